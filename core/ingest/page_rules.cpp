// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/page_rules.h"

#include "core/corpus/corpus_repository.h"
#include "core/ingest/page_paths.h"

#include <algorithm>
#include <utility>

namespace touchstone {

namespace {

constexpr std::string_view kConfigName = "mkdocs.yml";
constexpr std::string_view kSummaryName = "SUMMARY.md";
constexpr std::string_view kIncludedCode = "docs_src/";
constexpr std::string_view kDocs = "docs/";

std::string joined(std::string_view folder, std::string_view relative) {
    while (relative.starts_with("./"))
        relative.remove_prefix(2);
    while (relative.ends_with("/"))
        relative.remove_suffix(1);
    if (folder.empty() || relative.empty() || relative == ".")
        return std::string(folder.empty() && relative != "." ? relative : folder);
    return std::string(folder) + "/" + std::string(relative);
}

} // namespace

bool isSiteConfig(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name == kConfigName || name == kSummaryName || name == "book.toml";
}

Site siteFromConfig(std::string_view folder, std::string_view yaml, const std::string& siteUrl) {
    const MkdocsConfig config = readMkdocsConfig(yaml);
    Site site;
    site.folder = folder;
    site.docsRoot = joined(folder, config.docsDir.empty() ? "docs" : std::string_view(config.docsDir));
    site.siteUrl = siteUrl.empty() ? config.siteUrl : siteUrl;
    return site;
}

PageRules::PageRules(const FileTable& table, std::string siteUrl, std::string preset)
    : m_siteUrl(std::move(siteUrl)), m_preset(std::move(preset)) {
    bool hasDocs = false;
    for (const IngestFile& file : table.files()) {
        const std::string_view path = file.path;
        m_hasIncludedCode = m_hasIncludedCode || path.starts_with(kIncludedCode);
        // Pages that are of another source's are not what this one's code belongs to.
        hasDocs = hasDocs || (path.starts_with(kDocs) && file.reason != kLeftOutByPattern);
        if (!isSiteConfig(path) || !file.inMemory)
            continue;
        const std::string_view name = path.substr(path.rfind('/') + 1);
        if (name == kSummaryName) {
            const std::string root =
                file.path.substr(0, path.size() - std::min(path.size(), kSummaryName.size() + 1));
            const auto bytesOf = [&table](const std::string& wanted) -> const std::string* {
                const IngestFile* found = table.find(wanted);
                return found != nullptr && found->inMemory ? &found->bytes : nullptr;
            };
            if (isBookRoot(root, bytesOf))
                m_books.emplace_back(root, file.bytes);
        }
        if (name != kConfigName)
            continue;
        const std::string_view folder =
            path.substr(0, path.size() - std::min(path.size(), kConfigName.size() + 1));
        m_sites.push_back(siteFromConfig(folder, file.bytes, m_siteUrl));
    }
    m_hasIncludedCode = m_hasIncludedCode && hasDocs;
    std::stable_sort(m_sites.begin(), m_sites.end(),
                     [](const Site& a, const Site& b) { return a.folder.size() > b.folder.size(); });
    std::stable_sort(m_books.begin(), m_books.end(),
                     [](const Book& a, const Book& b) { return a.srcRoot().size() > b.srcRoot().size(); });
}

const Book* PageRules::bookOf(std::string_view path) const {
    for (const Book& book : m_books)
        if (isBelow(path, book.srcRoot()))
            return &book;
    return nullptr;
}

const Site* PageRules::siteOf(std::string_view path) const {
    for (const Site& site : m_sites) {
        if (isBelow(path, site.docsRoot))
            return &site;
    }
    for (const Site& site : m_sites) {
        if (isBelow(path, site.folder))
            return &site;
    }
    return nullptr;
}

bool PageRules::isPartOfPages(std::string_view path) const {
    if (m_preset == "fastapi")
        return !path.starts_with("docs/en/");
    return m_hasIncludedCode && path.starts_with(kIncludedCode);
}

ParseContext PageRules::contextOf(std::string_view path) const {
    ParseContext context;
    context.siteUrl = m_siteUrl;
    if (const Book* book = bookOf(path))
        context.book = book->placeOf(std::string(path));
    if (const Site* site = siteOf(path)) {
        context.mkdocsSite = true;
        context.docsRoot = site->docsRoot;
        context.siteUrl = site->siteUrl;
    }
    return context;
}

} // namespace touchstone
