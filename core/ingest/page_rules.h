// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a source are documents, and what a parser is told of the site that a page belongs to.
// Immutable once made; safe for concurrent use.
#pragma once

#include "core/corpus/parser.h"
#include "core/ingest/file_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// One mkdocs.yml.
struct Site {
    std::string folder;   ///< of mkdocs.yml, "" = the root
    std::string docsRoot; ///< what it serves: "docs/en/docs"
    std::string siteUrl;
};

/// Does it say how other files are read (mkdocs.yml, book.toml, SUMMARY.md)? It is always read, stays in
/// memory, and its bytes are kept with a snapshot: a page that is read again needs its site.
bool isSiteConfig(std::string_view path);

/// The site that a mkdocs.yml describes. `siteUrl`: the user's own, "" = as the file says.
Site siteFromConfig(std::string_view folder, std::string_view yaml, const std::string& siteUrl);

class PageRules {
public:
    /// `siteUrl`: the user's own, "" = as mkdocs.yml says. `preset`: of the source.
    PageRules(const FileTable& table, std::string siteUrl, std::string preset);

    /// The book of a page, or none.
    [[nodiscard]] const Book* bookOf(std::string_view path) const;
    /// The site of a page, or none.
    [[nodiscard]] const Site* siteOf(std::string_view path) const;
    /// Code that pages show: no document of its own.
    [[nodiscard]] bool isPartOfPages(std::string_view path) const;
    /// Everything but ids and the resolver.
    [[nodiscard]] ParseContext contextOf(std::string_view path) const;

private:
    std::vector<Site> m_sites; ///< the innermost first
    std::vector<Book> m_books; ///< the same
    std::string m_siteUrl, m_preset;
    bool m_hasIncludedCode = false;
};

} // namespace touchstone
