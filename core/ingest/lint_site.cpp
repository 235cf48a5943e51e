// SPDX-License-Identifier: GPL-3.0-or-later
// Files, pages and sites of a corpus as lint looks them up; the navigation of mkdocs.yml and SUMMARY.md.
#include "core/ingest/lint_site.h"

#include "core/corpus/text_lines.h"
#include "core/ingest/page_paths.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {

namespace {

/// A scalar of YAML: quotes and a comment behind it taken away.
std::string_view scalarOf(std::string_view text) {
    text = trimmed(text);
    if (text.size() > 1 && (text.front() == '"' || text.front() == '\'')) {
        const std::size_t close = text.find(text.front(), 1);
        return close == std::string_view::npos ? std::string_view{} : text.substr(1, close - 1);
    }
    if (const std::size_t comment = text.find(" #"); comment != std::string_view::npos)
        text = trimmed(text.substr(0, comment));
    return text;
}

/// What stands behind the last ": " of "Title: path.md", or the whole.
std::string_view valueOf(std::string_view item) {
    const std::size_t colon = item.rfind(": ");
    return scalarOf(colon == std::string_view::npos ? item : item.substr(colon + 2));
}

bool isPagePath(std::string_view path) {
    const std::string extension = extensionIn(path);
    return extension == "md" || extension == "markdown" || extension == "ipynb";
}

std::string inside(const std::string& root, std::string_view path) {
    while (path.starts_with("./"))
        path.remove_prefix(2);
    return root.empty() ? std::string(path) : root + "/" + std::string(path);
}

enum class Part { Other, Navigation, Redirects, Excluded };

} // namespace

void LintCorpus::addFile(const std::string& path) {
    m_files.insert(path);
    if (std::string extension = extensionIn(path); !extension.empty())
        m_extensions.insert(std::move(extension));
    for (std::string folder = folderOf(path); !folder.empty(); folder = folderOf(folder))
        if (!m_folders.insert(folder).second)
            break;
}

void LintCorpus::sortSites() {
    std::stable_sort(m_sites.begin(), m_sites.end(), [](const LintSite& a, const LintSite& b) {
        return a.site.docsRoot.size() > b.site.docsRoot.size();
    });
}

void LintCorpus::addPage(LintPage page) {
    m_byPath.emplace(page.path, m_pages.size());
    m_byName[page.path.substr(page.path.rfind('/') + 1)].push_back(m_pages.size());
    m_pages.push_back(std::move(page));
}

const LintPage* LintCorpus::page(const std::string& path) const {
    const auto found = m_byPath.find(path);
    return found == m_byPath.end() ? nullptr : &m_pages[found->second];
}

const LintPage* LintCorpus::onlyNamesake(const std::string& fileName) const {
    const auto found = m_byName.find(fileName);
    return found == m_byName.end() || found->second.size() != 1 ? nullptr : &m_pages[found->second.front()];
}

const LintSite* LintCorpus::siteOf(std::string_view path) const {
    for (const LintSite& one : m_sites) {
        const std::string& root = one.site.docsRoot;
        if (!one.isBook && (root.empty() || (path.starts_with(root) && path.size() > root.size() &&
                                             path[root.size()] == '/')))
            return &one;
    }
    return nullptr;
}

LintSite siteOfConfig(const std::string& configPath, std::string_view yaml) {
    LintSite out;
    out.configPath = configPath;
    out.site = siteFromConfig(folderOf(configPath), yaml, "");
    const std::string& root = out.site.docsRoot;
    Part part = Part::Other;
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < yaml.size();) {
        const Line line = lineAt(yaml, at);
        at = line.end;
        ++number;
        const std::string_view content = yaml.substr(line.start, line.contentEnd - line.start);
        const std::string_view text = trimmed(content);
        if (text.empty() || text.front() == '#')
            continue;
        const bool top = !isBlankChar(content.front()) && content.front() != '-';
        if (top) {
            part = Part::Other;
            if (content.starts_with("nav:")) {
                part = Part::Navigation;
                out.hasNavigation = true;
                // A flow list or a tag on the same line is more than these few lines read.
                out.navigationWhole = scalarOf(content.substr(4)).empty();
            } else if (content.starts_with("exclude_docs:") || content.starts_with("not_in_nav:") ||
                       content.starts_with("draft_docs:")) {
                part = Part::Excluded;
            }
            continue;
        }
        if (text.starts_with("redirect_maps:") || text.starts_with("redirects:")) {
            part = Part::Redirects;
            continue;
        }
        if (part == Part::Navigation && text.starts_with("-")) {
            const std::string_view value = valueOf(trimmed(text.substr(1)));
            if (isPagePath(value) && value.find("://") == std::string_view::npos &&
                value.find('*') == std::string_view::npos)
                out.navigation.push_back({inside(root, value), number});
            else if (value.ends_with("/") || value.find('*') != std::string_view::npos ||
                     value.starts_with("!"))
                out.navigationWhole = out.navigationWhole && value.find("://") != std::string_view::npos;
        } else if (part == Part::Redirects) {
            if (const std::size_t colon = text.find(": "); colon != std::string_view::npos)
                out.redirects.emplace(scalarOf(text.substr(0, colon)), scalarOf(text.substr(colon + 2)));
        } else if (part == Part::Excluded) {
            std::string pattern(text);
            if (pattern.starts_with("/"))
                pattern = pattern.substr(1);
            if (pattern.ends_with("/"))
                pattern += "**";
            out.excluded.push_back(std::move(pattern));
        }
    }
    return out;
}

LintSite siteOfSummary(const std::string& path, std::string_view bytes) {
    LintSite out;
    out.configPath = path;
    out.isBook = out.hasNavigation = true;
    out.site.folder = out.site.docsRoot = folderOf(path);
    for (const PageLink& link : readPageLinks(bytes, {}, {}).links) {
        const std::string_view target = std::string_view(link.target).substr(0, link.target.find('#'));
        if (isPagePath(target) && target.find("://") == std::string_view::npos)
            out.navigation.push_back({inside(out.site.docsRoot, target), link.line});
    }
    return out;
}

std::string ticked(std::string_view text) {
    constexpr std::size_t kMost = 100;
    std::string out = "`";
    out += printable(text.substr(0, utf8Floor(text, std::min(text.size(), kMost))));
    if (text.size() > kMost)
        out += "…";
    std::replace(out.begin() + 1, out.end(), '`', '\'');
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out + "`";
}

std::string placeOf(std::string_view path, std::uint64_t line) {
    return std::string(path) + ":" + std::to_string(line);
}

} // namespace touchstone
