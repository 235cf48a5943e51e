// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_suite.h"

#include "core/base/hashing.h"
#include "core/base/json_depth.h"
#include "core/text/utf8.h"
#include "eval/experiments/json_fields.h"
#include "eval/metrics/metric_registry.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <unordered_map>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepestLine = 60;
constexpr double kAnyScore = 1e300;
constexpr const char* kSuiteHint = "Nothing was run; the format is in docs/formats/suite.md.";
constexpr std::string_view kExpectations =
    "contains, icontains, equals, starts-with, regex, is-json (each also "
    "with not-), cites, not-cites, refuses, answers, rubric, score";

std::int64_t suiteColumn(std::string_view line, std::size_t byte) {
    const std::string_view before = line.substr(0, byte);
    return 1 + std::count_if(before.begin(), before.end(),
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

/// One line and where it stands.
struct SuiteLine {
    const std::string& file;
    std::int64_t number;
    std::string_view text;

    [[nodiscard]] tl::unexpected<Error> fault(std::string message, std::size_t byte = 0) const {
        if (!message.empty() && message[0] >= 'a' && message[0] <= 'z')
            message[0] = static_cast<char>(message[0] - 'a' + 'A');
        Error error = makeError(ErrorCode::BadInput, std::move(message), kSuiteHint);
        error.file = file;
        error.line = number;
        error.column = suiteColumn(text, byte);
        return tl::unexpected(std::move(error));
    }
    /// The column is that of the field that a message of JsonFields names first, where the line has it.
    [[nodiscard]] tl::unexpected<Error> about(const Error& error) const {
        const std::size_t open = error.message.find('\'');
        const std::size_t close = open == std::string::npos ? open : error.message.find('\'', open + 1);
        std::size_t byte = 0;
        if (close != std::string::npos) {
            const std::size_t at =
                text.find(fmt::format("\"{}\"", error.message.substr(open + 1, close - open - 1)));
            byte = at == std::string_view::npos ? 0 : at;
        }
        return fault(error.message, byte);
    }
};

std::string shownText(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    std::string out = "\"";
    for (const char c : text.substr(0, utf8Floor(text, kLongest)))
        out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return out + (text.size() > kLongest ? "…\"" : "\"");
}

Result<> readCites(JsonFields& fields, Expectation& out) {
    fields.text("path", out.place.path);
    fields.text("heading", out.place.heading);
    fields.text("anchor", out.place.anchor);
    if (out.place.path.empty())
        fields.complain("path", "is missing: which page is to be cited?");
    if (out.place.anchor.starts_with("#"))
        out.place.anchor.erase(0, 1);
    const std::string& section = out.place.anchor.empty() ? out.place.heading : out.place.anchor;
    out.name = fmt::format("{} {}{}{}", out.negated ? "does not cite" : "cites", out.place.path,
                           section.empty() ? "" : "#", section);
    return fields.finish();
}

Result<> readRubric(JsonFields& fields, std::size_t number, Expectation& out) {
    fields.text("criteria", out.rubric.criteria);
    fields.optionalNumber("min", out.min, 1, 5);
    std::vector<std::string> anchors;
    fields.texts("anchors", anchors);
    if (out.rubric.criteria.empty())
        fields.complain("criteria", "are missing: what is the judge to look at?");
    if (!out.min)
        fields.complain("min", "is missing: from which grade of 1 to 5 does it pass?");
    if (!anchors.empty() && anchors.size() != out.rubric.anchors.size())
        fields.complain("anchors", "are five texts: what 1, 2, 3, 4 and 5 look like");
    std::copy_n(anchors.begin(), std::min(anchors.size(), out.rubric.anchors.size()),
                out.rubric.anchors.begin());
    out.rubric.name = fmt::format("e{}", number);
    out.name = fmt::format("rubric {} >= {:g}", shownText(out.rubric.criteria), out.min.value_or(0));
    return fields.finish();
}

Result<> readScore(JsonFields& fields, Expectation& out) {
    fields.text("metric", out.metric);
    fields.optionalNumber("min", out.min, -kAnyScore, kAnyScore);
    fields.optionalNumber("max", out.max, -kAnyScore, kAnyScore);
    if (out.metric.empty())
        fields.complain("metric", "is missing");
    else if (const auto known = metricByName(out.metric); !known)
        fields.complain("metric", fmt::format("is wrong: {} {}", known.error().message, known.error().hint));
    else if (known->group == "judge")
        fields.complain("metric", "is given by a judge: write a rubric instead");
    if (!out.min && !out.max)
        fields.complain("metric", "has no limit: min, max or both");
    out.name = out.metric + (out.min ? fmt::format(" >= {:g}", *out.min) : "") +
               (out.max ? fmt::format(" <= {:g}", *out.max) : "");
    return fields.finish();
}

Result<Expectation> readExpectation(const Json& json, std::size_t number) {
    Expectation out;
    const std::string where = fmt::format(" in expectation {}", number);
    JsonFields fields(json, where);
    std::string type;
    fields.text("type", type);
    if (type == "cites" || type == "not-cites") {
        out.kind = ExpectKind::Cites;
        out.negated = type != "cites";
        TOUCHSTONE_TRY(readCites(fields, out));
    } else if (type == "refuses" || type == "answers") {
        out.kind = type == "refuses" ? ExpectKind::Refuses : ExpectKind::Answers;
        out.name = type;
        TOUCHSTONE_TRY(fields.finish());
    } else if (type == "rubric") {
        out.kind = ExpectKind::Rubric;
        TOUCHSTONE_TRY(readRubric(fields, number, out));
    } else if (type == "score") {
        out.kind = ExpectKind::Score;
        TOUCHSTONE_TRY(readScore(fields, out));
    } else {
        fields.any("value");
        TOUCHSTONE_TRY(fields.finish());
        auto form = formatCheckFromJson(json);
        if (!form) {
            Error error = std::move(form.error());
            error.message = fmt::format("'type'{}: {}", where, error.message);
            if (error.message.find("no check of type") != std::string::npos)
                error.message += fmt::format(" There are {}.", kExpectations);
            return fail(std::move(error));
        }
        out.form = std::move(*form);
        const bool json_ = out.form.kind == FormatKind::Json || out.form.kind == FormatKind::JsonSchema;
        out.name = type + (json_ ? std::string() : " " + shownText(out.form.value));
    }
    return out;
}

/// What a gold item has of it, read as gold items are. `relevant` [] is put in where it is missing.
Result<GoldItem> readGoldPart(const Json& json, const SuiteLine& line) {
    Json gold = json;
    for (const char* key : {"expect", "corpus", "quarantine"})
        gold.erase(key);
    if (!gold.contains("relevant"))
        gold["relevant"] = Json::array();
    auto read = parseGoldJsonLines(gold.dump(-1, ' ', false, Json::error_handler_t::replace), line.file);
    if (!read)
        return line.about(read.error());
    return std::move(read->front());
}

Result<SuiteItem> readItem(const Json& json, const SuiteLine& line) {
    SuiteItem out;
    out.line = line.number;
    out.hash = sha256Hex(line.text);
    JsonFields fields(json, "");
    for (const char* key :
         {"id", "question", "answer", "answer_points", "relevant", "tags", "type", "status"})
        fields.any(key); // read with the gold part
    fields.text("corpus", out.corpus);
    fields.text("quarantine", out.quarantine);
    const Json* expect = fields.array("expect");
    if (const auto sound = fields.finish(); !sound) // a misspelt field before a missing one
        return line.about(sound.error());
    if (!expect || expect->empty())
        return line.fault("'expect' is missing: a list of what must hold of the answer, with one at least.");
    auto gold = readGoldPart(json, line);
    if (!gold)
        return fail(std::move(gold.error()));
    out.gold = std::move(*gold);
    bool refuses = false;
    bool answers = false;
    for (std::size_t i = 0; i < expect->size(); ++i) {
        if (!(*expect)[i].is_object())
            return line.fault(fmt::format("Expectation {} is no object with a 'type'.", i + 1));
        auto one = readExpectation((*expect)[i], i + 1);
        if (!one)
            return line.about(one.error());
        refuses = refuses || one->kind == ExpectKind::Refuses;
        answers = answers || one->kind == ExpectKind::Answers || one->kind == ExpectKind::Cites;
        out.expect.push_back(std::move(*one));
    }
    if (refuses && std::any_of(out.expect.begin(), out.expect.end(), [](const Expectation& one) {
            return one.kind == ExpectKind::Answers || (one.kind == ExpectKind::Cites && !one.negated);
        }))
        return line.fault("The item is to refuse and to answer: it can never pass.",
                          line.text.find("refuses"));
    out.answerable = !refuses && !(json.contains("relevant") && out.gold.unanswerable() && !answers);
    return out;
}

Result<> readHeader(const Json& json, const SuiteLine& line, PromptSuite& out) {
    JsonFields fields(json, "");
    std::int64_t format = 0;
    fields.whole("touchstone_suite", format, 1, 1);
    fields.text("name", out.name);
    fields.text("corpus", out.corpus);
    fields.text("model", out.model);
    fields.text("judge", out.judge);
    fields.optionalWhole("repeats", out.repeats, 1, 100);
    fields.optionalWhole("k", out.k, 1, 1000);
    if (const auto sound = fields.finish(); !sound)
        return line.about(sound.error());
    return {};
}

Result<Json> readObject(const SuiteLine& line) {
    if (jsonNestsDeeperThan(line.text, kDeepestLine))
        return line.fault("This line is nested too deeply.");
    try {
        Json json = Json::parse(line.text);
        if (!json.is_object())
            return line.fault("This line is no JSON object: each item stands on a line of its own.");
        return json;
    } catch (const Json::parse_error& e) {
        return line.fault("This line is no JSON: each item stands on a line of its own.",
                          std::min(line.text.size(), e.byte > 0 ? e.byte - 1 : std::size_t{0}));
    }
}

} // namespace

Result<PromptSuite> parsePromptSuite(std::string_view text, const std::string& file) {
    PromptSuite out;
    out.file = file;
    std::unordered_map<std::string, std::int64_t> ids;
    std::int64_t number = 0;
    std::size_t at = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
    bool first = true;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view content = text.substr(at, end - at);
        at = end + 1;
        ++number;
        while (content.ends_with('\r') || content.ends_with(' '))
            content.remove_suffix(1);
        if (content.find_first_not_of(" \t") == std::string_view::npos)
            continue;
        const SuiteLine line{file, number, content};
        auto json = readObject(line);
        if (!json)
            return fail(std::move(json.error()));
        const bool header = json->contains("touchstone_suite");
        if (header && !first)
            return line.fault("The header is the first line.");
        first = false;
        if (header) {
            TOUCHSTONE_TRY(readHeader(*json, line, out));
            continue;
        }
        auto item = readItem(*json, line);
        if (!item)
            return fail(std::move(item.error()));
        const auto [known, fresh] = ids.emplace(item->gold.id, number);
        if (!fresh)
            return line.fault(
                fmt::format("The id '{}' stands on line {} already.", item->gold.id, known->second),
                content.find("\"id\""));
        out.items.push_back(std::move(*item));
    }
    if (out.items.empty())
        return SuiteLine{file, std::max<std::int64_t>(number, 1), {}}.fault(
            "There is no item in this file: one JSON object a line, {\"id\", \"question\", \"expect\": "
            "[...]}.");
    if (out.name.empty())
        out.name = std::filesystem::path(file == "-" ? "suite" : file).stem().string();
    return out;
}

} // namespace touchstone
