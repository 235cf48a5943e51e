// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/refusal.h"

#include "core/answering/passages.h"
#include "core/answering/plain_words.h"
#include "core/text/sentences.h"

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

constexpr std::size_t kLongestRefusal = 500; // bytes
constexpr std::size_t kMostSentences = 3;
constexpr std::size_t kMostSections = 3;

template<std::size_t N>
bool holdsAny(const std::string& text, const std::array<std::string_view, N>& phrases) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](std::string_view phrase) { return text.find(phrase) != std::string::npos; });
}

/// Something is denied ...
constexpr std::array kDenies = {std::string_view(" do not "),
                                std::string_view(" does not "),
                                std::string_view(" dont "),
                                std::string_view(" doesnt "),
                                std::string_view(" not mentioned "),
                                std::string_view(" not covered "),
                                std::string_view(" not found "),
                                std::string_view(" not contained "),
                                std::string_view(" not included "),
                                std::string_view(" not described "),
                                std::string_view(" no information "),
                                std::string_view(" nothing "),
                                std::string_view(" cannot "),
                                std::string_view(" cant "),
                                std::string_view(" could not "),
                                std::string_view(" unable "),
                                std::string_view(" no mention "),
                                std::string_view(" is not in "),
                                std::string_view(" not provided "),
                                std::string_view(" nicht "),
                                std::string_view(" keine "),
                                std::string_view(" nichts "),
                                std::string_view(" kein ")};
/// ... of what was given.
constexpr std::array kGiven = {
    std::string_view(" source"),   std::string_view(" passage"),  std::string_view(" document"),
    std::string_view(" context "), std::string_view(" excerpt"),  std::string_view(" provided "),
    std::string_view(" given "),   std::string_view(" material"), std::string_view(" quelle"),
    std::string_view(" dokument"), std::string_view(" auszüg"),   std::string_view(" text")};

constexpr std::array kPlainly = {
    std::string_view(" i do not know "),         std::string_view(" i dont know "),
    std::string_view(" i cannot answer "),       std::string_view(" i cant answer "),
    std::string_view(" i am unable to answer "), std::string_view(" im unable to answer "),
    std::string_view(" das weiß ich nicht "),    std::string_view(" ich weiß es nicht ")};

} // namespace

bool saysNotInSources(std::string_view answer, const std::vector<Citation>& citations) {
    if (answer.size() > kLongestRefusal)
        return false;
    const std::string all = plainWords(answer);
    const std::string asked = plainWords(kRefusalSentence);
    if (all == asked || (all.rfind(asked, 0) == 0 && citations.empty()))
        return true;
    if (std::any_of(citations.begin(), citations.end(),
                    [](const Citation& c) { return c.status == CitationStatus::Verified; }))
        return false;
    const std::vector<TextRange> sentences = splitSentences(answer);
    if (sentences.empty() || sentences.size() > kMostSentences)
        return false;
    const std::string first = plainWords(answer.substr(sentences.front().start, sentences.front().size()));
    return holdsAny(first, kPlainly) || (holdsAny(first, kDenies) && holdsAny(first, kGiven));
}

std::string nearestSections(const std::vector<Hit>& hits) {
    std::vector<std::string> paths;
    for (const Hit& hit : hits) {
        std::string path = headingPath(hit.stored.chunk);
        if (paths.size() < kMostSections && std::find(paths.begin(), paths.end(), path) == paths.end())
            paths.push_back(std::move(path));
    }
    std::string text;
    for (const std::string& path : paths)
        text += (text.empty() ? "“" : ", “") + path + "”";
    return text;
}

} // namespace touchstone
