// SPDX-License-Identifier: GPL-3.0-or-later
// An engine as a SPEC describes it, understood and checked. Internal to core/engines. Plain value and pure
// functions.
#pragma once

#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/platform/http.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace touchstone {

struct EngineOptions {
    bool qdrant = false; ///< else Chroma
    Spec spec;           ///< canonical, without collection=
    std::string base;    ///< scheme, host, port and leading path
    std::string server;  ///< HOST:PORT
    bool loopback = false;
    std::string keyReference; ///< env:… or keychain:…, "" = no key
    bool bearer = false;      ///< Chroma: Authorization instead of X-Chroma-Token
    std::string tenant = "default_tenant", database = "default_database"; ///< Chroma
    std::string vectorName;                                               ///< Qdrant: using=
    HttpTimeouts timeouts;
    std::chrono::milliseconds timeout{60000}; ///< a call with its retries and waits
    int retries = 2;
    std::size_t batch = 300;

    [[nodiscard]] std::string product() const { return qdrant ? "Qdrant" : "Chroma"; }
};

/// Errors: Usage.
Result<EngineOptions> readEngineOptions(const Spec& spec);

} // namespace touchstone
