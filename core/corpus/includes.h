// SPDX-License-Identifier: GPL-3.0-or-later
// Code that a page includes: the line that asks for it, the file that it means, the lines that it picks.
// Files come from the corpus alone; what an included file itself includes is not followed.
#pragma once

#include "core/corpus/document.h"
#include "core/corpus/parser.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

inline constexpr std::size_t kMaxIncludePath = 4096; ///< bytes of a path that a page names

struct LineRange {
    std::uint64_t first = 1, last = 0; ///< 1-based, inclusive
};

struct IncludeLine {
    std::string path; ///< as written, at most 4096 bytes
    std::string title;
    std::vector<LineRange> lines; ///< empty: all
    bool picksLines = false;      ///< lines were asked for, even if none could be read
    bool variants = false;        ///< {* ... *}: the page shows the best variant of the file
    bool besidePage =
        false;          ///< the path starts from the page's folder alone; what is left out leaves no mark
    std::string anchor; ///< the lines between two marks in the file
};

/// `{* path ln[..] hl[..] title[".."] *}` on a line of its own.
std::optional<IncludeLine> parseVariantInclude(std::string_view line);
/// `{!path!}`, `{!> path!}`, `{!path[ln:1-5]!}`, `--8<-- "path"` on a line of its own.
std::optional<IncludeLine> parsePlainInclude(std::string_view line);

/// `{{#include path}}`, `{{#rustdoc_include path:anchor}}`, `{{#playground path:3:9}}` of mdBook at the
/// beginning of a text; more may follow.
std::optional<IncludeLine> parseBookInclude(std::string_view text);
/// The lines between `ANCHOR: name` and `ANCHOR_END: name` of a file, marks of other anchors left out; empty:
/// it has no such anchor.
std::vector<LineRange> anchoredLines(std::string_view bytes, std::string_view anchor);

/// Resolves includes of one page and keeps account of them. One object per page, one thread.
class IncludeResolver {
public:
    IncludeResolver(const ParseContext& context, std::string pagePath, Document& document)
        : m_context(context), m_pagePath(std::move(pagePath)), m_document(document) {}
    /// Appends the included lines to `out` (with a line end before them when it is not empty). Records the
    /// use, with its reason when nothing can be had; the answer is the resolved path, or none.
    std::optional<std::string> include(const IncludeLine& line, std::uint64_t lineNumber, MappedText& out);

private:
    struct Found {
        std::string path;
        const std::string* bytes = nullptr;
    };
    Found find(const IncludeLine& line) const;
    Found at(const std::string& folder, std::string_view written) const;
    Found bestVariant(Found named) const;
    std::uint32_t fileNumber(const std::string& path);
    /// An empty answer: done.
    std::string append(const std::string& bytes, const IncludeLine& line, std::uint32_t file,
                       MappedText& out);

    const ParseContext& m_context;
    std::string m_pagePath;
    Document& m_document;
    std::map<std::string, std::uint32_t> m_numbers;
    std::uint64_t m_includedBytes = 0;
};

/// "docs/en/../x.py" without its dots; none when it leaves the root or is absolute.
std::optional<std::string> normalisedPath(std::string_view path);

/// Language of code by its file's name ("python"), "" when it is not known.
std::string_view languageOfFile(std::string_view path);

/// "tutorial001_an_py310.py" -> "tutorial001.py": what the variants of a sample have in common.
std::string variantBase(std::string_view path);

} // namespace touchstone
