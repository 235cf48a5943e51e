// SPDX-License-Identifier: GPL-3.0-or-later
// Two answers side by side without their names, and three keys: left, right, equally good. Interface's
// thread.
#pragma once

#include <QWidget>

class QPushButton;

namespace touchstone::gui {

class BlindPairs;
class EmptyState;
class SafeTextBrowser;
class TextLabel;

class BlindPane : public QWidget {
    Q_OBJECT

public:
    explicit BlindPane(BlindPairs& pairs, QWidget* parent = nullptr);
    void toggleTally();

Q_SIGNALS:
    void comparisonRequested(); ///< from the empty pane

private:
    void build();
    void refresh();
    BlindPairs& m_pairs;
    TextLabel* m_progress;
    TextLabel* m_question;
    SafeTextBrowser* m_left;
    SafeTextBrowser* m_right;
    TextLabel* m_tally;
    QPushButton* m_showTally;
    QWidget* m_content;
    EmptyState* m_empty;
    bool m_tallied = false;
};

} // namespace touchstone::gui
