// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/tab_groups.h"

#include "core/corpus/text_lines.h"

#include <algorithm>
#include <unordered_set>

namespace touchstone {

namespace {

/// A variant may say a few words ("Prefer the `Annotated` version"); a tab that explains something stays.
constexpr std::size_t kMaxProseBytes = 60;
constexpr double kSameCode = 0.5; ///< share of equal lines, of the shorter sample

struct Label {
    int python = 0;     ///< 310 of "Python 3.10+"
    bool names = false; ///< a Python version or Annotated is named: the tab is a variant of a sample
    bool annotated = true;
    bool alternative = false;
    std::string rest; ///< what else it says: "pydantic v1"
};

Label readLabel(std::string_view text) {
    Label out;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t,"), text.size());
        std::string word;
        for (char c : text.substr(0, end))
            word.push_back(asciiLower(c));
        text.remove_prefix(std::min(end + 1, text.size()));
        const bool version = !word.empty() && isAsciiDigit(word.front()) && out.names;
        if (word == "python") {
            out.names = true;
        } else if (version && out.python == 0) {
            int part = 0;
            int major = 0;
            for (char c : word) {
                if (c == '.') {
                    major = part;
                    part = 0;
                } else if (isAsciiDigit(c) && part < 1000) {
                    part = part * 10 + (c - '0');
                }
            }
            out.python = major * 100 + part;
        } else if (word == "annotated" || word == "non-annotated") {
            out.names = true;
            out.annotated = word == "annotated";
        } else if (word == "alternative") {
            out.alternative = true;
        } else if (word != "-" && word != "and" && word != "above") {
            out.rest += word + " ";
        }
    }
    return out;
}

bool better(const Label& a, const Label& b) {
    if (a.annotated != b.annotated)
        return a.annotated;
    if (a.alternative != b.alternative)
        return b.alternative;
    return a.python > b.python;
}

struct Content {
    Label label;
    std::unordered_set<std::string_view> lines; ///< of its code, without indentation
    std::size_t proseBytes = 0;
    bool headings = false;
    std::string code;
};

Content contentOf(const Tab& tab, const std::vector<Block>& blocks) {
    Content out;
    out.label = readLabel(tab.label);
    for (std::size_t i = tab.firstBlock; i < tab.endBlock; ++i) {
        const Block& block = blocks[i];
        out.headings = out.headings || block.kind == BlockKind::Heading;
        if (block.kind == BlockKind::Code) {
            std::string_view text = block.text.text();
            out.code += text;
            out.code += '\n';
            while (!text.empty()) {
                const std::size_t end = std::min(text.find('\n'), text.size());
                if (const std::string_view line = trimmed(text.substr(0, end)); !line.empty())
                    out.lines.insert(line);
                text.remove_prefix(std::min(end + 1, text.size()));
            }
        } else if (block.admonition.empty()) {
            out.proseBytes += block.text.size();
        }
    }
    return out;
}

bool sameSample(const Tab& a, const Content& contentA, const Tab& b, const Content& contentB) {
    if (!a.samples.empty() && a.samples == b.samples)
        return true;
    if (contentA.lines.empty() || contentB.lines.empty())
        return false;
    const auto& small = contentA.lines.size() <= contentB.lines.size() ? contentA.lines : contentB.lines;
    const auto& large = &small == &contentA.lines ? contentB.lines : contentA.lines;
    const auto common = std::count_if(small.begin(), small.end(),
                                      [&](std::string_view line) { return large.count(line) > 0; });
    return static_cast<double>(common) >= kSameCode * static_cast<double>(small.size());
}

/// Marks of one group: which of its tabs go.
void judgeGroup(const Tab* tabs, std::size_t count, const std::vector<Block>& blocks, bool* gone,
                bool* labelGone) {
    std::vector<Content> contents;
    for (std::size_t i = 0; i < count; ++i)
        contents.push_back(contentOf(tabs[i], blocks));
    for (std::size_t i = 0; i < count; ++i) {
        const Content& first = contents[i];
        if (gone[i] || labelGone[i] || !first.label.names || first.headings ||
            first.proseBytes > kMaxProseBytes)
            continue;
        std::size_t best = i;
        std::vector<std::size_t> same{i};
        for (std::size_t k = i + 1; k < count; ++k) {
            const Content& other = contents[k];
            if (gone[k] || !other.label.names || other.label.rest != first.label.rest || other.headings ||
                other.proseBytes > kMaxProseBytes || !sameSample(tabs[i], first, tabs[k], other))
                continue;
            same.push_back(k);
            if (better(other.label, contents[best].label))
                best = k;
        }
        if (same.size() < 2)
            continue;
        for (std::size_t k : same)
            gone[k] = k != best;
        labelGone[best] = true;
    }
}

} // namespace

void foldTabVariants(std::vector<Tab> tabs, PageParts& parts) {
    std::stable_sort(tabs.begin(), tabs.end(), [](const Tab& a, const Tab& b) { return a.group < b.group; });
    constexpr std::size_t kMaxGroup = 64; // larger rows of tabs are not variants of a sample
    std::vector<char> removed(parts.blocks.size(), 0);
    bool any = false;
    for (std::size_t begin = 0; begin < tabs.size();) {
        std::size_t end = begin + 1;
        while (end < tabs.size() && tabs[end].group == tabs[begin].group)
            ++end;
        if (end - begin >= 2 && end - begin <= kMaxGroup) {
            bool gone[kMaxGroup] = {};
            bool labelGone[kMaxGroup] = {};
            judgeGroup(&tabs[begin], end - begin, parts.blocks, gone, labelGone);
            for (std::size_t i = begin; i < end; ++i) {
                const Tab& tab = tabs[i];
                if (gone[i - begin]) {
                    parts.marks.push_back({{tab.start, tab.end}, "tab-variant"});
                    std::fill(removed.begin() + static_cast<std::ptrdiff_t>(tab.labelBlock),
                              removed.begin() + static_cast<std::ptrdiff_t>(tab.endBlock), 1);
                } else if (labelGone[i - begin]) {
                    removed[tab.labelBlock] = 1;
                }
                any = any || gone[i - begin] || labelGone[i - begin];
            }
        }
        begin = end;
    }
    if (!any)
        return;
    std::size_t kept = 0;
    std::size_t heading = 0;
    for (std::size_t i = 0; i < parts.blocks.size(); ++i) {
        const bool isHeading = heading < parts.headings.size() && parts.headings[heading].block == i;
        if (isHeading)
            parts.headings[heading++].block = kept; // headings are never removed
        if (removed[i])
            continue;
        if (kept != i)
            parts.blocks[kept] = std::move(parts.blocks[i]);
        ++kept;
    }
    parts.blocks.resize(kept);
}

} // namespace touchstone
