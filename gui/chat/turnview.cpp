// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/turnview.h"

#include "gui/chat/passagelist.h"
#include "gui/text/convert.h"
#include "gui/text/markdown.h"
#include "gui/text/numbers.h"
#include "gui/widgets/answerview.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/status.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

namespace touchstone::gui {

namespace {

Status statusOf(CitationStatus status) {
    switch (status) {
    case CitationStatus::Verified:
        return Status::Verified;
    case CitationStatus::Partly:
        return Status::Partly;
    case CitationStatus::NotInSource:
        return Status::NotInSource;
    case CitationStatus::NoSuchSource:
        return Status::NoSuchSource;
    }
    return Status::NoSuchSource;
}

/// The weakest status of each source's citations, in order of first appearance.
std::vector<std::pair<int, CitationStatus>> citedSources(const Answer& answer) {
    std::vector<std::pair<int, CitationStatus>> out;
    for (const Citation& citation : answer.citations) {
        const auto known =
            std::find_if(out.begin(), out.end(), [&](const auto& one) { return one.first == citation.n; });
        if (known == out.end())
            out.emplace_back(citation.n, citation.status);
        else
            known->second = std::max(known->second, citation.status);
    }
    return out;
}

} // namespace

TurnView::TurnView(const ChatTurn& turn, QWidget* parent)
    : QWidget(parent), m_question(new TextLabel(turn.question, TypeRole::Question, Token::Text, this)),
      m_stage(new TextLabel({}, TypeRole::Body, Token::Muted, this)), m_answer(new AnswerView(this)),
      m_banner(new MessageBanner(this)), m_note(new TextLabel({}, TypeRole::Body, Token::Muted, this)),
      m_chips(new QWidget(this)), m_facts(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_actions(new QWidget(this)),
      m_copy(makeButton(tr("Copy"), ButtonVariant::Quiet, Icon::Copy, m_actions)),
      m_again(makeButton(tr("Ask again"), ButtonVariant::Quiet, Icon::Retry, m_actions)),
      m_why(makeButton(tr("Why these sources"), ButtonVariant::Quiet, Icon::List, m_actions)),
      m_connect(makeButton(tr("Connect a model"), ButtonVariant::Quiet, Icon::Model, m_actions)),
      m_passages(new PassageList(this)) {
    setObjectName(QStringLiteral("turnView"));
    m_question->setObjectName(QStringLiteral("questionLabel"));
    m_question->setWordWrap(true);
    m_question->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_stage->setObjectName(QStringLiteral("stageLabel"));
    m_note->setObjectName(QStringLiteral("noteLabel"));
    m_note->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("factsLabel"));
    m_answer->setObjectName(QStringLiteral("answerView"));
    m_copy->setObjectName(QStringLiteral("copyButton"));
    m_copy->setToolTip(tr("Copy the answer as Markdown with links"));
    m_again->setObjectName(QStringLiteral("againButton"));
    m_why->setObjectName(QStringLiteral("passagesButton"));
    m_why->setCheckable(true);
    new FlowLayout(m_chips, space::kUnit);

    auto* actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, 0, 0, 0);
    actions->setSpacing(space::kUnit);
    m_connect->setObjectName(QStringLiteral("connectButton"));
    for (QPushButton* button : {m_copy, m_again, m_why, m_connect})
        actions->addWidget(button);
    actions->addStretch(1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    column->setSpacing(space::kSmall);
    column->addWidget(m_question);
    column->addWidget(m_stage);
    // A box asks its items for their height at its own width, whatever their maximum is: what is as wide as
    // an answer at most stands in a row of its own.
    for (QWidget* part : std::initializer_list<QWidget*>{m_answer, m_banner, m_note}) {
        part->setMaximumWidth(space::kAnswerWidth);
        auto* row = new QHBoxLayout;
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(part, 1000);
        row->addStretch(1);
        column->addLayout(row);
    }
    for (QWidget* part : std::initializer_list<QWidget*>{m_chips, m_facts, m_actions, m_passages})
        column->addWidget(part);

    connect(m_answer, &AnswerView::citationClicked, this, &TurnView::sourceRequested);
    connect(m_answer, &AnswerView::citationHovered, this, &TurnView::sourceHovered);
    connect(m_answer, &AnswerView::webLinkClicked, this, &TurnView::webLinkClicked);
    connect(m_answer, &AnswerView::grown, this, &TurnView::grown);
    connect(m_banner, &MessageBanner::actionRequested, this, &TurnView::actionRequested);
    connect(m_connect, &QPushButton::clicked, this,
            [this] { Q_EMIT actionRequested(QStringLiteral("settings.open")); });
    connect(m_copy, &QPushButton::clicked, this, &TurnView::copyRequested);
    connect(m_again, &QPushButton::clicked, this, &TurnView::againRequested);
    connect(m_why, &QPushButton::toggled, this, [this](bool open) {
        m_passages->setVisible(open && m_passages->count() > 0);
        Q_EMIT grown();
    });
    connect(m_passages, &PassageList::passageClicked, this, &TurnView::sourceRequested);
    refresh(turn);
}

void TurnView::showStage(const ChatTurn& turn) {
    m_stage->setVisible(turn.running);
    if (!turn.running)
        return;
    QString line;
    if (turn.passages)
        line =
            tr("searched %1 chunks · %2 passages · ")
                .arg(countText(turn.passages->searchedChunks), QString::number(turn.passages->hits.size()));
    if (turn.stage == QStringLiteral("retrieving"))
        line += tr("searching …");
    else if (turn.stage == QStringLiteral("reading"))
        line += tr("reading …");
    else if (turn.stage == QStringLiteral("checking"))
        line += tr("checking citations …");
    else
        line += tr("answering …");
    m_stage->setText(line);
}

void TurnView::refresh(const ChatTurn& turn) {
    showStage(turn);
    const bool done = !turn.running;
    m_actions->setVisible(done);
    m_facts->setVisible(done && turn.answer != nullptr);
    if (turn.passages && !turn.answer)
        m_passages->setHits(turn.passages->hits, {});
    if (turn.answer) {
        showAnswer(*turn.answer);
    } else {
        m_note->hide();
        m_chips->hide();
        m_banner->hide();
        m_answer->setVisible(m_streamed);
        if (turn.error) {
            m_banner->showError(*turn.error);
        } else if (done) {
            m_banner->showMessage(
                MessageBanner::Tone::Info, tr("No answer was kept."),
                tr("It was stopped before its first word, or the program ended meanwhile."));
        }
    }
    m_why->setVisible(m_passages->count() > 0);
    // The passages are there before the model has said a word: show them until the answer begins.
    m_passages->setVisible(m_passages->count() > 0 && (m_why->isChecked() || (turn.running && !m_streamed)));
    Q_EMIT grown();
}

void TurnView::appendText(const QString& piece) {
    if (!m_streamed) {
        m_streamed = true;
        m_answer->show();
        m_passages->setVisible(m_why->isChecked());
    }
    m_answer->append(piece);
}

void TurnView::showAnswer(const Answer& answer) {
    m_answer->show();
    const QString text = toQString(answer.text);
    if (m_answer->markdown() == text)
        m_answer->finish();
    else
        m_answer->setMarkdown(text);
    std::map<int, Status> status;
    for (const auto& [n, worst] : citedSources(answer))
        status[n] = statusOf(worst);
    m_answer->setCitationStatus(status);
    m_answer->setVisible(!answer.text.empty());
    showChips(answer);
    // The remark of the quoting answerer names options of the command line; here a button says it.
    const bool quoted = answer.model == "extractive";
    m_note->setText(
        quoted && !answer.note.empty()
            ? tr("Quoted from the documents without a model. Connect one for answers in its own words.")
            : toQString(answer.note));
    m_note->setVisible(!answer.note.empty());
    m_connect->setVisible(quoted);
    if (answer.error)
        m_banner->showError(*answer.error);
    else if (answer.partial)
        m_banner->showMessage(MessageBanner::Tone::Warn, tr("The answer was stopped."),
                              tr("What had come by then is kept."));
    else
        m_banner->hide();
    m_facts->setText(factsOf(answer));
    std::vector<int> cited;
    for (const auto& [n, worst] : citedSources(answer))
        cited.push_back(n);
    m_passages->setHits(answer.hits, cited);
}

void TurnView::showChips(const Answer& answer) {
    qDeleteAll(m_chipList);
    m_chipList.clear();
    m_chipAt = -1;
    for (const auto& [n, worst] : citedSources(answer)) {
        const bool known = n >= 1 && static_cast<std::size_t>(n) <= answer.hits.size();
        QString words = tr("no such source");
        if (known) {
            const Chunk& chunk = answer.hits[static_cast<std::size_t>(n) - 1].stored.chunk;
            words = chunk.heading.empty() ? toQString(chunk.path) : markdownToPlain(toQString(chunk.heading));
        }
        auto* chip = new Chip(words, m_chips);
        chip->setObjectName(QStringLiteral("source%1Chip").arg(n));
        chip->setNumber(n);
        chip->setStatus(statusOf(worst));
        m_chips->layout()->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, n = n] { Q_EMIT sourceRequested(n); });
        connect(chip, &Chip::hovered, this, [this, chip, n = n](bool inside) {
            Q_EMIT sourceHovered(inside ? n : 0, chip->mapToGlobal(QPoint(0, chip->height())));
        });
        m_chipList.push_back(chip);
        chip->show();
    }
    m_chips->setVisible(!m_chipList.empty());
}

QString TurnView::factsOf(const Answer& answer) const {
    QStringList facts;
    if (answer.refused != RefusalReason::None) {
        facts.append(tr("not answered: the sources do not say it"));
    } else {
        std::size_t verified = 0;
        for (const Citation& citation : answer.citations)
            verified += citation.status == CitationStatus::Verified ? 1 : 0;
        facts.append(tr("%n source(s)", nullptr, static_cast<int>(m_chipList.size())));
        if (!answer.citations.empty())
            facts.append(tr("%1 of %2 citations verified")
                             .arg(QString::number(verified), QString::number(answer.citations.size())));
    }
    facts.append(durationText(answer.totalMs));
    const bool quoted = answer.model == "extractive";
    if (!quoted && answer.ttftMs >= 0)
        facts.append(tr("first word after %1").arg(durationText(answer.ttftMs)));
    if (!quoted && (answer.usage.input >= 0 || answer.usage.output >= 0))
        facts.append(tr("%1 in, %2 out")
                         .arg(tokensText(std::max<std::int64_t>(0, answer.usage.input)),
                              tokensText(std::max<std::int64_t>(0, answer.usage.output))));
    facts.append(quoted ? tr("quoted without a model") : toQString(answer.model));
    if (!answer.hits.empty() && answer.hits.front().version)
        facts.append(toQString(answer.hits.front().corpus) + QLatin1Char('@') +
                     toQString(*answer.hits.front().version));
    return facts.join(QStringLiteral("  ·  "));
}

void TurnView::setCurrent(bool current) {
    if (m_current == current)
        return;
    m_current = current;
    update();
}

bool TurnView::stepCitation(int direction) {
    const int next = m_chipAt + direction;
    if (next < 0 || next >= static_cast<int>(m_chipList.size()))
        return false;
    m_chipAt = next;
    m_chipList[static_cast<std::size_t>(next)]->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void TurnView::togglePassages() {
    m_why->toggle();
}

void TurnView::paintEvent(QPaintEvent*) {
    if (!m_current)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, space::kMedium, 3, height() - 2 * space::kMedium), Theme::color(Token::Accent));
}

} // namespace touchstone::gui
