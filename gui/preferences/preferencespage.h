// SPDX-License-Identifier: GPL-3.0-or-later
// The settings: model servers, appearance, language, network, where things lie. Interface's thread.
#pragma once

#include "gui/settings/serverchecks.h"
#include "gui/shell/page.h"
#include "gui/viewmodels/appmodel.h"

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace touchstone::gui {

class MessageBanner;
class ServerEditor;
class ServerList;
class TextLabel;

class PreferencesPage : public Page {
    Q_OBJECT

public:
    explicit PreferencesPage(AppModel& app, QWidget* parent = nullptr);

    [[nodiscard]] QString pageId() const override { return QStringLiteral("settings"); }
    [[nodiscard]] QString title() const override { return tr("Settings"); }
    [[nodiscard]] Icon pageIcon() const override { return Icon::Settings; }
    void registerActions(ActionRegistry& registry) override;
    [[nodiscard]] QStringList breadcrumb() const override;
    [[nodiscard]] QStringList keysNow() const override;
    void focusFirst() override;

private:
    QWidget* buildServers();
    QWidget* buildAppearance();
    QWidget* buildPlaces();
    void refresh();
    void edit(const QString& name); ///< "" = a new one
    void saveServer();
    void removeServer(const QString& name);
    void closeEditor();
    void change(const std::function<void(Settings&)>& how);

    AppModel& m_app;
    ServerChecks m_checks;
    MessageBanner* m_banner;
    ServerList* m_list;
    ServerEditor* m_editor;
    QComboBox* m_theme;
    QComboBox* m_language;
    QCheckBox* m_offline;
    TextLabel* m_languageNote;
    TextLabel* m_workspace;
    TextLabel* m_settingsFile;
    QString m_edited; ///< name of the server in the editor; empty = a new one
};

} // namespace touchstone::gui
