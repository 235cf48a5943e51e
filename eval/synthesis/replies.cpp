// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/replies.h"

#include "eval/judges/verdicts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

using SchemaJson = nlohmann::ordered_json;

constexpr std::size_t kLongestQuestion = 2000, kLongestAnswer = 4000, kLongestQuote = 8000;
constexpr std::array<const char*, 4> kTypes{"how-to", "concept", "troubleshooting", "version"};

SchemaJson objectSchema(const SchemaJson& properties) {
    SchemaJson required = SchemaJson::array();
    for (const auto& property : properties.items())
        required.push_back(property.key());
    return {{"type", "object"},
            {"properties", properties},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

SchemaJson ofType(const char* type) {
    return {{"type", type}};
}

Result<SchemaJson> replyObject(std::string_view reply) {
    auto text = jsonObjectIn(reply);
    if (!text)
        return fail(std::move(text.error()));
    return SchemaJson::parse(*text);
}

/// A text that must be there.
Result<> readText(const SchemaJson& json, const char* key, std::size_t longest, std::string& into) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string())
        return fail(ErrorCode::Malformed, fmt::format("\"{}\" is no text", key));
    into = found->get<std::string>();
    const std::size_t begin = into.find_first_not_of(" \t\r\n");
    const std::size_t end = into.find_last_not_of(" \t\r\n");
    into = begin == std::string::npos ? std::string() : into.substr(begin, end - begin + 1);
    if (into.empty())
        return fail(ErrorCode::Malformed, fmt::format("\"{}\" is empty", key));
    if (into.size() > longest)
        return fail(ErrorCode::Malformed, fmt::format("\"{}\" is longer than {} bytes", key, longest));
    return {};
}

/// False: the model says that there is nothing to ask.
Result<bool> readUsable(const SchemaJson& json) {
    const auto found = json.find("usable");
    if (found == json.end() || !found->is_boolean())
        return fail(ErrorCode::Malformed, "\"usable\" is neither true nor false");
    return found->get<bool>();
}

/// The reply's object and whether it is usable, which every draft begins with.
Result<DraftReply> beginDraft(std::string_view reply, SchemaJson& json) {
    auto object = replyObject(reply);
    if (!object)
        return fail(std::move(object.error()));
    json = std::move(*object);
    auto usable = readUsable(json);
    if (!usable)
        return fail(std::move(usable.error()));
    DraftReply out;
    out.usable = *usable;
    return out;
}

Result<> readPair(const SchemaJson& json, DraftReply& out) {
    TOUCHSTONE_TRY(readText(json, "question", kLongestQuestion, out.question));
    return readText(json, "answer", kLongestAnswer, out.answer);
}

} // namespace

std::string singleSchema() {
    return objectSchema({{"usable", ofType("boolean")},
                         {"type", {{"type", "string"}, {"enum", kTypes}}},
                         {"question", ofType("string")},
                         {"answer", ofType("string")},
                         {"quote", ofType("string")}})
        .dump();
}

std::string severalSchema() {
    const SchemaJson quote = objectSchema({{"passage", ofType("integer")}, {"quote", ofType("string")}});
    return objectSchema({{"usable", ofType("boolean")},
                         {"question", ofType("string")},
                         {"answer", ofType("string")},
                         {"quotes", {{"type", "array"}, {"items", quote}}}})
        .dump();
}

std::string unanswerableSchema() {
    return objectSchema({{"usable", ofType("boolean")}, {"question", ofType("string")}}).dump();
}

std::string questionSchema() {
    return objectSchema({{"question", ofType("string")}}).dump();
}

std::string checkSchema() {
    return objectSchema({{"answerable", ofType("boolean")}, {"answer", ofType("string")}}).dump();
}

Result<DraftReply> readSingle(std::string_view reply) {
    SchemaJson json;
    auto begun = beginDraft(reply, json);
    if (!begun || !begun->usable)
        return begun;
    DraftReply& out = *begun;
    TOUCHSTONE_TRY(readPair(json, out));
    out.quotes.emplace_back();
    TOUCHSTONE_TRY(readText(json, "quote", kLongestQuote, out.quotes.back()));
    TOUCHSTONE_TRY(readText(json, "type", kLongestQuestion, out.type));
    if (std::find(kTypes.begin(), kTypes.end(), out.type) == kTypes.end())
        return fail(ErrorCode::Malformed, fmt::format("the type is not one of {}", fmt::join(kTypes, ", ")));
    return begun;
}

Result<DraftReply> readSeveral(std::string_view reply) {
    SchemaJson json;
    auto begun = beginDraft(reply, json);
    if (!begun || !begun->usable)
        return begun;
    DraftReply& out = *begun;
    TOUCHSTONE_TRY(readPair(json, out));
    out.quotes.resize(2);
    const auto quotes = json.find("quotes");
    if (quotes == json.end() || !quotes->is_array())
        return fail(ErrorCode::Malformed, "\"quotes\" is no list");
    for (const SchemaJson& one : *quotes) {
        const auto passage = one.is_object() ? one.find("passage") : one.end();
        if (!one.is_object() || passage == one.end() || !passage->is_number_integer())
            return fail(ErrorCode::Malformed, "a quote has no \"passage\"");
        const auto n = passage->get<std::int64_t>();
        if (n != 1 && n != 2)
            return fail(ErrorCode::Malformed, fmt::format("there is no passage {}", n));
        TOUCHSTONE_TRY(readText(one, "quote", kLongestQuote, out.quotes[static_cast<std::size_t>(n - 1)]));
    }
    for (std::size_t n = 0; n < out.quotes.size(); ++n)
        if (out.quotes[n].empty())
            return fail(ErrorCode::Malformed, fmt::format("there is no quote of passage {}", n + 1));
    return begun;
}

Result<DraftReply> readUnanswerable(std::string_view reply) {
    SchemaJson json;
    auto begun = beginDraft(reply, json);
    if (!begun || !begun->usable)
        return begun;
    TOUCHSTONE_TRY(readText(json, "question", kLongestQuestion, begun->question));
    return begun;
}

Result<DraftReply> readQuestion(std::string_view reply) {
    auto json = replyObject(reply);
    if (!json)
        return fail(std::move(json.error()));
    DraftReply out;
    TOUCHSTONE_TRY(readText(*json, "question", kLongestQuestion, out.question));
    return out;
}

Result<CheckReply> readCheck(std::string_view reply) {
    auto json = replyObject(reply);
    if (!json)
        return fail(std::move(json.error()));
    const auto answerable = json->find("answerable");
    if (answerable == json->end() || !answerable->is_boolean())
        return fail(ErrorCode::Malformed, "\"answerable\" is neither true nor false");
    CheckReply out;
    out.answerable = answerable->get<bool>();
    if (out.answerable)
        TOUCHSTONE_TRY(readText(*json, "answer", kLongestAnswer, out.answer));
    return out;
}

} // namespace touchstone
