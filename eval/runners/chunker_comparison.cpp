// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/chunker_comparison.h"

#include "core/chunking/chunker.h"
#include "core/platform/scratch_folder.h"
#include "eval/gold/gold_repository.h"
#include "eval/gold/place_index.h"
#include "eval/runners/chunker_trial.h"
#include "eval/statistics/bootstrap.h"
#include "eval/statistics/corrections.h"
#include "eval/statistics/paired_tests.h"

#include <fmt/format.h>

#include <chrono>
#include <tuple>

namespace touchstone {

namespace {

struct SpanMeasure {
    std::string_view name;
    std::optional<double> ChunkSpanScores::*value;
};
constexpr std::array<SpanMeasure, kChunkerMeasures> kSpanMeasures{
    {{"recall", &ChunkSpanScores::recall},
     {"precision", &ChunkSpanScores::precision},
     {"iou", &ChunkSpanScores::iou},
     {"precision_omega", &ChunkSpanScores::precisionOmega}}};

struct PlacedQuestion {
    const GoldItem* item = nullptr;
    std::vector<RangeReference> references;
};

/// All judged places of a question as ranges of pages; those with grade 0 are no answers.
std::vector<RangeReference> referencesOf(const GoldItem& item, const PlaceIndex& places, PageUnits& units) {
    std::vector<RangeReference> out;
    const auto add = [&](const std::string& path, TextRange range) {
        if (units.of(path) != nullptr && units.trimmed(path, range).size() > 0)
            out.push_back({path, range});
    };
    for (const GoldPlace& place : item.relevant) {
        if (place.grade <= 0)
            continue;
        if (place.range) {
            if (places.hasPage(place.path))
                add(place.path, *place.range);
        } else if (place.heading.empty() && place.anchor.empty()) {
            if (const auto* all = places.sectionsOf(place.path))
                for (const PlacedSection& section : *all)
                    add(section.path, section.range);
        } else if (const PlacedSection* section = places.section(place)) {
            add(section->path, section->range);
        }
    }
    return out;
}

/// What costs nothing and leaves nothing: LSA in place of an embedder that would have to be asked anew for
/// every chunking.
std::string embedderFor(const EditionInfo& edition) {
    const std::string name = edition.embedder.substr(0, edition.embedder.find(':'));
    return name == "lsa" || name == "none" ? edition.embedder : "lsa:dim=200";
}

/// Mean, interval and difference to `first` (null for the first itself).
Result<> summarise(ChunkerMeasure& measure, const ChunkerMeasure* first, std::uint64_t seed,
                   JobContext& context) {
    std::vector<double> own, differences;
    for (std::size_t i = 0; i < measure.values.size(); ++i) {
        if (!measure.values[i]) {
            ++measure.na;
            continue;
        }
        own.push_back(*measure.values[i]);
        if (first != nullptr && first->values[i])
            differences.push_back(*measure.values[i] - *first->values[i]);
    }
    measure.n = own.size();
    BootstrapSettings settings;
    settings.seed = seed;
    auto mean = bootstrapMean(own, settings, context);
    if (!mean)
        return fail(std::move(mean.error()));
    measure.mean = mean->mean;
    measure.ci = mean->bca;
    if (differences.empty())
        return {};
    auto difference = bootstrapMean(differences, settings, context);
    if (!difference)
        return fail(std::move(difference.error()));
    measure.difference = difference->mean;
    measure.differenceCi = difference->bca;
    auto flipped = signFlip(differences, seed, context);
    if (!flipped)
        return fail(std::move(flipped.error()));
    measure.p = flipped->p;
    return {};
}

using MeasuresOfUnit = std::array<ChunkerMeasure, kChunkerMeasures> ChunkerArm::*;

Result<> summariseUnit(std::vector<ChunkerArm>& arms, MeasuresOfUnit unit, std::uint64_t seed,
                       JobContext& context) {
    std::vector<double> p;
    for (std::size_t a = 0; a < arms.size(); ++a)
        for (std::size_t m = 0; m < kChunkerMeasures; ++m) {
            ChunkerMeasure& measure = (arms[a].*unit)[m];
            const ChunkerMeasure* first = a == 0 ? nullptr : &(arms.front().*unit)[m];
            TOUCHSTONE_TRY(summarise(measure, first, seed, context));
            if (measure.p)
                p.push_back(*measure.p);
        }
    const std::vector<double> adjusted = holmAdjusted(p);
    std::size_t at = 0;
    for (ChunkerArm& arm : arms)
        for (ChunkerMeasure& measure : arm.*unit)
            if (measure.p)
                measure.pAdjusted = adjusted[at++];
    return {};
}

/// Progress of one chunker's work, told as a part of the whole.
JobContext partOf(const JobContext& whole, std::string label) {
    JobContext part = whole;
    if (whole.progress)
        part.progress = [report = whole.progress, label = std::move(label),
                         job = whole.job](Progress progress) {
            progress.job = job;
            progress.stage = fmt::format("{}: {}", label, progress.stage);
            report(progress);
        };
    return part;
}

class Comparison {
public:
    Comparison(Database& database, const ChunkerComparisonRequest& request, EditionInfo edition)
        : m_database(database), m_request(request), m_edition(std::move(edition)),
          m_units(database, m_edition) {}

    Result<ChunkerComparison> run(GoldSet gold, const std::vector<GoldItem>& items, JobContext& context) {
        m_out.gold = std::move(gold);
        m_out.corpus = EditionName{m_edition.name, m_edition.version}.toString();
        m_out.embedder = embedderFor(m_edition);
        m_out.tokenBudget = m_request.tokenBudget;
        if (m_out.embedder != m_edition.embedder)
            m_out.note =
                fmt::format("Searched with {} instead of {}, which would have to embed every chunking.",
                            m_out.embedder, m_edition.embedder);
        TOUCHSTONE_TRY(place(items));
        for (std::size_t i = 0; i < m_request.chunkers.size(); ++i) {
            JobContext part = partOf(context, fmt::format("{} ({} of {})", m_request.chunkers[i], i + 1,
                                                          m_request.chunkers.size()));
            TOUCHSTONE_TRY(tryOne(m_request.chunkers[i], part));
        }
        TOUCHSTONE_TRY(summariseUnit(m_out.arms, &ChunkerArm::chars, m_request.seed, context));
        TOUCHSTONE_TRY(summariseUnit(m_out.arms, &ChunkerArm::tokens, m_request.seed, context));
        return std::move(m_out);
    }

private:
    Result<> place(const std::vector<GoldItem>& items) {
        const auto places = PlaceIndex::build(m_database, m_edition);
        if (!places)
            return fail(places.error());
        for (const GoldItem& item : items) {
            if (item.status == "retired")
                continue;
            if (item.unanswerable()) {
                ++m_out.unanswerable;
                continue;
            }
            auto references = referencesOf(item, *places, m_units);
            if (references.empty()) {
                ++m_out.unplaced;
                continue;
            }
            m_out.questions.push_back(item.id);
            for (const RangeReference& reference : references)
                m_out.references[reference.path].push_back(reference.range);
            m_questions.push_back({&item, std::move(references)});
        }
        if (m_questions.empty())
            return fail(ErrorCode::BadInput,
                        fmt::format("No question of '{}' has a section or range in {}.", m_out.gold.name,
                                    m_out.corpus),
                        "Choose the gold set that was made for this corpus, or another version.");
        return {};
    }

    Result<> tryOne(const std::string& chunker, JobContext& context) {
        const auto folder = ScratchFolder::make(m_request.scratch);
        if (!folder)
            return fail(folder.error());
        const auto begun = std::chrono::steady_clock::now();
        auto trial =
            ChunkerTrial::make(m_database, m_edition, chunker, m_out.embedder, (*folder)->path(), context);
        if (!trial)
            return fail(std::move(trial.error()));
        ChunkerArm arm;
        arm.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        arm.chunker = (*trial)->chunker();
        arm.chunks = (*trial)->chunks();
        arm.embeddedTokens = (*trial)->tokens();
        arm.meanTokens =
            arm.chunks > 0 ? static_cast<double>(arm.embeddedTokens) / static_cast<double>(arm.chunks) : 0;
        for (std::size_t m = 0; m < kChunkerMeasures; ++m)
            arm.chars[m].name = arm.tokens[m].name = kSpanMeasures[m].name;
        ProgressMeter meter(context, "asking", m_questions.size());
        std::size_t passages = 0;
        for (const PlacedQuestion& question : m_questions) {
            TOUCHSTONE_TRY(context.check());
            const auto scores = (*trial)->ask(question.item->question, question.references,
                                              m_request.tokenBudget, m_units, context);
            if (!scores)
                return fail(scores.error());
            passages += scores->passages;
            for (std::size_t m = 0; m < kChunkerMeasures; ++m) {
                arm.chars[m].values.push_back(scores->chars.*kSpanMeasures[m].value);
                arm.tokens[m].values.push_back(scores->tokens.*kSpanMeasures[m].value);
            }
            meter.advance();
        }
        meter.finish();
        arm.meanPassages = static_cast<double>(passages) / static_cast<double>(m_questions.size());
        arm.ranges = std::move((*trial)->ranges());
        m_out.arms.push_back(std::move(arm));
        return {};
    }

    Database& m_database;
    const ChunkerComparisonRequest& m_request;
    EditionInfo m_edition;
    PageUnits m_units;
    std::vector<PlacedQuestion> m_questions;
    ChunkerComparison m_out;
};

} // namespace

Result<ChunkerComparison> compareChunkers(const Workspace& workspace, const ChunkerComparisonRequest& request,
                                          JobContext& context) {
    if (request.chunkers.empty() || request.tokenBudget == 0)
        return fail(ErrorCode::Usage, "A comparison needs a chunker and a budget of at least one token.");
    for (const std::string& chunker : request.chunkers) { // before any work
        const auto spec = Spec::parse(chunker);
        if (!spec)
            return fail(spec.error());
        if (const auto made = makeChunker(*spec); !made)
            return fail(made.error());
    }
    auto database = workspace.connect();
    if (!database)
        return fail(std::move(database.error()));
    GoldRepository golds(*database);
    auto gold = golds.find(request.gold);
    if (!gold)
        return fail(std::move(gold.error()));
    const auto items = golds.items(*gold);
    if (!items)
        return fail(items.error());
    const std::string corpus = request.corpus.empty() ? gold->corpus : request.corpus;
    if (corpus.empty())
        return fail(ErrorCode::Usage, fmt::format("'{}' was made for no corpus.", gold->name),
                    "Name one: NAME or NAME@VERSION.");
    auto edition = CorpusRepository(*database).edition(EditionName::parse(corpus));
    if (!edition)
        return fail(std::move(edition.error()));
    return Comparison(*database, request, std::move(*edition)).run(std::move(*gold), *items, context);
}

} // namespace touchstone
