// SPDX-License-Identifier: GPL-3.0-or-later
// Names of a reStructuredText page that its text refers to: substitutions, footnote numbers, labels of
// sections, and the ids that docutils and Sphinx would give. Internal to core/corpus. One object per page,
// one thread.
#pragma once

#include "core/corpus/rst_lines.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace touchstone {

/// docutils' make_id: "What's new?" -> "what-s-new".
std::string rstId(std::string_view text);
/// Form in which names of references are compared: lower case, runs of blanks as one.
std::string rstName(std::string_view text);
/// `name::` behind ".. " (`text`: the rest of the line): length of the name, 0 = no directive.
std::size_t rstDirectiveName(std::string_view text);
/// Length of ":name:" at the beginning of a field's line, 0 = none.
std::size_t rstFieldMarker(std::string_view text);
/// A line of one punctuation character, at least `least` of them; 0 = it is none.
char rstAdornment(std::string_view text, std::size_t least);
/// Columns that a text takes: two for wide characters, none for combining ones.
std::size_t rstWidth(std::string_view text);

class RstNames {
public:
    /// Looks through the whole page once.
    explicit RstNames(const RstLines& lines);

    /// Text of a substitution as written, or none.
    [[nodiscard]] const std::string* substitution(std::string_view name) const;
    /// Title as written of the section behind a label, or none.
    [[nodiscard]] std::optional<std::string_view> titleOf(std::string_view label) const;
    /// Number or sign that a footnote's label ("#", "#name", "*") stands for. `definition`: the footnote
    /// itself, not a reference to it.
    std::string footnote(std::string_view label, bool definition);

    /// Ids in the order in which docutils gives them.
    std::string takeId(std::string_view name);
    void takeAutoId() { (void)autoId(); }
    [[nodiscard]] bool isAuto(const std::string& id) const { return m_auto.count(id) > 0; }

private:
    void readSubstitution(const RstLines& lines, std::size_t line, std::size_t& budget);
    void readFootnote(std::string_view text);
    std::string autoId();

    std::unordered_map<std::string, std::string> m_substitutions;
    std::unordered_map<std::string, std::string_view> m_titles;
    std::unordered_map<std::string, std::size_t> m_numbers; ///< of "#name"
    std::vector<std::size_t> m_anonymous;                   ///< numbers of "#" and "#name", in order
    std::vector<bool> m_named;                              ///< which of them have a name
    std::unordered_set<std::size_t> m_manual;
    std::size_t m_next = 1, m_nextDefinition = 0, m_nextReference = 0, m_symbols = 0, m_symbolReferences = 0;
    std::unordered_set<std::string> m_used, m_auto;
    std::size_t m_counter = 0;
};

} // namespace touchstone
