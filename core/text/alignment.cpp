// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/alignment.h"

#include "core/text/analyser.h"
#include "core/text/char_classes.h"
#include "core/text/claim_text.h"
#include "core/text/identifier_parts.h"
#include "core/text/negation.h"
#include "core/text/sentences.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace touchstone {

namespace {

constexpr std::size_t kMostSentences = 3;
constexpr std::size_t kMostQuotations = 16;
constexpr std::size_t kLongSentenceBytes = 400; // longer ones (code, tables) are divided at line ends
constexpr double kSentenceCost = 0.02;          // what a further sentence must add to the coverage
constexpr double kByParts = 0.5;                // `response_model` in a text that has "response model"

/// One distinct content term of the claim.
struct Needle {
    std::string word;               ///< as the claim has it
    std::vector<std::size_t> whole; ///< wanted ids, each of which is the term itself
    std::vector<std::size_t> parts; ///< wanted ids that together stand for it
    double weight = 0;
    bool number = false, identifier = false;
    std::vector<std::uint32_t> found;   ///< sentences, ascending
    std::vector<std::uint32_t> byParts; ///< sentences with all parts, where it is not found whole
    bool misplaced = false;
};

constexpr std::array kNumberWords =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"two", "2"},
                                                                  {"three", "3"},
                                                                  {"four", "4"},
                                                                  {"five", "5"},
                                                                  {"six", "6"},
                                                                  {"seven", "7"},
                                                                  {"eight", "8"},
                                                                  {"nine", "9"},
                                                                  {"ten", "10"},
                                                                  {"eleven", "11"},
                                                                  {"twelv", "12"},
                                                                  {"twelve", "12"}});

/// "30" for 30, 30s, v30 and thirty-free spellings of small numbers; empty when the word is no number.
std::string numberKey(std::string_view surface, std::string_view term) {
    for (const auto& [name, digits] : kNumberWords)
        if (term == name)
            return std::string(digits);
    if (surface.size() > 1 && (surface[0] == 'v' || surface[0] == 'V'))
        surface.remove_prefix(1);
    if (surface.empty() || !isAsciiDigit(surface[0]))
        return {};
    std::size_t end = 0;
    while (end < surface.size() && (isAsciiDigit(surface[end]) || surface[end] == '.'))
        ++end;
    if (surface.size() - end > 3) // 2fa-token is a name, 30ms a number
        return {};
    while (end > 0 && surface[end - 1] == '.')
        --end;
    return std::string(surface.substr(0, end));
}

bool looksLikeCode(std::string_view text, const Term& term, std::string_view surface) {
    if (surface.find('_') != std::string_view::npos || surface.substr(0, 2) == "--" || isCamel(surface))
        return true;
    if (term.start > 0 && text[term.start - 1] == '@')
        return true;
    if (text.substr(term.end, 2) == "()")
        return true;
    bool digit = false;
    for (std::size_t i = 0; i < surface.size(); ++i) {
        digit = digit || isAsciiDigit(surface[i]);
        if (surface[i] == '.' && term.text != "e.g" && term.text != "i.e")
            return true;
        if (surface[i] == '-' && i + 1 < surface.size() && isAsciiUpper(surface[i + 1]))
            return true;
    }
    return digit;
}

bool inCode(const std::vector<TextRange>& spans, const Term& term) {
    const auto after = std::upper_bound(spans.begin(), spans.end(), term.start,
                                        [](std::uint64_t at, TextRange span) { return at < span.start; });
    return after != spans.begin() && std::prev(after)->contains(term.start);
}

std::vector<TextRange> comparableSentences(std::string_view text) {
    std::vector<TextRange> out;
    for (const TextRange sentence : splitSentences(text)) {
        std::size_t begin = sentence.start;
        if (sentence.size() > kLongSentenceBytes) {
            for (std::size_t at = begin; at < sentence.end; ++at) {
                if (text[at] != '\n')
                    continue;
                if (at > begin)
                    out.push_back({begin, at});
                begin = at + 1;
            }
        }
        if (begin < sentence.end)
            out.push_back({begin, sentence.end});
    }
    return out;
}

class Aligner {
public:
    Aligner(std::string_view claim, std::string_view passage)
        : m_claim(comparable(claim, true)), m_passage(comparable(passage, false)) {}

    std::optional<Alignment> run();

private:
    std::size_t wantedId(const std::string& term);
    void readClaim();
    void readPassage();
    void locate();
    void findMisplaced();
    [[nodiscard]] bool chooseWindow();
    void judgeExact();
    void judgeMissing();
    void judgeNegation();
    [[nodiscard]] bool inWindow(const std::vector<std::uint32_t>& sentences) const;

    ComparableText m_claim, m_passage;
    std::vector<Term> m_claimTerms, m_passageTerms;
    std::vector<std::uint32_t> m_sentenceOf; ///< of each passage term
    std::vector<TextRange> m_sentences;
    std::vector<Needle> m_needles;
    std::vector<std::ptrdiff_t> m_needleOf; ///< of each claim term, -1 = none
    std::unordered_map<std::string, std::size_t> m_wanted;
    std::vector<std::vector<std::uint32_t>> m_found; ///< per wanted id, sentences
    std::uint32_t m_first = 0, m_last = 0;           ///< the chosen sentences, last included
    TextRange m_exact;
    Alignment m_result;
};

std::size_t Aligner::wantedId(const std::string& term) {
    return m_wanted.emplace(term, m_wanted.size()).first->second;
}

void Aligner::readClaim() {
    m_needleOf.assign(m_claimTerms.size(), -1);
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < m_claimTerms.size(); ++i) {
        const Term& term = m_claimTerms[i];
        if (term.part || term.stop)
            continue;
        const auto [place, isNew] = known.emplace(term.text, m_needles.size());
        m_needleOf[i] = static_cast<std::ptrdiff_t>(place->second);
        if (!isNew)
            continue;
        Needle needle;
        const std::string_view surface =
            std::string_view(m_claim.text).substr(term.start, term.end - term.start);
        needle.word = surface;
        needle.whole.push_back(wantedId(term.text));
        const std::string number = numberKey(surface, term.text);
        needle.number = !number.empty();
        if (needle.number)
            needle.whole = {wantedId("#" + number)};
        needle.identifier =
            !needle.number && (looksLikeCode(m_claim.text, term, surface) || inCode(m_claim.codeSpans, term));
        for (std::size_t j = i + 1; j < m_claimTerms.size() && m_claimTerms[j].part; ++j) {
            const Term& part = m_claimTerms[j];
            if (part.start == term.start && part.end == term.end)
                needle.whole.push_back(wantedId(part.text));
            else if (!part.stop)
                needle.parts.push_back(wantedId(part.text));
        }
        // Short words and numbers say more than their length.
        needle.weight = std::clamp(static_cast<double>(term.text.size()), 3.0, 16.0);
        m_needles.push_back(std::move(needle));
    }
}

void Aligner::readPassage() {
    m_found.resize(m_wanted.size());
    m_sentenceOf.resize(m_passageTerms.size());
    std::uint32_t sentence = 0;
    const auto note = [&](const std::string& term) {
        const auto wanted = m_wanted.find(term);
        if (wanted == m_wanted.end())
            return;
        std::vector<std::uint32_t>& places = m_found[wanted->second];
        if (places.empty() || places.back() != sentence)
            places.push_back(sentence);
    };
    for (std::size_t i = 0; i < m_passageTerms.size(); ++i) {
        const Term& term = m_passageTerms[i];
        if (!term.part) // parts stay with their word
            while (sentence + 1 < m_sentences.size() && term.start >= m_sentences[sentence].end)
                ++sentence;
        m_sentenceOf[i] = sentence;
        note(term.text);
        const std::string number =
            numberKey(std::string_view(m_passage.text).substr(term.start, term.end - term.start), term.text);
        if (!number.empty())
            note("#" + number);
    }
}

/// Sentences of each needle.
void Aligner::locate() {
    for (Needle& needle : m_needles) {
        for (const std::size_t id : needle.whole) {
            std::vector<std::uint32_t> both;
            std::set_union(needle.found.begin(), needle.found.end(), m_found[id].begin(), m_found[id].end(),
                           std::back_inserter(both));
            needle.found = std::move(both);
        }
        if (needle.parts.empty())
            continue;
        std::vector<std::uint32_t> all = m_found[needle.parts[0]];
        for (const std::size_t id : needle.parts) {
            std::vector<std::uint32_t> both;
            std::set_intersection(all.begin(), all.end(), m_found[id].begin(), m_found[id].end(),
                                  std::back_inserter(both));
            all = std::move(both);
        }
        if (!needle.identifier) { // real-time and real time
            std::vector<std::uint32_t> both;
            std::set_union(needle.found.begin(), needle.found.end(), all.begin(), all.end(),
                           std::back_inserter(both));
            needle.found = std::move(both);
        } else {
            std::set_difference(all.begin(), all.end(), needle.found.begin(), needle.found.end(),
                                std::back_inserter(needle.byParts));
        }
    }
}

/// A number counts only where a word that stands near it in the claim stands in the same sentence.
void Aligner::findMisplaced() {
    constexpr std::size_t kNear = 3;
    for (std::size_t i = 0; i < m_needles.size(); ++i) {
        Needle& needle = m_needles[i];
        if (!needle.number || needle.found.empty())
            continue;
        std::vector<std::uint32_t> near;
        const std::size_t from = i > kNear ? i - kNear : 0;
        for (std::size_t j = from; j < m_needles.size() && j <= i + kNear; ++j) {
            if (j == i || m_needles[j].number)
                continue;
            std::vector<std::uint32_t> both;
            std::set_union(near.begin(), near.end(), m_needles[j].found.begin(), m_needles[j].found.end(),
                           std::back_inserter(both));
            near = std::move(both);
        }
        if (near.empty())
            continue;
        std::vector<std::uint32_t> kept;
        std::set_intersection(near.begin(), near.end(), needle.found.begin(), needle.found.end(),
                              std::back_inserter(kept));
        needle.misplaced = kept.empty();
        needle.found = std::move(kept);
    }
}

/// The run of sentences with the best coverage; false when nothing is shared.
bool Aligner::chooseWindow() {
    double total = 0;
    for (const Needle& needle : m_needles)
        total += needle.weight;
    const std::size_t count = m_sentences.size();
    double best = 0;
    for (std::size_t length = 1; length <= kMostSentences && length <= count; ++length) {
        std::vector<double> covered(count - length + 1, 0.0);
        const auto spread = [&](const std::vector<std::uint32_t>& sentences, double weight) {
            std::size_t next = 0; // windows before it have this needle already
            for (const std::size_t sentence : sentences) {
                std::size_t window = std::max(next, sentence + 1 > length ? sentence + 1 - length : 0);
                for (; window <= sentence && window < covered.size(); ++window)
                    covered[window] += weight;
                next = sentence + 1;
            }
        };
        for (const Needle& needle : m_needles) {
            spread(needle.found, needle.weight);
            if (needle.found.empty())
                spread(needle.byParts, needle.weight * kByParts);
        }
        for (std::size_t window = 0; window < covered.size(); ++window) {
            if (covered[window] <= 0)
                continue;
            const double score = covered[window] / total - kSentenceCost * static_cast<double>(length - 1);
            if (score > best + 1e-12) {
                best = score;
                m_first = static_cast<std::uint32_t>(window);
                m_last = static_cast<std::uint32_t>(window + length - 1);
                m_result.coverage = std::min(1.0, covered[window] / total);
            }
        }
    }
    if (best <= 0)
        return false;
    m_result.range = {m_sentences[m_first].start, m_sentences[m_last].end};
    return true;
}

void Aligner::judgeExact() {
    const auto words = comparableWords(m_passage.text);
    m_exact = findWords(comparableWords(m_claim.text), words);
    if (!m_exact.empty()) {
        m_result.exact = true;
        m_result.coverage = 1;
        m_result.range = m_exact;
        const auto sentenceAt = [&](std::uint64_t at) {
            const auto after =
                std::upper_bound(m_sentences.begin(), m_sentences.end(), at,
                                 [](std::uint64_t value, TextRange range) { return value < range.start; });
            return static_cast<std::uint32_t>(after == m_sentences.begin() ? 0
                                                                           : after - m_sentences.begin() - 1);
        };
        m_first = sentenceAt(m_exact.start);
        m_last = sentenceAt(m_exact.end - 1);
        return;
    }
    const std::string_view claim = m_claim.text;
    std::size_t left = kMostQuotations;
    for (const TextRange quote : quotations(claim)) {
        if (left-- == 0)
            break;
        const std::string_view said = claim.substr(quote.start, quote.size());
        if (findWords(comparableWords(said), words).empty())
            m_result.missing.emplace_back(said);
    }
}

bool Aligner::inWindow(const std::vector<std::uint32_t>& sentences) const {
    const auto at = std::lower_bound(sentences.begin(), sentences.end(), m_first);
    return at != sentences.end() && *at <= m_last;
}

void Aligner::judgeMissing() {
    if (m_result.exact)
        return;
    for (const Needle& needle : m_needles) {
        if (!needle.number && !needle.identifier)
            continue;
        if (needle.misplaced)
            m_result.elsewhere.push_back(needle.word);
        else if (needle.found.empty())
            m_result.missing.push_back(needle.word);
        else if (!inWindow(needle.found))
            m_result.elsewhere.push_back(needle.word);
    }
}

void Aligner::judgeNegation() {
    // How many of the claim's terms each sentence of the window has: only those speak about the claim.
    const std::size_t sentences = m_last - m_first + 1;
    std::vector<std::size_t> shared(sentences, 0);
    for (const Needle& needle : m_needles)
        for (auto at = std::lower_bound(needle.found.begin(), needle.found.end(), m_first);
             at != needle.found.end() && *at <= m_last; ++at)
            ++shared[*at - m_first];
    const std::size_t most = *std::max_element(shared.begin(), shared.end());
    const auto speaks = [&](std::uint32_t sentence) {
        return sentence >= m_first && sentence <= m_last &&
               (shared[sentence - m_first] >= 2 || shared[sentence - m_first] == most);
    };
    const auto isOfClaim = [&](const Term& term) {
        const auto wanted = m_wanted.find(term.text);
        return wanted != m_wanted.end();
    };

    std::size_t answering = 0; // negations and what may stand for one
    std::size_t reaching = 0;  // negations of what the claim says
    for (std::size_t i = 0; i < m_passageTerms.size(); ++i)
        if (!m_passageTerms[i].part && speaks(m_sentenceOf[i]) && isSoftNegator(m_passageTerms[i].text))
            ++answering;
    for (const Negation& negation : findNegations(m_passage.text, m_passageTerms)) {
        if (!speaks(m_sentenceOf[negation.term]))
            continue;
        ++answering;
        const bool reaches = std::any_of(negation.scope.begin(), negation.scope.end(), [&](std::size_t term) {
            return m_sentenceOf[term] == m_sentenceOf[negation.term] && isOfClaim(m_passageTerms[term]);
        });
        reaching += reaches ? 1U : 0U;
    }
    const std::size_t own = findNegations(m_claim.text, m_claimTerms).size();
    const bool soft = std::any_of(m_claimTerms.begin(), m_claimTerms.end(),
                                  [](const Term& term) { return !term.part && isSoftNegator(term.text); });
    m_result.negationDiffers = own > 0 ? answering == 0 || (!soft && reaching > own) : !soft && reaching > 0;
}

std::optional<Alignment> Aligner::run() {
    // Snowball keeps state, so each thread has an analyser of its own; it remembers stems from call to call.
    thread_local const Analyser analyser;
    m_claimTerms = analyser.analyse(m_claim.text);
    readClaim();
    if (m_needles.empty())
        return std::nullopt;
    m_sentences = comparableSentences(m_passage.text);
    if (m_sentences.empty())
        return std::nullopt;
    m_passageTerms = analyser.analyse(m_passage.text);
    readPassage();
    locate();
    findMisplaced();
    if (!chooseWindow())
        return std::nullopt;
    judgeExact();
    judgeMissing();
    judgeNegation();
    return std::move(m_result);
}

} // namespace

std::optional<Alignment> alignClaim(std::string_view claim, std::string_view passage) {
    return Aligner(claim, passage).run();
}

} // namespace touchstone
