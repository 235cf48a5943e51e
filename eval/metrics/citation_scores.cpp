// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/citation_scores.h"

#include <algorithm>
#include <set>

namespace touchstone {

namespace {

TextRange common(TextRange a, TextRange b) {
    return {std::max(a.start, b.start), std::min(a.end, b.end)};
}

/// Ranges per file, merged: no byte counts twice.
std::map<std::string, std::vector<TextRange>> merged(const std::vector<SamplePlace>& places) {
    std::map<std::string, std::vector<TextRange>> files;
    for (const SamplePlace& place : places)
        if (!place.range.empty())
            files[place.path].push_back(place.range);
    for (auto& [path, ranges] : files) {
        std::sort(ranges.begin(), ranges.end());
        std::vector<TextRange> out;
        for (const TextRange range : ranges) {
            if (!out.empty() && range.start <= out.back().end)
                out.back().end = std::max(out.back().end, range.end);
            else
                out.push_back(range);
        }
        ranges = std::move(out);
    }
    return files;
}

std::uint64_t sizeOf(const std::map<std::string, std::vector<TextRange>>& files) {
    std::uint64_t bytes = 0;
    for (const auto& [path, ranges] : files)
        for (const TextRange range : ranges)
            bytes += range.size();
    return bytes;
}

Score overUnion(const std::vector<SamplePlace>& cited, const std::vector<SamplePlace>& gold) {
    const auto left = merged(cited);
    const auto right = merged(gold);
    std::uint64_t both = 0;
    for (const auto& [path, ranges] : left) {
        const auto other = right.find(path);
        if (other == right.end())
            continue;
        std::size_t i = 0;
        std::size_t k = 0;
        while (i < ranges.size() && k < other->second.size()) {
            both += common(ranges[i], other->second[k]).size();
            if (ranges[i].end < other->second[k].end)
                ++i;
            else
                ++k;
        }
    }
    const std::uint64_t all = sizeOf(left) + sizeOf(right) - both;
    if (all == 0)
        return Score::notApplicable("no ranges");
    return Score::of(static_cast<double>(both) / static_cast<double>(all));
}

bool liesAtGold(const SamplePlace& cited, const std::vector<SamplePlace>& gold) {
    return std::any_of(gold.begin(), gold.end(), [&](const SamplePlace& place) {
        if (place.path != cited.path)
            return false;
        const std::uint64_t both = common(place.range, cited.range).size();
        return both > 0 && 2 * both >= std::min(place.range.size(), cited.range.size());
    });
}

template<class Test>
Score share(const std::vector<SampleCitation>& citations, Test&& test) {
    const auto hits = std::count_if(citations.begin(), citations.end(), test);
    return Score::of(static_cast<double>(hits) / static_cast<double>(citations.size()));
}

std::set<std::string> relevantSections(const Sample& sample) {
    std::set<std::string> out;
    for (const auto& [key, grade] : sample.sections)
        if (grade >= 1)
            out.insert(key);
    return out;
}

std::set<std::string> citedSections(const std::vector<SampleCitation>& citations) {
    std::set<std::string> out;
    for (const SampleCitation& citation : citations)
        if (!citation.section.empty())
            out.insert(citation.section);
    return out;
}

std::size_t commonCount(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const std::string& key) { return b.contains(key); }));
}

Score recall(const Sample& sample, const std::vector<SampleCitation>& citations) {
    if (!sample.answerable)
        return Score::notApplicable("unanswerable");
    const std::set<std::string> relevant = relevantSections(sample);
    if (relevant.empty())
        return Score::notApplicable("no relevant section");
    return Score::of(static_cast<double>(commonCount(relevant, citedSections(citations))) /
                     static_cast<double>(relevant.size()));
}

Score location(std::string_view metric, const Sample& sample, const std::vector<SampleCitation>& citations) {
    if (sample.goldPlaces.empty())
        return Score::notApplicable("no gold place in the corpus");
    if (metric == "citation_location")
        return share(citations, [&](const SampleCitation& citation) {
            return citation.place && liesAtGold(*citation.place, sample.goldPlaces);
        });
    std::vector<SamplePlace> cited;
    for (const SampleCitation& citation : citations)
        if (citation.place)
            cited.push_back(*citation.place);
    return overUnion(cited, sample.goldPlaces);
}

} // namespace

Score citationScore(std::string_view metric, const Sample& sample) {
    if (!sample.failure.empty())
        return Score::failed(sample.failure, sample.failureRaw);
    if (!sample.citations)
        return Score::notApplicable("the target does not cite");
    const std::vector<SampleCitation>& citations = *sample.citations;
    if (metric == "citation_recall")
        return recall(sample, citations);
    if (sample.refused)
        return Score::notApplicable("refused");
    if (metric == "cited")
        return Score::of(std::any_of(citations.begin(), citations.end(), [](const SampleCitation& c) {
            return c.status == "verified" || c.status == "partly";
        }));
    if (citations.empty())
        return Score::notApplicable("no citations");
    if (metric == "citation_validity")
        return share(citations, [](const SampleCitation& c) { return c.status != "no_such_source"; });
    if (metric == "citation_verified")
        return share(citations, [](const SampleCitation& c) { return c.status == "verified"; });
    if (metric == "quote_exactness")
        return share(citations, [](const SampleCitation& c) { return c.exact; });
    if (!sample.answerable)
        return Score::notApplicable("unanswerable");
    if (metric == "citation_precision") {
        const std::set<std::string> cited = citedSections(citations);
        if (cited.empty())
            return Score::of(0);
        return Score::of(static_cast<double>(commonCount(cited, relevantSections(sample))) /
                         static_cast<double>(cited.size()));
    }
    return location(metric, sample, citations);
}

} // namespace touchstone
