// SPDX-License-Identifier: GPL-3.0-or-later
// How passages are found for the next question: mode, number, reranker, whether the model may look things up
// itself. A card under the setup bar that goes when something else is clicked. Interface's thread.
#pragma once

#include <QFrame>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace touchstone::gui {

class ChatViewModel;

class RetrievalCard : public QFrame {
    Q_OBJECT

public:
    explicit RetrievalCard(ChatViewModel& chat, QWidget* parent);
    void popup(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void apply();
    ChatViewModel& m_chat;
    QComboBox* m_mode;
    QSpinBox* m_k;
    QComboBox* m_rerank;
    QCheckBox* m_tools;
};

} // namespace touchstone::gui
