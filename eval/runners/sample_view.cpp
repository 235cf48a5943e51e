// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/sample_view.h"

#include "core/corpus/corpus_repository.h"
#include "eval/gold/place_index.h"
#include "eval/runners/retrieval_levels.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace touchstone {

namespace {

Result<GoldItem> goldItemAt(Database& database, std::int64_t goldSet, std::uint64_t ordinal) {
    auto select = database.prepare("SELECT item FROM gold_item WHERE gold_set = ? ORDER BY ordinal LIMIT 1 "
                                   "OFFSET ?");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, goldSet).bind(2, ordinal);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "The gold set of this run has no such item.");
    auto items = parseGoldJsonLines(select->text(0), "the gold set");
    if (!items)
        return fail(std::move(items.error()));
    return items->empty() ? fail(ErrorCode::BadInput, "An item of the gold set cannot be read.")
                          : Result<GoldItem>(std::move(items->front()));
}

std::vector<std::string> keysOf(const OutputHit& hit) {
    if (!hit.aligned)
        return {};
    if (hit.anchors.empty())
        return {sectionKey(hit.path, hit.anchor)};
    std::vector<std::string> keys;
    for (const std::string& anchor : hit.anchors)
        keys.push_back(sectionKey(hit.path, anchor));
    return keys;
}

/// As the retrieval measures of a run are made: by section, against the corpus of the run.
Result<> grade(Database& database, const RunRecord& run, SampleView& out) {
    CorpusRepository corpora(database);
    auto edition = corpora.edition(EditionName::parse(run.corpus));
    if (!edition)
        return fail(std::move(edition.error()));
    if (edition->snapshot != run.snapshot)
        return fail(ErrorCode::BadInput,
                    fmt::format("The corpus {} has changed since this run.", run.corpus));
    auto places = PlaceIndex::build(database, *edition);
    if (!places)
        return fail(std::move(places.error()));
    auto judge = LevelJudge::build(RetrievalLevel::Section, database, *edition, *places);
    if (!judge)
        return fail(std::move(judge.error()));
    const GradedKeys asked = judge->judgements(out.gold);
    std::set<std::string> seen;
    out.grades.clear();
    for (const OutputHit& hit : *out.output.hits) {
        std::int64_t best = 0;
        for (std::string& key : keysOf(hit)) {
            if (const auto found = asked.find(key); found != asked.end())
                best = std::max(best, found->second);
            seen.insert(std::move(key));
        }
        out.grades.push_back(best);
    }
    for (const auto& [key, value] : asked)
        if (value > 0 && !seen.contains(key))
            out.missed.emplace_back(key, value);
    return {};
}

} // namespace

void gradeSample(Database& database, const RunRecord& run, SampleView& sample) {
    if (!sample.output.hits) {
        sample.noGrades = sample.output.noHits;
        return;
    }
    if (const auto graded = grade(database, run, sample); !graded) {
        sample.noGrades = graded.error().message;
        sample.grades.assign(sample.output.hits->size(), 0);
        sample.missed.clear();
    }
}

Result<SampleView> readSampleView(Database& database, const RunRecord& run, const SampleKey& key) {
    SampleView out;
    auto record = RunRepository(database).sample(run.id, key);
    if (!record)
        return fail(std::move(record.error()));
    out.record = std::move(*record);
    auto gold = goldItemAt(database, run.goldSet, key.ordinal);
    if (!gold)
        return fail(std::move(gold.error()));
    out.gold = std::move(*gold);
    auto output = outputFromJson(out.record.output);
    if (!output)
        return fail(std::move(output.error()));
    out.output = std::move(*output);
    auto scores = scoresFromJson(out.record.scores);
    if (!scores)
        return fail(std::move(scores.error()));
    out.scores = std::move(*scores);
    const auto manifest = nlohmann::json::parse(run.manifest, nullptr, false);
    if (manifest.is_object() && manifest.contains("arms") && key.arm < manifest["arms"].size())
        out.arm = manifest["arms"][key.arm].value("name", std::string("main"));
    if (out.output.hits) {
        RunRepository runs(database);
        for (const OutputHit& hit : *out.output.hits)
            out.passages.push_back(runs.passage(hit.chunk).value_or(std::string()));
    }
    gradeSample(database, run, out);
    return out;
}

} // namespace touchstone
