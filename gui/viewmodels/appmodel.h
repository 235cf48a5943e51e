// SPDX-License-Identifier: GPL-3.0-or-later
// What all pages share: the workbench (opened in the background), the corpora, the models, which of them is
// asked, the offline switch. Interface's thread; no blocking call, no dialog.
#pragma once

#include "core/answering/workbench.h"
#include "gui/jobs/jobrunner.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <utility>
#include <vector>

namespace touchstone::gui {

class AppModel : public QObject {
    Q_OBJECT

public:
    enum class State : std::uint8_t { Opening, Open, Failed };

    AppModel(WorkbenchOptions options, JobRunner& jobs, QObject* parent = nullptr);
    ~AppModel() override;

    /// Opens the workspace in the background; opened() or openFailed() follows. A new default workspace gets
    /// the handbook.
    void open();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error& openError() const { return m_openError; }
    /// Null until opened().
    [[nodiscard]] const std::shared_ptr<Workbench>& workbench() const { return m_workbench; }
    [[nodiscard]] JobRunner& jobs() const { return m_jobs; }

    [[nodiscard]] const std::vector<EditionInfo>& editions() const { return m_editions; }
    /// The edition that questions go to; null when there is none.
    [[nodiscard]] const EditionInfo* currentEdition() const;
    void setCurrentEdition(const QString& name); ///< "name@version"
    /// Reads the editions again (another process may have changed them).
    void refreshEditions();
    /// Tells when another process has changed the corpora. Called when the window is activated.
    void checkForChanges();

    [[nodiscard]] Settings settings() const { return m_settings; }
    /// Saves in the background; settingsChanged() or failed() follows.
    void saveSettings(const Settings& settings);
    [[nodiscard]] QStringList modelNames() const; ///< "extractive" first
    [[nodiscard]] QString currentModel() const;
    void setCurrentModel(const QString& name);
    [[nodiscard]] bool offline() const { return m_settings.offline; }
    void setOffline(bool offline);

    /// True while the handbook is being indexed for the first time.
    [[nodiscard]] bool preparingSample() const { return m_preparingSample; }
    /// Adds in the background; one after the other. corpusAdded() or corpusFailed() follows.
    JobHandle addCorpus(const AddRequest& request);
    void removeCorpus(const QString& name);

    /// A question that was typed and not sent, kept while the window is made anew in another language.
    [[nodiscard]] QString takeDraft() { return std::exchange(m_draft, {}); }
    void keepDraft(const QString& draft) { m_draft = draft; }

Q_SIGNALS:
    void opened();
    void openFailed();
    void editionsChanged();
    void currentEditionChanged();
    void settingsChanged();
    void currentModelChanged();
    void offlineChanged(bool offline);
    void preparingSampleChanged(bool preparing);
    void corpusAdded(const QString& name, const touchstone::AddReport& report);
    void corpusFailed(const QString& name, const touchstone::Error& error);
    /// Something that the user did could not be done.
    void failed(const touchstone::Error& error);

private:
    void afterOpen();
    void prepareSample();
    WorkbenchOptions m_options;
    JobRunner& m_jobs;
    State m_state = State::Opening;
    Error m_openError;
    std::shared_ptr<Workbench> m_workbench;
    std::vector<EditionInfo> m_editions;
    QString m_currentEdition;
    Settings m_settings;
    bool m_preparingSample = false;
    QString m_draft;
};

/// "name@version" of an edition.
QString editionLabel(const EditionInfo& edition);

} // namespace touchstone::gui
