// SPDX-License-Identifier: GPL-3.0-or-later
// checkCitations of ask.h: every marker of an answer against the passage that it names, by words alone.
#include "core/answering/ask.h"
#include "core/answering/citation_check.h"
#include "core/answering/markers.h"
#include "core/answering/passages.h"
#include "core/text/alignment.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {
namespace {

// Chosen on made-up cases (tests/core/answering/citations_test.cpp): paraphrases lie above the first,
// sentences about something else on the same page below the second.
constexpr double kCarries = 0.6;
constexpr double kCarriesPartly = 0.35;
constexpr std::size_t kShortestQuotation =
    12; // bytes between quotation marks; less is a term, not a quotation

/// Lower case, marks of Markdown taken away, runs of blanks as one: for looking up quotations.
std::string folded(std::string_view text) {
    std::string out;
    for (const char c : toLowerUtf8(text)) {
        if (c == '`' || c == '*' || c == '"' || c == '\'')
            continue;
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '.' || out.back() == ','))
        out.pop_back();
    return out;
}

/// What stands between quotation marks and is long enough to be a quotation.
std::vector<std::string_view> quotations(std::string_view claim) {
    struct Marks {
        std::string_view open, close;
    };
    std::vector<std::string_view> found;
    for (const Marks& marks : {Marks{"\"", "\""}, Marks{"“", "”"}, Marks{"„", "“"}, Marks{"«", "»"}})
        for (std::size_t at = claim.find(marks.open); at != std::string_view::npos;) {
            const std::size_t from = at + marks.open.size();
            const std::size_t to = claim.find(marks.close, from);
            if (to == std::string_view::npos)
                break;
            if (to - from >= kShortestQuotation)
                found.push_back(claim.substr(from, to - from));
            at = claim.find(marks.open, to + marks.close.size());
        }
    return found;
}

bool quotesSomethingElse(std::string_view claim, const std::string& passage) {
    const std::vector<std::string_view> quoted = quotations(claim);
    if (quoted.empty())
        return false;
    const std::string words = folded(passage);
    return std::any_of(quoted.begin(), quoted.end(), [&](std::string_view quotation) {
        return words.find(folded(quotation)) == std::string::npos;
    });
}

/// The model also saw heading path, path and version of a source: what the passage lacks and they have is not
/// made up. The claim without those words.
std::string withoutTitleWords(std::string claim, const std::vector<std::string>& missing, const Hit& hit) {
    const Chunk& chunk = hit.stored.chunk;
    const std::string title = toLowerUtf8(headingPath(chunk) + " " + chunk.path + " " + chunk.release + " " +
                                          hit.version.value_or("") + " " + hit.corpus);
    for (const std::string& word : missing) {
        const std::size_t at = claim.find(word);
        if (at != std::string::npos && title.find(toLowerUtf8(word)) != std::string::npos)
            claim.erase(at, word.size());
    }
    return claim;
}

std::optional<Alignment> align(const Claim& claim, const Hit& hit) {
    const std::string& passage = hit.stored.chunk.text.text();
    std::optional<Alignment> alignment = alignClaim(claim.text, passage);
    if (!alignment || alignment->missing.empty())
        return alignment;
    const std::string shorter = withoutTitleWords(claim.text, alignment->missing, hit);
    if (shorter.size() == claim.text.size())
        return alignment;
    std::optional<Alignment> again = alignClaim(shorter, passage);
    return again ? again : alignment;
}

CitationStatus judge(const Claim& claim, const Alignment& alignment, const Hit& hit) {
    if (alignment.exact)
        return CitationStatus::Verified;
    const bool invents = !alignment.missing.empty() ||
                         (!claim.code && quotesSomethingElse(claim.text, hit.stored.chunk.text.text()));
    if (alignment.coverage < kCarriesPartly)
        return CitationStatus::NotInSource;
    if (invents || alignment.negationDiffers || alignment.coverage < kCarries)
        return invents && alignment.coverage < kCarries ? CitationStatus::NotInSource
                                                        : CitationStatus::Partly;
    return CitationStatus::Verified;
}

} // namespace

Citation checkCitation(const Claim& claim, int n, const std::vector<Hit>& sources) {
    Citation citation;
    citation.n = n;
    citation.answerRange = claim.range;
    if (n < 1 || static_cast<std::size_t>(n) > sources.size())
        return citation;
    citation.hit = static_cast<std::size_t>(n) - 1;
    citation.status = CitationStatus::NotInSource;
    const Hit& hit = sources[*citation.hit];
    const Chunk& chunk = hit.stored.chunk;
    const std::optional<Alignment> alignment = align(claim, hit);
    TextRange words;
    if (alignment) {
        citation.status = judge(claim, *alignment, hit);
        citation.coverage = alignment->coverage;
        words = alignment->range;
    }
    const bool relies = citation.status != CitationStatus::NotInSource;
    const QuotedPlace place = quotedPlace(chunk, relies ? words : TextRange{});
    citation.quote = place.quote;
    citation.path = place.path;
    citation.range = place.range;
    citation.page = chunk.pageOf(place.range.start);
    citation.heading = place.heading;
    citation.anchor = place.anchor;
    citation.url = place.url;
    return citation;
}

std::vector<Citation> checkCitations(const std::string& answerText, const std::vector<Hit>& sources) {
    std::vector<Citation> citations;
    for (const Claim& claim : citedClaims(answerText))
        for (const int n : claim.sources)
            citations.push_back(checkCitation(claim, n, sources));
    return citations;
}

} // namespace touchstone
