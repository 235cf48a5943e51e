// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/sample_index.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>

namespace touchstone {

namespace {

constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();
constexpr float kFailedValue = std::numeric_limits<float>::infinity();
constexpr std::size_t kLookUpEvery = 1024;

/// Scores of one sample into the columns, straight from the JSON that scoresJson() writes: flat, no blanks
/// that matter, names without escapes. What looks otherwise is left to a real parser.
class ScoreReader {
public:
    explicit ScoreReader(SampleIndex& index) : m_index(index) {}
    bool read(std::string_view scores) {
        m_expected = 0;
        return quick(scores) || thorough(scores);
    }

private:
    bool quick(std::string_view text) {
        m_at = text.data();
        m_end = text.data() + text.size();
        if (!take('{'))
            return false;
        if (take('}'))
            return m_at == m_end;
        do {
            std::string_view name;
            if (!word(name) || !take(':'))
                return false;
            float value = kNoValue;
            if (take('{')) {
                if (!reason(value))
                    return false;
            } else {
                const auto parsed = std::from_chars(m_at, m_end, value);
                if (parsed.ec != std::errc())
                    return false;
                m_at = parsed.ptr;
            }
            m_index.values[columnOf(name)].back() = value;
        } while (take(','));
        return take('}') && m_at == m_end;
    }
    /// The rest of {"na": "..."} or {"failed": "...", "raw": "..."}.
    bool reason(float& value) {
        do {
            std::string_view field;
            if (!word(field) || !take(':'))
                return false;
            if (field == "failed")
                value = kFailedValue;
            if (!skipText())
                return false;
        } while (take(','));
        return take('}');
    }
    bool take(char c) {
        while (m_at != m_end && *m_at == ' ')
            ++m_at;
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool word(std::string_view& out) {
        if (!take('"'))
            return false;
        const char* from = m_at;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\')
            ++m_at;
        if (m_at == m_end || *m_at == '\\')
            return false;
        out = {from, static_cast<std::size_t>(m_at - from)};
        ++m_at;
        return true;
    }
    bool skipText() {
        if (!take('"'))
            return false;
        for (; m_at != m_end; ++m_at) {
            if (*m_at == '"') {
                ++m_at;
                return true;
            }
            if (*m_at == '\\' && ++m_at == m_end)
                return false;
        }
        return false;
    }
    bool thorough(std::string_view text) {
        auto scores = scoresFromJson(text);
        if (!scores)
            return false;
        for (const auto& [name, score] : *scores)
            m_index.values[columnOf(name)].back() = score.hasValue() ? static_cast<float>(score.value)
                                                    : score.state == ScoreState::Failed ? kFailedValue
                                                                                        : kNoValue;
        return true;
    }
    /// Samples have their measures in the same order, mostly.
    std::size_t columnOf(std::string_view name) {
        if (m_expected < m_index.metrics.size() && m_index.metrics[m_expected] == name)
            return m_expected++;
        const auto found = std::find(m_index.metrics.begin(), m_index.metrics.end(), name);
        const auto column = static_cast<std::size_t>(found - m_index.metrics.begin());
        if (found == m_index.metrics.end()) {
            m_index.metrics.emplace_back(name);
            m_index.values.emplace_back(m_index.rows.size(), kNoValue);
        }
        m_expected = column + 1;
        return column;
    }
    SampleIndex& m_index;
    const char* m_at = nullptr;
    const char* m_end = nullptr;
    std::size_t m_expected = 0;
};

Result<> readItems(Database& database, std::int64_t goldSet, SampleIndex& out) {
    auto select = database.prepare("SELECT id, question, json_extract(item, '$.type'), "
                                   "json_array_length(item, '$.relevant'), json_extract(item, '$.tags') FROM "
                                   "gold_item WHERE gold_set = ? "
                                   "ORDER BY ordinal");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, goldSet);
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        out.items.push_back(select->text(0));
        out.questions.push_back(select->text(1));
        out.types.push_back(select->isNull(2) ? std::string() : select->text(2));
        out.answerable.push_back(select->integer(3) > 0);
        std::vector<std::string>& tags = out.tags.emplace_back();
        if (select->isNull(4))
            continue;
        const auto json = nlohmann::json::parse(select->textView(4), nullptr, false);
        if (json.is_array())
            for (const auto& tag : json)
                if (tag.is_string())
                    tags.push_back(tag.get<std::string>());
    }
}

Result<> readArms(const RunRecord& run, SampleIndex& out) {
    const auto manifest = nlohmann::json::parse(run.manifest, nullptr, false);
    if (!manifest.is_object() || !manifest.contains("arms") || !manifest["arms"].is_array())
        return fail(ErrorCode::BadInput, "The manifest of this run cannot be read.");
    for (const auto& arm : manifest["arms"])
        out.arms.push_back(arm.is_object() ? arm.value("name", std::string("main")) : std::string("main"));
    return {};
}

} // namespace

Result<SampleIndex> readSampleIndex(Database& database, const RunRecord& run, JobContext& context) {
    SampleIndex out;
    TOUCHSTONE_TRY(readArms(run, out));
    TOUCHSTONE_TRY(readItems(database, run.goldSet, out));
    auto select = database.prepare("SELECT arm, ordinal, repeat, state, refused, scores FROM sample WHERE "
                                   "run = ? ORDER BY arm, ordinal, repeat");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, run.id.value);
    ScoreReader reader(out);
    out.rows.reserve(run.done);
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        if (out.rows.size() % kLookUpEvery == 0)
            TOUCHSTONE_TRY(context.check());
        SampleIndex::Row sample;
        sample.key = {static_cast<std::uint32_t>(select->integer(0)),
                      static_cast<std::uint64_t>(select->integer(1)),
                      static_cast<std::uint32_t>(select->integer(2))};
        sample.failed = select->textView(3) == "failed";
        sample.refused = select->integer(4) != 0;
        if (sample.key.arm >= out.arms.size() || sample.key.ordinal >= out.items.size())
            return fail(ErrorCode::BadInput, "A sample of this run has no place in its manifest.");
        out.rows.push_back(sample);
        for (std::vector<float>& column : out.values)
            column.push_back(kNoValue);
        if (!reader.read(select->textView(5)))
            return fail(ErrorCode::BadInput,
                        fmt::format("The scores of item {} cannot be read.", out.items[sample.key.ordinal]));
    }
}

Result<std::vector<std::string>> readAnswers(Database& database, const RunId& run,
                                             std::span<const SampleKey> keys, std::size_t maxBytes) {
    auto select = database.prepare(
        "SELECT coalesce(json_extract(output, '$.error.message'), json_extract(output, '$.answer'), '') FROM "
        "sample WHERE run = ? AND arm = ? AND ordinal = ? AND repeat = ?");
    if (!select)
        return fail(std::move(select.error()));
    std::vector<std::string> out;
    out.reserve(keys.size());
    for (const SampleKey& key : keys) {
        select->reset();
        select->bind(1, run.value)
            .bind(2, static_cast<std::int64_t>(key.arm))
            .bind(3, key.ordinal)
            .bind(4, static_cast<std::int64_t>(key.repeat));
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        std::string text = *row ? select->text(0) : std::string();
        if (text.size() > maxBytes) {
            std::size_t end = maxBytes;
            while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                --end;
            text.resize(end);
        }
        out.push_back(std::move(text));
    }
    return out;
}

} // namespace touchstone
