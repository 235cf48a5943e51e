// SPDX-License-Identifier: GPL-3.0-or-later
// '?': the keys that count here, on a sheet over the window. Interface's thread.
#pragma once

#include "gui/shell/actionregistry.h"

#include <QPointer>
#include <QWidget>

namespace touchstone::gui {

class KeySheet : public QWidget {
    Q_OBJECT

public:
    KeySheet(ActionRegistry& registry, QWidget* window);
    /// Keys of the window and of the page with this id.
    void open(const QString& pageId, const QString& pageTitle);
    void close();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Line {
        QString keys, text;
    };
    ActionRegistry& m_registry;
    std::vector<Line> m_window, m_page;
    QString m_pageTitle;
    QPointer<QWidget> m_focusBefore;
};

} // namespace touchstone::gui
