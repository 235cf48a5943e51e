// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/appmodel.h"

#include <algorithm>

namespace touchstone::gui {

namespace {

/// What opening brings back to the interface's thread.
struct Opened {
    std::shared_ptr<Workbench> workbench;
    std::vector<EditionInfo> editions;
    Settings settings;
    bool needsSample = false;
};

Result<std::vector<EditionInfo>> readEditions(Workbench& workbench) {
    auto database = workbench.workspace()->connect();
    if (!database)
        return fail(std::move(database.error()));
    return CorpusRepository(*database).editions();
}

} // namespace

QString editionLabel(const EditionInfo& edition) {
    return QString::fromStdString(EditionName{edition.name, edition.version}.toString());
}

AppModel::AppModel(WorkbenchOptions options, JobRunner& jobs, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_jobs(jobs) {}
AppModel::~AppModel() = default;

void AppModel::open() {
    m_jobs.start<Opened>(
        Lane::Io, tr("Opening the workspace"), this,
        [options = m_options](JobContext& context) -> Result<Opened> {
            auto workbench = Workbench::open(options);
            if (!workbench)
                return fail(std::move(workbench.error()));
            Opened out;
            out.workbench = *workbench;
            out.settings = out.workbench->settings();
            auto editions = readEditions(*out.workbench);
            if (!editions)
                return fail(std::move(editions.error()));
            out.editions = std::move(*editions);
            out.needsSample = out.workbench->needsSample();
            TOUCHSTONE_TRY(context.check());
            return out;
        },
        [this](Result<Opened> result) {
            if (!result) {
                m_state = State::Failed;
                m_openError = std::move(result.error());
                Q_EMIT openFailed();
                return;
            }
            m_workbench = std::move(result->workbench);
            m_settings = std::move(result->settings);
            m_editions = std::move(result->editions);
            m_preparingSample = result->needsSample;
            afterOpen();
        },
        false);
}

void AppModel::afterOpen() {
    m_state = State::Open;
    if (!m_editions.empty())
        m_currentEdition = editionLabel(m_editions.back());
    Q_EMIT opened();
    Q_EMIT editionsChanged();
    Q_EMIT currentEditionChanged();
    Q_EMIT settingsChanged();
    Q_EMIT currentModelChanged();
    Q_EMIT offlineChanged(m_settings.offline);
    if (m_preparingSample)
        prepareSample();
}

void AppModel::prepareSample() {
    Q_EMIT preparingSampleChanged(true);
    m_jobs.start<AddReport>(
        Lane::Index, tr("Indexing the handbook"), this,
        [workbench = m_workbench](JobContext& context) { return workbench->addSample(context); },
        [this](Result<AddReport> report) {
            m_preparingSample = false;
            Q_EMIT preparingSampleChanged(false);
            if (!report)
                Q_EMIT corpusFailed(QStringLiteral("handbook"), report.error());
            refreshEditions();
        });
}

const EditionInfo* AppModel::currentEdition() const {
    const auto found = std::find_if(m_editions.begin(), m_editions.end(), [&](const EditionInfo& edition) {
        return editionLabel(edition) == m_currentEdition;
    });
    return found == m_editions.end() ? nullptr : &*found;
}

void AppModel::setCurrentEdition(const QString& name) {
    if (m_currentEdition == name)
        return;
    m_currentEdition = name;
    Q_EMIT currentEditionChanged();
}

void AppModel::refreshEditions() {
    if (!m_workbench)
        return;
    m_jobs.start<std::vector<EditionInfo>>(
        Lane::Io, tr("Reading the corpora"), this,
        [workbench = m_workbench](JobContext&) { return readEditions(*workbench); },
        [this](Result<std::vector<EditionInfo>> editions) {
            if (!editions) {
                Q_EMIT failed(editions.error());
                return;
            }
            m_editions = std::move(*editions);
            Q_EMIT editionsChanged();
            if (!currentEdition()) {
                m_currentEdition = m_editions.empty() ? QString() : editionLabel(m_editions.back());
                Q_EMIT currentEditionChanged();
            }
        },
        false);
}

void AppModel::checkForChanges() {
    if (!m_workbench)
        return;
    m_jobs.start<std::vector<EditionInfo>>(
        Lane::Io, tr("Looking for changes"), this,
        [workbench = m_workbench](JobContext&) { return readEditions(*workbench); },
        [this](Result<std::vector<EditionInfo>> looked) {
            if (!looked)
                return;
            const auto same = [](const EditionInfo& a, const EditionInfo& b) {
                return a.name == b.name && a.version == b.version && a.snapshot == b.snapshot;
            };
            if (std::equal(m_editions.begin(), m_editions.end(), looked->begin(), looked->end(), same))
                return;
            m_editions = std::move(*looked);
            Q_EMIT editionsChanged();
            if (!currentEdition()) {
                m_currentEdition = m_editions.empty() ? QString() : editionLabel(m_editions.back());
                Q_EMIT currentEditionChanged();
            }
        },
        false);
}

void AppModel::saveSettings(const Settings& settings) {
    if (!m_workbench)
        return;
    m_jobs.start<Settings>(
        Lane::Edits, tr("Saving settings"), this,
        [workbench = m_workbench, settings](JobContext&) -> Result<Settings> {
            TOUCHSTONE_TRY(workbench->saveSettings(settings));
            return settings;
        },
        [this](Result<Settings> saved) {
            if (!saved) {
                Q_EMIT failed(saved.error());
                Q_EMIT settingsChanged();
                return;
            }
            const bool offlineBefore = m_settings.offline;
            const std::string modelBefore = m_settings.defaultModel;
            m_settings = std::move(*saved);
            Q_EMIT settingsChanged();
            if (offlineBefore != m_settings.offline)
                Q_EMIT offlineChanged(m_settings.offline);
            if (modelBefore != m_settings.defaultModel)
                Q_EMIT currentModelChanged();
        },
        false);
}

QStringList AppModel::modelNames() const {
    QStringList names{QStringLiteral("extractive")};
    for (const ModelServer& server : m_settings.models)
        names.append(QString::fromStdString(server.name));
    return names;
}

QString AppModel::currentModel() const {
    const QString name = QString::fromStdString(m_settings.defaultModel);
    return modelNames().contains(name) ? name : QStringLiteral("extractive");
}

void AppModel::setCurrentModel(const QString& name) {
    if (name == currentModel())
        return;
    Settings settings = m_settings;
    settings.defaultModel = name.toStdString();
    saveSettings(settings);
}

void AppModel::setOffline(bool offline) {
    Settings settings = m_settings;
    settings.offline = offline;
    saveSettings(settings);
}

JobHandle AppModel::addCorpus(const AddRequest& request) {
    const QString name = QString::fromStdString(request.name);
    if (!m_workbench)
        return {};
    return m_jobs.start<AddReport>(
        Lane::Index, tr("Adding %1").arg(name), this,
        [workbench = m_workbench, request](JobContext& context) {
            return workbench->addCorpus(request, context);
        },
        [this, name](Result<AddReport> report) {
            if (report)
                Q_EMIT corpusAdded(name, *report);
            else
                Q_EMIT corpusFailed(name, report.error());
            refreshEditions();
        });
}

void AppModel::removeCorpus(const QString& name) {
    if (!m_workbench)
        return;
    m_jobs.start<std::uint64_t>(
        Lane::Index, tr("Removing %1").arg(name), this,
        [workbench = m_workbench, text = name.toStdString()](JobContext&) -> Result<std::uint64_t> {
            auto lock = workbench->workspace()->lockForWriting("corpus remove " + text, 5000);
            if (!lock)
                return fail(std::move(lock.error()));
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            return CorpusRepository(*database).remove(EditionName::parse(text));
        },
        [this](Result<std::uint64_t> removed) {
            if (!removed)
                Q_EMIT failed(removed.error());
            refreshEditions();
        });
}

} // namespace touchstone::gui
