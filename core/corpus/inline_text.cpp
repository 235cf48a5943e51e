// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/inline_text.h"

#include "core/corpus/inline_reader.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {

void LogicalText::addLine(std::string_view page, std::size_t start, std::size_t end) {
    if (!m_lines.empty())
        m_text.push_back('\n');
    m_lines.push_back({m_text.size(), start});
    m_text += page.substr(start, end - start);
}

void LogicalText::clear() {
    m_text.clear();
    m_lines.clear();
}

std::size_t LogicalText::sourceOf(std::size_t at) const {
    auto line = std::upper_bound(m_lines.begin(), m_lines.end(), at,
                                 [](std::size_t wanted, const Start& s) { return wanted < s.logical; });
    --line;
    return line->source + (at - line->logical);
}

namespace {

/// Puts pieces together: blanks between two pieces of text collapse to one, breaks win over blanks.
class InlineWriter {
public:
    InlineWriter(const LogicalText& text, MappedText& out) : m_text(text), m_view(text.view()), m_out(out) {}

    void verbatim(std::size_t start, std::size_t end) {
        for (std::size_t at = start; at < end;) {
            if (m_view[at] == ' ' || m_view[at] == '\t') {
                blank(at, at + 1);
                ++at;
                continue;
            }
            // single blanks within the text are part of it
            std::size_t stop = at;
            while (stop < end && m_view[stop] != '\t' &&
                   (m_view[stop] != ' ' ||
                    (stop + 1 < end && m_view[stop + 1] != ' ' && m_view[stop + 1] != '\t')))
                ++stop;
            flush();
            m_out.append(m_view.substr(at, stop - at), kOwnFile, m_text.sourceOf(at));
            at = stop;
        }
    }
    void replaced(const std::string& text, std::size_t start, std::size_t end) {
        flush();
        const std::size_t from = m_text.sourceOf(start);
        const std::size_t size = end - start;
        const std::size_t first = std::min(text.size(), decodeUtf8(text, 0).length);
        if (text.size() != size || text == m_view.substr(start, size) || first * 2 == size)
            return m_out.appendFor(text, kOwnFile, {from, from + size});
        // as long as what it stands for, yet not the same: two runs, so that neither is taken for verbatim
        m_out.appendFor(std::string_view(text).substr(0, first), kOwnFile, {from, from + size - first});
        m_out.appendFor(std::string_view(text).substr(first), kOwnFile, {from + size - first, from + size});
    }
    void inserted(std::string_view text) {
        if (!text.empty() && text.front() == ' ') {
            if (m_pending == Pending::None)
                m_pending = Pending::Inserted;
            text.remove_prefix(1);
        }
        flush();
        m_out.appendInserted(text);
    }
    void blank(std::size_t start, std::size_t end) {
        if (m_pending == Pending::None || m_pending == Pending::Inserted)
            remember(Pending::Blank, start, end);
    }
    void lineBreak(std::size_t start, std::size_t end) {
        if (m_pending != Pending::Break)
            remember(Pending::Break, start, end);
    }

private:
    enum class Pending { None, Inserted, Blank, Break };
    void remember(Pending pending, std::size_t start, std::size_t end) {
        m_pending = pending;
        m_start = start;
        m_end = end;
    }
    void flush() {
        if (m_pending != Pending::None && m_any) {
            if (m_pending == Pending::Inserted) {
                m_out.appendInserted(" ");
            } else {
                const std::size_t from = m_text.sourceOf(m_start);
                const std::size_t to = m_end >= m_view.size() ? from + 1 : m_text.sourceOf(m_end);
                m_out.appendFor(m_pending == Pending::Break ? "\n" : " ", kOwnFile,
                                {from, std::max(to, from + 1)});
            }
        }
        m_pending = Pending::None;
        m_any = true;
    }

    const LogicalText& m_text;
    std::string_view m_view;
    MappedText& m_out;
    Pending m_pending = Pending::None;
    std::size_t m_start = 0, m_end = 0;
    bool m_any = false; ///< something was written: blanks before it are left out
};

} // namespace

void writePieces(const LogicalText& text, const std::vector<InlinePiece>& pieces,
                 const std::vector<std::string>& strings, MappedText& out) {
    InlineWriter writer(text, out);
    for (const InlinePiece& piece : pieces) {
        switch (piece.kind) {
        case InlinePiece::Verbatim:
            writer.verbatim(piece.start, piece.end);
            break;
        case InlinePiece::Marks:
            writer.verbatim(piece.start, piece.start + piece.extra);
            break;
        case InlinePiece::Replaced:
            writer.replaced(strings[piece.extra], piece.start, piece.end);
            break;
        case InlinePiece::Inserted:
            writer.inserted(strings[piece.extra]);
            break;
        case InlinePiece::Blank:
            writer.blank(piece.start, piece.end);
            break;
        case InlinePiece::Break:
            writer.lineBreak(piece.start, piece.end);
            break;
        case InlinePiece::Dropped:
            break;
        }
    }
}

void renderInline(const LogicalText& text, const InlineOptions& options, MappedText& out) {
    InlineReader reader(text.view(), options);
    reader.read();
    writePieces(text, reader.pieces(), reader.strings(), out);
}

} // namespace touchstone
