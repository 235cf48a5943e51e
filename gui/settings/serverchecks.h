// SPDX-License-Identifier: GPL-3.0-or-later
// What the settings ask of model servers, in the background: the check step by step, the names of models, the
// look-round on this computer, a key for the keychain. Newest request wins. Interface's thread.
#pragma once

#include "core/answering/workbench.h"
#include "core/models/doctor.h"
#include "gui/jobs/jobrunner.h"

#include <QObject>
#include <QStringList>
#include <memory>
#include <string>
#include <vector>

namespace touchstone::gui {

class ServerChecks : public QObject {
    Q_OBJECT

public:
    explicit ServerChecks(JobRunner& jobs, QObject* parent = nullptr);
    ~ServerChecks() override;

    /// Null until the workspace is open; requests before that end with failed().
    void setWorkbench(std::shared_ptr<Workbench> workbench);
    /// stepEnded() for each step, then examined().
    void examine(const std::string& spec);
    void listModels(const std::string& spec);
    void findLocalServers();
    /// Writes `value` to the keychain under keychain:NAME. The value is not kept.
    void storeKey(const std::string& reference, const std::string& value);
    void cancel();
    [[nodiscard]] bool running() const { return m_job.active(); }

Q_SIGNALS:
    void started();
    void stepEnded(const touchstone::DoctorStep& step);
    void examined(bool passed);
    void modelsListed(const QStringList& models);
    void serversFound(const std::vector<touchstone::LocalServer>& servers);
    void keyStored();
    void failed(const touchstone::Error& error);

private:
    bool ready();
    JobRunner& m_jobs;
    std::shared_ptr<Workbench> m_workbench;
    JobHandle m_job;
};

/// Name of a step of the check for people: "address" -> "The address is well formed".
QString stepTitle(const std::string& step);

} // namespace touchstone::gui
