// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/corpusreports.h"

#include "core/ingest/again.h"

namespace touchstone::gui {

CorpusReports::CorpusReports(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

CorpusReports::~CorpusReports() {
    for (JobHandle* job : {&m_figuresJob, &m_mapJob, &m_coldJob, &m_healthJob})
        job->forget();
}

void CorpusReports::setEdition(const EditionInfo* edition, std::shared_ptr<const DocumentTable> documents) {
    for (JobHandle* job : {&m_figuresJob, &m_mapJob, &m_coldJob, &m_healthJob})
        job->forget();
    m_reading = 0;
    m_edition.reset();
    if (edition)
        m_edition = *edition;
    m_documents = std::move(documents);
    m_figures.reset();
    m_map.reset();
    m_cold.reset();
    m_health.reset();
    Q_EMIT changed();
    Q_EMIT healthChanged();
    readHealth();
}

template<class T>
void CorpusReports::read(JobHandle& job, std::shared_ptr<const T>& into, const QString& title,
                         Result<std::shared_ptr<const T>> (*how)(Database&, const EditionInfo&,
                                                                 const DocumentTable&, JobContext&)) {
    if (!m_edition || !m_documents || !m_app.workbench() || job.active())
        return;
    ++m_reading;
    job = m_app.jobs().start<std::shared_ptr<const T>>(
        Lane::Eval, title, this,
        [workbench = m_app.workbench(), edition = *m_edition, documents = m_documents,
         how](JobContext& context) -> Result<std::shared_ptr<const T>> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            return how(*database, edition, *documents, context);
        },
        [this, &into](Result<std::shared_ptr<const T>> made) {
            --m_reading;
            if (made)
                into = std::move(*made);
            else if (made.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(made.error());
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void CorpusReports::wantFigures() {
    if (!m_figures)
        read(m_figuresJob, m_figures, tr("Counting chunks"), readFigures);
}

void CorpusReports::wantMap() {
    if (!m_map)
        read(m_mapJob, m_map, tr("Drawing the map"), readMap);
}

void CorpusReports::wantColdChunks() {
    read(m_coldJob, m_cold, tr("Looking for chunks that were never found"), readColdChunks);
}

void CorpusReports::readHealth() {
    if (!m_edition || !m_app.workbench())
        return;
    m_healthJob.forget();
    m_healthJob = m_app.jobs().start<SnapshotHealth>(
        Lane::Io, tr("Checking the snapshot"), this,
        [workbench = m_app.workbench(), edition = *m_edition](JobContext&) -> Result<SnapshotHealth> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            return readSnapshotHealth(*database, edition);
        },
        [this](Result<SnapshotHealth> health) {
            if (health)
                m_health = *health;
            Q_EMIT healthChanged();
        },
        false);
}

void CorpusReports::rebuildIndexes() {
    if (!m_edition || !m_app.workbench())
        return;
    m_app.jobs().start<bool>(
        Lane::Index, tr("Making the index anew"), this,
        [workbench = m_app.workbench(), edition = *m_edition](JobContext& context) -> Result<bool> {
            TOUCHSTONE_TRY(touchstone::rebuildIndexes(*workbench->workspace(), edition,
                                                      {&workbench->http(), &workbench->secrets()}, context));
            return true;
        },
        [this](Result<bool> done) {
            if (!done && done.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(done.error());
            readHealth();
        });
}

void CorpusReports::readAgain() {
    if (!m_edition || !m_app.workbench())
        return;
    m_app.jobs().start<AddRequest>(
        Lane::Io, tr("Looking up the source"), this,
        [workbench = m_app.workbench(), edition = *m_edition](JobContext&) -> Result<AddRequest> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            return storedRequest(*database, edition);
        },
        [this](Result<AddRequest> request) {
            if (request)
                m_app.addCorpus(*request);
            else
                Q_EMIT failed(request.error());
        },
        false);
}

} // namespace touchstone::gui
