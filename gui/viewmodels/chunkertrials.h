// SPDX-License-Identifier: GPL-3.0-or-later
// Chunkers tried out on a gold set: what can be chosen, the comparison as a table, a page to draw boundaries
// on, and the winner applied. Everything long runs in jobs. Interface's thread.
#pragma once

#include "eval/runners/chunker_comparison.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/pagecontent.h"

#include <QAbstractTableModel>
#include <QObject>
#include <QStringList>
#include <memory>

namespace touchstone::gui {

class ChunkerTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Chunker,
        Iou,
        Change,
        Recall,
        Precision,
        Best,
        Chunks,
        Size,
        Embedded,
        Passages,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;
    void setComparison(std::shared_ptr<const ChunkerComparison> comparison);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The table as comma-separated values.
    [[nodiscard]] QString asCsv() const;

private:
    std::shared_ptr<const ChunkerComparison> m_comparison;
};

class ChunkerTrials : public QObject {
    Q_OBJECT

public:
    /// `edition`: "name@version".
    ChunkerTrials(AppModel& app, QString edition, QObject* parent = nullptr);
    ~ChunkerTrials() override;

    [[nodiscard]] const QString& edition() const { return m_edition; }
    /// choicesRead() or failed() follows.
    void readChoices();
    [[nodiscard]] const QStringList& goldSets() const { return m_goldSets; } ///< names, of this corpus first
    [[nodiscard]] const QString& present() const { return m_present; }       ///< the corpus's chunker
    /// Chunkers worth a try beside it.
    [[nodiscard]] static QStringList usual();
    /// The SPEC with all its settings, as results name it; as it is where it names no chunker.
    [[nodiscard]] static QString inFull(const QString& chunker);
    /// Why a SPEC names no chunker; "" = it does.
    [[nodiscard]] static QString problemOf(const QString& chunker);

    /// finished() or failed() follows.
    void compare(const QString& gold, const QStringList& chunkers, quint64 tokenBudget);
    [[nodiscard]] bool running() const { return m_job.active(); }
    [[nodiscard]] quint64 jobId() const { return m_job.id(); }
    void cancel() { m_job.cancel(); }
    [[nodiscard]] const std::shared_ptr<const ChunkerComparison>& comparison() const { return m_comparison; }
    [[nodiscard]] ChunkerTableModel& table() { return *m_table; }
    /// Which one keeps the gold passages best, and how sure that is.
    [[nodiscard]] QString verdict() const;

    /// pageOpened() or failed() follows.
    void openPage(const QString& path);
    [[nodiscard]] const std::shared_ptr<const PageContent>& page() const { return m_page; }

    /// Reads all sources of the corpus again with this chunker; AppModel tells how it goes.
    void apply(const QString& chunker);

Q_SIGNALS:
    void choicesRead();
    void finished();
    void pageOpened();
    void failed(const touchstone::Error& error);

private:
    AppModel& m_app;
    QString m_edition, m_present;
    QStringList m_goldSets;
    ChunkerTableModel* m_table;
    std::shared_ptr<const ChunkerComparison> m_comparison;
    std::shared_ptr<const PageContent> m_page;
    JobHandle m_reading, m_job, m_opening, m_applying;
};

} // namespace touchstone::gui
