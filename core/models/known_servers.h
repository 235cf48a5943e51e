// SPDX-License-Identifier: GPL-3.0-or-later
// What `model doctor` found out about a server, kept in the workspace, so that later calls need not probe.
#pragma once

#include "core/base/result.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

struct KnownServer { ///< none = not known
    std::optional<bool> stream{}, streamUsage{}, tools{}, jsonSchema{}, embeddings{};
    std::optional<bool> completionTokens{}; ///< takes max_completion_tokens, not max_tokens
    std::int64_t contextTokens = 0;         ///< 0 = not known
    std::int64_t probedUnixMs = 0;
};

std::string knownServerJson(const KnownServer& known);
/// Fields that are missing or of another type are not known. Errors: BadInput (no JSON object).
Result<KnownServer> knownServerFromJson(std::string_view json);

/// Kept under the part of the SPEC that says which model of which server. Errors: those of the workspace.
Result<> keepKnownServer(const Workspace& workspace, std::string_view spec, const KnownServer& known);
Result<std::optional<KnownServer>> findKnownServer(const Workspace& workspace, std::string_view spec);

} // namespace touchstone
