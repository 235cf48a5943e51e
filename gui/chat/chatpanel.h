// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of the chat page: the source of a citation, why a passage was not found, the trace of an answer.
// Interface's thread.
#pragma once

#include <QWidget>

class QButtonGroup;
class QStackedWidget;

namespace touchstone::gui {

class ChatPanel : public QWidget {
    Q_OBJECT

public:
    enum Tab : int { Source, WhyNot, Trace };
    /// Takes the three; in the order of Tab.
    ChatPanel(QWidget* source, QWidget* whyNot, QWidget* trace, QWidget* parent = nullptr);
    void showTab(Tab tab);
    [[nodiscard]] Tab tab() const;

Q_SIGNALS:
    void tabChosen(int tab); ///< by the user

private:
    QButtonGroup* m_tabs;
    QStackedWidget* m_stack;
};

} // namespace touchstone::gui
