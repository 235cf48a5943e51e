// SPDX-License-Identifier: GPL-3.0-or-later
// One line above a conversation: which corpus is asked, how it is searched, which version of the prompt and
// which model answers. Interface's thread.
#pragma once

#include <QWidget>

class QComboBox;
class QPushButton;

namespace touchstone::gui {

class AppModel;
class ChatViewModel;

class SetupBar : public QWidget {
    Q_OBJECT

public:
    SetupBar(AppModel& app, ChatViewModel& chat, QWidget* parent = nullptr);
    void openRetrieval();

Q_SIGNALS:
    void settingsRequested(); ///< connect a model

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillCorpora();
    void fillPrompts();
    void fillModels();
    void showSetup();
    AppModel& m_app;
    ChatViewModel& m_chat;
    QComboBox* m_corpora;
    QPushButton* m_retrieval;
    QComboBox* m_prompts;
    QComboBox* m_models;
    QWidget* m_ask;
    QWidget* m_with;
};

} // namespace touchstone::gui
