// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/api_error.h"

#include "core/platform/secrets.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

struct Seen {
    int status;
    std::string_view type;
};

Seen seenBy(const Error& error, bool answering) {
    switch (error.code) {
    case ErrorCode::Usage:
    case ErrorCode::BadInput:
        return answering ? Seen{500, "server_error"} : Seen{400, "invalid_request_error"};
    case ErrorCode::NotFound:
        return answering ? Seen{500, "server_error"} : Seen{404, "invalid_request_error"};
    case ErrorCode::Offline:
    case ErrorCode::WorkspaceBusy:
    case ErrorCode::Cancelled:
        return {503, "server_error"};
    case ErrorCode::Unreachable:
        return {error.detail == "time" ? 504 : 502, "upstream_error"};
    case ErrorCode::Refused:
        return {error.httpStatus == 429 ? 429 : 502,
                error.httpStatus == 429 ? "rate_limit_error" : "upstream_error"};
    case ErrorCode::Malformed:
        return {502, "upstream_error"};
    case ErrorCode::BudgetReached:
        return {429, "insufficient_quota"};
    case ErrorCode::Io:
    case ErrorCode::WorkspaceDamaged:
    case ErrorCode::WorkspaceNewer:
    case ErrorCode::Internal:
        break;
    }
    return {500, "server_error"};
}

} // namespace

ApiError apiErrorOf(const Error& error, bool answering) {
    const Seen seen = seenBy(error, answering);
    ApiError out;
    out.status = seen.status;
    out.type = seen.type;
    out.code = errorCodeName(error.code);
    out.message = error.hint.empty() ? error.message : error.message + " " + error.hint;
    out.retryAfter = error.retryAfter;
    return out;
}

ApiError badField(std::string param, std::string message) {
    ApiError error;
    error.param = std::move(param);
    error.message = std::move(message);
    return error;
}

std::string apiErrorJson(const ApiError& error) {
    using Ordered = nlohmann::ordered_json;
    const Ordered json = {{"error",
                           {{"message", Redactor::instance().redactKnown(error.message)},
                            {"type", error.type},
                            {"param", error.param.empty() ? Ordered(nullptr) : Ordered(error.param)},
                            {"code", error.code.empty() ? Ordered(nullptr) : Ordered(error.code)}}}};
    return json.dump(-1, ' ', false, Ordered::error_handler_t::replace);
}

HttpReply errorReply(const ApiError& error) {
    HttpReply reply{error.status, "application/json", apiErrorJson(error)};
    if (error.status == 401)
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (error.retryAfter)
        reply.headers.emplace_back("Retry-After",
                                   fmt::format("{}", (error.retryAfter->count() + 999) / 1000));
    return reply;
}

HttpReply errorReply(int status, const std::string& message) {
    ApiError error;
    error.status = status;
    error.type = status >= 500 ? "server_error" : "invalid_request_error";
    error.message = message;
    return errorReply(error);
}

} // namespace touchstone
