// SPDX-License-Identifier: GPL-3.0-or-later
// How a turn is put together; what it shows of an answer is in turnanswer.cpp.
#include "gui/chat/turnview.h"

#include "gui/chat/passagelist.h"
#include "gui/chat/versionswitch.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/widgets/answerview.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/status.h"

#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace touchstone::gui {

TurnView::TurnView(const ChatTurn& turn, TurnTree::Versions versions, QWidget* parent)
    : QWidget(parent), m_question(new TextLabel(turn.question, TypeRole::Question, Token::Text, this)),
      m_versions(new VersionSwitch(this)),
      m_searched(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_fallen(new TextLabel({}, TypeRole::Body, Token::Muted, this)),
      m_stage(new TextLabel({}, TypeRole::Body, Token::Muted, this)), m_answer(new AnswerView(this)),
      m_banner(new MessageBanner(this)), m_readings(new QWidget(this)),
      m_note(new TextLabel({}, TypeRole::Body, Token::Muted, this)),
      m_findings(new TextLabel({}, TypeRole::Body, Token::Warn, this)), m_chips(new QWidget(this)),
      m_facts(new TextLabel({}, TypeRole::Caption, Token::Muted, this)), m_setup(new Chip({}, this)),
      m_actions(new QWidget(this)), m_words(new TextLabel({}, TypeRole::Body, Token::Muted, this)),
      m_passages(new PassageList(this)) {
    build(turn);
    refresh(turn, versions);
}

void TurnView::build(const ChatTurn& turn) {
    setObjectName(QStringLiteral("turnView"));
    setAccessibleName(turn.question);
    m_question->setObjectName(QStringLiteral("questionLabel"));
    m_question->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_searched->setObjectName(QStringLiteral("searchedLabel"));
    m_fallen->setObjectName(QStringLiteral("fallenLabel"));
    m_stage->setObjectName(QStringLiteral("stageLabel"));
    m_note->setObjectName(QStringLiteral("noteLabel"));
    m_findings->setObjectName(QStringLiteral("findingsLabel"));
    m_facts->setObjectName(QStringLiteral("factsLabel"));
    m_words->setObjectName(QStringLiteral("ownNoteLabel"));
    for (TextLabel* label : {m_question, m_searched, m_fallen, m_note, m_findings, m_facts, m_words})
        label->setWordWrap(true);
    m_answer->setObjectName(QStringLiteral("answerView"));
    m_setup->setObjectName(QStringLiteral("setupChip"));
    m_setup->setNeutral(Token::Sunken, Icon::Filter);
    m_setup->setMaximumTextWidth(480);
    m_readings->setObjectName(QStringLiteral("readings"));
    m_readings->setAccessibleName(tr("Ways to read the question"));
    auto* readings = new QVBoxLayout(m_readings);
    readings->setContentsMargins(0, 0, 0, 0);
    readings->setSpacing(space::kUnit);
    m_readings->hide();
    new FlowLayout(m_chips, space::kUnit);
    buildActions();

    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(space::kSmall);
    head->addWidget(m_question, 1);
    head->addWidget(m_versions, 0, Qt::AlignTop);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 0, 0);
    foot->addWidget(m_setup);
    foot->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    column->setSpacing(space::kSmall);
    column->addLayout(head);
    column->addWidget(m_searched);
    column->addWidget(m_stage);
    // A box asks its items for their height at its own width, whatever their maximum is: what is as wide as
    // an answer at most stands in a row of its own.
    for (QWidget* part : std::initializer_list<QWidget*>{m_fallen, m_answer, m_banner, m_readings, m_note,
                                                         m_findings, m_words}) {
        part->setMaximumWidth(space::kAnswerWidth);
        auto* row = new QHBoxLayout;
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(part, 1000);
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addWidget(m_chips);
    column->addWidget(m_facts);
    column->addLayout(foot);
    column->addWidget(m_actions);
    column->addWidget(m_passages);

    connect(m_versions, &VersionSwitch::stepped, this, &TurnView::versionRequested);
    connect(m_answer, &AnswerView::citationClicked, this, &TurnView::sourceRequested);
    connect(m_answer, &AnswerView::citationHovered, this, &TurnView::sourceHovered);
    connect(m_answer, &AnswerView::webLinkClicked, this, &TurnView::webLinkClicked);
    connect(m_banner, &MessageBanner::actionRequested, this, &TurnView::actionRequested);
    connect(m_setup, &Chip::clicked, this,
            [this] { Q_EMIT actionRequested(QStringLiteral("chat.restoreSetup")); });
    connect(m_passages, &PassageList::passageClicked, this, &TurnView::sourceRequested);
    connect(m_passages, &PassageList::withoutRequested, this, &TurnView::withoutRequested);
    connect(m_passages, &PassageList::whyNotRequested, this,
            [this] { Q_EMIT actionRequested(QStringLiteral("chat.whyNot")); });
}

QPushButton* TurnView::addAction(const QString& words, Icon icon, const char* name, const char* id) {
    QPushButton* button = makeButton(words, ButtonVariant::Quiet, icon, m_actions);
    button->setObjectName(QLatin1String(name));
    m_actions->layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT actionRequested(QLatin1String(id)); });
    return button;
}

void TurnView::buildActions() {
    new FlowLayout(m_actions, space::kUnit);
    addAction(tr("Copy"), Icon::Copy, "copyButton", "chat.copy")
        ->setToolTip(tr("Copy the answer as Markdown with its references"));
    addAction(tr("Ask again"), Icon::Retry, "againButton", "chat.again");
    addAction(tr("Edit"), Icon::Edit, "editButton", "chat.edit")
        ->setToolTip(tr("Put the question differently; this answer stays reachable"));
    addAction(tr("Compare"), Icon::Half, "compareButton", "chat.compare")
        ->setToolTip(tr("The same question with another setup, both answers side by side (C)"));
    m_why = makeButton(tr("Why these sources"), ButtonVariant::Quiet, Icon::List, m_actions);
    m_why->setObjectName(QStringLiteral("passagesButton"));
    m_why->setCheckable(true);
    m_actions->layout()->addWidget(m_why);
    connect(m_why, &QPushButton::toggled, this,
            [this](bool open) { m_passages->setVisible(open && m_passages->count() > 0); });
    addAction(tr("Trace"), Icon::Trace, "traceButton", "chat.trace");
    const auto rate = [this](Icon icon, const QString& name, const char* object, const char* id) {
        auto* button = new IconButton(icon, name, m_actions);
        button->setObjectName(QLatin1String(object));
        button->setCheckable(true);
        m_actions->layout()->addWidget(button);
        connect(button, &QToolButton::clicked, this,
                [this, id] { Q_EMIT actionRequested(QLatin1String(id)); });
        return button;
    };
    m_good = rate(Icon::ThumbUp, tr("A good answer (+)"), "goodButton", "chat.good");
    m_bad = rate(Icon::ThumbDown, tr("A bad answer (-)"), "badButton", "chat.bad");
    auto* more = new IconButton(Icon::More, tr("More about this answer"), m_actions);
    more->setObjectName(QStringLiteral("moreButton"));
    m_actions->layout()->addWidget(more);
    connect(more, &QToolButton::clicked, this, [this, more] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const std::pair<const char*, QString> entries[] = {
            {"chat.gold", tr("Add to the gold set …\tG")},
            {"chat.note", tr("Write a note …\tN")},
            {"chat.replay", tr("Replay exactly\tCtrl+Shift+R")},
            {"chat.command", tr("Copy as a command\tCtrl+Shift+X")},
            {"chat.restoreSetup", tr("Ask on with this setup\tS")}};
        for (const auto& [id, words] : entries)
            menu->addAction(words, this, [this, name = QLatin1String(id)] { Q_EMIT actionRequested(name); });
        menu->popup(more->mapToGlobal(QPoint(0, more->height())));
    });
    m_connect = addAction(tr("Connect a model"), Icon::Model, "connectButton", "settings.open");
}

bool TurnView::isBusy() const {
    return m_running || m_why->isChecked() || isAncestorOf(QWidget::focusWidget());
}

void TurnView::setCurrent(bool current) {
    if (m_current == current)
        return;
    m_current = current;
    update();
}

int TurnView::stepCitation(int direction) {
    const int next = m_chipAt + direction;
    if (next < 0 || next >= static_cast<int>(m_chipList.size()))
        return 0;
    m_chipAt = next;
    Chip* chip = m_chipList[static_cast<std::size_t>(next)];
    chip->setFocus(Qt::ShortcutFocusReason);
    return chip->property("sourceNumber").toInt();
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
