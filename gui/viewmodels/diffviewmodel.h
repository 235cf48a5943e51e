// SPDX-License-Identifier: GPL-3.0-or-later
// Two versions of a corpus compared: the list of changed sections, and the two sides of the chosen one line
// by line. The comparison runs in a job; the newest request wins. Interface's thread.
#pragma once

#include "core/ingest/snapshot_diff.h"
#include "gui/jobs/jobrunner.h"

#include <QAbstractListModel>
#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

class AppModel;

/// Changed sections, filtered by words and kind of change.
class DiffListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ChangeRole = Qt::UserRole, PathRole };
    explicit DiffListModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}
    void setDiff(std::shared_ptr<const SnapshotDiff> diff);
    /// change: -1 = all, else a SectionChange.
    void setFilter(const QString& words, int change);
    [[nodiscard]] const SectionDifference* section(int row) const;
    [[nodiscard]] const std::shared_ptr<const SnapshotDiff>& diff() const { return m_diff; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void apply();
    std::shared_ptr<const SnapshotDiff> m_diff;
    std::vector<std::size_t> m_shown;
    QString m_words;
    int m_change = -1;
};

QString sectionChangeTitle(SectionChange change);

/// A row of the side-by-side view: a line on each side that has one.
struct DiffRow {
    bool hasOld = false, hasNew = false, changed = false;
    int oldNumber = 0, newNumber = 0; ///< 1-based, of the section's text
    QString oldText, newText;
    /// Stretches that differ, as positions of QString; empty in a changed row: all of it.
    std::vector<std::pair<int, int>> oldMarks, newMarks;
};
/// The whole of both texts, changed lines beside each other. `firstChange`: rows where a change begins.
struct DiffRows {
    std::vector<DiffRow> rows;
    std::vector<int> firstChange;
};
DiffRows sideBySide(const SectionDifference& section);

class DiffViewModel : public QObject {
    Q_OBJECT

public:
    explicit DiffViewModel(AppModel& app, QObject* parent = nullptr);
    ~DiffViewModel() override;
    [[nodiscard]] DiffListModel& sections() { return *m_sections; }
    [[nodiscard]] bool running() const { return m_job.active(); }
    [[nodiscard]] quint64 jobId() const { return m_job.id(); }
    /// "name@version" each. finished() or failed() follows.
    void compare(const QString& before, const QString& after);
    void cancel() { m_job.cancel(); }

Q_SIGNALS:
    void started();
    void finished();
    void failed(const touchstone::Error& error);

private:
    AppModel& m_app;
    DiffListModel* m_sections;
    JobHandle m_job;
};

} // namespace touchstone::gui
