// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/drafteditor.h"

#include "gui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kGutterPadding = 6;

/// Headings of parts, settings before them, and what stands in double braces.
class PromptHighlighter : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override {
        // State 1: a part has begun, so that "word:" is text and no setting.
        const bool inPart = previousBlockState() == 1;
        const bool heading = text.startsWith(QStringLiteral("## "));
        setCurrentBlockState(inPart || heading ? 1 : 0);
        QTextCharFormat format;
        if (heading) {
            format.setForeground(Theme::color(Token::Accent));
            format.setFontWeight(QFont::DemiBold);
            setFormat(0, static_cast<int>(text.size()), format);
            return;
        }
        if (const qsizetype colon = text.indexOf(QLatin1Char(':')); !inPart && colon > 0) {
            format.setForeground(Theme::color(Token::Info));
            setFormat(0, static_cast<int>(colon), format);
        }
        for (qsizetype at = text.indexOf(QStringLiteral("{{")); at >= 0;) {
            const qsizetype end = text.indexOf(QStringLiteral("}}"), at);
            const qsizetype length = end < 0 ? text.size() - at : end + 2 - at;
            format = {};
            format.setForeground(Theme::color(end < 0 ? Token::Bad : Token::Good));
            format.setFontWeight(QFont::DemiBold);
            setFormat(static_cast<int>(at), static_cast<int>(length), format);
            at = text.indexOf(QStringLiteral("{{"), at + length);
        }
    }
};

} // namespace

DraftEditor::DraftEditor(QWidget* parent)
    : QPlainTextEdit(parent), m_highlighter(new PromptHighlighter(document())), m_gutter(new QWidget(this)) {
    setObjectName(QStringLiteral("promptDraftEdit"));
    setAccessibleName(tr("Text of the draft"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(false);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_gutter->installEventFilter(this);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &DraftEditor::placeGutter);
    restyle();
}

void DraftEditor::setDraft(const QString& text) {
    m_carriageReturns = text.contains(QStringLiteral("\r\n"));
    if (draft() != text)
        setPlainText(text);
}

QString DraftEditor::draft() const {
    // toPlainText() would make ordinary blanks of those that do not break.
    QString text = document()->toRawText();
    text.replace(QChar(QChar::ParagraphSeparator),
                 m_carriageReturns ? QStringLiteral("\r\n") : QStringLiteral("\n"));
    return text;
}

void DraftEditor::restyle() {
    setFont(Theme::font(TypeRole::Code));
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    m_highlighter->rehighlight();
    setFindings(m_findings);
    placeGutter();
}

int DraftEditor::gutterWidth() const {
    int digits = 3;
    for (int lines = blockCount(); lines >= 1000; lines /= 10)
        ++digits;
    return digits * QFontMetrics(Theme::font(TypeRole::Caption)).horizontalAdvance(QLatin1Char('0')) +
           2 * kGutterPadding;
}

void DraftEditor::placeGutter() {
    const int width = gutterWidth();
    setViewportMargins(width, 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), width, inside.height());
}

void DraftEditor::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void DraftEditor::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

bool DraftEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_gutter && event->type() == QEvent::Paint) {
        paintGutter();
        return true;
    }
    return QPlainTextEdit::eventFilter(watched, event);
}

/// Lines with a finding carry a mark beside the number: a shape, not a colour alone.
void DraftEditor::paintGutter() {
    QPainter painter(m_gutter);
    painter.fillRect(m_gutter->rect(), Theme::color(Token::Window));
    painter.setFont(Theme::font(TypeRole::Caption));
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= m_gutter->height()) {
        const int line = block.blockNumber() + 1;
        const auto found = std::find_if(m_findings.begin(), m_findings.end(),
                                        [&](const DraftFinding& one) { return one.line == line; });
        const bool marked = found != m_findings.end();
        painter.setPen(Theme::color(marked ? Token::Text : Token::Muted));
        const QRectF place(0, top, m_gutter->width() - kGutterPadding, fontMetrics().height());
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                         (marked ? QStringLiteral("! ") : QString()) + QString::number(line));
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

void DraftEditor::setFindings(const std::vector<DraftFinding>& findings) {
    m_findings = findings;
    QList<QTextEdit::ExtraSelection> selections;
    for (const DraftFinding& one : findings) {
        const QTextBlock block = document()->findBlockByNumber(one.line - 1);
        if (one.line < 1 || !block.isValid())
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        const int column = std::clamp(one.column - 1, 0, std::max(0, block.length() - 1));
        selection.cursor.setPosition(block.position() + column);
        selection.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(one.kind == DraftFinding::Kind::Remark
                                               ? QTextCharFormat::DotLine
                                               : QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(Theme::color(one.kind == DraftFinding::Kind::Mistake ? Token::Bad
                                                        : one.kind == DraftFinding::Kind::Warning
                                                            ? Token::Warn
                                                            : Token::Info));
        selections.append(selection);
    }
    setExtraSelections(selections);
    m_gutter->update();
}

void DraftEditor::goTo(int line, int column) {
    const QTextBlock block = document()->findBlockByNumber(std::max(1, line) - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::clamp(column - 1, 0, std::max(0, block.length() - 1)));
    setTextCursor(cursor);
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

} // namespace touchstone::gui
