// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/verdicts.h"

#include "core/base/json_depth.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepestVerdict = 16;
constexpr std::size_t kMostStatements = 200;

Result<Json> objectIn(std::string_view reply) {
    auto text = jsonObjectIn(reply);
    if (!text)
        return fail(std::move(text.error()));
    return Json::parse(*text);
}

tl::unexpected<Error> malformed(std::string message) {
    return fail(ErrorCode::Malformed, std::move(message));
}

/// The end of the object that begins at `at`, npos when it does not end; braces in texts do not count.
std::size_t endOfObject(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = at; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

} // namespace

std::string statementsSchema() {
    return Json{{"type", "object"},
                {"properties", {{"statements", {{"type", "array"}, {"items", {{"type", "string"}}}}}}},
                {"required", {"statements"}},
                {"additionalProperties", false}}
        .dump();
}

std::string verdictsSchema(const VerdictWords& words) {
    const Json verdict{{"type", "object"},
                       {"properties",
                        {{"n", {{"type", "integer"}}},
                         {"reason", {{"type", "string"}}},
                         {"verdict", {{"type", "string"}, {"enum", words}}}}},
                       {"required", {"n", "reason", "verdict"}},
                       {"additionalProperties", false}};
    return Json{{"type", "object"},
                {"properties", {{"verdicts", {{"type", "array"}, {"items", verdict}}}}},
                {"required", {"verdicts"}},
                {"additionalProperties", false}}
        .dump();
}

std::string rubricSchema() {
    return Json{
        {"type", "object"},
        {"properties",
         {{"reason", {{"type", "string"}}}, {"score", {{"type", "integer"}, {"enum", {1, 2, 3, 4, 5}}}}}},
        {"required", {"reason", "score"}},
        {"additionalProperties", false}}
        .dump();
}

Result<std::string> jsonObjectIn(std::string_view reply) {
    const std::size_t begin = reply.find('{');
    if (begin == std::string_view::npos)
        return malformed("there is no JSON object in it");
    const std::size_t end = endOfObject(reply, begin);
    if (end == std::string_view::npos)
        return malformed("its JSON object does not end");
    if (reply.find('{', end) != std::string_view::npos)
        return malformed("there is more than one JSON object in it");
    std::string object(reply.substr(begin, end - begin));
    if (jsonNestsDeeperThan(object, kDeepestVerdict) || !Json::accept(object))
        return malformed("its JSON is not valid");
    return object;
}

Result<std::vector<std::string>> readStatements(std::string_view reply) {
    auto json = objectIn(reply);
    if (!json)
        return fail(std::move(json.error()));
    const auto list = json->find("statements");
    if (list == json->end() || !list->is_array())
        return malformed("\"statements\" is no list");
    if (list->size() > kMostStatements)
        return malformed(fmt::format("there are more than {} statements", kMostStatements));
    std::vector<std::string> out;
    for (const Json& one : *list) {
        if (!one.is_string())
            return malformed("a statement is no text");
        std::string text = one.get<std::string>();
        if (text.find_first_not_of(" \t\r\n") != std::string::npos)
            out.push_back(std::move(text));
    }
    return out;
}

Result<std::vector<std::size_t>> readVerdicts(std::string_view reply, std::size_t count,
                                              const VerdictWords& words) {
    auto json = objectIn(reply);
    if (!json)
        return fail(std::move(json.error()));
    const auto list = json->find("verdicts");
    if (list == json->end() || !list->is_array())
        return malformed("\"verdicts\" is no list");
    std::vector<std::size_t> out(count, words.size());
    for (const Json& one : *list) {
        const auto number = one.is_object() ? one.find("n") : one.end();
        const auto verdict = one.is_object() ? one.find("verdict") : one.end();
        if (!one.is_object() || number == one.end() || !number->is_number_integer() || verdict == one.end())
            return malformed("a verdict has no \"n\" or no \"verdict\"");
        const auto n = number->get<std::int64_t>();
        if (n < 1 || n > static_cast<std::int64_t>(count))
            return malformed(fmt::format("there is a verdict on {}, and only {} were asked for", n, count));
        const auto word = verdict->is_string()
                              ? std::find(words.begin(), words.end(), verdict->get<std::string>())
                              : words.end();
        if (word == words.end())
            return malformed(fmt::format("the verdict on {} is {} and not one of {}", n,
                                         verdict->dump(-1, ' ', false, Json::error_handler_t::replace),
                                         fmt::join(words, ", ")));
        std::size_t& slot = out[static_cast<std::size_t>(n - 1)];
        if (slot != words.size())
            return malformed(fmt::format("there are two verdicts on {}", n));
        slot = static_cast<std::size_t>(word - words.begin());
    }
    const auto missing = std::find(out.begin(), out.end(), words.size());
    if (missing != out.end())
        return malformed(fmt::format("there is no verdict on {}", missing - out.begin() + 1));
    return out;
}

Result<RubricVerdict> readRubric(std::string_view reply) {
    auto json = objectIn(reply);
    if (!json)
        return fail(std::move(json.error()));
    const auto score = json->find("score");
    if (score == json->end() || !score->is_number_integer())
        return malformed("\"score\" is no whole number");
    const auto value = score->get<std::int64_t>();
    if (value < 1 || value > 5)
        return malformed(fmt::format("the score {} is not on the scale from 1 to 5", value));
    const auto reason = json->find("reason");
    return RubricVerdict{static_cast<int>(value),
                         reason != json->end() && reason->is_string() ? reason->get<std::string>() : ""};
}

std::string pairSchema() {
    return Json{{"type", "object"},
                {"properties",
                 {{"reason", {{"type", "string"}}},
                  {"verdict", {{"type", "string"}, {"enum", {"first", "second", "tie"}}}}}},
                {"required", {"reason", "verdict"}},
                {"additionalProperties", false}}
        .dump();
}

Result<PairVerdict> readPair(std::string_view reply) {
    auto json = objectIn(reply);
    if (!json)
        return fail(std::move(json.error()));
    const auto verdict = json->find("verdict");
    if (verdict == json->end() || (*verdict != "first" && *verdict != "second" && *verdict != "tie"))
        return malformed(fmt::format("the verdict is {} and not one of first, second, tie",
                                     verdict == json->end()
                                         ? "missing"
                                         : verdict->dump(-1, ' ', false, Json::error_handler_t::replace)));
    const auto reason = json->find("reason");
    return PairVerdict{verdict->get<std::string>(),
                       reason != json->end() && reason->is_string() ? reason->get<std::string>() : ""};
}

} // namespace touchstone
