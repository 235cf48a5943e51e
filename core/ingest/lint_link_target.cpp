// SPDX-License-Identifier: GPL-3.0-or-later
// Where a link leads. A link in Markdown that names a file is followed from the file's folder, as
// generators do; every other one as a browser does, from the page's own address.
#include "core/corpus/text_lines.h"
#include "core/ingest/lint_site.h"
#include "core/ingest/page_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

std::string percentDecoded(std::string_view text) {
    const auto digit = [](char c) {
        const char lower = asciiLower(c);
        return isAsciiDigit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out.push_back(static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])));
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

/// "ENGLISH_VERSION_URL": filled in by a script.
bool isPlaceholder(std::string_view target) {
    return target.find('_') != std::string_view::npos &&
           std::all_of(target.begin(), target.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

bool hasScheme(std::string_view target) {
    const std::size_t colon = target.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return target.starts_with("//");
    return std::all_of(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
        return isAsciiLetter(c) || isAsciiDigit(c) || c == '+' || c == '-' || c == '.';
    });
}

bool isPageExtension(const std::string& extension) {
    constexpr std::array<std::string_view, 5> kPages{"md", "markdown", "rst", "html", "htm"};
    return std::find(kPages.begin(), kPages.end(), extension) != kPages.end();
}

std::string joinedLink(const std::string& folder, std::string_view path) {
    return folder.empty() ? std::string(path) : folder + "/" + std::string(path);
}

/// Folders up and down; none: it leaves the root. "" is the root itself.
std::optional<std::string> normal(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part.empty() || part == ".")
            continue;
        if (part != "..") {
            out += out.empty() ? "" : "/";
            out += part;
        } else if (out.empty()) {
            return std::nullopt;
        } else {
            out.resize(out.find('/') == std::string::npos ? 0 : out.rfind('/'));
        }
    }
    return out;
}

/// Where a page of a site is published, below the site's address: "tutorial/cors/", "" = the front page.
std::string addressOf(const LintSite& site, const std::string& path) {
    std::string rest = site.site.docsRoot.empty() ? path : path.substr(site.site.docsRoot.size() + 1);
    const std::size_t dot = rest.rfind('.');
    if (dot != std::string::npos)
        rest.resize(dot);
    const std::string name = rest.substr(rest.rfind('/') + 1);
    if (name == "index" || name == "README")
        rest.resize(rest.size() - name.size());
    else
        rest += '/';
    return rest;
}

/// The page that a published address shows.
const LintPage* pageAt(const LintCorpus& corpus, const LintSite& site, std::string address) {
    while (address.ends_with("/"))
        address.pop_back();
    if (address.ends_with("/index.html"))
        address.resize(address.size() - 11);
    const std::string base = address.empty() ? site.site.docsRoot : joinedLink(site.site.docsRoot, address);
    if (const LintPage* page = address.empty() ? nullptr : corpus.page(base + ".md"))
        return page;
    for (const char* name : {"index.md", "README.md", "index.html"})
        if (const LintPage* page = corpus.page(joinedLink(base, name)))
            return page;
    if (address.ends_with(".html"))
        if (const LintPage* page = corpus.page(base.substr(0, base.size() - 5) + ".md"))
            return page;
    return address.empty() ? nullptr : corpus.page(base);
}

bool isRedirected(const LintSite& site, std::string address) {
    while (address.ends_with("/"))
        address.pop_back();
    return site.redirects.count(address + ".md") > 0 || site.redirects.count(address + "/index.md") > 0 ||
           site.redirects.count(address) > 0;
}

LinkTarget pageTarget(const LintPage& page) {
    LinkTarget out;
    out.kind = LinkTarget::Page;
    out.path = page.path;
    return out;
}
LinkTarget kindOnly(LinkTarget::Kind kind) {
    LinkTarget out;
    out.kind = kind;
    return out;
}
LinkTarget missing(std::string path, std::string reason, std::string proposal = {}) {
    LinkTarget out;
    out.kind = LinkTarget::Missing;
    out.path = std::move(path);
    out.reason = std::move(reason);
    out.proposal = std::move(proposal);
    return out;
}

/// "../../b/c.md" from the folder of `from` to `to`.
std::string relativePath(const std::string& from, const std::string& to) {
    const std::string folder = folderOf(from);
    std::string_view left = folder, right = to;
    for (;;) {
        const std::size_t a = left.find('/'), b = right.find('/');
        if (left.empty() || b == std::string_view::npos || left.substr(0, a) != right.substr(0, b))
            break;
        left = a == std::string_view::npos ? std::string_view{} : left.substr(a + 1);
        right = right.substr(b + 1);
    }
    std::string out;
    for (; !left.empty(); left = left.find('/') == std::string_view::npos ? std::string_view{}
                                                                          : left.substr(left.find('/') + 1))
        out += "../";
    return out + std::string(right);
}

/// The only other page of that file name, for a proposal.
std::string namesake(const LintCorpus& corpus, const LintPage& from, std::string_view wanted) {
    const std::string name(wanted.substr(wanted.rfind('/') + 1));
    if (name == "index.md" || name.empty())
        return {};
    const LintPage* only = corpus.onlyNamesake(name);
    return only == nullptr || only == &from ? std::string() : relativePath(from.path, only->path);
}

/// An address on the page's own site, absolute below the site's root.
LinkTarget siteAddress(const LintCorpus& corpus, const LintSite& site, const std::string& address,
                       bool sure) {
    if (const LintPage* page = pageAt(corpus, site, address))
        return pageTarget(*page);
    if (isRedirected(site, address))
        return kindOnly(LinkTarget::External);
    const std::string file = joinedLink(site.site.docsRoot, address);
    if (!address.empty() && corpus.hasFile(file))
        return kindOnly(LinkTarget::File);
    const std::string extension = extensionIn(address);
    if (!extension.empty() && !isPageExtension(extension) && address.back() != '/')
        return kindOnly(LinkTarget::Unknown); // a picture, an archive: made or kept elsewhere
    // Other languages and what plugins make stand beside the pages that are known here.
    const std::string first = address.substr(0, address.find('/'));
    const bool own = corpus.hasFolder(joinedLink(site.site.docsRoot, first));
    if (!sure && !own)
        return kindOnly(LinkTarget::Unknown);
    return missing(joinedLink(site.site.docsRoot, address), "no page of the site has that address");
}

LinkTarget resolveFile(const LintCorpus& corpus, const LintPage& page, const std::string& path,
                       const std::string& extension) {
    const std::optional<std::string> found = normal(joinedLink(folderOf(page.path), path));
    if (!found)
        return kindOnly(LinkTarget::Unknown); // outside of what was added
    if (const LintPage* target = corpus.page(*found))
        return pageTarget(*target);
    if (corpus.hasFile(*found) || corpus.hasFolder(*found)) {
        LinkTarget out = kindOnly(LinkTarget::File);
        out.path = *found;
        return out;
    }
    if (extension == "html" || extension == "htm") { // a book's pages are named after their sources
        const std::string stem = found->substr(0, found->size() - extension.size() - 1);
        for (const char* other : {".md", ".rst"})
            if (const LintPage* target = corpus.page(stem + other))
                return pageTarget(*target);
        if (corpus.hasFile(stem + ".md") || corpus.hasFile(stem + ".rst"))
            return kindOnly(LinkTarget::File);
        if (!corpus.hasExtension(extension))
            return kindOnly(LinkTarget::Unknown);
    }
    // Folders that were not added at all say nothing about their files.
    const std::string top = found->substr(0, found->find('/'));
    if (found->find('/') != std::string::npos && !corpus.hasFolder(top))
        return kindOnly(LinkTarget::Unknown);
    return missing(*found, fmt::format("there is no {}", ticked(*found)), namesake(corpus, page, *found));
}

} // namespace

LinkTarget resolveLink(const LintCorpus& corpus, const LintPage& page, const PageLink& link) {
    std::string_view target = link.target;
    if (target.find("{{") != std::string_view::npos || target.find("{%") != std::string_view::npos ||
        isPlaceholder(target))
        return kindOnly(LinkTarget::Unknown);
    std::string fragment;
    if (const std::size_t hash = target.find('#'); hash != std::string_view::npos) {
        fragment = percentDecoded(target.substr(hash + 1));
        target = target.substr(0, hash);
    }
    target = target.substr(0, target.find('?'));
    const LintSite* site = corpus.siteOf(page.path);
    LinkTarget out;
    if (hasScheme(target)) {
        out.kind = LinkTarget::External;
        if (site == nullptr || site->site.siteUrl.empty())
            return out;
        std::string_view root = site->site.siteUrl;
        while (root.ends_with("/"))
            root.remove_suffix(1);
        if (!target.starts_with(root) || (target.size() > root.size() && target[root.size()] != '/'))
            return out;
        target.remove_prefix(std::min(target.size(), root.size() + 1));
        out = siteAddress(corpus, *site, percentDecoded(target), false);
        if (out.kind == LinkTarget::Missing) {
            std::string name = percentDecoded(target);
            while (name.ends_with("/"))
                name.pop_back();
            name = name.substr(name.rfind('/') + 1) + ".md";
            if (const LintPage* other = corpus.onlyNamesake(name)) {
                out.proposal = std::string(root) + "/" + addressOf(*site, other->path);
                out.reason = fmt::format("no page of this version has that address; {} has that name",
                                         ticked(other->path));
            }
        }
    } else if (target.empty()) {
        out = pageTarget(page);
    } else {
        const std::string path = percentDecoded(target);
        const std::string extension = path.ends_with("/") ? std::string() : extensionIn(path);
        const bool isPage = isPageExtension(extension);
        if (path.starts_with("/")) {
            out = kindOnly(LinkTarget::Unknown);
            if (site != nullptr && !isPage)
                out = siteAddress(corpus, *site, path.substr(1), false);
            if (out.kind == LinkTarget::Missing) // another site may share the host
                out = kindOnly(LinkTarget::Unknown);
        } else if (!extension.empty() && !isPage) {
            // Pictures and downloads: known only where files of their kind were added.
            out = corpus.hasExtension(extension) ? resolveFile(corpus, page, path, extension)
                                                 : kindOnly(LinkTarget::Unknown);
            if (out.kind == LinkTarget::Missing && (site != nullptr && link.form == LinkForm::Html))
                out = kindOnly(LinkTarget::Unknown);
        } else if (site != nullptr && (link.form == LinkForm::Html || !isPage)) {
            const auto address = normal(addressOf(*site, page.path) + path);
            if (!address) {
                out = missing(path, "it leaves the site");
            } else {
                out = siteAddress(corpus, *site, *address, true);
                if (out.kind == LinkTarget::Missing && extension == "md") {
                    const LinkTarget file = resolveFile(corpus, page, path, extension);
                    out.reason =
                        "in HTML the address stays as written, and the site has no page of that name";
                    if (file.kind == LinkTarget::Page)
                        out.proposal = relativePath(page.path, file.path) + " as a Markdown link";
                } else if (out.kind == LinkTarget::Missing) {
                    const LinkTarget file = resolveFile(corpus, page, path + ".md", "md");
                    if (file.kind == LinkTarget::Page)
                        out.proposal = relativePath(page.path, file.path);
                }
            }
        } else if (isPage) {
            out = resolveFile(corpus, page, path, extension);
        } else { // a book or plain files: an address without ending
            const auto found = normal(joinedLink(folderOf(page.path), path));
            out = kindOnly(LinkTarget::Unknown);
            if (found && (corpus.hasFile(*found) || corpus.hasFolder(*found)))
                out = kindOnly(LinkTarget::File);
            for (const char* ending : {".md", "/index.md", "/README.md", ".html"})
                if (found)
                    if (const LintPage* there = corpus.page(*found + ending))
                        out = pageTarget(*there);
        }
    }
    out.fragment = std::move(fragment);
    return out;
}

} // namespace touchstone
