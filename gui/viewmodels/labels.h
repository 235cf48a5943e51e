// SPDX-License-Identifier: GPL-3.0-or-later
// Labelling without widgets: the gold sets and their questions, 'this passage answers that question', and
// taking the last label back. Interface's thread; the writing runs in jobs, one after the other.
#pragma once

#include "eval/gold/gold_labels.h"
#include "gui/viewmodels/appmodel.h"

#include <QObject>
#include <QStringList>
#include <optional>
#include <vector>

namespace touchstone::gui {

class Labels : public QObject {
    Q_OBJECT

public:
    explicit Labels(AppModel& app, QObject* parent = nullptr);
    ~Labels() override;

    /// Reads the sets' names anew; setsChanged() follows.
    void refreshSets();
    [[nodiscard]] const std::vector<GoldSet>& sets() const { return m_sets; } ///< newest version of each
    [[nodiscard]] QStringList setNames() const;
    /// What a name that was typed means for a set to write into.
    struct NamedSet {
        const GoldSet* known = nullptr; ///< null: no such set yet, or no name for one
        bool usable = false;
        QString note; ///< what is wrong, or which version it will be
    };
    [[nodiscard]] NamedSet named(const QString& set) const;
    /// The questions of a set's newest version; questionsChanged() follows.
    void loadQuestions(const QString& set);
    [[nodiscard]] const QStringList& questions() const { return m_questions; }

    /// The set that the last label went into, else "NAME-labels" for the corpus.
    [[nodiscard]] QString proposedSet(const QString& corpus) const;
    /// labelled() or failed() follows.
    void add(const GoldLabel& label) { addAll({label}); }
    void addAll(const std::vector<GoldLabel>& labels); ///< of one set and question, as one version
    [[nodiscard]] bool canUndo() const { return !m_done.empty(); }
    void undo(); ///< undone() or failed() follows

Q_SIGNALS:
    void setsChanged();
    void questionsChanged();
    void labelled(const touchstone::LabelOutcome& outcome);
    void undone(const touchstone::GoldSet& set);
    void failed(const touchstone::Error& error);

private:
    AppModel& m_app;
    std::vector<GoldSet> m_sets;
    QStringList m_questions;
    QString m_lastSet;
    std::vector<LabelOutcome> m_done; ///< that can be taken back, last one first to go
    JobHandle m_setsJob, m_questionsJob;
};

} // namespace touchstone::gui
