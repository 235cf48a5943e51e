// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/range_questions.h"

#include "core/platform/env.h"
#include "core/text/tokens.h"
#include "eval/gold/csv.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

Error badRow(const std::string& file, std::int64_t line, std::string message, std::string hint = {}) {
    Error error = makeError(ErrorCode::BadInput, std::move(message), std::move(hint));
    error.file = file;
    error.line = line;
    error.column = 1;
    return error;
}

std::optional<fs::path> corpusFile(const fs::path& folder, const std::string& id) {
    const fs::path name(id);
    if (id.empty() || name.is_absolute() || id.find("..") != std::string::npos ||
        id.find('\0') != std::string::npos)
        return std::nullopt;
    std::error_code ignored;
    for (const char* below : {"corpora", ""})
        for (const char* extension : {".md", ".txt", ""}) {
            const fs::path path = folder / below / (id + extension);
            if (fs::is_regular_file(path, ignored))
                return path;
        }
    return std::nullopt;
}

class RangeReader {
public:
    explicit RangeReader(fs::path folder) : m_folder(std::move(folder)) {}

    Result<RangeQuestions> run() {
        std::error_code ignored;
        fs::path path = m_folder / "questions.csv";
        if (!fs::is_regular_file(path, ignored))
            path = m_folder / "questions_df.csv";
        m_file = path.string();
        const Result<std::string> text = readFile(path);
        if (!text)
            return fail(text.error());
        std::size_t number = 0; // 0 = the heading
        TOUCHSTONE_TRY(eachCsvRow(*text, m_file, [&](const CsvRow& row) {
            return number++ == 0 ? columns(row) : question(row, number - 1);
        }));
        if (number == 0)
            return fail(badRow(m_file, 1, "The file is empty.", kColumns));
        return std::move(m_out);
    }

private:
    static constexpr const char* kColumns = "Its columns are question, references and corpus_id.";

    Result<> columns(const CsvRow& heading) {
        for (std::size_t i = 0; i < heading.cells.size(); ++i)
            m_columns.emplace(heading.cells[i], i);
        for (const char* wanted : {"question", "references", "corpus_id"})
            if (m_columns.count(wanted) == 0)
                return fail(badRow(m_file, 1, fmt::format("There is no column '{}'.", wanted), kColumns));
        return {};
    }

    Result<std::uint32_t> corpus(const std::string& id, std::int64_t line) {
        if (const auto known = m_corpora.find(id); known != m_corpora.end())
            return known->second;
        const auto path = corpusFile(m_folder, id);
        if (!path)
            return fail(badRow(m_file, line, fmt::format("There is no corpus '{}'.", id),
                               "It is a .md or .txt file of that name in the folder or in its corpora/."));
        Result<std::string> bytes = readFile(*path);
        if (!bytes)
            return fail(bytes.error());
        const auto number = static_cast<std::uint32_t>(m_out.corpora.size());
        m_units.emplace_back(*bytes);
        m_out.corpora.push_back({id, path->lexically_relative(m_folder).generic_string(), std::move(*bytes)});
        m_corpora.emplace(id, number);
        return number;
    }

    Result<> question(const CsvRow& row, std::size_t number) {
        const auto field = [&](const char* name) {
            const auto column = m_columns.find(name);
            return column != m_columns.end() && column->second < row.cells.size() ? row.cells[column->second]
                                                                                  : std::string();
        };
        RangeQuestion out;
        out.id = field("id").empty() ? std::to_string(number) : field("id");
        out.question = field("question");
        const Result<std::uint32_t> which = corpus(field("corpus_id"), row.line);
        if (!which)
            return fail(which.error());
        out.corpus = *which;
        const Json list = Json::parse(field("references"), nullptr, false);
        if (!list.is_array())
            return fail(badRow(m_file, row.line, "The references are no JSON list.",
                               "Each is {content, start_index, end_index}, in characters."));
        const TextUnits& units = m_units[out.corpus];
        for (const Json& one : list) {
            const bool ranged = one.is_object() && one.contains("start_index") && one.contains("end_index") &&
                                one["start_index"].is_number_unsigned() &&
                                one["end_index"].is_number_unsigned();
            TextRange range;
            if (ranged)
                range = {one["start_index"].get<std::uint64_t>(), one["end_index"].get<std::uint64_t>()};
            if (!ranged || range.start > range.end || range.end > units.chars())
                return fail(badRow(
                    m_file, row.line,
                    fmt::format("Reference {} is no range of the corpus.", out.references.size() + 1)));
            if (one.contains("content") && one["content"].is_string()) {
                const std::string& bytes = m_out.corpora[out.corpus].bytes;
                const std::size_t from = units.byteOfChar(range.start);
                std::string there = bytes.substr(from, units.byteOfChar(range.end) - from);
                for (std::size_t at = there.find("\r\n"); at != std::string::npos;
                     at = there.find("\r\n", at))
                    there.erase(at, 1);
                m_out.otherWords += there == one["content"].get<std::string>() ? 0U : 1U;
            }
            out.references.push_back(range);
        }
        m_out.questions.push_back(std::move(out));
        return {};
    }

    fs::path m_folder;
    std::string m_file;
    std::map<std::string, std::size_t> m_columns;
    std::map<std::string, std::uint32_t> m_corpora;
    std::vector<TextUnits> m_units;
    RangeQuestions m_out;
};

} // namespace

Result<RangeQuestions> readRangeQuestions(const std::filesystem::path& folder) {
    return RangeReader(folder).run();
}

TextUnits::TextUnits(std::string_view text) {
    m_chars.reserve(text.size() + 1);
    m_tokens.assign(text.size() + 1, 0);
    std::uint32_t chars = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        m_chars.push_back(chars);
        // A character counts once its last byte is behind, "\r\n" with its second.
        const bool lineEnd = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        const bool last =
            at + 1 == text.size() || (static_cast<unsigned char>(text[at + 1]) & 0xC0U) != 0x80U;
        chars += last && !lineEnd ? 1U : 0U;
    }
    m_chars.push_back(chars);
    // Words have the tokens of the estimate; a place inside of one has its share of them.
    std::uint32_t tokens = 0;
    const auto isBlank = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) <= 0x20; };
    for (std::size_t at = 0; at < text.size();) {
        if (isBlank(at)) {
            m_tokens[at++] = tokens;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !isBlank(end))
            ++end;
        const std::size_t own = estimateTokens(text.substr(at, end - at));
        for (std::size_t i = at; i < end; ++i)
            m_tokens[i] = tokens + static_cast<std::uint32_t>(own * (i - at) / (end - at));
        tokens += static_cast<std::uint32_t>(own);
        at = end;
    }
    m_tokens[text.size()] = tokens;
}

std::size_t TextUnits::byteOfChar(std::uint64_t character) const {
    return static_cast<std::size_t>(std::lower_bound(m_chars.begin(), m_chars.end() - 1, character) -
                                    m_chars.begin());
}

} // namespace touchstone
