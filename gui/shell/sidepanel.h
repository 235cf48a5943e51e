// SPDX-License-Identifier: GPL-3.0-or-later
// The panel at the right: what was chosen. It stands beside the page, or lies over it where there is no room.
// Interface's thread.
#pragma once

#include <QWidget>

class QStackedLayout;

namespace touchstone::gui {

class SidePanel : public QWidget {
    Q_OBJECT

public:
    explicit SidePanel(QWidget* parent = nullptr);
    void addContent(QWidget* content);
    void setContent(QWidget* content); ///< null: nothing
    void setFloating(bool floating);   ///< over the page: with an edge of its own and a button to close it
    [[nodiscard]] QSize sizeHint() const override { return {440, 400}; }

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QStackedLayout* m_stack;
    bool m_floating = false;
};

} // namespace touchstone::gui
