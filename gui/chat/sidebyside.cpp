// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/sidebyside.h"

#include "gui/chat/answerwords.h"
#include "gui/chat/compareform.h"
#include "gui/chat/comparehtml.h"
#include "gui/text/convert.h"
#include "gui/widgets/answerview.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/ranklines.h"
#include "gui/widgets/safetextbrowser.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

namespace touchstone::gui {

namespace {

std::vector<RankedPassage> ranked(const std::vector<ComparedPassage>& passages) {
    std::vector<RankedPassage> out;
    for (const ComparedPassage& one : passages)
        out.push_back({one.id, one.where, one.cited});
    return out;
}

} // namespace

SideBySide::SideBySide(AppModel& app, ChatViewModel& chat, QWidget* parent)
    : QWidget(parent), m_chat(chat), m_question(new TextLabel({}, TypeRole::Question, Token::Text, this)),
      m_form(new CompareForm(app, chat, this)), m_scroll(new QScrollArea(this)) {
    build();
    connect(m_form, &CompareForm::askRequested, this, &SideBySide::ask);
    connect(m_form, &CompareForm::versionChosen, this, &SideBySide::setSecond);
    connect(m_form, &CompareForm::stopRequested, &m_chat, &ChatViewModel::stop);
    connect(m_written, &QPushButton::toggled, this, &SideBySide::showTexts);
    connect(m_keep, &QPushButton::clicked, this, [this] { close(true); });
    connect(m_banner, &MessageBanner::actionRequested, this, &SideBySide::actionRequested);
    connect(&m_chat, &ChatViewModel::turnMoved, this, [this](quint64 serial) {
        if (isOpen() && (serial == m_a || serial == m_b))
            refresh();
    });
    connect(&m_chat, &ChatViewModel::turnSaid, this, [this](quint64 serial, const QString& piece) {
        if (isOpen() && serial == m_b)
            m_texts[1]->append(piece);
    });
    connect(&m_chat, &ChatViewModel::runningChanged, this,
            [this] { m_form->setRunning(isOpen() && m_chat.running()); });
}

void SideBySide::build() {
    setObjectName(QStringLiteral("comparePane"));
    setAccessibleName(tr("Two answers side by side"));
    m_question->setObjectName(QStringLiteral("compareQuestionLabel"));
    m_question->setWordWrap(true);
    auto* leave = new IconButton(Icon::Close, tr("Close the comparison (Esc)"), this);
    leave->setObjectName(QStringLiteral("compareCloseButton"));
    connect(leave, &QToolButton::clicked, this, [this] { close(false); });
    auto* head = new QHBoxLayout;
    head->addWidget(m_question, 1);
    head->addWidget(leave, 0, Qt::AlignTop);
    auto* content = new QWidget(m_scroll);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, space::kSmall, space::kSmall, space::kLarge);
    column->setSpacing(space::kSmall);
    buildSides(column);
    m_scroll->setObjectName(QStringLiteral("compareScroll"));
    m_scroll->setAccessibleName(tr("Both answers"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(space::kLarge, space::kMedium, space::kSmall, 0);
    whole->setSpacing(space::kSmall);
    whole->addLayout(head);
    whole->addWidget(m_form);
    whole->addWidget(m_scroll, 1);
}

void SideBySide::buildSides(QVBoxLayout* column) {
    QWidget* content = column->parentWidget();
    const auto label = [content](const char* name, TypeRole role, Token token) {
        auto* made = new TextLabel({}, role, token, content);
        made->setObjectName(QLatin1String(name));
        made->setWordWrap(true);
        return made;
    };
    auto* titles = new QHBoxLayout;
    titles->setSpacing(space::kMedium);
    m_sides = new QWidget(content);
    auto* sides = new QHBoxLayout(m_sides);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(space::kMedium);
    const std::pair<const char*, const char*> names[] = {{"compareTitleA", "compareTextA"},
                                                         {"compareTitleB", "compareTextB"}};
    for (std::size_t i = 0; i < 2; ++i) {
        m_titles[i] = label(names[i].first, TypeRole::Caption, Token::Muted);
        titles->addWidget(m_titles[i], 1, Qt::AlignTop);
        m_texts[i] = new AnswerView(m_sides);
        m_texts[i]->setObjectName(QLatin1String(names[i].second));
        m_texts[i]->setAccessibleName(i == 0 ? tr("Answer A") : tr("Answer B"));
        QSizePolicy policy = m_texts[i]->sizePolicy();
        policy.setHorizontalPolicy(QSizePolicy::Ignored); // both are equally wide, whatever they hold
        m_texts[i]->setSizePolicy(policy);
        sides->addWidget(m_texts[i], 1, Qt::AlignTop);
    }
    m_stage = label("compareStageLabel", TypeRole::Body, Token::Muted);
    m_banner = new MessageBanner(content);
    m_sentence = label("compareSentenceLabel", TypeRole::BodyBold, Token::Text);
    m_written = makeButton(tr("As written"), ButtonVariant::Quiet, Icon::File, content);
    m_written->setObjectName(QStringLiteral("compareWrittenButton"));
    m_written->setCheckable(true);
    m_written->setToolTip(tr("Both answers as they are written, instead of sentence by sentence"));
    m_aligned = new SafeTextBrowser(TypeRole::Body, content);
    m_aligned->setObjectName(QStringLiteral("compareBrowser"));
    m_aligned->setAccessibleName(tr("Both answers, sentence by sentence"));
    m_figures = new SafeTextBrowser(TypeRole::Body, content);
    m_figures->setObjectName(QStringLiteral("compareFigures"));
    m_figures->setAccessibleName(tr("Figures of both answers"));
    m_moved = label("compareMovedLabel", TypeRole::Body, Token::Text);
    m_ranks = new RankLines(content);
    m_ranks->setObjectName(QStringLiteral("compareRankLines"));
    m_keep = makeButton(tr("Go on with B"), ButtonVariant::Plain, Icon::Right, content);
    m_keep->setObjectName(QStringLiteral("compareKeepButton"));
    m_keep->setToolTip(tr("Close, and show B in the conversation from now on; A stays as a version"));
    auto* sentence = new QHBoxLayout;
    sentence->addWidget(m_sentence, 1);
    sentence->addWidget(m_written, 0, Qt::AlignTop);
    column->addLayout(titles);
    column->addWidget(m_stage);
    column->addWidget(m_banner);
    column->addLayout(sentence);
    for (QWidget* part : std::initializer_list<QWidget*>{m_sides, m_aligned, m_figures, m_ranks, m_moved})
        column->addWidget(part);
    column->addWidget(m_keep, 0, Qt::AlignLeft);
    column->addStretch(1);
}

bool SideBySide::open(const ChatTurn& turn) {
    if (!turn.answer || turn.running)
        return false;
    m_a = turn.serial;
    m_b = 0;
    m_compared.reset();
    m_written->setChecked(false);
    m_question->setText(turn.question);
    m_form->setTurn(turn);
    refresh();
    show();
    m_form->focusFirst();
    return true;
}

void SideBySide::close(bool keepSecond) {
    if (!isOpen())
        return;
    const quint64 other = std::exchange(m_b, 0);
    const bool second = other != 0;
    m_a = 0;
    m_compared.reset();
    hide();
    if (keepSecond && second)
        m_chat.chooseTurn(other);
    Q_EMIT closed(second, keepSecond && second);
}

void SideBySide::ask(const AskSetup& setup) {
    if (const quint64 serial = m_chat.askBeside(m_a, setup); serial != 0)
        setSecond(serial);
}

void SideBySide::setSecond(quint64 serial) {
    m_b = serial;
    m_texts[1]->clear();
    m_chat.loadTurn(serial);
    refresh();
    m_scroll->setFocus(Qt::OtherFocusReason); // keys scroll both at once
}

void SideBySide::refresh() {
    const ChatTurn* a = m_chat.turnBySerial(m_a);
    const ChatTurn* b = m_chat.turnBySerial(m_b);
    refreshSide(a, m_texts[0], m_titles[0], QStringLiteral("A"));
    refreshSide(b, m_texts[1], m_titles[1], QStringLiteral("B"));
    showStage(b);
    m_compared.reset();
    if (a && b && a->answer && b->answer && !b->running)
        m_compared = compareAnswers(*a->answer, *b->answer);
    showResult();
}

void SideBySide::refreshSide(const ChatTurn* turn, AnswerView* view, TextLabel* title,
                             const QString& letter) {
    title->setText(turn ? QStringLiteral("%1 · %2").arg(letter, setupText(turn->setup, turn->answer.get()))
                        : tr("%1 · not asked yet").arg(letter));
    if (!turn)
        view->clear();
    else if (turn->answer && view->markdown() != turn->text)
        view->setMarkdown(turn->text);
    else if (turn->answer)
        view->finish();
    if (turn && turn->answer) {
        std::map<int, Status> status;
        for (const auto& [n, worst] : citedSources(*turn->answer))
            status[n] = statusOf(worst);
        view->setCitationStatus(status);
    }
}

void SideBySide::showStage(const ChatTurn* second) {
    const bool waits = second && (second->running || second->stored);
    m_stage->setVisible(waits);
    if (waits)
        m_stage->setText(second->stage == QStringLiteral("retrieving") ? tr("B is searching …")
                         : second->stage == QStringLiteral("checking")
                             ? tr("The citations of B are checked …")
                             : tr("B is being answered …"));
    m_banner->hide();
    if (!second || waits)
        return;
    const auto tell = [this](MessageBanner::Tone tone, const RefusalWords& words) {
        m_banner->showMessage(tone, tr("B: %1").arg(words.what), words.todo,
                              words.action == QStringLiteral("settings.open") ? words.button : QString(),
                              words.action);
    };
    if (second->error)
        tell(MessageBanner::Tone::Bad, failureWords(*second->error));
    else if (second->answer && second->answer->error)
        tell(MessageBanner::Tone::Bad, failureWords(*second->answer->error));
    else if (second->answer && second->answer->refused != RefusalReason::None)
        tell(MessageBanner::Tone::Info, refusalWords(*second->answer));
    else if (!second->answer)
        m_banner->showMessage(MessageBanner::Tone::Info, tr("B was stopped before its first word."),
                              tr("Ask it again, with this or another setup."));
}

void SideBySide::showResult() {
    const bool both = m_compared.has_value();
    for (QWidget* part : std::initializer_list<QWidget*>{m_sentence, m_written, m_figures, m_ranks, m_keep})
        part->setVisible(both);
    if (both) {
        m_sentence->setText(comparisonSentence(*m_compared));
        m_aligned->setSafeHtml(alignedHtml(*m_compared));
        m_figures->setSafeHtml(figuresHtml(*m_compared));
        m_ranks->setLists(tr("Passages of A"), ranked(m_compared->passagesA), tr("Passages of B"),
                          ranked(m_compared->passagesB));
        m_moved->setText(movedText(*m_compared));
    }
    m_moved->setVisible(both && !m_moved->text().isEmpty());
    showTexts();
}

void SideBySide::showTexts() {
    const bool aligned = m_compared && !m_written->isChecked();
    m_aligned->setVisible(aligned);
    m_sides->setVisible(!aligned);
}

void SideBySide::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (m_chat.running())
        m_chat.stop();
    else
        close(false);
}

void SideBySide::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_compared)
        showResult(); // the tables are in the colours of the theme
}

} // namespace touchstone::gui
