// SPDX-License-Identifier: GPL-3.0-or-later
// Untrusted Markdown (a model's answer, a passage) as HTML that a QTextDocument may show: raw HTML becomes
// text, images their alternative text, links of other schemes than http and https their words, `[n]` a link
// to `cite:n`. GitHub's tables, strike-through and task lists are understood. Pure functions, any thread.
#pragma once

#include <QString>
#include <QStringView>
#include <vector>

namespace touchstone::gui {

struct MarkdownOptions {
    bool citations = true; ///< `[3]` outside code becomes <a href="cite:3">3</a>
    /// Class of the link of citation n ("" = none); the style sheet of the document gives it a colour.
    QString (*citationClass)(int n, const void* context) = nullptr;
    const void* context = nullptr;
};

/// A fragment without <html> or <body>.
QString markdownToHtml(QStringView markdown, const MarkdownOptions& options = {});

/// Words alone: what a screen reader says or a tool tip shows.
QString markdownToPlain(QStringView markdown);

/// A piece of an answer that is rendered by itself.
struct MarkdownPart {
    enum class Kind : std::uint8_t { Text, Code };
    Kind kind = Kind::Text;
    qsizetype start = 0, end = 0; ///< in the Markdown, fences included
    QString language;             ///< of code
    QString code;                 ///< of code, without fences
    bool open = false;            ///< the fence has not been closed yet
};

/// Cuts growing Markdown into parts: fenced code at top level, and blocks of text that cannot change any more
/// when text is added behind them. Everything before stableParts() is final.
class MarkdownSplitter {
public:
    void append(QStringView piece);
    void clear();
    [[nodiscard]] const QString& text() const { return m_text; }
    /// All parts so far; the first stableParts() are final.
    [[nodiscard]] const std::vector<MarkdownPart>& parts() const { return m_parts; }
    [[nodiscard]] std::size_t stableParts() const { return m_stable; }
    /// No more text comes: everything is final.
    void finish();

private:
    void scan(bool final);
    void takeLine(qsizetype start, qsizetype end);
    void closeText(qsizetype end);

    QString m_text;
    std::vector<MarkdownPart> m_parts; ///< [0, m_stable) final, then at most one open part
    std::size_t m_stable = 0;
    qsizetype m_scanned = 0;   ///< start of the first line that is not complete
    qsizetype m_partStart = 0; ///< start of the open part
    bool m_inFence = false;
    QChar m_fenceChar;
    int m_fenceLength = 0;
    QString m_fenceLanguage;
    qsizetype m_codeStart = 0;
    bool m_blank = false;       ///< the last complete line was blank
    bool m_inList = false;      ///< the open part began as a list
    bool m_anyText = false;     ///< the open part has a line that is not blank
    bool m_nestedFence = false; ///< inside a fence that belongs to a list item
};

} // namespace touchstone::gui
