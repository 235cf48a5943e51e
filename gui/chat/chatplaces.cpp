// SPDX-License-Identifier: GPL-3.0-or-later
// The chat page towards the shell: its place, and what it shows before the first question.
#include "gui/chat/chatpage.h"
#include "gui/chat/chatpanel.h"
#include "gui/chat/questionbox.h"
#include "gui/chat/samplequestions.h"
#include "gui/chat/sidebyside.h"
#include "gui/chat/turnscroll.h"
#include "gui/text/convert.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"

#include <QLayout>
#include <algorithm>

namespace touchstone::gui {

QWidget* ChatPage::makePanel() {
    return m_panel;
}

QStringList ChatPage::breadcrumb() const {
    QStringList words;
    if (const ChatTurn* first = m_chat->turn(0))
        words.append(first->question.left(60));
    if (m_sourceNumber > 0)
        words.append(QStringLiteral("[%1]").arg(m_sourceNumber));
    return words;
}

QVariantMap ChatPage::placeState() const {
    return {{QStringLiteral("conversation"), m_chat->currentConversation()},
            {QStringLiteral("turn"), m_sourceTurn},
            {QStringLiteral("source"), m_sourceNumber}};
}

void ChatPage::goTo(const QVariantMap& state) {
    const QString conversation = state.value(QStringLiteral("conversation")).toString();
    if (state.contains(QStringLiteral("question"))) {
        m_chat->newConversation();
        // An item of a run brings along what it was asked of, and by which model.
        const QString corpus = state.value(QStringLiteral("corpus")).toString();
        const auto& editions = m_app.editions();
        AskSetup setup = m_chat->setup();
        if (std::any_of(editions.begin(), editions.end(),
                        [&](const EditionInfo& edition) { return editionLabel(edition) == corpus; }))
            setup.corpora = toStd(corpus);
        if (const QString model = state.value(QStringLiteral("model")).toString();
            m_app.modelNames().contains(model))
            setup.model = toStd(model);
        // And how it was searched and asked; what is not said stays as it is.
        const auto text = [&](const char* key, std::string& into) {
            if (const auto found = state.constFind(QLatin1String(key)); found != state.constEnd())
                into = toStd(found->toString());
        };
        text("mode", setup.mode);
        text("rerank", setup.rerank);
        text("prompt", setup.prompt);
        if (const int k = state.value(QStringLiteral("k")).toInt(); k > 0)
            setup.k = static_cast<std::size_t>(k);
        m_chat->setSetup(setup);
        m_box->setText(state.value(QStringLiteral("question")).toString());
        m_box->focusText();
        return;
    }
    if (conversation.isEmpty())
        m_chat->newConversation();
    else
        m_chat->openConversation(conversation);
    const int n = state.value(QStringLiteral("source")).toInt();
    const qint64 row = state.value(QStringLiteral("row")).toLongLong();
    if (n < 1 && row == 0)
        return;
    const int turn = row > 0 ? m_chat->showRow(row) : state.value(QStringLiteral("turn")).toInt();
    if (m_chat->turn(turn)) {
        m_turns->showTurn(turn);
        select(turn);
        if (n > 0)
            openSource(turn, n);
    } else {
        // The conversation is still being read.
        m_wantedTurn = turn;
        m_wantedRow = row;
        m_wantedSource = n;
    }
}

void ChatPage::focusFirst() {
    m_box->focusText();
}

void ChatPage::shown() {
    m_chat->refreshPrompts(); // another page may have made some
}

void ChatPage::updateReady() {
    if (m_app.state() != AppModel::State::Open) {
        m_box->setReady(false, tr("The workspace is being opened …"));
    } else if (m_app.currentEdition()) {
        m_box->setReady(true, tr("Ask %1 …").arg(toQString(m_chat->setup().corpora)));
    } else if (m_app.preparingSample()) {
        m_box->setReady(false, tr("The handbook is being indexed; it takes a moment …"));
    } else {
        m_box->setReady(false, tr("Add a corpus first (Ctrl+2)"));
    }
    updateEmpty();
}

void ChatPage::updateEmpty() {
    const bool empty = m_chat->count() == 0;
    const bool comparing = m_compare->isOpen();
    m_turns->setVisible(!empty && !comparing);
    m_empty->setVisible(empty && !comparing);
    m_foot->setVisible(!comparing);
    if (!empty)
        return;
    while (QLayoutItem* item = m_samples->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const EditionInfo* edition = m_app.currentEdition();
    const QStringList questions =
        edition ? sampleQuestions(QString::fromStdString(edition->name)) : QStringList();
    if (!edition)
        m_empty->setTexts(tr("Ask the documentation"),
                          m_app.preparingSample()
                              ? tr("The handbook is being indexed. A question works in a moment.")
                              : tr("Add a folder, an archive or FastAPI's documentation on the corpus page, "
                                   "then ask it here."));
    else
        m_empty->setTexts(
            tr("Ask %1").arg(editionLabel(*edition)),
            questions.isEmpty()
                ? tr("Answers quote or cite these documents, and every number in brackets opens its source.")
                : tr("Answers cite these documents, and every number in brackets opens its source. For "
                     "example:"));
    for (const QString& question : questions.mid(0, 3)) {
        auto* button = makeButton(question, ButtonVariant::Plain, m_samples);
        button->setObjectName(QStringLiteral("sampleButton"));
        connect(button, &QPushButton::clicked, this, [this, question] { send(question); });
        m_samples->layout()->addWidget(button);
    }
    if (!edition && !m_app.preparingSample() && m_app.state() == AppModel::State::Open) {
        auto* add = makeButton(tr("Go to the corpus page"), ButtonVariant::Primary, m_samples);
        connect(add, &QPushButton::clicked, this,
                [this] { Q_EMIT placeRequested(QStringLiteral("corpus"), {}); });
        m_samples->layout()->addWidget(add);
    }
}

} // namespace touchstone::gui
