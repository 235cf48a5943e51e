// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of the HTTP interface in the shape that clients of OpenAI's know:
// {"error": {"message", "type", "param", "code"}}. Plain values and pure functions.
#pragma once

#include "core/base/error.h"
#include "eval/serving/http_call.h"

#include <chrono>
#include <optional>
#include <string>

namespace touchstone {

struct ApiError {
    int status = 400;
    std::string type = "invalid_request_error";
    std::string code;  ///< "" = null
    std::string param; ///< the field that is meant; "" = null
    std::string message;
    std::optional<std::chrono::milliseconds> retryAfter{};
};

/// A fault of ours or of what we rely on, as the client should take it. `answering`: it came while an answer
/// was made, so that what was not found is not the client's doing.
ApiError apiErrorOf(const Error& error, bool answering);

/// A request that makes no sense, and the field that is meant.
ApiError badField(std::string param, std::string message);

std::string apiErrorJson(const ApiError& error);
HttpReply errorReply(const ApiError& error);
/// The same for what the server itself cannot read or take.
HttpReply errorReply(int status, const std::string& message);

} // namespace touchstone
