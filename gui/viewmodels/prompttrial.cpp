// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/prompttrial.h"

#include "eval/gold/gold_repository.h"
#include "eval/runners/workbench_services.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/openprompts.h"
#include "gui/viewmodels/promptshelf.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>

namespace touchstone::gui {

namespace {

constexpr std::size_t kTellingItems = 3; ///< as the command line

using TrialBench = std::shared_ptr<Workbench>;
using Outcome = std::shared_ptr<const TrialOutcome>;

BehaviourOptions behaviourOptions(const TrialChoice& choice) {
    BehaviourOptions out;
    out.a = toStd(choice.a);
    out.b = toStd(choice.b);
    out.gold = toStd(choice.gold);
    out.model = toStd(choice.model);
    out.k = static_cast<std::size_t>(choice.k);
    out.frozen = !choice.anew;
    return out;
}

/// Both versions, and a comparer over the same connection.
struct Trial {
    std::unique_ptr<OpenPrompts> open;
    StoredPrompt a, b;
    std::unique_ptr<PromptComparer> comparer;
    BehaviourOptions options;
    std::optional<PreparedRun> prepared;
};

Result<Trial> prepareTrial(const TrialBench& bench, const TrialChoice& choice, const std::string& program) {
    Trial out;
    auto open = openPrompts(bench, Database::Mode::ReadWrite);
    if (!open)
        return fail(std::move(open.error()));
    out.open = std::move(*open);
    auto a = out.open->library.find(toStd(choice.a));
    if (!a)
        return fail(std::move(a.error()));
    auto b = out.open->library.find(toStd(choice.b));
    if (!b)
        return fail(std::move(b.error()));
    if (a->hash == b->hash)
        return fail(ErrorCode::Usage, "The two versions have the same text: they answer alike.");
    out.a = std::move(*a);
    out.b = std::move(*b);
    out.options = behaviourOptions(choice);
    out.comparer = std::make_unique<PromptComparer>(
        out.open->database, trialServices(workbenchServices(bench, false), bench, out.options.seed), program);
    auto prepared = out.comparer->prepare(out.options);
    if (!prepared)
        return fail(std::move(prepared.error()));
    out.prepared = std::move(*prepared);
    // Whoever asked at the command line may have written the SPEC of a model that has a name here.
    const std::string& spec = out.prepared->arms.front().model;
    if (const auto complete = out.comparer->isComplete(*out.prepared);
        complete && !*complete && spec != out.options.model) {
        BehaviourOptions other = out.options;
        for (const ModelServer& server : bench->settings().models)
            if (server.name == other.model)
                other.model = server.spec;
        auto same = out.comparer->prepare(other);
        if (const auto known = same ? out.comparer->isComplete(*same) : Result<bool>(false);
            known && *known) {
            out.options = std::move(other);
            out.prepared = std::move(*same);
        }
    }
    return out;
}

Outcome outcomeOf(const TrialChoice& choice, Behaviour behaviour) {
    auto out = std::make_shared<TrialOutcome>();
    out->choice = choice;
    out->facts = verdictFacts(behaviour.comparison);
    auto measures = std::make_shared<RunComparison>();
    measures->pair = std::move(behaviour.comparison);
    behaviour.comparison = {};
    out->behaviour = std::move(behaviour);
    out->measures = std::move(measures);
    return out;
}

Result<Outcome> runTrial(const TrialBench& bench, const TrialChoice& choice, const std::string& program,
                         JobContext& context) {
    auto trial = prepareTrial(bench, choice, program);
    if (!trial)
        return fail(std::move(trial.error()));
    if (!choice.search) {
        auto behaviour = trial->comparer->compare(*trial->prepared, trial->options, context);
        bench->flushNetworkLog();
        if (!behaviour)
            return fail(std::move(behaviour.error()));
        return outcomeOf(choice, std::move(*behaviour));
    }
    // The changes of this one diff, whatever versions lie between the two.
    const std::vector<PromptVersion> path{trial->a, trial->b};
    auto search =
        searchEdit(*trial->comparer, *trial->prepared, trial->options, path, kTellingItems, context);
    bench->flushNetworkLog();
    if (!search)
        return fail(std::move(search.error()));
    auto out = std::const_pointer_cast<TrialOutcome>(outcomeOf(choice, std::move(search->behaviour)));
    search->behaviour = {};
    out->edit = std::move(*search);
    return Outcome(std::move(out));
}

std::string trialProgram() {
    return toStd(QCoreApplication::applicationVersion());
}

} // namespace

PromptTrialModel::PromptTrialModel(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {
    connect(&m_app, &AppModel::opened, this, &PromptTrialModel::refreshSets);
}

PromptTrialModel::~PromptTrialModel() {
    for (JobHandle* job : {&m_setsJob, &m_planJob, &m_runJob, &m_recallJob})
        job->forget();
}

void PromptTrialModel::refreshSets() {
    if (!m_app.workbench())
        return;
    m_setsJob.forget();
    m_setsJob = m_app.jobs().start<QStringList>(
        Lane::Io, tr("Reading the gold sets"), this,
        [bench = m_app.workbench()](JobContext&) -> Result<QStringList> {
            auto database = bench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            const auto all = GoldRepository(*database).list();
            if (!all)
                return fail(all.error());
            std::map<std::string, int> newest;
            for (const GoldSet& set : *all) {
                int& version = newest[set.name];
                version = std::max(version, static_cast<int>(set.version));
            }
            QStringList out;
            for (const auto& [name, version] : newest)
                out.append(toQString(name) + QLatin1Char('@') + QString::number(version));
            return out;
        },
        [this](Result<QStringList> sets) {
            if (!sets) {
                Q_EMIT failed(sets.error());
                return;
            }
            m_setsRead = true;
            m_sets = std::move(*sets);
            Q_EMIT setsChanged();
        },
        false);
}

void PromptTrialModel::plan(const TrialChoice& choice) {
    if (!m_app.workbench())
        return;
    using Plan = std::shared_ptr<const TrialPlan>;
    m_plan.reset();
    m_planJob.forget();
    // Its search of a few questions may wait for an index: not on the lane of the short look-ups.
    m_planJob = m_app.jobs().start<Plan>(
        Lane::Model, tr("Planning a comparison of prompts"), this,
        [bench = m_app.workbench(), choice, program = trialProgram()](JobContext& context) -> Result<Plan> {
            auto trial = prepareTrial(bench, choice, program);
            if (!trial)
                return fail(std::move(trial.error()));
            const std::size_t trials = choice.search ? mostTrials({trial->a, trial->b}) : std::size_t{0};
            auto cost = trialCost(*trial->comparer, *trial->prepared, *bench, trials, kTellingItems, context);
            if (!cost)
                return fail(std::move(cost.error()));
            auto complete = trial->comparer->isComplete(*trial->prepared);
            if (!complete)
                return fail(std::move(complete.error()));
            auto out = std::make_shared<TrialPlan>();
            out->choice = choice;
            out->cost = std::move(*cost);
            out->items = trial->prepared->items.size();
            out->complete = *complete;
            return Plan(std::move(out));
        },
        [this](Result<Plan> plan) {
            if (!plan) {
                if (!wasStopped(plan.error()))
                    Q_EMIT failed(plan.error());
                return;
            }
            m_plan = std::move(*plan);
            Q_EMIT planned();
        });
}

void PromptTrialModel::start(const TrialChoice& choice) {
    if (!m_app.workbench())
        return;
    m_planJob.forget();
    m_recallJob.forget();
    m_plan.reset();
    m_runJob.forget();
    m_runJob = m_app.jobs().start<Outcome>(
        Lane::Eval,
        choice.search ? tr("Looking for the edit between %1 and %2").arg(choice.a, choice.b)
                      : tr("Comparing the answers of %1 and %2").arg(choice.a, choice.b),
        this,
        [bench = m_app.workbench(), choice, program = trialProgram()](JobContext& context) {
            return runTrial(bench, choice, program, context);
        },
        [this](Result<Outcome> outcome) {
            if (!outcome) {
                if (wasStopped(outcome.error()))
                    Q_EMIT stopped();
                else
                    Q_EMIT failed(outcome.error());
                return;
            }
            const TrialChoice& asked = (*outcome)->choice;
            if (asked.a != m_a || asked.b != m_b) {
                Q_EMIT finishedElsewhere(asked.a, asked.b);
                return;
            }
            m_outcome = std::move(*outcome);
            Q_EMIT finished();
        });
    Q_EMIT started();
}

void PromptTrialModel::recall(const TrialChoice& choice) {
    if (!m_app.workbench() || choice.gold.isEmpty() || choice.model.isEmpty())
        return;
    m_recallJob.forget();
    m_recallJob = m_app.jobs().start<Outcome>(
        Lane::Model, tr("Looking for an earlier comparison"), this,
        [bench = m_app.workbench(), choice,
         program = trialProgram()](JobContext& context) -> Result<Outcome> {
            auto trial = prepareTrial(bench, choice, program);
            if (!trial)
                return fail(std::move(trial.error()));
            const auto complete = trial->comparer->isComplete(*trial->prepared);
            if (!complete)
                return fail(complete.error());
            if (!*complete)
                return Outcome();
            auto behaviour = trial->comparer->compare(*trial->prepared, trial->options, context);
            if (!behaviour)
                return fail(std::move(behaviour.error()));
            return outcomeOf(choice, std::move(*behaviour));
        },
        [this](Result<Outcome> outcome) {
            if (!outcome || !*outcome || m_outcome)
                return; // whoever only looked is not told what is missing
            m_outcome = std::move(*outcome);
            Q_EMIT finished();
        },
        false);
}

void PromptTrialModel::cancel() {
    m_planJob.cancel();
    m_runJob.cancel();
}

void PromptTrialModel::setPair(const QString& a, const QString& b) {
    m_a = a;
    m_b = b;
    clear();
}

void PromptTrialModel::clear() {
    m_planJob.forget();
    m_recallJob.forget();
    m_plan.reset();
    m_outcome.reset();
}

QString verdictText(const TrialOutcome& outcome) {
    const VerdictFacts& facts = outcome.facts;
    const auto count = [&](ItemFate fate) { return countText(outcome.behaviour.with(fate).size()); };
    const QString flipped =
        PromptTrialModel::tr("%1 fixed, %2 broken, %3 in other words")
            .arg(count(ItemFate::Fixed), count(ItemFate::Broken), count(ItemFate::Changed));
    const QString passages = outcome.behaviour.frozen
                                 ? PromptTrialModel::tr("Both had the same passages.")
                                 : PromptTrialModel::tr("Each had passages retrieved anew.");
    if (!facts.delta)
        return PromptTrialModel::tr("A and B cannot be told apart: %1. %2").arg(flipped, passages);
    QString difference = toQString(facts.measure) + QLatin1Char(' ') + signedText(*facts.delta);
    if (facts.ci)
        difference += QLatin1Char(' ') + intervalText(facts.ci->low, facts.ci->high);
    if (facts.p)
        difference += QStringLiteral(", ") + pText(*facts.p);
    QString out =
        (!facts.beyondChance ? PromptTrialModel::tr("No evidence that B differs from A (nearest: %1)")
         : facts.better      ? PromptTrialModel::tr("B is probably better: %1")
                             : PromptTrialModel::tr("B is probably worse: %1"))
            .arg(difference);
    out += QStringLiteral("; ") + flipped;
    if (facts.detectable && *facts.detectable > 0) {
        const auto& all = outcome.measures->pair.measures;
        const bool share = std::any_of(all.begin(), all.end(), [&](const MeasureComparison& one) {
            return one.info.name == facts.measure && isShare(one.info);
        });
        out += QStringLiteral("; ") +
               (share ? PromptTrialModel::tr("this set of %1 detects %2 points")
                            .arg(countText(facts.n), QString::number(std::lround(*facts.detectable * 100)))
                      : PromptTrialModel::tr("this set of %1 detects a difference of %2")
                            .arg(countText(facts.n), significantText(*facts.detectable)));
    }
    return out + QStringLiteral(". ") + passages;
}

} // namespace touchstone::gui
