// SPDX-License-Identifier: GPL-3.0-or-later
// Headings: their text without attribute list, their anchors as python-markdown numbers them. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace touchstone {

struct HeadingParts {
    std::size_t start = 0, end = 0; ///< the text as written, without '#' and attribute list
    std::string id;                 ///< of "{ #id }", "" = none
};

/// Splits text[from, to), the part of a heading line behind its '#'.
HeadingParts splitHeading(std::string_view text, std::size_t from, std::size_t to);

/// Gives the headings of one page their anchors, in the order of the page. Linear, however often one repeats.
class AnchorNumbering {
public:
    /// An explicit id: known before the first slug is made, as python-markdown does it.
    void reserve(std::string_view id) { m_used.emplace(id); }
    /// tocSlug of the heading, with _1, _2 ... where it is taken.
    std::string anchorOf(std::string_view renderedHeading);

private:
    std::unordered_set<std::string> m_used;
    std::unordered_map<std::string, std::size_t> m_last; ///< slug -> last number given to it
};

/// mdBook's id of a heading, without the numbering of repeats: letters and digits of any script, '_' and '-'
/// stay, blanks become '-', the rest goes.
std::string mdbookSlug(std::string_view renderedHeading);

/// Gives the headings of one page of mdBook their anchors: "x", "x-1", "x-2" ... Linear.
class MdbookNumbering {
public:
    std::string anchorOf(std::string_view renderedHeading);

private:
    std::unordered_map<std::string, std::size_t> m_count; ///< slug -> how many had it
};

/// At most `size` bytes, not cut within a character: what is kept of a heading beside the page's own text.
std::string shortened(std::string_view text, std::size_t size = 1000);

/// Version that a heading of release notes begins with ("0.115.0", "v2.1", "[1.0.0]"), "" = none.
std::string releaseOf(std::string_view renderedHeading);

/// True for release-notes.md, CHANGELOG.md, CHANGES and the like.
bool isReleaseNotes(std::string_view path);

} // namespace touchstone
