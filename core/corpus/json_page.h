// SPDX-License-Identifier: GPL-3.0-or-later
// A page that is made of strings of a JSON file: their decoded text one after the other, everything between
// them a gap, and the way back to the bytes of the file. Internal to core/corpus. One object per page, one
// thread.
#pragma once

#include "core/corpus/decoded_text.h"
#include "core/corpus/json_tree.h"
#include "core/corpus/page_parts.h"

#include <string>
#include <string_view>

namespace touchstone {

struct ParseContext;

class JsonPage {
public:
    /// Of bytes [from, to) of the tree's text.
    JsonPage(const JsonTree& tree, std::size_t from, std::size_t to);

    /// Adds a string, or an array of strings as one text. They must come in the order of the file; what lies
    /// before them becomes a gap. Range in text(); empty for anything else.
    TextRange add(JsonTree::Node node);
    /// Adds a value that is not read (a picture) under a name of its own.
    void skip(JsonTree::Node node, const char* kind);
    /// The rest is a gap. Call once, before restore().
    void finish();
    [[nodiscard]] std::string_view text() const { return m_text.text(); }

    /// Reads a part of text() as Markdown and adds it. `level`: added to the levels of its headings.
    Result<> addMarkdown(TextRange range, int level, PageParts& parts, JobContext& job) const;
    /// A part as code, without colours of a terminal.
    void addCode(TextRange range, std::string_view language, std::string_view title, PageParts& parts) const;

    /// Marks of the gaps, and of what was skipped, to be added to the parts.
    [[nodiscard]] const std::vector<StrippedRange>& marks() const { return m_marks; }
    void restore(Document& document) const { m_text.restoreRanges(document); }

private:
    void gap(std::size_t to, std::string_view text);

    const JsonTree& m_tree;
    DecodedText m_text;
    std::size_t m_at, m_to;
    std::vector<StrippedRange> m_marks;
};

} // namespace touchstone
