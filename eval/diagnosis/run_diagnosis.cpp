// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/run_diagnosis.h"

#include "eval/diagnosis/run_inputs.h"
#include "eval/diagnosis/sample_diagnosis.h"
#include "eval/runners/whole_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace touchstone {

namespace {

constexpr double kShareLevel = 0.95;
constexpr std::size_t kReplayDepth = 100;
constexpr std::size_t kReplayPages = 20; // whole pages are long

/// One arm of the run, ready to be looked at.
struct DiagnosedArm {
    std::string name;
    std::optional<TargetSettings> settings; ///< none: made by another tool
    std::shared_ptr<const Retriever> retriever;
    std::vector<TriedSetting> tried;
    std::size_t depth = kReplayDepth;
    std::string note;
};

bool replaysOwnRetrieval(const TargetSettings& settings) {
    return settings.kind == TargetKind::Pipeline && settings.arm != ArmKind::ClosedBook;
}

class RunDiagnoser {
public:
    RunDiagnoser(Database& database, const RunRecord& run, const TargetServices& services,
                 JobContext& context)
        : m_database(database), m_run(run), m_services(services), m_context(context) {}

    Result<RunDiagnosis> diagnose() {
        TOUCHSTONE_TRY(readInputs());
        ProgressMeter meter(m_context, "diagnosing", m_run.done);
        RunRepository repository(m_database);
        TOUCHSTONE_TRY(repository.each(m_run.id, [&](const SampleRecord& record) -> Result<> {
            TOUCHSTONE_TRY(m_context.check());
            TOUCHSTONE_TRY(look(record));
            meter.advance();
            return {};
        }));
        for (std::size_t arm = 0; arm < m_arms.size(); ++arm)
            m_out.arms.push_back(summarise(arm));
        meter.finish();
        return std::move(m_out);
    }

private:
    Result<> readInputs() {
        auto inputs = readRunInputs(m_database, m_run);
        if (!inputs)
            return fail(std::move(inputs.error()));
        m_in.emplace(std::move(*inputs));
        for (const RunArm& told : m_in->arms) {
            DiagnosedArm& arm = m_arms.emplace_back();
            arm.name = told.name;
            arm.settings = told.settings;
            TOUCHSTONE_TRY(prepareReplay(m_in->edition, arm));
        }
        m_facts.resize(m_arms.size());
        for (auto& facts : m_facts)
            facts.resize(m_in->items.size());
        return {};
    }

    Result<> prepareReplay(const EditionInfo& edition, DiagnosedArm& arm) {
        if (arm.settings && arm.settings->arm == ArmKind::ClosedBook &&
            arm.settings->kind == TargetKind::Pipeline) {
            arm.note = "closed book: nothing is retrieved";
            return {};
        }
        RetrievalSetting own;
        own.options.k = TargetSettings{}.k;
        if (arm.settings && replaysOwnRetrieval(*arm.settings)) {
            own.options = retrievalOptionsOf(*arm.settings);
            own.contextTokens = arm.settings->asksModel() ? arm.settings->contextTokens : 0;
        } else {
            arm.note = "the target retrieves by itself: ranks are those of this corpus's own retrieval";
        }
        auto retriever = m_services.retriever(edition, m_context);
        if (!retriever) {
            if (retriever.error().code == ErrorCode::Cancelled)
                return fail(std::move(retriever.error()));
            arm.note = retriever.error().message;
            return {};
        }
        arm.retriever = std::move(*retriever);
        arm.tried = settingsToTry(own);
        arm.depth = std::max(kReplayDepth, arm.tried.back().setting.options.k);
        if (arm.settings && arm.settings->arm == ArmKind::WholeDocument &&
            replaysOwnRetrieval(*arm.settings)) {
            arm.retriever =
                makeWholeDocumentRetriever(std::move(arm.retriever), m_services.workspace, edition);
            arm.depth = std::max(kReplayPages, own.options.k);
            std::erase_if(arm.tried,
                          [&](const TriedSetting& tried) { return tried.setting.options.k > arm.depth; });
        }
        for (const TriedSetting& tried : arm.tried)
            arm.depth = std::max(arm.depth, tried.setting.options.k);
        return {};
    }

    Result<> look(const SampleRecord& record) {
        const SampleKey key = record.key;
        if (key.ordinal >= m_in->items.size() || key.arm >= m_arms.size())
            return fail(ErrorCode::BadInput, "A sample of this run has no place in its manifest.");
        auto output = outputFromJson(record.output);
        if (!output)
            return fail(std::move(output.error()));
        const DiagnosedArm& arm = m_arms[key.arm];
        const Sample sample = m_in->builder.sample(key.ordinal, *output);
        const AnswerFacts facts{&m_in->items[key.ordinal], &sample, &*output,
                                &m_in->locations.of(key.ordinal), arm.settings ? &*arm.settings : nullptr};
        TOUCHSTONE_TRY(replay(key, facts));
        const Symptoms symptoms = symptomsOf(facts, m_points);
        ItemFacts& item = m_facts[key.arm][key.ordinal];
        if (item.item.empty()) {
            item.item = facts.item->id;
            item.answerable = sample.answerable;
            item.goldGiven = symptoms.goldGiven;
            if (m_replay)
                item.reached = m_replay->reached;
        }
        if (symptoms.seen.empty())
            return {};
        Diagnosis diagnosis = diagnoseAnswer(facts, symptoms, m_replay ? &*m_replay : nullptr, m_points);
        diagnosis.arm = key.arm;
        diagnosis.ordinal = key.ordinal;
        diagnosis.repeat = key.repeat;
        item.wrong = true;
        if (!item.cause)
            item.cause = diagnosis.cause;
        m_out.answers.push_back(std::move(diagnosis));
        return {};
    }

    /// Once per arm and item: samples come in that order, repeats last.
    Result<> replay(const SampleKey& key, const AnswerFacts& facts) {
        const std::pair<std::uint32_t, std::uint64_t> now{key.arm, key.ordinal};
        if (m_replayed == now)
            return {};
        m_replayed = now;
        m_replay.reset();
        const DiagnosedArm& arm = m_arms[key.arm];
        if (!arm.retriever || facts.places->empty())
            return {};
        std::vector<RetrievalSetting> settings;
        for (const TriedSetting& tried : arm.tried)
            settings.push_back(tried.setting);
        JobContext quiet = m_context;
        quiet.progress = {};
        auto done =
            replayRetrieval(facts.item->question, *facts.places, *arm.retriever, settings, arm.depth, quiet);
        if (!done)
            return fail(std::move(done.error()));
        m_replay = std::move(*done);
        if (!arm.settings || !replaysOwnRetrieval(*arm.settings)) {
            m_replay->own.clear(); // not the target's own
            m_replay->reached.clear();
        }
        return {};
    }

    [[nodiscard]] ArmDiagnosis summarise(std::size_t number) const {
        ArmDiagnosis out;
        const DiagnosedArm& arm = m_arms[number];
        out.arm = arm.name;
        out.note = arm.note;
        out.replayed = arm.retriever != nullptr && arm.settings && replaysOwnRetrieval(*arm.settings);
        std::vector<ItemFacts> facts;
        for (const ItemFacts& item : m_facts[number])
            if (!item.item.empty())
                facts.push_back(item);
        out.items = facts.size();
        out.wrong = static_cast<std::uint64_t>(
            std::count_if(facts.begin(), facts.end(), [](const ItemFacts& item) { return item.wrong; }));
        out.share = wilsonInterval(out.wrong, out.items, kShareLevel);
        out.rightWithGold = rightWithGold(facts);
        std::map<FailureCause, std::vector<std::string>> causes;
        std::vector<const Diagnosis*> own;
        for (const Diagnosis& answer : m_out.answers) {
            if (answer.arm != number)
                continue;
            own.push_back(&answer);
            std::vector<std::string>& items = causes[answer.cause];
            if (items.empty() || items.back() != answer.item) // the repeats of an item follow each other
                items.push_back(answer.item);
        }
        for (auto& cause : causes) {
            const ProportionEstimate share = wilsonInterval(cause.second.size(), out.items, kShareLevel);
            out.causes.push_back({cause.first, std::move(cause.second), share});
        }
        std::stable_sort(out.causes.begin(), out.causes.end(), [](const CauseCount& a, const CauseCount& b) {
            return a.items.size() > b.items.size();
        });
        out.clusters = clusterFailures(own);
        out.fixes = proposeFixes(facts, arm.tried.empty() ? std::vector<TriedSetting>{{}} : arm.tried);
        return out;
    }

    Database& m_database;
    const RunRecord& m_run;
    const TargetServices& m_services;
    JobContext& m_context;
    std::optional<RunInputs> m_in;
    std::vector<DiagnosedArm> m_arms;
    std::vector<std::vector<ItemFacts>> m_facts; ///< per arm and item
    AnswerPoints m_points;
    std::optional<std::pair<std::uint32_t, std::uint64_t>> m_replayed;
    std::optional<ItemReplay> m_replay;
    RunDiagnosis m_out;
};

} // namespace

Result<RunDiagnosis> diagnoseRun(Database& database, const RunRecord& run, const TargetServices& services,
                                 JobContext& context) {
    return RunDiagnoser(database, run, services, context).diagnose();
}

} // namespace touchstone
