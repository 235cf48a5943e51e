// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/codeblock.h"

#include "gui/text/highlighter.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/syntaxcolors.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QWheelEvent>
#include <cmath>

namespace touchstone::gui {
namespace {

constexpr int kBar = 32;         ///< height of the line with language and copy button
constexpr int kMostVisible = 30; ///< lines; longer code scrolls

/// Colours the whole code from one scan: strings and comments may run over lines.
class Colourist : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    void setCode(const QString& code, const QString& language) { m_spans = highlightCode(code, language); }

protected:
    void highlightBlock(const QString& text) override {
        const int from = currentBlock().position();
        const int to = from + static_cast<int>(text.size());
        auto span = std::lower_bound(m_spans.begin(), m_spans.end(), from,
                                     [](const CodeSpan& s, int at) { return s.start + s.length <= at; });
        for (; span != m_spans.end() && span->start < to; ++span) {
            const int start = std::max(span->start, from);
            setFormat(start - from, std::min(span->start + span->length, to) - start,
                      syntaxFormat(span->kind));
        }
    }

private:
    std::vector<CodeSpan> m_spans;
};

/// Upright scrolling belongs to the page around it as long as all lines are visible.
class CodeText : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    void wheelEvent(QWheelEvent* event) override {
        const bool sideways = std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y()) ||
                              event->modifiers().testFlag(Qt::ShiftModifier);
        if (sideways || verticalScrollBar()->maximum() > 0)
            QPlainTextEdit::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace

CodeBlock::CodeBlock(QWidget* parent)
    : QFrame(parent), m_language(new TextLabel({}, TypeRole::Caption, Token::Muted)), m_text(new CodeText),
      m_highlighter(new Colourist(m_text->document())) {
    setObjectName(QStringLiteral("codeBlock"));
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* copy = new IconButton(Icon::Copy, tr("Copy this code"));
    copy->setObjectName(QStringLiteral("copyCodeButton"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, 2, 2, 2);
    bar->addWidget(m_language);
    bar->addStretch(1);
    bar->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_text);

    m_text->setObjectName(QStringLiteral("codeEdit"));
    m_text->setAccessibleName(tr("Code"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(Theme::font(TypeRole::Code));
    m_text->setTabStopDistance(4 * QFontMetricsF(m_text->font()).horizontalAdvance(QLatin1Char(' ')));
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(space::kMedium);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_text->horizontalScrollBar()->installEventFilter(this);
    connect(copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(code());
        Q_EMIT copied();
    });
}

QString CodeBlock::code() const {
    return m_text->toPlainText();
}

void CodeBlock::setCode(const QString& code, const QString& language) {
    m_language->setText(language.isEmpty() ? tr("code") : language);
    const QString old = m_text->toPlainText();
    if (old == code && !old.isEmpty())
        return;
    static_cast<Colourist*>(m_highlighter)->setCode(code, language);
    if (!old.isEmpty() && code.startsWith(old)) {
        QTextCursor cursor(m_text->document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(code.mid(old.size()));
    } else {
        m_text->setPlainText(code);
    }
    fitHeight();
}

void CodeBlock::fitHeight() {
    const int lines = std::max(1, m_text->document()->blockCount());
    // The document's own height of a line: that of the font's metrics is rounded, and would cut the last line
    // of a long block.
    const qreal line =
        m_text->document()->documentLayout()->blockBoundingRect(m_text->document()->firstBlock()).height();
    int height =
        static_cast<int>(std::ceil(std::min(lines, kMostVisible) * std::max(line, 1.0))) + 2 * space::kMedium;
    m_text->setVerticalScrollBarPolicy(lines > kMostVisible ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const QScrollBar* sideways = m_text->horizontalScrollBar();
    if (sideways->maximum() > 0)
        height += style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    if (m_text->height() != height || m_text->minimumHeight() != height)
        m_text->setFixedHeight(height);
    setFixedHeight(height + kBar + 1);
}

bool CodeBlock::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        fitHeight();
    return QFrame::eventFilter(watched, event);
}

void CodeBlock::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
}

void CodeBlock::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint::panel(painter, rect(), Theme::color(Token::Surface), Theme::color(Token::Border), space::kRadius);
    painter.fillRect(QRect(1, kBar, width() - 2, 1), Theme::color(Token::Border));
}

} // namespace touchstone::gui
