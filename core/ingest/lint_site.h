// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules of lint know of a corpus as a whole: its files, its sites with their navigation, and what
// each page offers and asks for. Internal to lint. Built by one thread, then const.
#pragma once

#include "core/corpus/document.h"
#include "core/corpus/page_links.h"
#include "core/ingest/lint.h"
#include "core/ingest/page_rules.h"
#include "core/text/near_duplicates.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace touchstone {

struct NavigationEntry {
    std::string path; ///< in the corpus
    std::uint64_t line = 0;
};

/// One mkdocs.yml or SUMMARY.md.
struct LintSite {
    Site site; ///< of a book: folder and docsRoot are its own, no URL
    std::string configPath;
    bool isBook = false; ///< SUMMARY.md
    bool hasNavigation = false;
    bool navigationWhole = true; ///< false: it names folders or patterns that plugins fill in
    std::vector<NavigationEntry> navigation;
    std::map<std::string, std::string> redirects; ///< old path -> new, relative to docsRoot
    std::vector<std::string> excluded;            ///< globs of pages that are left out on purpose
};

struct LintSection {
    std::string heading, anchor;
    int level = 0;
    std::uint64_t line = 0, tokens = 0, words = 0;
    std::string release;
    bool comparable = false; ///< long enough for the rule on duplicates
    MinHash signature{};
};

/// What is kept of a page once its text is gone.
struct LintPage {
    std::string path, dialect, title;
    std::vector<LintSection> sections;
    std::unordered_set<std::string> anchors;
    bool generatesText = false; ///< anchors may be there that no one sees here
    std::vector<PageLink> links;
};

class LintCorpus {
public:
    void addFile(const std::string& path);
    void addSite(LintSite site) { m_sites.push_back(std::move(site)); }
    void sortSites();
    void addPage(LintPage page);

    [[nodiscard]] const std::vector<LintPage>& pages() const { return m_pages; }
    [[nodiscard]] const std::vector<LintSite>& sites() const { return m_sites; }
    [[nodiscard]] const LintPage* page(const std::string& path) const;
    /// The page of that file name when there is just one, else null.
    [[nodiscard]] const LintPage* onlyNamesake(const std::string& fileName) const;
    [[nodiscard]] bool hasFile(const std::string& path) const { return m_files.count(path) > 0; }
    [[nodiscard]] bool hasFolder(const std::string& path) const { return m_folders.count(path) > 0; }
    [[nodiscard]] bool hasExtension(const std::string& extension) const {
        return m_extensions.count(extension) > 0;
    }
    /// The mkdocs site whose docs hold the page, or null.
    [[nodiscard]] const LintSite* siteOf(std::string_view path) const;

private:
    std::vector<LintPage> m_pages;
    std::unordered_map<std::string, std::size_t> m_byPath;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byName;
    std::unordered_set<std::string> m_files, m_folders, m_extensions;
    std::vector<LintSite> m_sites; ///< the innermost first
};

/// Reads the navigation of a mkdocs.yml: its own few lines, no YAML tags are ever executed.
LintSite siteOfConfig(const std::string& configPath, std::string_view yaml);
/// Reads the links of a SUMMARY.md.
LintSite siteOfSummary(const std::string& path, std::string_view bytes);

/// Where a link of a page leads.
struct LinkTarget {
    enum Kind : std::uint8_t { External, Unknown, Page, File, Missing } kind = Unknown;
    std::string path;     ///< of the page or file; of a missing one: what was looked for
    std::string fragment; ///< decoded, without '#'
    std::string reason;   ///< of a missing one, a clause: "the page would be docs/x.md"
    std::string proposal; ///< what to write instead, "" = not known
};
LinkTarget resolveLink(const LintCorpus& corpus, const LintPage& page, const PageLink& link);

// Rules over the whole corpus. Each appends its findings.
void lintLinks(const LintCorpus& corpus, std::vector<LintFinding>& out, std::uint64_t& links);
void lintNavigation(const LintCorpus& corpus, std::vector<LintFinding>& out);
void lintDuplicates(const LintCorpus& corpus, std::vector<LintFinding>& out);
/// `other`: another version of the corpus.
void lintOtherVersion(const LintCorpus& corpus, const LintCorpus& other, const std::string& otherName,
                      std::vector<LintFinding>& out);

std::string ticked(std::string_view text); ///< in backticks, cut at about 100 bytes
std::string placeOf(std::string_view path, std::uint64_t line);

} // namespace touchstone
