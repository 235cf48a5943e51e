// SPDX-License-Identifier: GPL-3.0-or-later
// An item of a run asked again with one setting changed; the answer is shown, not kept. Interface's thread;
// the work is a job.
#pragma once

#include "eval/runners/sample_view.h"
#include "gui/viewmodels/appmodel.h"

#include <QObject>
#include <QString>
#include <memory>

namespace touchstone::gui {

class ItemRerun : public QObject {
    Q_OBJECT

public:
    explicit ItemRerun(AppModel& app, QObject* parent = nullptr);
    ~ItemRerun() override;

    /// `path` as rerunSample() has it; a value of retrieval.k is a number. finished() or failed() follows.
    void start(const RunRecord& run, const SampleKey& key, const QString& path, const QString& value);
    void drop(); ///< stops it, and forgets what came
    [[nodiscard]] bool running() const { return m_job.active(); }
    [[nodiscard]] const std::shared_ptr<const SampleView>& sample() const { return m_sample; }

Q_SIGNALS:
    void started();
    void finished();
    void failed(const touchstone::Error& error);

private:
    AppModel& m_app;
    std::shared_ptr<const SampleView> m_sample;
    JobHandle m_job;
};

} // namespace touchstone::gui
