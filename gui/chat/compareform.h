// SPDX-License-Identifier: GPL-3.0-or-later
// What the other answer of a comparison is asked with: corpus, search, passages, prompt, model; or which
// answer that is there already stands beside. Interface's thread.
#pragma once

#include "core/answering/ask_setup.h"
#include "gui/viewmodels/chatviewmodel.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace touchstone::gui {

class TextLabel;

class CompareForm : public QWidget {
    Q_OBJECT

public:
    CompareForm(AppModel& app, ChatViewModel& chat, QWidget* parent = nullptr);
    /// Begins with the setup of this turn; answers that are there to its question can be chosen as well.
    void setTurn(const ChatTurn& turn);
    [[nodiscard]] AskSetup setup() const;
    void setRunning(bool running);
    void focusFirst();

Q_SIGNALS:
    void askRequested(const touchstone::AskSetup& setup);
    void versionChosen(quint64 serial);
    void stopRequested();

private:
    void build();
    void fill(const ChatTurn& turn);
    void check();
    AppModel& m_app;
    ChatViewModel& m_chat;
    AskSetup m_first; ///< of the answer that it stands beside
    QString m_used;   ///< the prompt that it was really made with
    bool m_running = false;
    QComboBox* m_versions;
    QComboBox* m_corpora;
    QComboBox* m_mode;
    QSpinBox* m_k;
    QComboBox* m_prompts;
    QComboBox* m_models;
    QPushButton* m_ask;
    TextLabel* m_hint;
};

} // namespace touchstone::gui
