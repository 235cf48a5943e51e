// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/sample_index.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <unordered_map>

namespace touchstone {

namespace {

constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();
constexpr float kFailedValue = std::numeric_limits<float>::infinity();
constexpr std::size_t kLookUpEvery = 1024;

/// Scores of one sample into the columns, without making a tree of them.
class ScoreReader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit ScoreReader(SampleIndex& index) : m_index(index) {}
    bool read(const std::string& scores) {
        m_depth = 0;
        return nlohmann::json::sax_parse(scores, this);
    }
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return put(static_cast<float>(value)); }
    bool number_unsigned(number_unsigned_t value) override { return put(static_cast<float>(value)); }
    bool number_float(number_float_t value, const string_t&) override {
        return put(static_cast<float>(value));
    }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override {
        ++m_depth;
        return true;
    }
    bool key(string_t& name) override {
        if (m_depth == 1)
            m_column = columnOf(name);
        else if (m_depth == 2 && name == "failed")
            m_index.values[m_column].back() = kFailedValue;
        return true;
    }
    bool end_object() override {
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return false; }
    bool end_array() override { return false; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
        return false;
    }

private:
    bool put(float value) {
        if (m_depth == 1)
            m_index.values[m_column].back() = value;
        return true;
    }
    std::size_t columnOf(const std::string& name) {
        const auto [found, fresh] = m_columns.try_emplace(name, m_index.metrics.size());
        if (fresh) {
            m_index.metrics.push_back(name);
            m_index.values.emplace_back(m_index.rows.size(), kNoValue);
        }
        return found->second;
    }
    SampleIndex& m_index;
    std::unordered_map<std::string, std::size_t> m_columns;
    std::size_t m_column = 0;
    int m_depth = 0;
};

Result<> readItems(Database& database, std::int64_t goldSet, SampleIndex& out) {
    auto select = database.prepare("SELECT id, question, json_extract(item, '$.type'), "
                                   "json_array_length(item, '$.relevant') FROM gold_item WHERE gold_set = ? "
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
        if (!reader.read(select->text(5)))
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
