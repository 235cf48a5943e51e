// SPDX-License-Identifier: GPL-3.0-or-later
// HTML: header of the page, template code, the tree and what is made of it. Nothing that a page names is
// fetched.
#include "core/corpus/headings.h"
#include "core/corpus/html_reader.h"
#include "core/corpus/template_actions.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kLongestHeader = 64 << 10U;

/// `<!--{ "Title": ... }-->` at the start of a page: where it ends (or `from`), its plain values as metadata.
std::size_t readJsonHeader(std::string_view text, std::size_t from,
                           std::map<std::string, std::string>& metadata) {
    std::size_t at = from;
    while (at < text.size() && isBlankChar(text[at]))
        ++at;
    if (text.substr(at, 5) != "<!--{")
        return from;
    const std::size_t close = text.substr(0, std::min(text.size(), at + kLongestHeader)).find("}-->", at);
    if (close == std::string_view::npos)
        return from;
    const std::string_view object = text.substr(at + 4, close + 1 - (at + 4));
    const auto json = nlohmann::json::parse(object, nullptr, false, true);
    if (!json.is_object())
        return from;
    for (const auto& [key, value] : json.items()) {
        if (value.is_string())
            metadata[asciiLowered(key)] = value.get<std::string>();
        else if (value.is_number() || value.is_boolean())
            metadata[asciiLowered(key)] = value.dump();
    }
    return close + 4;
}

/// The title that a page gives itself: its header's, that of its only first-level heading, its <title>.
std::string titleOf(const Document& document, const PageParts& parts, const std::string& tag) {
    if (const auto header = document.metadata.find("title");
        header != document.metadata.end() && !header->second.empty())
        return header->second;
    std::string heading;
    std::size_t count = 0;
    for (const PageHeading& one : parts.headings) {
        count += one.level == 1 ? 1 : 0;
        if (one.level == 1 && heading.empty())
            heading = shortened(one.rendered);
    }
    return count == 1 || tag.empty() ? heading : tag;
}

} // namespace

bool isHtmlPath(std::string_view path) {
    const std::string extension = extensionOf(path);
    return extension == "html" || extension == "htm" || extension == "xhtml";
}

Result<PageParts> readHtml(std::string_view text, std::size_t from, Document& document, JobContext& job) {
    const std::size_t start = readJsonHeader(text, from, document.metadata);
    const bool hasHeader = start != from;
    const auto flag = document.metadata.find("template");
    TemplateMasks masks;
    if (!hasHeader || (flag != document.metadata.end() && flag->second == "true"))
        masks = htmlTemplateMasks(text, start, hasHeader);
    std::string masked;
    std::string_view page = text;
    if (start > 0 || !masks.ranges.empty()) {
        masked = text;
        std::fill(masked.begin(), masked.begin() + static_cast<std::ptrdiff_t>(start), ' ');
        for (const StrippedRange& mask : masks.ranges)
            for (std::uint64_t i = mask.range.start; i < mask.range.end; ++i)
                masked[i] = masked[i] == '\n' ? '\n' : ' ';
        page = masked;
    }
    if (masks.count > 0)
        document.warnings.push_back(templateWarning(text, masks.count, masks.ranges.front().range.start));

    Result<HtmlTree> tree = HtmlTree::parse(page, job);
    if (!tree)
        return fail(std::move(tree.error()));
    Result<PageParts> parts = PageParts{};
    std::string title;
    if (tree->problem().empty()) {
        HtmlReader reader(*tree, masks.ranges);
        parts = reader.read(job);
        title = reader.content().title;
    } else {
        document.warnings.push_back({0, fmt::format("read without its structure: {}", tree->problem())});
        parts = readFlatHtml(page, start, document, job);
        title = std::exchange(document.title, {});
    }
    if (!parts)
        return parts;
    parts->marks.insert(parts->marks.end(), masks.ranges.begin(), masks.ranges.end());
    if (hasHeader)
        parts->marks.push_back({{from, start}, "front-matter"});
    document.title = titleOf(document, *parts, title);
    return parts;
}

} // namespace touchstone
