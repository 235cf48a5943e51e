// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <fmt/format.h>

namespace touchstone {

std::string_view errorCodeName(ErrorCode code) {
    switch (code) {
    case ErrorCode::Usage:
        return "usage";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::BadInput:
        return "bad_input";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Offline:
        return "offline";
    case ErrorCode::Unreachable:
        return "unreachable";
    case ErrorCode::Refused:
        return "refused";
    case ErrorCode::Malformed:
        return "malformed";
    case ErrorCode::BudgetReached:
        return "budget_reached";
    case ErrorCode::WorkspaceDamaged:
        return "workspace_damaged";
    case ErrorCode::WorkspaceNewer:
        return "workspace_newer";
    case ErrorCode::WorkspaceBusy:
        return "workspace_busy";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

int exitCodeOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::Usage:
    case ErrorCode::NotFound:
        return 2;
    case ErrorCode::Offline:
    case ErrorCode::Unreachable:
    case ErrorCode::Refused:
    case ErrorCode::Malformed:
        return 3;
    case ErrorCode::BudgetReached:
        return 4;
    case ErrorCode::BadInput:
    case ErrorCode::Io:
        return 5;
    case ErrorCode::WorkspaceDamaged:
    case ErrorCode::WorkspaceNewer:
        return 6;
    case ErrorCode::Cancelled:
        return 130;
    case ErrorCode::WorkspaceBusy:
    case ErrorCode::Internal:
        return 1;
    }
    return 1;
}

std::string describe(const Error& error) {
    std::string out;
    if (!error.file.empty()) {
        out = error.file;
        if (error.line > 0) {
            out += fmt::format(":{}", error.line);
            if (error.column > 0)
                out += fmt::format(":{}", error.column);
        }
        out += ": ";
    }
    out += error.message;
    if (!error.hint.empty())
        out += fmt::format(" {}", error.hint);
    return out;
}

Error makeError(ErrorCode code, std::string message, std::string hint) {
    Error error;
    error.code = code;
    error.message = std::move(message);
    error.hint = std::move(hint);
    return error;
}

} // namespace touchstone
