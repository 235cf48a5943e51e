// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/headings.h"
#include "core/corpus/page_parts.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMaxHeading = 1000;

std::vector<std::string> anchorsOf(const PageParts& parts) {
    AnchorNumbering numbering;
    MdbookNumbering mdbook;
    for (const PageHeading& heading : parts.headings)
        if (!heading.id.empty())
            numbering.reserve(heading.id);
    std::vector<std::string> out;
    out.reserve(parts.headings.size());
    for (const PageHeading& heading : parts.headings) {
        if (heading.isQuestion)
            out.push_back(out.empty() ? std::string() : out.back());
        else if (!heading.id.empty() || parts.anchors == AnchorRule::Explicit)
            out.push_back(heading.id);
        else
            out.push_back(parts.anchors == AnchorRule::Mdbook ? mdbook.anchorOf(heading.rendered)
                                                              : numbering.anchorOf(heading.rendered));
    }
    return out;
}

/// The parts of the page that are in no block, each with the kind that a mark gives it.
std::vector<StrippedRange> strippedOf(std::string_view page, const std::vector<Block>& blocks,
                                      std::vector<StrippedRange>& marks) {
    std::sort(marks.begin(), marks.end(), [](const StrippedRange& a, const StrippedRange& b) {
        return a.range.start != b.range.start ? a.range.start < b.range.start : a.range.end > b.range.end;
    });
    std::vector<StrippedRange> out;
    const auto plain = [&](std::uint64_t from, std::uint64_t to) {
        if (from < to)
            out.push_back({{from, to}, isBlank(page.substr(from, to - from)) ? "blank" : "markup"});
    };
    std::size_t mark = 0;
    const auto gap = [&](std::uint64_t from, std::uint64_t to) {
        while (from < to) {
            while (mark < marks.size() && marks[mark].range.end <= from)
                ++mark;
            if (mark == marks.size() || marks[mark].range.start >= to)
                return plain(from, to);
            const std::uint64_t start = std::max(from, marks[mark].range.start);
            const std::uint64_t end = std::min(to, marks[mark].range.end);
            plain(from, start);
            out.push_back({{start, end}, marks[mark].kind});
            from = end;
        }
    };
    std::uint64_t at = 0;
    for (const Block& block : blocks) {
        gap(at, block.source.start);
        at = std::max(at, block.source.end);
    }
    gap(at, page.size());
    return out;
}

void finishSection(std::string_view page, const std::string& idScope, Section& section, std::uint64_t end) {
    section.source.end = end;
    const std::string range = std::to_string(section.source.start) + "-" + std::to_string(end);
    section.id.value =
        contentId("s_", {idScope, range, page.substr(section.source.start, end - section.source.start)});
}

} // namespace

void assembleDocument(std::string_view page, PageParts parts, const std::string& idScope,
                      Document& document) {
    document.id.value = contentId("d_", {idScope, "0-" + std::to_string(page.size()), page});
    separateQuestions(page, parts);
    document.stripped = strippedOf(page, parts.blocks, parts.marks);
    const std::vector<std::string> anchors = anchorsOf(parts);
    const bool titled =
        !parts.pageTitle.empty() && std::none_of(parts.headings.begin(), parts.headings.end(),
                                                 [](const PageHeading& h) { return h.level == 1; });
    const int releases = releaseLevel(document.path, parts.headings);
    std::string release;
    std::vector<std::pair<int, std::string>> above; // level and heading of the sections around
    std::size_t next = 0;                           // index into headings

    const auto open = [&](std::uint64_t start) -> Section& {
        if (!document.sections.empty())
            finishSection(page, idScope, document.sections.back(), start);
        Section& section = document.sections.emplace_back();
        section.source.start = start;
        return section;
    };
    for (std::size_t i = 0; i < parts.blocks.size(); ++i) {
        Block& block = parts.blocks[i];
        if (next < parts.headings.size() && parts.headings[next].block == i) {
            const PageHeading& heading = parts.headings[next];
            // sections tile the page: front matter before the first heading belongs to it
            Section& section = open(document.sections.empty() ? 0 : block.source.start);
            section.heading = shortened(heading.written, kMaxHeading);
            section.headingText = shortened(heading.rendered, kMaxHeading);
            section.level = heading.level;
            section.anchor = anchors[next];
            while (!above.empty() && above.back().first >= heading.level)
                above.pop_back();
            above.emplace_back(heading.level, section.heading);
            if (titled)
                section.headings.push_back(parts.pageTitle);
            for (const auto& [level, text] : above)
                section.headings.push_back(text);
            if (heading.level <= releases)
                release = releaseOf(heading.rendered);
            if (!release.empty())
                section.metadata["release"] = release;
            if (!heading.rendered.empty() && heading.rendered.back() == '?')
                section.metadata["question"] = section.headingText;
            if (document.title.empty() && heading.level == 1)
                document.title = section.headingText;
            ++next;
        } else if (document.sections.empty()) {
            open(0);
        }
        document.sections.back().blocks.push_back(std::move(block));
    }
    if (document.sections.empty() && !page.empty())
        open(0);
    if (!document.sections.empty())
        finishSection(page, idScope, document.sections.back(), page.size());
}

} // namespace touchstone
