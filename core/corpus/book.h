// SPDX-License-Identifier: GPL-3.0-or-later
// A book of mdBook: book.toml names its folder, SUMMARY.md its pages in order. Pure; plain values.
#pragma once

#include "core/corpus/mapped_text.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// A page's place in its book.
struct BookPlace {
    std::string srcRoot;   ///< folder of SUMMARY.md, "" = the corpus's root
    bool listed = false;   ///< SUMMARY.md names the page; what follows is set only then
    std::size_t order = 0; ///< 1-based
    std::string number;    ///< "4.1"; "" for pages before and behind the numbered ones
    std::string title;     ///< as SUMMARY.md calls it
    std::string part;      ///< heading of SUMMARY.md above it
    [[nodiscard]] std::string summaryPath() const {
        return srcRoot.empty() ? "SUMMARY.md" : srcRoot + "/SUMMARY.md";
    }
};

class Book {
public:
    /// `srcRoot`: folder of SUMMARY.md.
    Book(std::string srcRoot, std::string_view summary);
    [[nodiscard]] const std::string& srcRoot() const { return m_srcRoot; }
    [[nodiscard]] std::size_t size() const { return m_pages.size(); }
    /// Place of a page below srcRoot.
    [[nodiscard]] BookPlace placeOf(const std::string& path) const;

private:
    std::string m_srcRoot;
    std::map<std::string, BookPlace> m_pages; ///< by path in the corpus; the first entry counts
};

/// Where a file named SUMMARY.md makes its folder a book: book.toml beside or above names it, or the folder
/// is called src. `bytesOf`: a file of the corpus, or nullptr.
template<class BytesOf>
bool isBookRoot(const std::string& srcRoot, BytesOf bytesOf);

/// `src` of the `[book]` table, "src" where it says nothing.
std::string bookSourceFolder(std::string_view bookToml);

/// Page on the published site: its path below src with .html; README is the folder's index.
std::string bookUrl(std::string_view siteUrl, const BookPlace& place, std::string_view path);

/// "order", "number", "navigation_title", "part"; of a page that is not listed "navigation": "none".
void addToMetadata(const BookPlace& place, std::map<std::string, std::string>& metadata);

/// Rust code without the lines that rustdoc hides ("# use std::io;"); "##" at the start of a line is "#".
MappedText withoutHiddenLines(const MappedText& code);

template<class BytesOf>
bool isBookRoot(const std::string& srcRoot, BytesOf bytesOf) {
    if (srcRoot == "src" || srcRoot.ends_with("/src"))
        return true;
    for (std::string folder = srcRoot;;) {
        const std::string toml = folder.empty() ? "book.toml" : folder + "/book.toml";
        if (const std::string* bytes = bytesOf(toml); bytes != nullptr) {
            const std::string src = bookSourceFolder(*bytes);
            const std::string named = src.empty() ? folder : folder.empty() ? src : folder + "/" + src;
            return named == srcRoot;
        }
        if (folder.empty())
            return false;
        const std::size_t slash = folder.rfind('/');
        folder.resize(slash == std::string::npos ? 0 : slash);
    }
}

} // namespace touchstone
