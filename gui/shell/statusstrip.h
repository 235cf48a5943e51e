// SPDX-License-Identifier: GPL-3.0-or-later
// The strip at the foot of the window: workspace, corpus and snapshot, model, online or offline, running jobs
// with progress and cancel, the keys that count now. Interface's thread.
#pragma once

#include "gui/jobs/jobrunner.h"

#include <QHBoxLayout>
#include <QWidget>
#include <vector>

class QToolButton;

namespace touchstone::gui {

class TextLabel;
class IconButton;

class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);
    void setWorkspace(const QString& name, const QString& path);
    void setCorpus(const QString& edition,
                   const QString& snapshot); ///< snapshot: its hash; short form is shown
    void setModel(const QString& name);
    void setOffline(bool offline);
    void setJobs(const std::vector<JobStatus>& jobs);
    /// Keys with their words, most useful first; as many as there is room for.
    void setKeys(const std::vector<std::pair<QString, QString>>& keys);

Q_SIGNALS:
    void offlineToggled(bool offline);
    void cancelRequested(quint64 jobId);
    void corpusClicked();
    void modelClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    QToolButton* m_workspace;
    QToolButton* m_corpus;
    QToolButton* m_model;
    QToolButton* m_offline;
    QWidget* m_job;
    TextLabel* m_jobText;
    IconButton* m_jobCancel;
    class KeyRow* m_keys;
    quint64 m_jobId = 0;
    double m_share = -1;
};

} // namespace touchstone::gui
