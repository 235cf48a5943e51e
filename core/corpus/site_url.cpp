// SPDX-License-Identifier: GPL-3.0-or-later
// Where a page stands on the published site, and the two lines of mkdocs.yml that say so.
#include "core/corpus/dialects.h"
#include "core/corpus/parser.h"
#include "core/corpus/site_urls.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

/// The folder that the program behind go.dev serves, without the files' extensions.
constexpr std::string_view kContent = "_content/";

/// Value of a top-level line: quotes and a comment behind it taken away, "" for anything but a plain value.
std::string plainValue(std::string_view text) {
    text = trimmed(text);
    if (text.empty())
        return {};
    if (text.front() == '"' || text.front() == '\'') {
        const std::size_t close = text.find(text.front(), 1);
        return close == std::string_view::npos ? std::string{} : std::string(text.substr(1, close - 1));
    }
    if (text.front() == '!' || text.front() == '&' || text.front() == '*' || text.front() == '[' ||
        text.front() == '{' || text.front() == '|' || text.front() == '>')
        return {};
    if (const std::size_t comment = text.find(" #"); comment != std::string_view::npos)
        text = trimmed(text.substr(0, comment));
    return std::string(text.substr(0, 2000));
}

} // namespace

std::string percentEncoded(std::string_view path) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (char c : path) {
        if (isWordChar(c) || c == '.' || c == '~' || c == '/') {
            out.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out.push_back('%');
        out.push_back(kHex[byte >> 4U]);
        out.push_back(kHex[byte & 15U]);
    }
    return out;
}

std::string percentDecoded(std::string_view text) {
    const auto digit = [](char c) {
        c = asciiLower(c);
        return isAsciiDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
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

std::string savedPageUrl(std::string_view siteUrl, std::string_view docsRoot, std::string_view path) {
    if (siteUrl.empty())
        return {};
    const bool content = docsRoot.empty() && path.substr(0, kContent.size()) == kContent;
    if (content)
        path.remove_prefix(kContent.size());
    else if (!docsRoot.empty()) {
        if (path.size() <= docsRoot.size() || path.substr(0, docsRoot.size()) != docsRoot ||
            path[docsRoot.size()] != '/')
            return {};
        path.remove_prefix(docsRoot.size() + 1);
    }
    std::string url(siteUrl);
    if (url.back() != '/')
        url.push_back('/');
    const std::size_t name = path.rfind('/') + 1;
    const std::size_t dot = path.rfind('.');
    const std::string_view stem = dot == std::string_view::npos || dot < name ? path : path.substr(0, dot);
    if (stem.substr(name) == "index")
        return url + percentEncoded(stem.substr(0, name));
    return url + percentEncoded(content ? stem : path);
}

MkdocsConfig readMkdocsConfig(std::string_view yaml) {
    MkdocsConfig out;
    for (std::size_t at = 0; at < yaml.size();) {
        const Line line = lineAt(yaml, at);
        at = line.end;
        const std::string_view content = yaml.substr(line.start, line.contentEnd - line.start);
        if (content.substr(0, 9) == "site_url:")
            out.siteUrl = plainValue(content.substr(9));
        else if (content.substr(0, 9) == "docs_dir:")
            out.docsDir = plainValue(content.substr(9));
    }
    if (out.docsDir.empty())
        out.docsDir = "docs";
    if (out.siteUrl.substr(0, 7) != "http://" && out.siteUrl.substr(0, 8) != "https://")
        out.siteUrl.clear();
    return out;
}

std::string publishedUrl(std::string_view siteUrl, std::string_view docsRoot, std::string_view path) {
    if (siteUrl.empty())
        return {};
    if (docsRoot.empty() && path.substr(0, kContent.size()) == kContent)
        return savedPageUrl(siteUrl, docsRoot, path);
    if (!docsRoot.empty()) {
        if (path.size() <= docsRoot.size() || path.substr(0, docsRoot.size()) != docsRoot ||
            path[docsRoot.size()] != '/')
            return {};
        path.remove_prefix(docsRoot.size() + 1);
    }
    std::string url(siteUrl);
    if (url.back() != '/')
        url.push_back('/');
    const std::size_t nameAt = path.rfind('/') + 1;
    const std::size_t dot = path.rfind('.');
    const std::string_view stem =
        path.substr(nameAt, dot == std::string_view::npos || dot < nameAt ? path.npos : dot - nameAt);
    url += percentEncoded(path.substr(0, nameAt));
    if (stem == "index" || stem == "README")
        return url;
    return url + percentEncoded(stem) + "/";
}

std::string publishedRstUrl(std::string_view siteUrl, std::string_view path) {
    if (siteUrl.empty())
        return {};
    std::string url(siteUrl);
    if (url.back() != '/')
        url.push_back('/');
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::string_view stem = name.substr(0, std::min(name.rfind('.'), name.size()));
    if (stem.size() == 8 && stem.substr(0, 4) == "pep-")
        return url + percentEncoded(stem) + "/";
    return url + percentEncoded(path.substr(0, path.size() - name.size())) + percentEncoded(stem) + ".html";
}

} // namespace touchstone
