// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/answerview.h"

#include "gui/theme/theme.h"
#include "gui/widgets/codeblock.h"
#include "gui/widgets/safetextbrowser.h"

#include <QEvent>
#include <QTextBlock>
#include <QVBoxLayout>
#include <utility>

namespace touchstone::gui {
namespace {

constexpr int kFrameMs = 34; ///< at most 30 drawings a second

QString citationClassOf(int n, const void* context) {
    const auto& status = *static_cast<const std::map<int, Status>*>(context);
    const auto found = status.find(n);
    if (found == status.end())
        return {};
    switch (statusToken(found->second)) {
    case Token::Warn:
        return QStringLiteral("partly");
    case Token::Bad:
        return QStringLiteral("bad");
    default:
        return {};
    }
}

} // namespace

AnswerView::AnswerView(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("answerView"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::kSmall);
    setMaximumWidth(space::kAnswerWidth);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kFrameMs);
    connect(&m_timer, &QTimer::timeout, this, &AnswerView::draw);
}

void AnswerView::setMarkdown(const QString& markdown) {
    clear();
    m_splitter.append(markdown);
    finish();
}

void AnswerView::append(QStringView piece) {
    m_splitter.append(piece);
    if (!m_timer.isActive())
        m_timer.start();
}

void AnswerView::finish() {
    m_timer.stop();
    m_splitter.finish();
    draw();
}

void AnswerView::clear() {
    m_timer.stop();
    m_splitter.clear();
    for (const Part& part : m_parts)
        delete part.widget;
    m_parts.clear();
    m_underlines.clear();
    m_drawnStable = 0;
}

void AnswerView::setCitationStatus(const std::map<int, Status>& status) {
    if (m_status == status)
        return;
    m_status = status;
    m_drawnStable = 0;
    draw();
}

QString AnswerView::html(QStringView markdown) const {
    MarkdownOptions options;
    options.citationClass = &citationClassOf;
    options.context = &m_status;
    return markdownToHtml(markdown, options);
}

SafeTextBrowser* AnswerView::makeText() {
    auto* text = new SafeTextBrowser(TypeRole::Answer, this);
    text->setObjectName(QStringLiteral("answerTextBrowser"));
    text->setAccessibleName(tr("Answer"));
    connect(text, &SafeTextBrowser::citationClicked, this, &AnswerView::citationClicked);
    connect(text, &SafeTextBrowser::citationHovered, this, &AnswerView::citationHovered);
    connect(text, &SafeTextBrowser::webLinkClicked, this, &AnswerView::webLinkClicked);
    return text;
}

CodeBlock* AnswerView::makeCode() {
    return new CodeBlock(this);
}

void AnswerView::drawPart(std::size_t index) {
    const MarkdownPart& part = m_splitter.parts()[index];
    if (index < m_parts.size() && m_parts[index].kind != part.kind) {
        // Only the last part can turn out to be something else: a fence that has just begun.
        for (std::size_t i = index; i < m_parts.size(); ++i)
            delete m_parts[i].widget;
        m_parts.resize(index);
    }
    if (index >= m_parts.size()) {
        QWidget* widget =
            part.kind == MarkdownPart::Kind::Code ? static_cast<QWidget*>(makeCode()) : makeText();
        widget->resize(width(), widget->height()); // so that its first text is laid out only once
        m_layout->addWidget(widget);
        m_parts.push_back({part.kind, widget});
    }
    QWidget* widget = m_parts[index].widget;
    if (part.kind == MarkdownPart::Kind::Code)
        static_cast<CodeBlock*>(widget)->setCode(part.code, part.language);
    else
        static_cast<SafeTextBrowser*>(widget)->setSafeHtml(
            html(QStringView(m_splitter.text()).mid(part.start, part.end - part.start)));
}

void AnswerView::setUnderlines(std::vector<Underline> underlines) {
    m_underlines = std::move(underlines);
    drawUnderlines();
}

int AnswerView::underlined() const {
    qsizetype count = 0;
    for (const Part& part : m_parts)
        if (part.kind == MarkdownPart::Kind::Text)
            count += static_cast<SafeTextBrowser*>(part.widget)->extraSelections().size();
    return static_cast<int>(count);
}

/// Over the text, not in it: a new rendering does not have to know of them.
void AnswerView::drawUnderlines() {
    std::vector<std::pair<QString, Token>> wanted;
    for (const Underline& underline : m_underlines)
        if (QString words = markdownToPlain(underline.sentence).simplified(); !words.isEmpty())
            wanted.emplace_back(std::move(words), underline.colour);
    for (const Part& part : m_parts) {
        if (part.kind != MarkdownPart::Kind::Text)
            continue;
        auto* text = static_cast<SafeTextBrowser*>(part.widget);
        QList<QTextEdit::ExtraSelection> places;
        for (QTextBlock block = text->document()->begin(); !wanted.empty() && block.isValid();
             block = block.next()) {
            QString line = block.text();
            line.replace(QChar::LineSeparator, QLatin1Char(' ')).replace(QChar::Nbsp, QLatin1Char(' '));
            for (const auto& [words, colour] : wanted) {
                const qsizetype at = line.indexOf(words);
                if (at < 0)
                    continue;
                QTextEdit::ExtraSelection place;
                place.cursor = QTextCursor(block);
                place.cursor.setPosition(block.position() + static_cast<int>(at));
                place.cursor.setPosition(block.position() + static_cast<int>(at + words.size()),
                                         QTextCursor::KeepAnchor);
                place.format.setUnderlineStyle(QTextCharFormat::DashUnderline);
                place.format.setUnderlineColor(Theme::color(colour));
                places.append(place);
            }
        }
        text->setExtraSelections(places);
    }
}

void AnswerView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // The texts are rendered anew in the other colours, after this.
    if (event->type() == QEvent::PaletteChange && !m_underlines.empty())
        QTimer::singleShot(0, this, &AnswerView::drawUnderlines);
}

void AnswerView::draw() {
    ++m_updates;
    const auto& parts = m_splitter.parts();
    for (std::size_t i = m_drawnStable; i < parts.size(); ++i)
        drawPart(i);
    while (m_parts.size() > parts.size()) {
        delete m_parts.back().widget;
        m_parts.pop_back();
    }
    m_drawnStable = m_splitter.stableParts();
    if (!m_underlines.empty())
        drawUnderlines();
    updateGeometry();
    Q_EMIT grown();
}

} // namespace touchstone::gui
