// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/book.h"

#include "core/corpus/headings.h"
#include "core/corpus/includes.h"
#include "core/corpus/site_urls.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <vector>

namespace touchstone {

namespace {

struct SummaryLink {
    std::string_view title, target;
    bool numbered = false;
    std::size_t indent = 0;
};

/// `- [Title](path.md)`, `[Title](path.md)`; a draft has no path.
std::optional<SummaryLink> linkOf(std::string_view text, const Line& line) {
    const Indent indent = indentOf(text, line.start, line.contentEnd);
    std::string_view rest = trimmed(text.substr(indent.end, line.contentEnd - indent.end));
    SummaryLink out;
    out.indent = indent.columns;
    if (rest.size() > 1 && (rest.front() == '-' || rest.front() == '*') && isBlankChar(rest[1])) {
        out.numbered = true;
        rest = trimmed(rest.substr(1));
    }
    if (rest.empty() || rest.front() != '[')
        return std::nullopt;
    const std::size_t close = rest.rfind("](");
    if (close == std::string_view::npos || rest.back() != ')')
        return std::nullopt;
    out.title = trimmed(rest.substr(1, close - 1));
    out.target = trimmed(rest.substr(close + 2, rest.size() - close - 3));
    if (out.target.size() > 1 && out.target.front() == '<' && out.target.back() == '>')
        out.target = out.target.substr(1, out.target.size() - 2);
    return out;
}

/// Numbers of the entries around the one at hand, one a level.
class Numbers {
public:
    std::string next(std::size_t indent) {
        while (!m_levels.empty() && m_levels.back().indent > indent)
            m_levels.pop_back();
        if (m_levels.empty() || m_levels.back().indent < indent)
            m_levels.push_back({indent, 0});
        ++m_levels.back().number;
        std::string out;
        for (const Level& level : m_levels)
            out += (out.empty() ? "" : ".") + std::to_string(level.number);
        return out;
    }

private:
    struct Level {
        std::size_t indent, number;
    };
    std::vector<Level> m_levels;
};

std::string joined(const std::string& folder, std::string_view rest) {
    return folder.empty() ? std::string(rest) : folder + "/" + std::string(rest);
}

} // namespace

Book::Book(std::string srcRoot, std::string_view summary) : m_srcRoot(std::move(srcRoot)) {
    Numbers numbers;
    std::string part;
    bool titleSeen = false;
    std::size_t order = 0;
    for (std::size_t at = 0; at < summary.size();) {
        const Line line = lineAt(summary, at);
        at = line.end;
        const std::string_view text = trimmed(summary.substr(line.start, line.contentEnd - line.start));
        if (text.substr(0, 2) == "# ") { // the first heading is the title of the list itself
            if (titleSeen || order > 0)
                part = shortened(trimmed(text.substr(2)));
            titleSeen = true;
            continue;
        }
        const auto link = linkOf(summary, line);
        if (!link)
            continue;
        const std::string number = link->numbered ? numbers.next(link->indent) : std::string();
        const std::string_view target = link->target.substr(0, link->target.find('#'));
        const auto path = normalisedPath(joined(m_srcRoot, percentDecoded(target)));
        if (target.empty() || !path)
            continue;
        BookPlace place;
        place.srcRoot = m_srcRoot;
        place.listed = true;
        place.order = ++order;
        place.number = number;
        place.title = shortened(link->title);
        place.part = part;
        m_pages.emplace(*path, std::move(place));
    }
}

BookPlace Book::placeOf(const std::string& path) const {
    const auto found = m_pages.find(path);
    if (found != m_pages.end())
        return found->second;
    BookPlace place;
    place.srcRoot = m_srcRoot;
    return place;
}

std::string bookSourceFolder(std::string_view bookToml) {
    bool inBook = false;
    for (std::size_t at = 0; at < bookToml.size();) {
        const Line line = lineAt(bookToml, at);
        at = line.end;
        const std::string_view text = trimmed(bookToml.substr(line.start, line.contentEnd - line.start));
        if (!text.empty() && text.front() == '[') {
            inBook = text.substr(0, 6) == "[book]";
            continue;
        }
        const std::size_t equals = text.find('=');
        if (!inBook || equals == std::string_view::npos || trimmed(text.substr(0, equals)) != "src")
            continue;
        std::string_view value = trimmed(text.substr(equals + 1));
        if (value.size() < 2 || (value.front() != '"' && value.front() != '\''))
            continue;
        value = value.substr(1, value.find(value.front(), 1) - 1);
        if (value == "." || value == "./")
            return {};
        return normalisedPath(value).value_or("src");
    }
    return "src";
}

std::string bookUrl(std::string_view siteUrl, const BookPlace& place, std::string_view path) {
    if (siteUrl.empty())
        return {};
    if (!place.srcRoot.empty()) {
        if (path.size() <= place.srcRoot.size() || path.substr(0, place.srcRoot.size()) != place.srcRoot)
            return {};
        path.remove_prefix(place.srcRoot.size() + 1);
    }
    std::string url(siteUrl);
    if (url.back() != '/')
        url.push_back('/');
    const std::size_t name = path.rfind('/') + 1;
    const std::size_t dot = path.rfind('.');
    std::string_view stem = dot == std::string_view::npos || dot < name ? path : path.substr(0, dot);
    if (stem.substr(name) == "README")
        return url + percentEncoded(stem.substr(0, name)) + "index.html";
    return url + percentEncoded(stem) + ".html";
}

void addToMetadata(const BookPlace& place, std::map<std::string, std::string>& metadata) {
    if (!place.listed) {
        metadata["navigation"] = "none";
        return;
    }
    metadata["order"] = std::to_string(place.order);
    metadata["navigation_title"] = place.title;
    if (!place.number.empty())
        metadata["number"] = place.number;
    if (!place.part.empty())
        metadata["part"] = place.part;
}

MappedText withoutHiddenLines(const MappedText& code) {
    const std::string_view text = code.text();
    if (text.find('#') == std::string_view::npos)
        return code;
    MappedText out;
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const Line line = lineAt(text, at);
        at = line.end;
        std::size_t mark = line.start;
        while (mark < line.contentEnd && (text[mark] == ' ' || text[mark] == '\t'))
            ++mark;
        const std::string_view rest = text.substr(mark, line.contentEnd - mark);
        if (rest == "#" || rest.substr(0, 2) == "# ")
            continue;
        if (any)
            out.append(code.slice(line.start - 1, line.start)); // the line end before it
        any = true;
        if (rest.substr(0, 2) == "##") {
            out.append(code.slice(line.start, mark));
            out.append(code.slice(mark + 1, line.contentEnd));
        } else {
            out.append(code.slice(line.start, line.contentEnd));
        }
    }
    return out;
}

} // namespace touchstone
