// SPDX-License-Identifier: GPL-3.0-or-later
// What a citation says, shown while the pointer is on its number. Interface's thread.
#pragma once

#include "core/answering/answer.h"

#include <QFrame>
#include <QTimer>

namespace touchstone::gui {

class TextLabel;

class HoverCard : public QFrame {
    Q_OBJECT

public:
    explicit HoverCard(QWidget* parent);
    /// The passage of `hit`, with the status of a citation and its quote where there is one.
    void showFor(const Hit& hit, const Citation* citation, const QPoint& globalPosition);
    void leave();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_status;
    TextLabel* m_text;
    QTimer m_delay;
    QPoint m_at;
};

} // namespace touchstone::gui
