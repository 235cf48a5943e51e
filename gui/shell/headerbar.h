// SPDX-License-Identifier: GPL-3.0-or-later
// The line above the page: back, forward, where we are, the button of the palette and of the panel.
// Interface's thread.
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace touchstone::gui {

class IconButton;

class HeaderBar : public QWidget {
    Q_OBJECT

public:
    explicit HeaderBar(QWidget* parent = nullptr);
    void setCrumbs(const QStringList& crumbs);
    void setHistory(bool back, bool forward);
    void setPanel(bool available, bool open);

Q_SIGNALS:
    void backRequested();
    void forwardRequested();
    void paletteRequested();
    void panelToggled(bool open);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    IconButton* m_back;
    IconButton* m_forward;
    IconButton* m_panel;
    class CrumbLabel* m_crumbs;
};

} // namespace touchstone::gui
