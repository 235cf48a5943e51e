// SPDX-License-Identifier: GPL-3.0-or-later
// One item of a run in the panel: the question, what was expected, the answer with its citations, what was
// retrieved with the gold marked, the scores with their reasons. Interface's thread.
#pragma once

#include "eval/runners/sample_view.h"

#include <QScrollArea>
#include <QVariantMap>
#include <memory>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;
class QVBoxLayout;

namespace touchstone::gui {

struct DiagnosedAnswer;
class AnswerView;
class CauseCard;
class Chip;
class EmptyState;
class MessageBanner;
class RankLines;
class SafeTextBrowser;
class SectionHeader;
class TextLabel;

class ItemCard : public QWidget {
    Q_OBJECT

public:
    explicit ItemCard(QWidget* parent = nullptr);
    /// Null: nothing is chosen. `side`: whose answer it is, when two are compared.
    void setSample(std::shared_ptr<const SampleView> sample, const QString& corpus, const QString& side);
    /// Why it failed; null: not known. Goes with another sample.
    void setDiagnosis(const DiagnosedAnswer* answer);
    /// The same item in the other run of a comparison: their rankings stand beside each other. Null: none.
    void setOther(const QString& title, const std::shared_ptr<const SampleView>& other,
                  const QString& otherTitle);
    /// Puts a part at the end of the card; it is shown with an item and takes its place in the scrolling.
    void addPart(QWidget* part);
    void showPart(QWidget* part); ///< scrolls so that it begins at the top, where there is that much below
    /// Without scores and marks of gold: whoever judges shall not be led.
    void setBlind(bool blind) { m_blind = blind; }

Q_SIGNALS:
    /// A place of the corpus page.
    void placeRequested(const QVariantMap& place);
    void webLinkClicked(const QUrl& url);
    void chatRequested();

private:
    void build();
    void showExpected();
    void showAnswer();
    void showHits();
    void showScores();
    void showPassage();
    void openHit(const QTreeWidgetItem* row);
    void openCitation(int n);
    std::shared_ptr<const SampleView> m_sample;
    QString m_corpus;
    bool m_blind = false;
    QScrollArea* m_scroll;
    EmptyState* m_empty;
    TextLabel* m_place;
    TextLabel* m_question;
    SafeTextBrowser* m_expected;
    SectionHeader* m_expectedHeader;
    AnswerView* m_answer;
    TextLabel* m_answerNote;
    QWidget* m_chips;
    CauseCard* m_cause;
    QPushButton* m_chat;
    RankLines* m_ranks;
    QVBoxLayout* m_column;
    SectionHeader* m_hitsHeader;
    TextLabel* m_hitsNote;
    QTreeWidget* m_hits;
    SafeTextBrowser* m_passage;
    SectionHeader* m_scoresHeader;
    QTreeWidget* m_scores;
};

} // namespace touchstone::gui
