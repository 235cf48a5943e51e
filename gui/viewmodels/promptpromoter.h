// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing a version into production from the window: which gates hold, what they cost to ask, what came of
// it. Interface's thread; one job at a time.
#pragma once

#include "eval/regressions/prompt_cost.h"
#include "eval/reports/prompt_promotion.h"
#include "gui/viewmodels/appmodel.h"

#include <QAbstractTableModel>
#include <QObject>
#include <memory>
#include <optional>

namespace touchstone::gui {

struct PromotionChoice {
    QString label; ///< NAME@VERSION
    QString reason;
    bool withoutGates = false;
    QString gatesFile;   ///< "" = those that the prompt was promoted through before
    QString gold, model; ///< with a file; "" = those that were kept with the gates
};

struct PromotionFacts {
    QString label, baseline;         ///< baseline: what answers now
    std::optional<PromptGates> kept; ///< gates that hold unless others are named
    bool sameText = false;           ///< nothing has to be asked
};

class GateResultModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { State, Gate, Message, Items, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;
    void setResults(std::vector<GateResult> results);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<GateResult> m_results;
};

class PromptPromoter : public QObject {
    Q_OBJECT

public:
    explicit PromptPromoter(AppModel& app, QObject* parent = nullptr);
    ~PromptPromoter() override;

    void look(const QString& label); ///< looked() or failed() follows
    [[nodiscard]] const PromotionFacts& facts() const { return m_facts; }
    /// Nothing is sent. planned() or failed() follows; no calls where no gate has to be asked.
    void plan(const PromotionChoice& choice);
    [[nodiscard]] const std::optional<TrialCost>& cost() const { return m_cost; }
    /// promoted() follows, also where a gate has stopped it; or stopped(), failed().
    void promote(const PromotionChoice& choice);
    void cancel();
    [[nodiscard]] bool running() const { return m_job.active(); }
    [[nodiscard]] quint64 jobId() const { return m_job.id(); }
    [[nodiscard]] const std::shared_ptr<const PromotionOutcome>& outcome() const { return m_outcome; }

Q_SIGNALS:
    void looked();
    void planned();
    void promoted();
    void stopped();
    void failed(const touchstone::Error& error);

private:
    AppModel& m_app;
    PromotionFacts m_facts;
    std::optional<TrialCost> m_cost;
    std::shared_ptr<const PromotionOutcome> m_outcome;
    JobHandle m_job;
};

} // namespace touchstone::gui
