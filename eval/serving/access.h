// SPDX-License-Identifier: GPL-3.0-or-later
// Who may speak to the server: the bearer token, and requests that a web page in somebody's browser sends
// (names that were made to point here, foreign origins). Immutable; safe for concurrent use.
#pragma once

#include "core/base/hashing.h"
#include "core/base/result.h"
#include "eval/serving/api_error.h"
#include "eval/serving/http_call.h"

#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

class Access {
public:
    /// "" = no token is asked for. The token itself is not kept.
    explicit Access(std::string_view token);
    /// Why a request is not let in: 401 (token), 403 (Host, Origin).
    [[nodiscard]] std::optional<ApiError> refusal(const HttpCall& call, bool needsToken) const;

private:
    [[nodiscard]] bool holds(std::string_view authorization) const;
    bool m_open;
    Sha256Digest m_token{};
};

/// 43 characters, 256 random bits of the system. Errors: Internal (the system gives none).
Result<std::string> makeToken();

/// A Host header (or the part of an Origin after "://") that names this computer: 127.0.0.1, localhost,
/// [::1], each with or without a port.
bool isLoopbackAuthority(std::string_view authority);

} // namespace touchstone
