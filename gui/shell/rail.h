// SPDX-License-Identifier: GPL-3.0-or-later
// The rail at the left: an icon for each page that exists, settings at the foot. Interface's thread.
#pragma once

#include "gui/theme/icons.h"

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace touchstone::gui {

class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);
    void addPage(const QString& id, Icon icon, const QString& title, const QString& shortcut, bool atBottom);
    void setCurrent(const QString& id);
    void focusCurrent();

Q_SIGNALS:
    void pageRequested(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::vector<class RailButton*> m_buttons;
    QVBoxLayout* m_column;
    int m_top = 0; ///< buttons above the stretch
};

} // namespace touchstone::gui
