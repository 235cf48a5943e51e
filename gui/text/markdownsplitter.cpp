// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/markdown.h"

namespace touchstone::gui {
namespace {

struct Fence {
    QChar character;
    int length = 0; ///< 0 = not a fence
    int indent = 0;
    QStringView info;
};

Fence fenceOf(QStringView line) {
    Fence fence;
    qsizetype at = 0;
    while (at < line.size() && line.at(at) == QLatin1Char(' '))
        ++at;
    fence.indent = static_cast<int>(at);
    if (at >= line.size() || (line.at(at) != QLatin1Char('`') && line.at(at) != QLatin1Char('~')))
        return {};
    fence.character = line.at(at);
    while (at < line.size() && line.at(at) == fence.character) {
        ++fence.length;
        ++at;
    }
    fence.info = line.mid(at).trimmed();
    if (fence.length < 3 || (fence.character == QLatin1Char('`') && fence.info.contains(QLatin1Char('`'))))
        return {};
    return fence;
}

bool beginsListItem(QStringView line) {
    qsizetype at = 0;
    while (at < line.size() && line.at(at) == QLatin1Char(' '))
        ++at;
    if (at >= line.size())
        return false;
    const QChar first = line.at(at);
    if (first == QLatin1Char('-') || first == QLatin1Char('*') || first == QLatin1Char('+'))
        return at + 1 >= line.size() || line.at(at + 1).isSpace();
    const qsizetype digits = at;
    while (at < line.size() && line.at(at).isDigit())
        ++at;
    return at > digits && at < line.size() &&
           (line.at(at) == QLatin1Char('.') || line.at(at) == QLatin1Char(')')) &&
           (at + 1 >= line.size() || line.at(at + 1).isSpace());
}

bool isIndented(QStringView line) {
    return line.startsWith(QLatin1String("  ")) || line.startsWith(QLatin1Char('\t'));
}

QString languageOf(QStringView info) {
    const qsizetype blank = info.indexOf(QLatin1Char(' '));
    QString language = (blank < 0 ? info : info.left(blank)).toString();
    const qsizetype brace = language.indexOf(QLatin1Char('{'));
    return brace < 0 ? language : language.left(brace);
}

} // namespace

void MarkdownSplitter::clear() {
    *this = MarkdownSplitter();
}

void MarkdownSplitter::append(QStringView piece) {
    m_text += piece;
    scan(false);
}

void MarkdownSplitter::finish() {
    scan(true);
    m_stable = m_parts.size();
}

void MarkdownSplitter::closeText(qsizetype end) {
    if (m_anyText) {
        MarkdownPart part;
        part.start = m_partStart;
        part.end = end;
        m_parts.push_back(std::move(part));
        m_stable = m_parts.size();
    }
    m_partStart = end;
    m_anyText = m_inList = m_blank = m_nestedFence = false;
}

void MarkdownSplitter::takeLine(qsizetype start, qsizetype end) {
    const QStringView line = QStringView(m_text).mid(start, end - start);
    const bool blank = line.trimmed().isEmpty();
    const Fence fence = fenceOf(line);
    const bool closes =
        fence.length >= m_fenceLength && fence.character == m_fenceChar && fence.info.isEmpty();
    if (m_inFence) {
        if (fence.length == 0 || !closes)
            return;
        MarkdownPart part;
        part.kind = MarkdownPart::Kind::Code;
        part.start = m_partStart;
        part.end = end;
        part.language = m_fenceLanguage;
        part.code = m_text.mid(m_codeStart, std::max<qsizetype>(0, start - m_codeStart - 1));
        m_parts.push_back(std::move(part));
        m_stable = m_parts.size();
        m_partStart = end;
        m_inFence = false;
        return;
    }
    if (m_nestedFence) { // belongs to the list item, whatever stands in it
        if (fence.length > 0 && closes)
            m_nestedFence = false;
        return;
    }
    if (blank) {
        m_blank = m_anyText;
        return;
    }
    const bool continuesList = m_inList && (isIndented(line) || beginsListItem(line));
    if (m_blank && m_anyText && !continuesList)
        closeText(start);
    if (fence.length > 0) {
        m_fenceChar = fence.character;
        m_fenceLength = fence.length;
        if (fence.indent <= 3 && !(m_inList && isIndented(line))) {
            closeText(start);
            m_inFence = true;
            m_fenceLanguage = languageOf(fence.info);
            m_codeStart = std::min(end + 1, m_text.size());
            return;
        }
        m_nestedFence = true;
    }
    if (!m_anyText)
        m_inList = beginsListItem(line);
    else if (!m_inList && beginsListItem(line) && !isIndented(line))
        m_inList = true; // a list right under its paragraph
    m_anyText = true;
    m_blank = false;
}

void MarkdownSplitter::scan(bool final) {
    m_parts.resize(m_stable);
    for (;;) {
        const qsizetype end = m_text.indexOf(QLatin1Char('\n'), m_scanned);
        if (end < 0)
            break;
        takeLine(m_scanned, end);
        m_scanned = end + 1;
    }
    if (final && m_scanned < m_text.size()) {
        takeLine(m_scanned, m_text.size());
        m_scanned = m_text.size();
    }
    if (m_partStart >= m_text.size())
        return;
    MarkdownPart open;
    open.start = m_partStart;
    open.end = m_text.size();
    open.open = true;
    if (m_inFence) {
        open.kind = MarkdownPart::Kind::Code;
        open.language = m_fenceLanguage;
        open.code = m_text.mid(m_codeStart);
        if (open.code.endsWith(QLatin1Char('\n')))
            open.code.chop(1);
    } else if (QStringView(m_text).mid(m_partStart).trimmed().isEmpty()) {
        return;
    }
    m_parts.push_back(std::move(open));
}

} // namespace touchstone::gui
