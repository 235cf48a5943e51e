// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/itemrerun.h"

#include "eval/runners/sample_rerun.h"
#include "eval/runners/workbench_services.h"
#include "gui/text/convert.h"

namespace touchstone::gui {

ItemRerun::ItemRerun(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

ItemRerun::~ItemRerun() {
    m_job.forget();
}

void ItemRerun::drop() {
    m_job.forget();
    m_job = {};
    m_sample.reset();
}

void ItemRerun::start(const RunRecord& run, const SampleKey& key, const QString& path, const QString& value) {
    if (!m_app.workbench())
        return;
    drop();
    using View = std::shared_ptr<const SampleView>;
    m_job = m_app.jobs().start<View>(
        Lane::Model, tr("Asking an item again"), this,
        [bench = m_app.workbench(), run, key, path = toStd(path),
         value = value.trimmed()](JobContext& context) -> Result<View> {
            auto database = bench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            nlohmann::ordered_json json = toStd(value);
            if (path == "retrieval.k") {
                bool whole = false;
                const qlonglong k = value.toLongLong(&whole);
                if (!whole)
                    return fail(ErrorCode::Usage, "The number of passages is no whole number.");
                json = k;
            }
            auto sample =
                rerunSample(*database, run, key, path, json, workbenchServices(bench, false), context);
            bench->flushNetworkLog();
            if (!sample)
                return fail(std::move(sample.error()));
            return std::make_shared<const SampleView>(std::move(*sample));
        },
        [this](Result<View> sample) {
            m_job = {};
            if (sample) {
                m_sample = std::move(*sample);
                Q_EMIT finished();
            } else if (sample.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(sample.error());
            else
                Q_EMIT finished();
        });
    Q_EMIT started();
}

} // namespace touchstone::gui
