// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/refusal.h"

#include "core/models/json_guard.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

struct Words {
    std::string message, code, type;
};

/// Servers write {"error":{"message"}}, {"error":"…"}, {"message"}, {"detail"}, or one of these in an array.
Words wordsOf(const nlohmann::json& body) {
    const nlohmann::json& value = body.is_array() && !body.empty() ? body[0] : body;
    const nlohmann::json& error = member(value, "error");
    Words out;
    if (error.is_string()) {
        out.message = error.get<std::string>();
        out.type = stringMember(value, "error_type");
    } else if (error.is_object()) {
        out.message = stringMember(error, "message");
        out.code = stringMember(error, "code");
        out.type = stringMember(error, "type");
        if (out.type.empty())
            out.type = stringMember(error, "status"); // Google's RESOURCE_EXHAUSTED and the like
        if (out.message.empty())
            out.message = error.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    } else if (!stringMember(value, "message").empty()) {
        out.message = stringMember(value, "message");
        out.code = stringMember(value, "code");
        out.type = stringMember(value, "type");
    } else if (const nlohmann::json& detail = member(value, "detail"); !detail.is_null()) {
        out.message = detail.is_string()
                          ? detail.get<std::string>()
                          : detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
    return out;
}

Words wordsOf(const HttpResponse& response) {
    if (const auto json = parseForeignJson(response.body)) {
        Words words = wordsOf(*json);
        if (!words.message.empty())
            return words;
    }
    Words out;
    const std::size_t first = response.body.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return out;
    out.message =
        response.body[first] == '<' ? "an HTML page, not an answer of a model server" : response.body;
    return out;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool quotaUsedUp(const Words& words) {
    return words.code == "insufficient_quota" || words.type == "insufficient_quota";
}

bool contextTooLong(const Words& words) {
    return words.code == "context_length_exceeded" || words.type == "exceed_context_size_error" ||
           has(words.message, "maximum context length") || has(words.message, "prompt is too long") ||
           has(words.message, "exceeds the maximum number of tokens");
}

/// What a code or type inside an answer of status 200 would have been as a status.
int statusOf(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, int>, 19> known = {
        {{"invalid_request_error", 400},
         {"INVALID_ARGUMENT", 400},
         {"FAILED_PRECONDITION", 400},
         {"authentication_error", 401},
         {"UNAUTHENTICATED", 401},
         {"billing_error", 402},
         {"permission_error", 403},
         {"PERMISSION_DENIED", 403},
         {"not_found_error", 404},
         {"NOT_FOUND", 404},
         {"request_too_large", 413},
         {"rate_limit_error", 429},
         {"rate_limit_exceeded", 429},
         {"RESOURCE_EXHAUSTED", 429},
         {"api_error", 500},
         {"INTERNAL", 500},
         {"UNAVAILABLE", 503},
         {"timeout_error", 504},
         {"overloaded_error", 529}}};
    for (const auto& [name, status] : known)
        if (name == code)
            return status;
    return 0;
}

std::string_view urlRule(const ServerOptions& options) {
    return options.provider->dialect == WireDialect::OpenAi ? " (it ends with /v1)"
                                                            : " (the host, without a path)";
}

std::string remedy(const ServerOptions& options, int status, const Words& words) {
    if (contextTooLong(words))
        return "The text is too long for this model: give fewer passages or smaller chunks, or take a model "
               "with a longer context.";
    if (quotaUsedUp(words))
        return "The quota of this key is used up: look at the provider's billing page.";
    switch (status) {
    case 402:
        return "The provider wants to be paid first: look at its billing page.";
    case 401:
        return options.keyReference.empty()
                   ? "The server wants a key: add key=env:VARIABLE."
                   : fmt::format("The key in {} is not accepted: check it.", options.keyReference);
    case 403:
        return "The key may not do this: check its rights, the model and the region.";
    case 404:
        if (options.provider->dialect == WireDialect::Ollama)
            return fmt::format(
                "Fetch the model with `ollama pull {}`, or take one that `model doctor` lists.",
                options.model);
        return fmt::format(
            "The path or the model is not found there: check url={} and {}={}.", urlRule(options),
            options.provider->dialect == WireDialect::Azure ? "deployment" : "model", options.model);
    case 405:
        return fmt::format("This path takes no such call: check url={}.", urlRule(options));
    case 413:
        return "The request is too large for the server: give fewer passages.";
    case 429:
        return "The rate limit is reached: wait and try again later.";
    default:
        return status >= 500 || status == 408 ? "The server is in trouble or overloaded: try again later."
                                              : std::string();
    }
}

bool worthAnotherTry(const ServerOptions& options, int status, const Words& words) {
    if (quotaUsedUp(words) || contextTooLong(words))
        return false;
    if (options.provider->dialect == WireDialect::Gemini)
        return status == 408 || status == 429 || status == 500 || status == 503 || status == 504;
    if (options.provider->dialect == WireDialect::Tei)
        return status == 429 || status == 503;
    return status == 408 || status == 409 || status == 429 ||
           (status >= 500 && status != 501 && status != 505);
}

} // namespace

std::string foreignWords(std::string_view text, std::size_t cap) {
    std::string line;
    bool blank = false;
    for (const char c : printable(Redactor::instance().redact(text))) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            blank = !line.empty();
            continue;
        }
        if (blank)
            line += ' ';
        blank = false;
        line += c;
    }
    if (line.size() > cap) {
        line.resize(utf8Floor(line, cap));
        line += "…";
    }
    return line;
}

bool isContentFilter(const HttpResponse& response) {
    if (response.status != 400)
        return false;
    const Words words = wordsOf(response);
    return words.code == "content_filter" || words.type == "content_filter";
}

Error refusalOf(const ServerOptions& options, const HttpResponse& response, std::int64_t nowUnixMs) {
    const Words words = wordsOf(response);
    const std::string said = foreignWords(words.message);
    Error error = makeError(
        ErrorCode::Refused,
        said.empty() ? fmt::format("{} refused the request with status {} and no further words.",
                                   options.server, response.status)
                     : fmt::format("{} refused the request ({}): {}", options.server, response.status, said),
        remedy(options, response.status, words));
    error.detail = foreignWords(response.body, 2000);
    error.httpStatus = response.status;
    error.retryable = worthAnotherTry(options, response.status, words);
    if (const std::string wish = response.header("x-should-retry"); wish == "true" || wish == "false")
        error.retryable = wish == "true";
    error.retryAfter = retryAfterOf(response, nowUnixMs);
    return error;
}

Error refusalOf(const ServerOptions& options, std::string_view message, std::string_view code, int status) {
    const Words words{std::string(message), std::string(code), std::string(code)};
    if (status == 0)
        status = statusOf(code);
    const std::string said = foreignWords(message);
    Error error = makeError(ErrorCode::Refused,
                            fmt::format("{} broke off with an error: {}", options.server,
                                        said.empty() ? "it gave no words for it." : said),
                            remedy(options, status, words));
    error.httpStatus = status;
    error.retryable = worthAnotherTry(options, status, words);
    return error;
}

} // namespace touchstone
