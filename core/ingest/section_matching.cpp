// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/section_matching.h"

#include "core/base/hashing.h"
#include "core/corpus/parser.h"
#include "core/corpus/text_lines.h"
#include "core/text/line_numbers.h"
#include "core/text/near_duplicates.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <unordered_map>

namespace touchstone {

namespace {

constexpr double kSameSection = 0.4;  // on the same page
constexpr double kMovedSection = 0.6; // to another page
constexpr double kMovedPage = 0.5;
constexpr double kMovedNamesake = 0.25; // with the same file name
constexpr std::uint64_t kFewestWordsMoved = 12;
constexpr std::size_t kSampleOf = 4; // one shingle of so many stands for a page
constexpr std::size_t kMostPagesOfSample = 16;

std::string foldedHeading(std::string_view heading) {
    std::string slug = tocSlug(heading);
    std::replace(slug.begin(), slug.end(), '_', '-');
    return slug.empty() ? toLowerUtf8(trimmed(heading)) : slug;
}

/// "features_12" counts repeats: another number in another version says nothing.
std::string anchorKeyOf(std::string_view anchor) {
    const std::size_t mark = anchor.find_last_of("_-");
    if (mark != std::string_view::npos && mark + 1 < anchor.size() && anchor.size() - mark < 5 &&
        std::all_of(anchor.begin() + static_cast<std::ptrdiff_t>(mark) + 1, anchor.end(), isAsciiDigit))
        return {};
    std::string key(anchor);
    std::replace(key.begin(), key.end(), '_', '-');
    return key;
}

std::string readingText(const Section& section) {
    std::string out;
    for (const Block& block : section.blocks) {
        if (block.kind == BlockKind::Heading)
            continue;
        if (!out.empty())
            out += block.kind == BlockKind::ListItem && out.back() != '`' ? "\n" : "\n\n";
        if (!block.title.empty() && block.kind == BlockKind::Code)
            out += block.title + "\n";
        out += block.text.text();
        while (out.ends_with('\n'))
            out.pop_back();
    }
    return out;
}

/// Hash of the words: blanks and line ends do not count.
std::uint64_t hashOfWords(std::string_view text, std::uint64_t& words) {
    std::uint64_t hash = fnv1a("");
    bool inside = false;
    words = 0;
    for (char c : text) {
        const bool blank = isBlankChar(c);
        if (!blank && !inside) {
            ++words;
            hash = fnv1a(" ", hash);
        }
        if (!blank)
            hash = fnv1a(std::string_view(&c, 1), hash);
        inside = !blank;
    }
    return hash;
}

void pair(std::vector<DiffSection>& before, std::vector<DiffSection>& after, std::size_t oldOffset,
          std::size_t newOffset, std::size_t i, std::size_t j) {
    before[i].match = newOffset + j;
    after[j].match = oldOffset + i;
}

/// Pairs what has the same key, in order; an empty key matches nothing.
template<class Key>
void pairByKey(DiffPage& before, DiffPage& after, std::size_t oldOffset, std::size_t newOffset, Key key) {
    std::unordered_map<std::string, std::vector<std::size_t>> open;
    for (std::size_t i = before.sections.size(); i-- > 0;)
        if (before.sections[i].match == kNoSection)
            if (std::string k = key(before.sections[i]); !k.empty())
                open[std::move(k)].push_back(i);
    for (std::size_t j = 0; j < after.sections.size(); ++j) {
        if (after.sections[j].match != kNoSection)
            continue;
        const auto found = open.find(key(after.sections[j]));
        if (found == open.end() || found->second.empty())
            continue;
        pair(before.sections, after.sections, oldOffset, newOffset, found->second.back(), j);
        found->second.pop_back();
    }
}

struct Candidate {
    double similarity = 0;
    std::size_t before = 0, after = 0;
};

/// The likest pairs first; each is used once.
std::vector<Candidate> bestPairs(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        if (a.similarity != b.similarity)
            return a.similarity > b.similarity;
        return a.before != b.before ? a.before < b.before : a.after < b.after;
    });
    std::vector<Candidate> out;
    std::unordered_map<std::size_t, bool> oldUsed, newUsed;
    for (const Candidate& one : candidates)
        if (!oldUsed[one.before] && !newUsed[one.after]) {
            oldUsed[one.before] = newUsed[one.after] = true;
            out.push_back(one);
        }
    return out;
}

std::vector<Candidate> alike(const std::vector<const DiffSection*>& before,
                             const std::vector<const DiffSection*>& after, double least) {
    NearDuplicateIndex index(2);
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!before[i]->shingles.empty())
            index.add(static_cast<std::uint32_t>(i), minHashOf(before[i]->shingles));
    std::vector<Candidate> out;
    for (std::size_t j = 0; j < after.size(); ++j) {
        if (after[j]->shingles.empty())
            continue;
        for (const std::uint32_t i : index.candidates(minHashOf(after[j]->shingles))) {
            const double similarity = jaccard(before[i]->shingles, after[j]->shingles);
            if (similarity >= least)
                out.push_back({similarity, i, j});
        }
    }
    return bestPairs(std::move(out));
}

std::string fileName(std::string_view path) {
    return std::string(path.substr(path.rfind('/') + 1));
}

} // namespace

DiffPage diffPageOf(const Document& document, std::string_view bytes) {
    DiffPage page;
    page.path = document.path;
    page.title = document.title;
    const LineNumbers lines(bytes);
    std::vector<std::pair<int, std::size_t>> above; // level, index
    bool titled = false;
    for (const Section& section : document.sections) {
        DiffSection one;
        SectionSide& side = one.side;
        side.path = document.path;
        side.heading = section.headingText;
        side.headings = section.headings;
        side.anchor = section.anchor;
        side.url = document.url.empty() || section.anchor.empty() ? document.url
                                                                  : document.url + "#" + section.anchor;
        const auto release = section.metadata.find("release");
        side.release = release == section.metadata.end() ? std::string() : release->second;
        std::uint64_t at = section.source.start;
        if (section.level > 0 && !section.blocks.empty())
            at = section.blocks.front().source.start;
        side.line = lines.of(at);
        side.text = readingText(section);
        one.textHash = hashOfWords(side.text, side.words);
        one.shingles = shinglesOf(side.text);
        one.name = foldedHeading(section.headingText);
        one.anchorKey = anchorKeyOf(section.anchor);
        while (!above.empty() && above.back().first >= section.level)
            above.pop_back();
        if (!above.empty() && page.sections[above.back().second].place != "#")
            one.parent = above.back().second;
        // The page's title is the page's matter: renaming it must not rename every section below.
        const bool isTitle = section.level == 1 && !titled;
        titled = titled || isTitle;
        if (isTitle)
            one.place = "#";
        else if (section.level == 0)
            one.place = "^";
        else
            one.place = (one.parent == kNoSection ? std::string() : page.sections[one.parent].place) + "/" +
                        (side.release.empty() || section.level > 2 ? one.name : "@" + side.release);
        if (section.level > 0)
            above.emplace_back(section.level, page.sections.size());
        for (const std::uint64_t shingle : one.shingles)
            if (shingle % kSampleOf == 0)
                page.sample.push_back(shingle);
        page.sections.push_back(std::move(one));
    }
    std::sort(page.sample.begin(), page.sample.end());
    page.sample.erase(std::unique(page.sample.begin(), page.sample.end()), page.sample.end());
    return page;
}

void matchPage(DiffPage& before, DiffPage& after, std::size_t oldOffset, std::size_t newOffset) {
    pairByKey(before, after, oldOffset, newOffset, [](const DiffSection& one) { return one.place; });
    pairByKey(before, after, oldOffset, newOffset, [](const DiffSection& one) { return one.anchorKey; });
    pairByKey(before, after, oldOffset, newOffset, [](const DiffSection& one) {
        return one.side.words < 5 ? std::string() : std::to_string(one.textHash);
    });
    std::vector<const DiffSection*> left, right;
    std::vector<std::size_t> leftIndex, rightIndex;
    const auto collect = [](DiffPage& page, std::vector<const DiffSection*>& sections,
                            std::vector<std::size_t>& indices) {
        for (std::size_t i = 0; i < page.sections.size(); ++i)
            if (page.sections[i].match == kNoSection) {
                sections.push_back(&page.sections[i]);
                indices.push_back(i);
            }
    };
    collect(before, left, leftIndex);
    collect(after, right, rightIndex);
    for (const Candidate& one : alike(left, right, kSameSection))
        pair(before.sections, after.sections, oldOffset, newOffset, leftIndex[one.before],
             rightIndex[one.after]);
}

void matchAcrossPages(const std::vector<DiffSection*>& before, const std::vector<DiffSection*>& after) {
    const auto worth = [](const std::vector<DiffSection*>& all, std::vector<const DiffSection*>& kept,
                          std::vector<std::size_t>& indices) {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i]->match == kNoSection && all[i]->side.words >= kFewestWordsMoved) {
                kept.push_back(all[i]);
                indices.push_back(i);
            }
    };
    std::vector<const DiffSection*> left, right;
    std::vector<std::size_t> leftIndex, rightIndex;
    worth(before, left, leftIndex);
    worth(after, right, rightIndex);
    for (const Candidate& one : alike(left, right, kMovedSection)) {
        before[leftIndex[one.before]]->match = rightIndex[one.after];
        after[rightIndex[one.after]]->match = leftIndex[one.before];
    }
}

std::vector<MovedPage> matchMovedPages(const std::vector<DiffPage*>& removed,
                                       const std::vector<DiffPage*>& added) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> pagesOf;
    for (std::size_t i = 0; i < removed.size(); ++i)
        for (const std::uint64_t shingle : removed[i]->sample)
            if (auto& pages = pagesOf[shingle]; pages.size() < kMostPagesOfSample)
                pages.push_back(static_cast<std::uint32_t>(i));
    std::vector<Candidate> candidates;
    for (std::size_t j = 0; j < added.size(); ++j) {
        std::unordered_map<std::uint32_t, std::size_t> shared;
        for (const std::uint64_t shingle : added[j]->sample)
            if (const auto found = pagesOf.find(shingle); found != pagesOf.end())
                for (const std::uint32_t page : found->second)
                    ++shared[page];
        for (const auto& [page, count] : shared) {
            const double similarity = jaccard(removed[page]->sample, added[j]->sample);
            const bool namesake = fileName(removed[page]->path) == fileName(added[j]->path) &&
                                  fileName(added[j]->path) != "index.md";
            if (similarity >= (namesake ? kMovedNamesake : kMovedPage))
                candidates.push_back({similarity, page, j});
        }
    }
    std::vector<MovedPage> out;
    for (const Candidate& one : bestPairs(std::move(candidates)))
        out.push_back({one.before, one.after, one.similarity});
    return out;
}

} // namespace touchstone
