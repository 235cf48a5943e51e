// SPDX-License-Identifier: GPL-3.0-or-later
// What was done with a prompt: commits, tags, promotions, promotions that a gate has stopped, rollbacks.
// Interface's thread.
#pragma once

#include <QDialog>

class QTreeWidget;

namespace touchstone::gui {

class PromptsViewModel;
class TextLabel;

class LogDialog : public QDialog {
    Q_OBJECT

public:
    LogDialog(PromptsViewModel& prompts, QWidget* parent);

private:
    void fill();
    PromptsViewModel& m_prompts;
    TextLabel* m_state;
    QTreeWidget* m_list;
};

/// "commit", "tag", ... in the user's language.
QString promptActionWord(const std::string& action);

} // namespace touchstone::gui
