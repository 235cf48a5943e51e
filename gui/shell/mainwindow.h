// SPDX-License-Identifier: GPL-3.0-or-later
// The window: rail, header, pages, panel, status bar, palette. It knows pages only as Page and work only as
// lines of the status bar. It can be shown before there is a workspace. Interface's thread.
#pragma once

#include "gui/jobs/jobrunner.h"
#include "gui/shell/actionregistry.h"
#include "gui/shell/navigation.h"
#include "gui/shell/page.h"

#include <QMainWindow>
#include <memory>
#include <optional>
#include <vector>

class QStackedWidget;

namespace touchstone::gui {

class Rail;
class Splitter;
class HeaderBar;
class StatusStrip;
class SidePanel;
class MessageBanner;
class CommandPalette;
class KeySheet;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow();
    ~MainWindow() override;

    /// Takes the page. The order of adding is the order in the rail and of Ctrl+1...; `atBottom` for settings
    /// (reached by Ctrl+, then).
    void addPage(Page* page, bool atBottom = false);
    [[nodiscard]] bool hasPage(const QString& id) const;
    [[nodiscard]] Page* currentPage() const;
    [[nodiscard]] Place place() const; ///< of the page that is shown; empty before the first
    [[nodiscard]] ActionRegistry& actions() { return *m_actions; }
    [[nodiscard]] StatusStrip& statusStrip() { return *m_status; }

    /// Goes somewhere as a step of the history; an unknown page is no step.
    void open(const QString& page, const QVariantMap& state = {});
    void back();
    void forward();
    void setPanelOpen(bool open);
    [[nodiscard]] bool panelOpen() const;
    /// A message of the whole window above the page (the workspace does not open); empty error: cleared.
    void showError(const Error& error);
    void clearError();
    void showPalette();
    void showKeys();

    void
    restoreWindow(const QString& stateFile); ///< size and place of the last time; also kept there at the end

Q_SIGNALS:
    void pageShown(const QString& id);
    void activated(); ///< the window came to the front: another process may have changed something

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct Entry {
        Page* page = nullptr;
        QWidget* panel = nullptr;
        bool panelMade = false, panelOpen = false;
    };
    void registerOwnActions();
    void build();
    void bringUp(std::size_t index, const QVariantMap* state);
    void showPlace(const Place& place);
    void rememberPlace();
    void updateHeader();
    void updateKeys();
    void placePanel();
    void focusNextPart(int direction);
    [[nodiscard]] std::optional<std::size_t> indexOf(const QString& id) const;
    void connectPage(Page* page);

    ActionRegistry* m_actions;
    NavigationHistory m_history;
    std::vector<Entry> m_pages;
    std::size_t m_current = 0;
    bool m_shown = false; ///< m_current is on the screen
    int m_numbered = 0;   ///< pages that have Ctrl+digit
    int m_panelWidth = 440;
    Rail* m_rail;
    HeaderBar* m_header;
    MessageBanner* m_banner;
    QStackedWidget* m_stack;
    SidePanel* m_panel;
    QWidget* m_area = nullptr; ///< page, and the panel beside or over it
    QWidget* m_bannerHost = nullptr;
    Splitter* m_splitter = nullptr;
    StatusStrip* m_status;
    CommandPalette* m_palette = nullptr;
    KeySheet* m_keys = nullptr;
    QString m_stateFile;
};

} // namespace touchstone::gui
