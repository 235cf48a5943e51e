// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/itemcard.h"

#include "gui/evaluation/causecard.h"
#include "gui/evaluation/itemlists.h"
#include "gui/evaluation/rankedpassages.h"
#include "gui/text/convert.h"
#include "gui/text/markdown.h"
#include "gui/text/numbers.h"
#include "gui/widgets/answerview.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/safetextbrowser.h"
#include "gui/widgets/status.h"

#include <QScrollBar>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

enum HitColumn { Rank, Gold, Where, HitScore };
enum ScoreColumn { Measure, Value, Reason };

Status statusOf(const std::string& name) {
    return name == "verified"        ? Status::Verified
           : name == "partly"        ? Status::Partly
           : name == "not_in_source" ? Status::NotInSource
                                     : Status::NoSuchSource;
}

QString placeText(const std::string& path, const std::string& anchor) {
    return anchor.empty() ? toQString(path) : toQString(path) + QLatin1Char('#') + toQString(anchor);
}

} // namespace

ItemCard::ItemCard(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("itemCard"));
    build();
    setSample(nullptr, {}, {});
}

void ItemCard::build() {
    m_empty = new EmptyState(Icon::Quote, tr("No item is chosen"),
                             tr("Choose an item of a run: J and K walk, Enter opens it here."), this);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("itemScroll"));
    m_scroll->setAccessibleName(tr("The chosen item"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(m_scroll);
    m_place = new TextLabel({}, TypeRole::Caption, Token::Muted, content);
    m_place->setObjectName(QStringLiteral("itemPlaceLabel"));
    m_place->setWordWrap(true);
    m_question = new TextLabel({}, TypeRole::Question, Token::Text, content);
    m_question->setObjectName(QStringLiteral("itemQuestionLabel"));
    m_question->setWordWrap(true);
    m_question->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_cause = new CauseCard(content);
    m_expectedHeader = new SectionHeader(tr("Expected"), content);
    m_expected = new SafeTextBrowser(TypeRole::Body, content);
    m_expected->setObjectName(QStringLiteral("expectedBrowser"));
    m_expected->setAccessibleName(tr("Expected answer"));
    m_answerNote = new TextLabel({}, TypeRole::Body, Token::Muted, content);
    m_answerNote->setObjectName(QStringLiteral("itemAnswerNoteLabel"));
    m_answerNote->setWordWrap(true);
    m_answer = new AnswerView(content);
    m_chips = new QWidget(content);
    m_hitsHeader = new SectionHeader(tr("Retrieved"), content);
    m_hitsNote = new TextLabel({}, TypeRole::Caption, Token::Muted, content);
    m_hitsNote->setObjectName(QStringLiteral("itemHitsNoteLabel"));
    m_hitsNote->setWordWrap(true);
    m_hits = makeList("itemHitList", tr("Retrieved passages"),
                      {tr("#"), tr("Gold"), tr("Where"), tr("Score")}, content);
    m_passage = new SafeTextBrowser(TypeRole::Body, content);
    m_passage->setObjectName(QStringLiteral("itemPassageBrowser"));
    m_passage->setAccessibleName(tr("Text of the chosen passage"));
    m_scoresHeader = new SectionHeader(tr("Scores"), content);
    m_scores =
        makeList("itemScoreList", tr("Scores of the item"), {tr("Measure"), tr("Value"), tr("Why")}, content);
    m_chat = makeButton(tr("Open in chat"), ButtonVariant::Quiet, Icon::Chat, content);
    m_chat->setObjectName(QStringLiteral("openInChatButton"));
    m_chat->setToolTip(tr("Takes the question there, with corpus, model and settings of the run: O"));
    m_ranks = new RankLines(content);
    m_ranks->setObjectName(QStringLiteral("itemRankLines"));
    m_ranks->hide();
    auto* column = new QVBoxLayout(content);
    m_column = column;
    column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kLarge);
    column->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_place, m_question, m_cause, m_answerNote, m_answer, m_chips, m_expectedHeader, m_expected,
             m_hitsHeader, m_hitsNote, m_ranks, m_hits, m_passage, m_scoresHeader, m_scores})
        column->addWidget(part);
    column->insertWidget(2, m_chat, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll, 1);
    whole->addWidget(m_empty, 1);
    connect(m_chat, &QPushButton::clicked, this, &ItemCard::chatRequested);
    connect(m_hits, &QTreeWidget::currentItemChanged, this, &ItemCard::showPassage);
    connect(m_hits, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* row) { openHit(row); });
    connect(m_answer, &AnswerView::citationClicked, this, &ItemCard::openCitation);
    connect(m_answer, &AnswerView::webLinkClicked, this, &ItemCard::webLinkClicked);
}

void ItemCard::setSample(std::shared_ptr<const SampleView> sample, const QString& corpus,
                         const QString& side) {
    m_sample = std::move(sample);
    m_corpus = corpus;
    m_scroll->setVisible(m_sample != nullptr);
    m_empty->setVisible(m_sample == nullptr);
    m_cause->setAnswer(nullptr);
    m_ranks->hide();
    if (!m_sample)
        return;
    QStringList place;
    if (!side.isEmpty())
        place.append(side);
    place.append(toQString(m_sample->gold.id));
    if (!m_sample->gold.type.empty())
        place.append(toQString(m_sample->gold.type));
    place.append(toQString(m_sample->arm));
    if (m_sample->record.key.repeat > 0)
        place.append(tr("repeat %1").arg(m_sample->record.key.repeat + 1));
    for (const std::string& tag : m_sample->gold.tags)
        place.append(toQString(tag));
    m_place->setText(place.join(QStringLiteral("  ·  ")));
    m_question->setText(toQString(m_sample->gold.question));
    showExpected();
    showAnswer();
    showHits();
    showScores();
    if (!m_blind)
        return;
    for (QWidget* hidden : std::initializer_list<QWidget*>{m_chat, m_hitsNote, m_scoresHeader, m_scores})
        hidden->hide();
    m_hits->setColumnHidden(Gold, true);
}

void ItemCard::setDiagnosis(const DiagnosedAnswer* answer) {
    m_cause->setAnswer(m_blind || !m_sample ? nullptr : answer);
}

void ItemCard::setOther(const QString& title, const std::shared_ptr<const SampleView>& other,
                        const QString& otherTitle) {
    const bool both = m_sample && other && (m_sample->output.hits || other->output.hits);
    m_ranks->setVisible(both);
    if (both)
        m_ranks->setLists(title, rankedPassages(*m_sample), otherTitle, rankedPassages(*other));
}

void ItemCard::addPart(QWidget* part) {
    m_column->insertWidget(m_column->count() - 1, part); // before the stretch
}

void ItemCard::showPart(QWidget* part) {
    // Once it has its height: what was just filled or shown has not been laid out yet.
    QTimer::singleShot(0, part, [this, part] {
        m_scroll->verticalScrollBar()->setValue(part->mapTo(m_scroll->widget(), QPoint(0, 0)).y());
    });
}

void ItemCard::showExpected() {
    QString text = toQString(m_sample->gold.answer);
    for (const std::string& point : m_sample->gold.answerPoints)
        text += QStringLiteral("\n- ") + toQString(point);
    if (m_sample->gold.unanswerable())
        text.prepend(tr("The corpus does not answer this question: it must be refused.") +
                     QStringLiteral("\n\n"));
    text = text.trimmed();
    m_expectedHeader->setVisible(!text.isEmpty());
    m_expected->setVisible(!text.isEmpty());
    m_expected->setSafeHtml(markdownToHtml(text));
}

void ItemCard::showAnswer() {
    const SampleOutput& output = m_sample->output;
    m_answer->setMarkdown(toQString(output.answer));
    m_answer->setVisible(!output.answer.empty());
    QStringList note;
    if (output.failed())
        note.append(tr("It failed: %1").arg(toQString(output.error)));
    else if (output.refused)
        note.append(output.reason.empty() ? tr("It was refused.")
                                          : tr("It was refused: %1").arg(toQString(output.reason)));
    QStringList facts;
    if (!output.model.empty())
        facts.append(toQString(output.model));
    if (output.totalMs >= 0)
        facts.append(durationText(output.totalMs));
    if (output.usage.input >= 0 && output.usage.output >= 0 && output.usage.input + output.usage.output > 0)
        facts.append(tokensText(output.usage.input + output.usage.output));
    if (!facts.isEmpty())
        note.append(facts.join(QStringLiteral("  ·  ")));
    m_answerNote->setText(note.join(QLatin1Char('\n')));
    m_answerNote->setToken(output.failed() ? Token::Bad : Token::Muted);
    m_answerNote->setVisible(!note.isEmpty());

    delete m_chips->layout();
    qDeleteAll(m_chips->findChildren<Chip*>());
    auto* flow = new FlowLayout(m_chips);
    std::map<int, Status> status;
    if (output.citations)
        for (const OutputCitation& citation : *output.citations) {
            status.insert_or_assign(citation.n, statusOf(citation.status));
            auto* chip = new Chip(placeText(citation.path, citation.anchor), m_chips);
            chip->setObjectName(QStringLiteral("itemCitation%1Chip").arg(citation.n));
            chip->setNumber(citation.n);
            chip->setStatus(statusOf(citation.status));
            chip->setToolTip(toQString(citation.quote));
            connect(chip, &Chip::clicked, this, [this, n = citation.n] { openCitation(n); });
            flow->addWidget(chip);
        }
    m_chips->setVisible(!status.empty());
    m_answer->setCitationStatus(status);
}

void ItemCard::showHits() {
    m_hits->clear();
    const auto& hits = m_sample->output.hits;
    const std::size_t count = hits ? hits->size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const OutputHit& hit = (*hits)[i];
        const std::int64_t grade = i < m_sample->grades.size() ? m_sample->grades[i] : 0;
        const QString where = hit.aligned ? placeText(hit.path, hit.anchor) : tr("not in the corpus");
        auto* row = new QTreeWidgetItem(m_hits, {QString::number(i + 1),
                                                 grade > 0 ? tr("gold %1").arg(grade) : QString(), where,
                                                 significantText(hit.score)});
        row->setToolTip(Where, where + QLatin1Char('\n') + toQString(hit.heading));
        if (grade > 0)
            row->setIcon(Gold, themedIcon(Icon::Check, Token::Good));
        if (i < m_sample->output.sourceCount)
            row->setToolTip(Rank, tr("It was given to the model."));
        row->setTextAlignment(Rank, Qt::AlignRight | Qt::AlignVCenter);
    }
    constexpr int kWidths[] = {32, 88, 190};
    for (int i = 0; i < 3; ++i)
        m_hits->setColumnWidth(i, kWidths[i]);
    QStringList note;
    if (!m_sample->noGrades.empty())
        note.append(tr("The gold is not marked: %1").arg(toQString(m_sample->noGrades)));
    for (const auto& [key, grade] : m_sample->missed)
        note.append(tr("Not retrieved, though gold %1: %2").arg(QString::number(grade), toQString(key)));
    m_hitsNote->setText(note.join(QLatin1Char('\n')));
    m_hitsNote->setVisible(!note.isEmpty());
    m_hitsNote->setToken(m_sample->missed.empty() ? Token::Muted : Token::Warn);
    m_hitsHeader->setNote(tr("%n passage(s), %1 to the model", nullptr, static_cast<int>(count))
                              .arg(countText(m_sample->output.sourceCount)));
    m_hits->setVisible(count > 0);
    fitRows(m_hits);
    if (count > 0)
        m_hits->setCurrentItem(m_hits->topLevelItem(0));
    showPassage();
}

void ItemCard::showPassage() {
    const int row = m_hits->currentItem() ? m_hits->indexOfTopLevelItem(m_hits->currentItem()) : -1;
    QString text;
    if (m_sample && row >= 0 && static_cast<std::size_t>(row) < m_sample->passages.size())
        text = toQString(m_sample->passages[static_cast<std::size_t>(row)]);
    m_passage->setVisible(!text.isEmpty());
    m_passage->setSafeHtml(markdownToHtml(text));
}

void ItemCard::showScores() {
    m_scores->clear();
    for (const auto& [name, score] : m_sample->scores) {
        const QString value = score.hasValue()                    ? significantText(score.value)
                              : score.state == ScoreState::Failed ? tr("failed")
                                                                  : QStringLiteral("–");
        auto* row = new QTreeWidgetItem(m_scores, {toQString(name), value, toQString(score.reason)});
        row->setToolTip(Value, score.hasValue() ? QString::number(score.value, 'g', 12) : value);
        row->setToolTip(Reason, toQString(score.reason + (score.raw.empty() ? "" : "\n" + score.raw)));
        if (score.state == ScoreState::Failed)
            row->setIcon(Value, themedIcon(Icon::Cross, Token::Bad));
    }
    m_scores->setColumnWidth(Measure, 150);
    m_scores->setColumnWidth(Value, 72);
    fitRows(m_scores);
}

void ItemCard::openHit(const QTreeWidgetItem* row) {
    const int at = row ? m_hits->indexOfTopLevelItem(const_cast<QTreeWidgetItem*>(row)) : -1;
    const auto& hits = m_sample->output.hits;
    if (at < 0 || !hits || static_cast<std::size_t>(at) >= hits->size())
        return;
    const OutputHit& hit = (*hits)[static_cast<std::size_t>(at)];
    if (hit.aligned)
        Q_EMIT placeRequested({{QStringLiteral("edition"), m_corpus},
                               {QStringLiteral("path"), toQString(hit.path)},
                               {QStringLiteral("start"), static_cast<qulonglong>(hit.range.start)},
                               {QStringLiteral("end"), static_cast<qulonglong>(hit.range.end)}});
}

/// Chooses the passage that a citation means, so that its text stands in the card.
void ItemCard::openCitation(int n) {
    if (!m_sample || !m_sample->output.citations)
        return;
    for (const OutputCitation& citation : *m_sample->output.citations)
        if (citation.n == n && citation.hit) {
            if (QTreeWidgetItem* row = m_hits->topLevelItem(static_cast<int>(*citation.hit))) {
                m_hits->setCurrentItem(row);
                m_scroll->ensureWidgetVisible(m_passage);
            }
            return;
        }
}

} // namespace touchstone::gui
