// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/support.h"

#include "core/answering/citation_check.h"
#include "core/text/alignment.h"
#include "core/text/analyser.h"

#include <algorithm>
#include <span>

namespace touchstone {
namespace {

constexpr std::size_t kFewestTerms = 2;    ///< "This is how you can implement it." says nothing to look up
constexpr double kStillSaid = 0.75;        ///< share of a sentence's words that make another one say the same
constexpr std::size_t kFewestLetters = 12; ///< less claims nothing ("Yes.", "Note that")

bool claimsNothing(const std::string& text) {
    return text.size() < kFewestLetters || text.back() == ':' || text.back() == '?';
}

bool saysTooLittle(const std::string& text) {
    thread_local const Analyser analyser; // Snowball keeps state
    return analyser.terms(text, false).size() < kFewestTerms;
}

/// The best that any source makes of a sentence that names none.
CitationStatus bestOfAll(const AnswerSentence& sentence, const std::vector<Hit>& sources) {
    const Claim claim{sentence.range, sentence.text, {}, false};
    CitationStatus best = CitationStatus::NotInSource;
    for (std::size_t n = 1; n <= sources.size() && best != CitationStatus::Verified; ++n)
        best = std::min(best, checkCitation(claim, static_cast<int>(n), sources).status);
    return best;
}

/// Each part of a sentence by the best of its sources, the sentence by the worst of its parts. The citations
/// of a part stand side by side.
CitationStatus byCitations(std::span<const Citation* const> own) {
    CitationStatus worst = CitationStatus::Verified;
    for (std::size_t i = 0; i < own.size();) {
        const TextRange part = own[i]->answerRange;
        CitationStatus best = own[i]->status;
        for (++i; i < own.size() && own[i]->answerRange == part; ++i)
            best = std::min(best, own[i]->status);
        worst = std::max(worst, best);
    }
    return worst;
}

SupportStatus supportOf(CitationStatus status) {
    if (status == CitationStatus::Verified)
        return SupportStatus::Supported;
    return status == CitationStatus::Partly ? SupportStatus::Partly : SupportStatus::Unsupported;
}

} // namespace

std::string_view supportStatusName(SupportStatus status) {
    switch (status) {
    case SupportStatus::Supported:
        return "supported";
    case SupportStatus::Partly:
        return "partly";
    case SupportStatus::Unsupported:
        return "unsupported";
    }
    return "unsupported";
}

std::vector<SentenceSupport> checkSupport(const std::string& answerText,
                                          const std::vector<Citation>& citations,
                                          const std::vector<Hit>& sources) {
    std::vector<SentenceSupport> out;
    std::vector<const Citation*> byEnd;
    for (const Citation& citation : citations)
        if (!citation.answerRange.empty())
            byEnd.push_back(&citation);
    std::stable_sort(byEnd.begin(), byEnd.end(), [](const Citation* a, const Citation* b) {
        return a->answerRange.end < b->answerRange.end;
    });
    std::size_t next = 0;
    for (const AnswerSentence& sentence : answerSentences(answerText)) {
        // A part belongs to the sentence that its marker stands in.
        while (next < byEnd.size() && byEnd[next]->answerRange.end <= sentence.range.start)
            ++next;
        const std::size_t first = next;
        while (next < byEnd.size() && byEnd[next]->answerRange.end <= sentence.range.end)
            ++next;
        const std::span<const Citation* const> own(byEnd.data() + first, next - first);
        if (own.empty() && (claimsNothing(sentence.text) || saysTooLittle(sentence.text)))
            continue;
        out.push_back(
            {sentence.range, supportOf(own.empty() ? bestOfAll(sentence, sources) : byCitations(own))});
    }
    return out;
}

std::size_t supportedSentences(const std::vector<SentenceSupport>& sentences) {
    return static_cast<std::size_t>(
        std::count_if(sentences.begin(), sentences.end(), [](const SentenceSupport& sentence) {
            return sentence.status == SupportStatus::Supported;
        }));
}

std::vector<std::string> fallenSentences(std::string_view before, std::string_view after) {
    std::vector<std::string> fallen;
    for (const AnswerSentence& sentence : answerSentences(before)) {
        if (claimsNothing(sentence.text))
            continue;
        const std::optional<Alignment> found = alignClaim(sentence.text, after);
        if (!found || (!found->exact && found->coverage < kStillSaid))
            fallen.push_back(sentence.text);
    }
    return fallen;
}

} // namespace touchstone
