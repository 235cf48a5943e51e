// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/retrieval_curves.h"

#include "eval/diagnosis/run_inputs.h"
#include "eval/metrics/retrieval_measures.h"
#include "eval/statistics/paired_tests.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::array<std::size_t, 10> kDepths{1, 2, 3, 4, 5, 6, 8, 10, 15, 20};
constexpr std::size_t kCandidates = 100, kMostReplayed = 2000;
constexpr double kLevel = 0.95;

struct CurveArm {
    std::string name;
    std::optional<TargetSettings> settings;     ///< none: made by another tool
    std::shared_ptr<const Retriever> retriever; ///< null: candidates are not looked for
    std::string note;
    std::vector<std::vector<double>> recall, ndcg; ///< by depth, then by item
    std::array<std::uint64_t, kFunnelStages> passed{};
    std::array<bool, kFunnelStages> known{};
    std::size_t longest = 0;
    std::vector<ItemDepth> depths;
};

bool holdsGold(const std::vector<LocatedPlace>& places, const std::string& path, TextRange range) {
    return std::any_of(places.begin(), places.end(), [&](const LocatedPlace& place) {
        return place.inCorpus() && place.place.path == path && standsFor(range, *place.range);
    });
}

std::size_t firstGold(const std::vector<std::string>& ranking,
                      const std::map<std::string, std::int64_t>& sections) {
    for (std::size_t i = 0; i < ranking.size(); ++i)
        if (const auto found = sections.find(ranking[i]); found != sections.end() && found->second > 0)
            return i + 1;
    return 0;
}

std::vector<CurvePoint> curveOf(const std::vector<std::vector<double>>& values, std::size_t longest) {
    std::vector<CurvePoint> out;
    for (std::size_t i = 0; i < kDepths.size(); ++i) {
        // Below the longest ranking nothing can change any more.
        if (i > 0 && kDepths[i - 1] >= longest)
            break;
        CurvePoint point{kDepths[i], meanOf(values[i]), {}};
        if (const auto interval = pairedT(values[i], kLevel).interval)
            point.interval = Interval{std::max(0.0, interval->low), std::min(1.0, interval->high)};
        out.push_back(point);
    }
    return out;
}

class CurveMaker {
public:
    CurveMaker(Database& database, const RunRecord& run, const TargetServices& services, JobContext& context)
        : m_database(database), m_run(run), m_services(services), m_context(context) {}

    Result<std::vector<ArmCurves>> make() {
        TOUCHSTONE_TRY(readInputs());
        ProgressMeter meter(m_context, "measuring depths", m_run.done);
        RunRepository repository(m_database);
        TOUCHSTONE_TRY(repository.each(m_run.id, [&](const SampleRecord& record) -> Result<> {
            TOUCHSTONE_TRY(m_context.check());
            if (record.key.repeat == 0)
                TOUCHSTONE_TRY(look(record));
            meter.advance();
            return {};
        }));
        meter.finish();
        std::vector<ArmCurves> out;
        for (CurveArm& arm : m_arms)
            out.push_back(finish(arm));
        return out;
    }

private:
    Result<> readInputs() {
        auto inputs = readRunInputs(m_database, m_run);
        if (!inputs)
            return fail(std::move(inputs.error()));
        m_in.emplace(std::move(*inputs));
        std::string names;
        for (const char* family : {"recall_", "ndcg_cut_"})
            for (const std::size_t k : kDepths)
                names += fmt::format("{}{}{}", names.empty() ? "" : ",", family, k);
        auto measures = parseMeasures(names);
        if (!measures)
            return fail(std::move(measures.error()));
        m_measures = std::move(*measures);
        for (const RunArm& told : m_in->arms) {
            CurveArm& arm = m_arms.emplace_back();
            arm.name = told.name;
            arm.settings = told.settings;
            arm.recall.resize(kDepths.size());
            arm.ndcg.resize(kDepths.size());
            arm.depths.resize(m_in->items.size());
            TOUCHSTONE_TRY(prepareReplay(m_in->edition, arm));
        }
        return {};
    }

    Result<> prepareReplay(const EditionInfo& edition, CurveArm& arm) {
        if (!arm.settings || arm.settings->kind != TargetKind::Pipeline) {
            arm.note = "The target retrieves by itself: its candidates are not known.";
            return {};
        }
        if (arm.settings->arm == ArmKind::ClosedBook || arm.settings->arm == ArmKind::WholeDocument) {
            arm.note = "Whole pages and closed book have no candidates of their own.";
            return {};
        }
        if (m_in->items.size() > kMostReplayed) {
            arm.note =
                fmt::format("More than {} items: the candidates were not looked for again.", kMostReplayed);
            return {};
        }
        auto retriever = m_services.retriever(edition, m_context);
        if (!retriever) {
            if (retriever.error().code == ErrorCode::Cancelled)
                return fail(std::move(retriever.error()));
            arm.note = retriever.error().message;
            return {};
        }
        arm.retriever = std::move(*retriever);
        return {};
    }

    /// Whether a gold place is among the candidates; none: they could not be looked for.
    Result<std::optional<bool>> amongCandidates(const CurveArm& arm, std::uint64_t ordinal) {
        if (!arm.retriever)
            return std::optional<bool>();
        RetrievalOptions options = retrievalOptionsOf(*arm.settings);
        options.k = std::max(kCandidates, options.k);
        options.rerank = "none";
        JobContext quiet = m_context;
        quiet.progress = {};
        const auto found = arm.retriever->retrieve(m_in->items[ordinal].question, options, quiet);
        if (!found) {
            if (found.error().code == ErrorCode::Cancelled ||
                found.error().code == ErrorCode::WorkspaceDamaged)
                return fail(found.error());
            return std::optional<bool>();
        }
        const auto& places = m_in->locations.of(ordinal);
        return std::any_of(found->hits.begin(), found->hits.end(), [&](const Hit& hit) {
            return holdsGold(places, hit.stored.chunk.path, hit.stored.chunk.range);
        });
    }

    Result<> look(const SampleRecord& record) {
        if (record.key.ordinal >= m_in->items.size() || record.key.arm >= m_arms.size())
            return fail(ErrorCode::BadInput, "A sample of this run has no place in its manifest.");
        CurveArm& arm = m_arms[record.key.arm];
        const auto output = outputFromJson(record.output);
        if (!output)
            return fail(output.error());
        const Sample sample = m_in->builder.sample(record.key.ordinal, *output);
        if (!sample.answerable || !sample.ranking)
            return {};
        const std::vector<double> values = scoreRanking(*sample.ranking, sample.sections, m_measures);
        for (std::size_t i = 0; i < kDepths.size(); ++i) {
            arm.recall[i].push_back(values[i]);
            arm.ndcg[i].push_back(values[kDepths.size() + i]);
        }
        arm.longest = std::max(arm.longest, sample.ranking->size());
        ItemDepth& depth = arm.depths[record.key.ordinal];
        depth.goldRank = firstGold(*sample.ranking, sample.sections);
        return pass(arm, record.key.ordinal, *output, depth);
    }

    Result<> pass(CurveArm& arm, std::uint64_t ordinal, const SampleOutput& output, ItemDepth& depth) {
        const auto& places = m_in->locations.of(ordinal);
        if (std::none_of(places.begin(), places.end(),
                         [](const LocatedPlace& place) { return place.inCorpus(); }))
            return {};
        const std::vector<OutputHit>& hits = *output.hits;
        const auto gold = [&](const OutputHit& hit) {
            return hit.aligned && holdsGold(places, hit.path, hit.range);
        };
        std::array<std::optional<bool>, kFunnelStages> has{};
        has[0] = true;
        const auto candidates = amongCandidates(arm, ordinal);
        if (!candidates)
            return fail(candidates.error());
        const auto first = std::find_if(hits.begin(), hits.end(), gold);
        has[2] = first != hits.end();
        // What was retrieved was a candidate, whatever a reranker or another day has made of the ranking.
        has[1] = *candidates ? std::optional<bool>(**candidates || *has[2]) : std::nullopt;
        has[3] = first != hits.end() && static_cast<std::size_t>(first - hits.begin()) < output.sourceCount;
        if (output.citations)
            has[4] = std::any_of(
                output.citations->begin(), output.citations->end(), [&](const OutputCitation& citation) {
                    return citation.hit && *citation.hit < hits.size() && gold(hits[*citation.hit]);
                });
        for (std::size_t i = 0; i < kFunnelStages; ++i) {
            if (!has[i])
                continue;
            arm.known[i] = true;
            if (*has[i])
                ++arm.passed[i];
            else if (!depth.lost)
                depth.lost = static_cast<FunnelStage>(i);
        }
        return {};
    }

    static ArmCurves finish(CurveArm& arm) {
        ArmCurves out;
        out.arm = std::move(arm.name);
        out.items = arm.recall.front().size();
        out.note = std::move(arm.note);
        if (out.items > 0) {
            out.recall = curveOf(arm.recall, arm.longest);
            out.ndcg = curveOf(arm.ndcg, arm.longest);
        }
        for (std::size_t i = 0; i < kFunnelStages; ++i)
            if (arm.known[i])
                out.funnel.push_back({static_cast<FunnelStage>(i), arm.passed[i],
                                      wilsonInterval(arm.passed[i], arm.passed[0], kLevel)});
        out.depths = std::move(arm.depths);
        return out;
    }

    Database& m_database;
    const RunRecord& m_run;
    const TargetServices& m_services;
    JobContext& m_context;
    std::optional<RunInputs> m_in;
    std::vector<Measure> m_measures;
    std::vector<CurveArm> m_arms;
};

} // namespace

Result<std::vector<ArmCurves>> retrievalCurves(Database& database, const RunRecord& run,
                                               const TargetServices& services, JobContext& context) {
    return CurveMaker(database, run, services, context).make();
}

} // namespace touchstone
