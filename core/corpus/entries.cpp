// SPDX-License-Identifier: GPL-3.0-or-later
// Pages made of entries: questions with their answers, versions with their notes.
#include "core/corpus/headings.h"
#include "core/corpus/page_parts.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <map>

namespace touchstone {

namespace {

/// Length of "Q:", "Question:", "A:" ... at the beginning of a text, 0 = none.
std::size_t markOf(std::string_view text, bool question) {
    for (const std::string_view mark :
         {question ? "Q:" : "A:", question ? "Question:" : "Answer:", question ? "Q." : "A."})
        if (text.size() > mark.size() && equalsIgnoringCase(text.substr(0, mark.size()), mark) &&
            text.front() == mark.front() && isBlankChar(text[mark.size()]))
            return mark.size();
    return 0;
}

/// Where an answer begins within the block of its question, npos = nowhere.
std::size_t answerWithin(std::string_view text) {
    for (std::size_t at = text.find('?'); at != npos; at = text.find('?', at + 1))
        if (at + 2 < text.size() && isBlankChar(text[at + 1]) && markOf(text.substr(at + 2), false) > 0)
            return at + 2;
    return npos;
}

/// The summary of a <details> that asks something.
bool isAskingSummary(std::string_view page, const Block& block) {
    if (block.kind != BlockKind::Html || block.text.size() == 0 || block.text.text().back() != '?' ||
        block.text.size() > 500)
        return false;
    const std::string_view source =
        page.substr(block.source.start, std::min<std::size_t>(block.source.size(), 2000));
    return source.find("<summary") != npos;
}

PageHeading questionAt(std::size_t block, int level, std::string_view text) {
    PageHeading heading;
    heading.block = block;
    heading.level = level;
    heading.isQuestion = true;
    heading.rendered = trimmed(text);
    std::replace(heading.rendered.begin(), heading.rendered.end(), '\n', ' ');
    heading.written = heading.rendered;
    return heading;
}

} // namespace

void separateQuestions(std::string_view page, PageParts& parts) {
    const auto asks = [&](std::size_t i) {
        const Block& block = parts.blocks[i];
        if (isAskingSummary(page, block))
            return true;
        if (block.kind != BlockKind::Paragraph || markOf(block.text.text(), true) == 0)
            return false;
        return answerWithin(block.text.text()) != npos ||
               (i + 1 < parts.blocks.size() && markOf(parts.blocks[i + 1].text.text(), false) > 0);
    };
    std::size_t first = 0;
    while (first < parts.blocks.size() && !asks(first))
        ++first;
    if (first == parts.blocks.size())
        return;
    std::vector<Block> blocks;
    std::vector<PageHeading> headings;
    std::size_t next = 0;
    int level = 0; // of the page's own heading above
    for (std::size_t i = 0; i < parts.blocks.size(); ++i) {
        const bool question = asks(i);
        Block& block = parts.blocks[i];
        if (next < parts.headings.size() && parts.headings[next].block == i) {
            level = parts.headings[next].level;
            headings.push_back(std::move(parts.headings[next++]));
            headings.back().block = blocks.size();
        } else if (question) {
            const std::size_t mark = block.kind == BlockKind::Html ? 0 : markOf(block.text.text(), true);
            const std::size_t answer = mark == 0 ? npos : answerWithin(block.text.text());
            headings.push_back(questionAt(
                blocks.size(), level + 1,
                std::string_view(block.text.text()).substr(mark, answer == npos ? npos : answer - mark)));
            Block rest = block;
            block.kind = BlockKind::Heading;
            block.level = static_cast<std::uint8_t>(std::min(level + 1, 255));
            const auto from =
                answer == npos ? std::vector<FileRange>{} : rest.text.sourcesOf(answer, answer + 1);
            if (!from.empty()) {
                block.text.truncate(answer - 1);
                block.source.end = from.front().range.start;
                rest.text = rest.text.slice(answer, rest.text.size());
                rest.source.start = block.source.end;
                blocks.push_back(std::move(block));
                blocks.push_back(std::move(rest));
                continue;
            }
        }
        blocks.push_back(std::move(block));
    }
    parts.blocks = std::move(blocks);
    parts.headings = std::move(headings);
}

int releaseLevel(std::string_view path, const std::vector<PageHeading>& headings) {
    struct Count {
        std::size_t all = 0, versions = 0;
    };
    std::map<int, Count> levels;
    int first = 0; // the highest level with a version
    for (const PageHeading& heading : headings) {
        Count& count = levels[heading.level];
        ++count.all;
        const std::string version = releaseOf(heading.rendered);
        if (version.empty())
            continue;
        first = first == 0 ? heading.level : std::min(first, heading.level);
        // "1.2" alone may be the number of a chapter
        std::size_t digits = 0;
        bool year = false;
        const std::size_t at = heading.rendered.find(version);
        for (std::size_t i = at == std::string::npos ? 0 : at + version.size();
             i < heading.rendered.size() && !year; ++i) {
            digits = isAsciiDigit(heading.rendered[i]) ? digits + 1 : 0;
            year = digits == 4;
        }
        const bool whole = trimmed(heading.rendered).size() <= version.size() + 12;
        if (year || (std::count(version.begin(), version.end(), '.') >= 2 && whole))
            ++count.versions;
    }
    if (isReleaseNotes(path))
        return first == 0 ? 2 : std::max(first, 2);
    for (const auto& [level, count] : levels)
        if (count.versions >= 3 && 2 * count.versions >= count.all)
            return level;
    return 0;
}

} // namespace touchstone
