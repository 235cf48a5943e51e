// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/labels.h"

#include "eval/gold/gold_repository.h"
#include "gui/text/convert.h"

#include <algorithm>

namespace touchstone::gui {

Labels::Labels(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

Labels::~Labels() {
    m_setsJob.forget();
    m_questionsJob.forget();
}

void Labels::refreshSets() {
    if (!m_app.workbench())
        return;
    m_setsJob.forget();
    m_setsJob = m_app.jobs().start<std::vector<GoldSet>>(
        Lane::Io, tr("Reading the gold sets"), this,
        [workbench = m_app.workbench()](JobContext&) -> Result<std::vector<GoldSet>> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            auto all = GoldRepository(*database).list();
            if (!all)
                return all;
            std::vector<GoldSet> newest; // the list is in order of name and version
            for (GoldSet& set : *all) {
                if (!newest.empty() && newest.back().name == set.name)
                    newest.back() = std::move(set);
                else
                    newest.push_back(std::move(set));
            }
            return newest;
        },
        [this](Result<std::vector<GoldSet>> sets) {
            if (!sets) {
                Q_EMIT failed(sets.error());
                return;
            }
            m_sets = std::move(*sets);
            Q_EMIT setsChanged();
        },
        false);
}

void Labels::loadQuestions(const QString& set) {
    if (!m_app.workbench())
        return;
    m_questionsJob.forget();
    m_questionsJob = m_app.jobs().start<QStringList>(
        Lane::Io, tr("Reading the questions"), this,
        [workbench = m_app.workbench(), name = toStd(set)](JobContext&) -> Result<QStringList> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            GoldRepository repository(*database);
            const auto found = repository.find(name);
            if (!found) // a set that is only being named
                return found.error().code == ErrorCode::NotFound ? Result<QStringList>(QStringList())
                                                                 : fail(found.error());
            const auto items = repository.items(*found);
            if (!items)
                return fail(items.error());
            QStringList questions;
            for (const GoldItem& item : *items)
                questions.append(toQString(item.question));
            return questions;
        },
        [this](Result<QStringList> questions) {
            m_questions = questions ? std::move(*questions) : QStringList();
            if (!questions)
                Q_EMIT failed(questions.error());
            Q_EMIT questionsChanged();
        },
        false);
}

QStringList Labels::setNames() const {
    QStringList names;
    for (const GoldSet& set : m_sets)
        names.append(toQString(set.name));
    return names;
}

Labels::NamedSet Labels::named(const QString& set) const {
    NamedSet out;
    if (set.isEmpty() || set.contains(QLatin1Char('@'))) {
        out.note = set.isEmpty() ? tr("Name the set that the question belongs to.")
                                 : tr("The name of a set has no '@'.");
        return out;
    }
    out.usable = true;
    const auto known = std::find_if(m_sets.begin(), m_sets.end(),
                                    [&](const GoldSet& one) { return toQString(one.name) == set; });
    if (known == m_sets.end()) {
        out.note = tr("“%1” will be a new set, version 1.").arg(set);
        return out;
    }
    out.known = &*known;
    out.note = tr("%1 becomes version %2; the version before stays.").arg(set).arg(known->version + 1);
    return out;
}

QString Labels::proposedSet(const QString& corpus) const {
    return m_lastSet.isEmpty() ? corpus + QStringLiteral("-labels") : m_lastSet;
}

void Labels::addAll(const std::vector<GoldLabel>& labels) {
    if (!m_app.workbench())
        return;
    m_app.jobs().start<LabelOutcome>(
        Lane::Edits, tr("Writing a label"), this,
        [workbench = m_app.workbench(), labels](JobContext&) -> Result<LabelOutcome> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            return addLabels(*database, labels);
        },
        [this](Result<LabelOutcome> outcome) {
            if (!outcome) {
                Q_EMIT failed(outcome.error());
                return;
            }
            m_lastSet = toQString(outcome->after.name);
            if (!outcome->known)
                m_done.push_back(*outcome);
            refreshSets();
            Q_EMIT labelled(*outcome);
        },
        false);
}

void Labels::undo() {
    if (m_done.empty() || !m_app.workbench())
        return;
    m_app.jobs().start<GoldSet>(
        Lane::Edits, tr("Taking a label back"), this,
        [workbench = m_app.workbench(), outcome = m_done.back()](JobContext&) -> Result<GoldSet> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            return undoLabel(*database, outcome);
        },
        [this](Result<GoldSet> set) {
            if (!set) {
                m_done.clear();
                Q_EMIT failed(set.error());
                return;
            }
            m_done.pop_back();
            // The one before it ended in what is now the newest version.
            if (!m_done.empty() && m_done.back().after.name == set->name)
                m_done.back().after = *set;
            refreshSets();
            Q_EMIT undone(*set);
        },
        false);
}

} // namespace touchstone::gui
