// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, as a value. Errors are data: code to switch on, sentences to read, a place to look at, a
// remedy. Plain value, safe to copy between threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// One line of meaning per code. Exit codes of the command line follow from them (exitCodeOf).
enum class ErrorCode : std::uint8_t {
    Usage,            ///< The caller asked for something that does not make sense: an option, a spec, a name.
    NotFound,         ///< A named corpus, chunk, trace, gold set ... does not exist in the workspace.
    BadInput,         ///< A file or source that was given cannot be read as what it should be.
    Io,               ///< The file system refused: permission, space, a vanished file.
    Offline,          ///< The offline switch is on and the request was not for loopback; nothing was sent.
    Unreachable,      ///< No connection, no name, no answer in time, a stream that broke.
    Refused,          ///< The other side answered and said no: 4xx, 5xx, an error body.
    Malformed,        ///< The other side answered something that cannot be understood.
    BudgetReached,    ///< A limit on money, tokens or calls was reached before the call was made.
    WorkspaceDamaged, ///< The workspace file is not a sound database of ours.
    WorkspaceNewer,   ///< The workspace was written by a newer program.
    WorkspaceBusy,    ///< Another process is writing; the message says who and what.
    Cancelled,        ///< The user stopped it. An outcome, not a fault: never shown as one.
    Internal,         ///< A broken promise of our own code; a report is welcome.
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;     ///< One sentence: what happened, naming the thing.
    std::string hint;        ///< What to do about it; may be empty.
    std::string detail;      ///< Raw words of the other side, for a log; may be empty. Never holds a secret.
    std::string file;        ///< Input file the error is about; empty when none.
    std::int64_t line = 0;   ///< 1-based; 0 = no line.
    std::int64_t column = 0; ///< 1-based, in characters; 0 = no column.
    bool retryable = false;
    std::optional<std::chrono::milliseconds> retryAfter{}; ///< The server's own wish, when it had one.
    int httpStatus = 0;                                    ///< 0 = no answer with a status.
};

/// Stable lower_snake name of a code, used in JSON (`error.code`).
std::string_view errorCodeName(ErrorCode code);

/// Exit code of the command line for an error: 2 usage, 3 provider, 4 budget, 5 input, 6 workspace, 130
/// cancelled, 1 else.
int exitCodeOf(ErrorCode code);

/// "file:line:column: message (hint)", leaving out what is not there.
std::string describe(const Error& error);

Error makeError(ErrorCode code, std::string message, std::string hint = {});

} // namespace touchstone
