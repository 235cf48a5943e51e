// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace touchstone {

Error sqliteError(sqlite3* handle, int code, std::string_view what, std::string_view path) {
    const std::string said = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    Error error;
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error = makeError(ErrorCode::WorkspaceBusy,
                          fmt::format("The workspace {} is being written by another process.", path),
                          "Try again in a moment.");
        error.retryable = true;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error = makeError(
            ErrorCode::WorkspaceDamaged, fmt::format("The workspace {} is damaged: {}.", path, said),
            "Nothing was overwritten. Copy the file away, save what is left with \"sqlite3 FILE .recover | "
            "sqlite3 NEW\", or go on with another --workspace; corpora come back with `corpus add`.");
        break;
    case SQLITE_INTERRUPT:
        error = makeError(ErrorCode::Cancelled, "Stopped.");
        break;
    case SQLITE_FULL:
        error = makeError(ErrorCode::Io, fmt::format("There is no space left for the workspace {}.", path),
                          "Free some space and try again; the workspace is as it was before.");
        break;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        error = makeError(ErrorCode::Io, fmt::format("The workspace {} cannot be used: {}.", path, said),
                          "Look at the permissions of the file and its folder.");
        break;
    case SQLITE_NOMEM:
        error = makeError(ErrorCode::Io, "There was not enough memory for the workspace.");
        break;
    case SQLITE_TOOBIG:
        error =
            makeError(ErrorCode::BadInput, "A text or a picture is larger than a workspace can hold (1 GB).");
        break;
    default:
        error = makeError(ErrorCode::Internal, fmt::format("The workspace refused a statement: {}.", said));
    }
    error.detail = fmt::format("SQLite {}: {} [{}]", code, said, what.substr(0, 200));
    return error;
}

} // namespace touchstone
