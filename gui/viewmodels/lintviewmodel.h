// SPDX-License-Identifier: GPL-3.0-or-later
// The findings of lint as a table: by rule and severity, filtered by words, rule and severity. The check runs
// in a job; the newest request wins. Interface's thread.
#pragma once

#include "core/ingest/lint.h"
#include "gui/jobs/jobrunner.h"

#include <QAbstractTableModel>
#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

class AppModel;

class LintTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Severity, Rule, Place, Message, ColumnCount };
    explicit LintTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setReport(std::shared_ptr<const LintReport> report);
    /// Empty words, rule, and severity -1: everything.
    void setFilter(const QString& words, const QString& rule, int severity);
    /// Null: no such row.
    [[nodiscard]] const LintFinding* finding(int row) const;
    [[nodiscard]] const std::shared_ptr<const LintReport>& report() const { return m_report; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void apply();
    std::shared_ptr<const LintReport> m_report;
    std::vector<std::size_t> m_order; ///< findings by severity, rule, place
    std::vector<std::size_t> m_shown;
    QString m_words, m_rule;
    int m_severity = -1;
};

/// Names of rules and severities as people read them.
QString lintRuleTitle(std::string_view rule);
QString lintSeverityTitle(LintSeverity severity);

class LintViewModel : public QObject {
    Q_OBJECT

public:
    explicit LintViewModel(AppModel& app, QObject* parent = nullptr);
    ~LintViewModel() override;

    [[nodiscard]] LintTableModel& table() { return *m_table; }
    [[nodiscard]] const QString& edition() const { return m_edition; }
    [[nodiscard]] bool running() const { return m_job.active(); }
    [[nodiscard]] quint64 jobId() const { return m_job.id(); }
    /// Checks an edition, "name@version". finished() or failed() follows.
    void check(const QString& edition);
    void cancel() { m_job.cancel(); }
    /// Where the line of a finding lies in its page: located() follows.
    void locate(const LintFinding& finding);
    /// The findings as a file: "json", "csv" or "markdown". Empty without a report.
    [[nodiscard]] QString exported(const QString& format) const;
    void save(const QString& file, const QString& format);

Q_SIGNALS:
    void started();
    void finished();
    void failed(const touchstone::Error& error);
    void located(const QString& path, quint64 start, quint64 end);
    void saved(const QString& file);

private:
    AppModel& m_app;
    LintTableModel* m_table;
    QString m_edition;
    JobHandle m_job, m_locating;
};

} // namespace touchstone::gui
