// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/serverchecks.h"

#include "gui/text/convert.h"

#include <algorithm>

namespace touchstone::gui {

ServerChecks::ServerChecks(JobRunner& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

ServerChecks::~ServerChecks() {
    m_job.forget();
}

void ServerChecks::setWorkbench(std::shared_ptr<Workbench> workbench) {
    m_workbench = std::move(workbench);
}

void ServerChecks::cancel() {
    m_job.forget();
}

bool ServerChecks::ready() {
    m_job.forget();
    if (m_workbench) {
        Q_EMIT started();
        return true;
    }
    Q_EMIT failed(
        makeError(ErrorCode::WorkspaceBusy, tr("The workspace is still being opened.").toStdString()));
    return false;
}

void ServerChecks::examine(const std::string& spec) {
    if (!ready())
        return;
    m_job = m_jobs.start<std::vector<DoctorStep>>(
        Lane::Model, tr("Checking a model server"), this,
        [this, spec, workbench = m_workbench](JobContext& context) -> Result<std::vector<DoctorStep>> {
            auto parsed = Spec::parse(spec);
            if (!parsed)
                return fail(std::move(parsed.error()));
            const auto post = JobRunner::poster();
            return examineModel(
                *parsed, {&workbench->http(), &workbench->secrets()},
                [this, post](const DoctorStep& step) {
                    // Dropped by the runner when this object or the job is gone.
                    post([this, step] { Q_EMIT stepEnded(step); });
                },
                context);
        },
        [this](const Result<std::vector<DoctorStep>>& result) {
            if (!result) {
                Q_EMIT failed(result.error());
                return;
            }
            const bool passed =
                !result->empty() && std::none_of(result->begin(), result->end(), [](const DoctorStep& step) {
                    return step.state == DoctorStep::State::Failed;
                });
            Q_EMIT examined(passed);
        },
        false);
}

void ServerChecks::listModels(const std::string& spec) {
    if (!ready())
        return;
    m_job = m_jobs.start<std::vector<std::string>>(
        Lane::Model, tr("Asking for the names of models"), this,
        [spec, workbench = m_workbench](JobContext& context) -> Result<std::vector<std::string>> {
            auto parsed = Spec::parse(spec);
            if (!parsed)
                return fail(std::move(parsed.error()));
            return touchstone::listModels(*parsed, {&workbench->http(), &workbench->secrets()}, context);
        },
        [this](const Result<std::vector<std::string>>& result) {
            if (!result) {
                Q_EMIT failed(result.error());
                return;
            }
            QStringList names;
            for (const std::string& name : *result)
                names << toQString(name);
            Q_EMIT modelsListed(names);
        },
        false);
}

void ServerChecks::findLocalServers() {
    if (!ready())
        return;
    m_job = m_jobs.start<std::vector<LocalServer>>(
        Lane::Model, tr("Looking for model servers on this computer"), this,
        [workbench = m_workbench](JobContext& context) -> Result<std::vector<LocalServer>> {
            return touchstone::findLocalServers(workbench->http(), context);
        },
        [this](const Result<std::vector<LocalServer>>& result) {
            if (result)
                Q_EMIT serversFound(*result);
            else
                Q_EMIT failed(result.error());
        },
        false);
}

void ServerChecks::storeKey(const std::string& reference, const std::string& value) {
    if (!ready())
        return;
    m_job = m_jobs.start<bool>(
        Lane::Io, tr("Writing to the keychain"), this,
        [reference, value, workbench = m_workbench](JobContext&) -> Result<bool> {
            TOUCHSTONE_TRY(workbench->secrets().write(reference, value));
            return true;
        },
        [this](const Result<bool>& result) {
            if (result)
                Q_EMIT keyStored();
            else
                Q_EMIT failed(result.error());
        },
        false);
}

QString stepTitle(const std::string& step) {
    if (step == "address")
        return ServerChecks::tr("The address is well formed");
    if (step == "dns")
        return ServerChecks::tr("The name has an address");
    if (step == "tcp")
        return ServerChecks::tr("The server takes connections");
    if (step == "tls")
        return ServerChecks::tr("The certificate is trusted");
    if (step == "key")
        return ServerChecks::tr("The key is there and accepted");
    if (step == "models")
        return ServerChecks::tr("It knows the model");
    if (step == "one_token")
        return ServerChecks::tr("It answers a short question");
    if (step == "stream")
        return ServerChecks::tr("It streams its answer");
    if (step == "tools")
        return ServerChecks::tr("It calls tools");
    if (step == "json_schema")
        return ServerChecks::tr("It keeps to a JSON schema");
    if (step == "embeddings")
        return ServerChecks::tr("It makes vectors");
    if (step == "context")
        return ServerChecks::tr("It says how long its context is");
    return toQString(step);
}

} // namespace touchstone::gui
