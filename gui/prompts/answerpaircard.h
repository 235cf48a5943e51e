// SPDX-License-Identifier: GPL-3.0-or-later
// One item in the panel as A and B answered it: sentence by sentence, with what changed, what only one of
// them says, citations that differ, refusals, and the scores that moved. Interface's thread.
#pragma once

#include "gui/viewmodels/answerpair.h"

#include <QWidget>
#include <optional>

class QPushButton;
class QScrollArea;

namespace touchstone::gui {

class EmptyState;
class SafeTextBrowser;
class TextLabel;

class AnswerPairCard : public QWidget {
    Q_OBJECT

public:
    explicit AnswerPairCard(QWidget* parent = nullptr);
    /// None: nothing is chosen.
    void setItem(const std::optional<BehaviourItem>& item, const QString& a, const QString& b,
                 const QString& run);

Q_SIGNALS:
    /// The item in its run, on the evaluation page.
    void runRequested(const QString& run, const QString& item);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showItem();
    [[nodiscard]] QString html() const;
    std::optional<BehaviourItem> m_item;
    std::vector<SentencePair> m_sentences;
    QString m_a, m_b, m_run;
    QScrollArea* m_scroll;
    EmptyState* m_empty;
    TextLabel* m_place;
    TextLabel* m_question;
    TextLabel* m_fate;
    SafeTextBrowser* m_text;
    QPushButton* m_open;
};

} // namespace touchstone::gui
