// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/questionbox.h"

#include "gui/theme/theme.h"
#include "gui/widgets/controls.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {
constexpr int kMostLines = 6;
}

QuestionBox::QuestionBox(QWidget* parent)
    : QFrame(parent), m_edit(new QPlainTextEdit(this)),
      m_button(new IconButton(Icon::Send, tr("Send the question"), this)) {
    setObjectName(QStringLiteral("questionFrame"));
    m_edit->setObjectName(QStringLiteral("questionEdit"));
    m_edit->setAccessibleName(tr("Question"));
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(true);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setFont(Theme::font(TypeRole::Answer));
    m_edit->document()->setDocumentMargin(2);
    m_edit->viewport()->setAutoFillBackground(false);
    m_edit->installEventFilter(this);
    m_button->setObjectName(QStringLiteral("sendButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(m_edit, 1);
    row->addWidget(m_button, 0, Qt::AlignBottom);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &QuestionBox::fit);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT stopRequested();
        else
            send();
    });
    setFocusProxy(m_edit);
    fit();
}

QString QuestionBox::text() const {
    return m_edit->toPlainText();
}

void QuestionBox::setText(const QString& text) {
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void QuestionBox::clear() {
    m_edit->clear();
}

void QuestionBox::setRunning(bool running) {
    m_running = running;
    m_button->setIconKind(running ? Icon::Stop : Icon::Send);
    m_button->setName(running ? tr("Stop the answer") : tr("Send the question"));
    fit();
}

void QuestionBox::setReady(bool ready, const QString& placeholder) {
    m_ready = ready;
    m_edit->setPlaceholderText(placeholder);
    fit();
}

void QuestionBox::focusText() {
    m_edit->setFocus();
}
bool QuestionBox::hasTextFocus() const {
    return m_edit->hasFocus();
}

void QuestionBox::fit() {
    int lines = 0;
    for (QTextBlock block = m_edit->document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    const int line = QFontMetrics(m_edit->font()).lineSpacing();
    m_edit->setFixedHeight(std::clamp(lines, 1, kMostLines) * line + 8);
    m_edit->setVerticalScrollBarPolicy(lines > kMostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_button->setEnabled(m_running || (m_ready && !m_edit->document()->isEmpty()));
}

void QuestionBox::send() {
    const QString question = text().trimmed();
    if (m_running || !m_ready || question.isEmpty())
        return;
    Q_EMIT sent(question);
}

bool QuestionBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_edit)
        return QFrame::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers() & Qt::ShiftModifier)
                return false;
            send();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            if (m_running)
                Q_EMIT stopRequested();
            else
                Q_EMIT left();
            return true;
        }
        break;
    }
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        update();
        break;
    case QEvent::Resize:
        fit();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void QuestionBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_edit->hasFocus();
    const qreal width = focused ? space::kFocus : 1;
    painter.setPen(QPen(Theme::color(focused ? Token::Accent : Token::Outline), width));
    painter.setBrush(Theme::color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                            space::kRadius, space::kRadius);
}

} // namespace touchstone::gui
