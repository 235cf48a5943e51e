// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/promptpromoter.h"

#include "core/platform/env.h"
#include "eval/runners/workbench_services.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/openprompts.h"
#include "gui/viewmodels/promptsviewmodel.h"

#include <QCoreApplication>

namespace touchstone::gui {

namespace {

using PromoterBench = std::shared_ptr<Workbench>;

/// The gates that are named, else those that hold for the prompt; none: nothing is asked.
Result<std::optional<PromptGates>> wantedGates(PromptLibrary& library, const PromotionChoice& choice) {
    if (choice.withoutGates)
        return std::optional<PromptGates>();
    if (choice.gatesFile.isEmpty()) {
        auto kept = library.gates(toStd(choice.label.section(QLatin1Char('@'), 0, 0)));
        if (kept && *kept) {
            if (!choice.gold.isEmpty())
                (*kept)->gold = toStd(choice.gold);
            if (!choice.model.isEmpty())
                (*kept)->model = toStd(choice.model);
        }
        return kept;
    }
    const std::string file = toStd(choice.gatesFile);
    auto text = readFile(file);
    if (!text)
        return fail(std::move(text.error()));
    return std::optional<PromptGates>(
        PromptGates{file, std::move(*text), toStd(choice.gold), {}, toStd(choice.model)});
}

/// What a promotion needs, over one connection.
struct Promotion {
    std::unique_ptr<OpenPrompts> open;
    std::unique_ptr<PromptComparer> comparer;
    PromotionRequest request;
};

Result<Promotion> preparePromotion(const PromoterBench& bench, const PromotionChoice& choice,
                                   const std::string& program) {
    Promotion out;
    auto open = openPrompts(bench, Database::Mode::ReadWrite);
    if (!open)
        return fail(std::move(open.error()));
    out.open = std::move(*open);
    auto gates = wantedGates(out.open->library, choice);
    if (!gates)
        return fail(std::move(gates.error()));
    out.request.prompt = toStd(choice.label);
    out.request.author = accountName();
    out.request.reason = toStd(choice.reason);
    out.request.gates = std::move(*gates);
    out.comparer = std::make_unique<PromptComparer>(
        out.open->database, trialServices(workbenchServices(bench, false), bench, out.request.seed), program);
    return out;
}

std::string promoterProgram() {
    return toStd(QCoreApplication::applicationVersion());
}

} // namespace

PromptPromoter::PromptPromoter(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

PromptPromoter::~PromptPromoter() {
    m_job.forget();
}

void PromptPromoter::look(const QString& label) {
    if (!m_app.workbench())
        return;
    m_job.forget();
    m_job = m_app.jobs().start<PromotionFacts>(
        Lane::Io, tr("Looking up the gates of a prompt"), this,
        [bench = m_app.workbench(), label](JobContext&) -> Result<PromotionFacts> {
            const auto open = openPrompts(bench, Database::Mode::ReadOnly);
            if (!open)
                return fail(open.error());
            PromptLibrary& library = (*open)->library;
            const auto prompt = library.find(toStd(label));
            if (!prompt)
                return fail(prompt.error());
            const auto now = library.inUse(prompt->name);
            if (!now)
                return fail(now.error());
            auto kept = library.gates(prompt->name);
            if (!kept)
                return fail(std::move(kept.error()));
            return PromotionFacts{toQString(promptLabel(*prompt)), toQString(promptLabel(*now)),
                                  std::move(*kept), prompt->hash == now->hash};
        },
        [this](Result<PromotionFacts> facts) {
            if (!facts) {
                Q_EMIT failed(facts.error());
                return;
            }
            m_facts = std::move(*facts);
            Q_EMIT looked();
        },
        false);
}

void PromptPromoter::plan(const PromotionChoice& choice) {
    if (!m_app.workbench())
        return;
    m_cost.reset();
    m_job.forget();
    m_job = m_app.jobs().start<TrialCost>(
        Lane::Model, tr("Planning a promotion"), this,
        [bench = m_app.workbench(), choice, baseline = m_facts.baseline, same = m_facts.sameText,
         program = promoterProgram()](JobContext& context) -> Result<TrialCost> {
            auto promotion = preparePromotion(bench, choice, program);
            if (!promotion)
                return fail(std::move(promotion.error()));
            if (!promotion->request.gates || same)
                return TrialCost();
            const PromptGates& gates = *promotion->request.gates;
            if (const auto rules = parseGates(gates.text, gates.file); !rules)
                return fail(rules.error());
            BehaviourOptions options;
            options.a = toStd(baseline);
            options.b = promotion->request.prompt;
            options.gold = gates.gold;
            options.corpus = gates.corpus;
            options.model = gates.model;
            const auto prepared = promotion->comparer->prepare(options);
            if (!prepared)
                return fail(prepared.error());
            return trialCost(*promotion->comparer, *prepared, *bench, 0, 0, context);
        },
        [this](Result<TrialCost> cost) {
            if (!cost) {
                if (!wasStopped(cost.error()))
                    Q_EMIT failed(cost.error());
                return;
            }
            m_cost = std::move(*cost);
            Q_EMIT planned();
        });
}

void PromptPromoter::promote(const PromotionChoice& choice) {
    if (!m_app.workbench())
        return;
    using Outcome = std::shared_ptr<const PromotionOutcome>;
    m_outcome.reset();
    m_job.forget();
    m_job = m_app.jobs().start<Outcome>(
        Lane::Eval, tr("Promoting %1").arg(choice.label), this,
        [bench = m_app.workbench(), choice,
         program = promoterProgram()](JobContext& context) -> Result<Outcome> {
            auto promotion = preparePromotion(bench, choice, program);
            if (!promotion)
                return fail(std::move(promotion.error()));
            auto outcome = promoteThroughGates(promotion->open->library, *promotion->comparer,
                                               promotion->request, {}, context);
            bench->flushNetworkLog();
            if (!outcome)
                return fail(std::move(outcome.error()));
            return std::make_shared<const PromotionOutcome>(std::move(*outcome));
        },
        [this](Result<Outcome> outcome) {
            if (!outcome) {
                if (wasStopped(outcome.error()))
                    Q_EMIT stopped();
                else
                    Q_EMIT failed(outcome.error());
                return;
            }
            m_outcome = std::move(*outcome);
            Q_EMIT promoted();
        });
}

void PromptPromoter::cancel() {
    m_job.cancel();
}

void GateResultModel::setResults(std::vector<GateResult> results) {
    beginResetModel();
    m_results = std::move(results);
    endResetModel();
}

int GateResultModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

int GateResultModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GateResultModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const GateResult& one = m_results[static_cast<std::size_t>(index.row())];
    if (role == StateRole)
        return static_cast<int>(one.state);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case State:
        return one.state == GateState::Passed   ? tr("passed")
               : one.state == GateState::Failed ? tr("failed")
                                                : tr("cannot be told");
    case Gate:
        return toQString(one.gate.name);
    case Message:
        return toQString(one.message);
    default: {
        QStringList items;
        for (const std::string& item : one.items)
            items.append(toQString(item));
        return items.join(QStringLiteral(", "));
    }
    }
}

QVariant GateResultModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("Outcome");
    case Gate:
        return tr("Gate");
    case Message:
        return tr("Why");
    default:
        return tr("Items");
    }
}

} // namespace touchstone::gui
