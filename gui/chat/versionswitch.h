// SPDX-License-Identifier: GPL-3.0-or-later
// "‹ 1/2 ›": which of several versions of a question and its answer is shown. Hidden while there is only one.
// Interface's thread.
#pragma once

#include "gui/viewmodels/turntree.h"

#include <QWidget>

namespace touchstone::gui {

class IconButton;
class TextLabel;

class VersionSwitch : public QWidget {
    Q_OBJECT

public:
    explicit VersionSwitch(QWidget* parent = nullptr);
    void setVersions(TurnTree::Versions versions, bool enabled);

Q_SIGNALS:
    void stepped(int direction);

private:
    IconButton* m_back;
    TextLabel* m_words;
    IconButton* m_next;
};

} // namespace touchstone::gui
