// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/web_paths.h"

#include "core/base/hashing.h"
#include "core/corpus/path_safety.h"
#include "core/corpus/text_lines.h"
#include "core/platform/http.h"
#include "core/platform/url.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace touchstone {
namespace {

struct TypeEnding {
    std::string_view type, ending;
    bool always; ///< whatever the address ends in
};
constexpr std::array<TypeEnding, 8> kEndings{{{"text/html", ".html", true},
                                              {"application/xhtml+xml", ".html", true},
                                              {"application/pdf", ".pdf", true},
                                              {"text/markdown", ".md", true},
                                              {"text/x-rst", ".rst", true},
                                              {"application/json", ".json", false},
                                              {"application/x-ipynb+json", ".ipynb", true},
                                              {"text/plain", ".txt", false}}};

std::string typeAlone(std::string_view contentType) {
    return lowerAscii(trimmed(contentType.substr(0, contentType.find(';'))));
}

std::string unescaped(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> kMarkupEntities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto entity =
            std::find_if(kMarkupEntities.begin(), kMarkupEntities.end(),
                         [&](const auto& each) { return text.substr(at).starts_with(each.first); });
        if (entity == kMarkupEntities.end()) {
            out += text[at++];
        } else {
            out += entity->second;
            at += entity->first.size();
        }
    }
    return out;
}

} // namespace

Result<std::vector<std::string>> readUrlList(std::string_view text, const std::string& file) {
    std::vector<std::string> urls;
    std::unordered_set<std::string> seen;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    for (std::int64_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view one = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (one.empty() || one.front() == '#')
            continue;
        if (!parseUrl(one)) {
            Error error =
                makeError(ErrorCode::BadInput,
                          fmt::format("'{}' is no http or https address.", printable(shownName(one))),
                          "Write one address a line; a line that begins with # is a remark.");
            error.file = file;
            error.line = line;
            error.column = 1;
            return fail(std::move(error));
        }
        std::string url(one.substr(0, one.find('#')));
        if (seen.insert(url).second)
            urls.push_back(std::move(url));
    }
    return urls;
}

Sitemap readSitemap(std::string_view xml) {
    Sitemap found;
    const bool index = xml.find("<sitemapindex") != std::string_view::npos;
    if (!index && xml.find("<urlset") == std::string_view::npos)
        return found;
    std::unordered_set<std::string> seen;
    static constexpr std::string_view kOpen = "<loc>", kClose = "</loc>";
    for (std::size_t at = xml.find(kOpen); at != std::string_view::npos; at = xml.find(kOpen, at)) {
        at += kOpen.size();
        const std::size_t end = xml.find(kClose, at);
        if (end == std::string_view::npos)
            break;
        std::string_view text = trimmed(xml.substr(at, end - at));
        if (text.starts_with("<![CDATA[") && text.ends_with("]]>"))
            text = trimmed(text.substr(9, text.size() - 12));
        std::string url = unescaped(text);
        at = end;
        if (parseUrl(url) && seen.insert(url).second)
            (index ? found.sitemaps : found.pages).push_back(std::move(url));
    }
    return found;
}

std::string pathOfPage(std::string_view url, std::string_view contentType) {
    const auto parts = parseUrl(url);
    if (!parts)
        return {};
    std::string path = repairUtf8(percentDecode(parts->path));
    std::replace(path.begin(), path.end(), '\\', '_');
    if (path.empty() || path.back() == '/')
        path += "index";
    if (!parts->query.empty())
        path += '~' + sha256Hex(parts->query).substr(0, 8);
    const std::string type = typeAlone(contentType);
    for (const TypeEnding& ending : kEndings) {
        if (ending.type != type)
            continue;
        const std::size_t name = path.rfind('/') + 1;
        const bool bare = path.find('.', name) == std::string::npos || !parts->query.empty();
        const std::string lower = lowerAscii(path);
        const bool fits =
            lower.ends_with(ending.ending) || (ending.ending == ".html" && lower.ends_with(".htm"));
        if (!fits && (ending.always || bare))
            path += ending.ending;
    }
    const std::string port =
        parts->port == (parts->scheme == "https" ? 443 : 80) ? "" : fmt::format("-{}", parts->port);
    std::string host = parts->host;
    std::replace(host.begin(), host.end(), ':', '_');
    const CheckedPath checked = checkArchiveName(host + port + path, SourceCaps{});
    return checked.refusal.empty() ? checked.path : std::string();
}

bool mayBeDocument(std::string_view contentType) {
    const std::string type = typeAlone(contentType);
    for (const std::string_view other :
         {"image/", "audio/", "video/", "font/", "application/zip", "application/gzip", "application/x-tar",
          "text/css", "application/javascript", "text/javascript"})
        if (type.starts_with(other))
            return false;
    return true;
}

} // namespace touchstone
