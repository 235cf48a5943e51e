// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/draft_filters.h"

#include "core/answering/ask.h"
#include "core/answering/support.h"
#include "core/base/hashing.h"
#include "core/text/alignment.h"
#include "eval/metrics/sample_scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr double kNearlyWordForWord = 0.9; ///< share of a quote's content terms in one run of sentences
constexpr double kShortAnswerCarried = 0.6;
constexpr double kSameAnswer = 0.6;
constexpr double kSameQuestion = 0.75; ///< Jaccard index of content words
constexpr std::size_t kLeakedRun = 8, kLeakedShortRun = 6;
constexpr double kMostOfQuestion = 0.6;

constexpr std::array<std::string_view, 8> kQuestionWords{"who",   "what", "when", "where",
                                                         "which", "why",  "how",  "whose"};

std::vector<std::string_view> splitBlanks(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at)
            out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string oneLine(std::string_view text) {
    std::string out(text.substr(0, 200));
    while (!out.empty() && text.size() > out.size() && (static_cast<unsigned char>(out.back()) & 0x80U) != 0)
        out.pop_back(); // not inside a character
    std::replace(out.begin(), out.end(), '\n', ' ');
    return text.size() > 200 ? out + " ..." : out;
}

/// A source that holds nothing but these words.
Hit sourceOf(const std::string& text) {
    Hit hit;
    hit.stored.chunk.text.appendInserted(text);
    return hit;
}

bool carriesShort(const std::string& answer, const std::vector<std::string>& texts) {
    const std::string wanted = lettersAndDigits(answer);
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
        if (!wanted.empty() &&
            (" " + lettersAndDigits(text) + " ").find(" " + wanted + " ") != std::string::npos)
            return true;
        const auto found = alignClaim(answer, text);
        return found && found->missing.empty() && !found->negationDiffers &&
               found->coverage >= kShortAnswerCarried;
    });
}

bool saysWithin(const std::string& shorter, const std::string& longer) {
    const std::string wanted = lettersAndDigits(shorter);
    if (!wanted.empty() &&
        (" " + lettersAndDigits(longer) + " ").find(" " + wanted + " ") != std::string::npos)
        return true;
    const auto found = alignClaim(shorter, longer);
    return found && found->missing.empty() && !found->negationDiffers && found->coverage >= kSameAnswer;
}

} // namespace

void findPlaces(Draft& draft) {
    draft.places.clear();
    for (std::size_t n = 0; n < draft.quotes.size() && n < draft.chunks.size(); ++n) {
        const auto found = alignClaim(draft.quotes[n], passageOf(draft, n));
        if (!found || found->range.empty() ||
            !(found->exact || (found->missing.empty() && found->coverage >= kNearlyWordForWord)))
            return draft.drop(DropReason::QuoteNotFound,
                              fmt::format("The passage does not hold '{}'.", oneLine(draft.quotes[n])));
        TextRange words = found->range;
        // Words end before the full stop; a quoted sentence has it.
        const std::string& passage = passageOf(draft, n);
        if (words.end < passage.size() && passage[words.end] == draft.quotes[n].back() &&
            std::string_view(".!?;:)`\"").find(passage[words.end]) != std::string_view::npos)
            ++words.end;
        draft.places.push_back({words, quotedPlace(draft.chunks[n].chunk, words)});
    }
}

std::string uncarriedSentence(const std::string& answer, const std::vector<std::string>& texts) {
    std::vector<Hit> sources;
    for (const std::string& text : texts)
        sources.push_back(sourceOf(text));
    const std::vector<SentenceSupport> sentences = checkSupport(answer, {}, sources);
    if (sentences.empty())
        return carriesShort(answer, texts) ? std::string() : answer;
    for (const SentenceSupport& sentence : sentences)
        if (sentence.status != SupportStatus::Supported)
            return answer.substr(sentence.range.start, sentence.range.size());
    return {};
}

void verifyAnswer(Draft& draft) {
    std::vector<std::string> texts;
    std::string joined;
    for (std::size_t n = 0; n < draft.places.size(); ++n) {
        const TextRange words = draft.places[n].words;
        texts.push_back(passageOf(draft, n).substr(words.start, words.size()));
        joined += texts.back() + "\n\n";
    }
    // A sentence that joins two facts stands in neither of the two quotes, and in both together.
    if (texts.size() > 1)
        texts.push_back(std::move(joined));
    const std::string bad = uncarriedSentence(draft.answer, texts);
    if (!bad.empty())
        draft.drop(DropReason::AnswerNotInRange,
                   fmt::format("The quoted words do not carry '{}'.", oneLine(bad)));
}

bool answersAgree(const std::string& a, const std::string& b) {
    return saysWithin(a, b) || saysWithin(b, a);
}

std::string leakedWords(const std::string& question, const std::string& passage) {
    const std::string asked = lettersAndDigits(question);
    const std::string text = " " + lettersAndDigits(passage) + " ";
    const std::vector<std::string_view> words = splitBlanks(asked);
    std::size_t longest = 0, where = 0, count = words.size();
    // Two ends that only go forward: a run that does not stand there is not made longer.
    for (std::size_t begin = 0, end = 0; begin < count; ++begin) {
        end = std::max(end, begin);
        while (end < count) {
            const std::string run(words[begin].data(),
                                  static_cast<std::size_t>(words[end].data() - words[begin].data()) +
                                      words[end].size());
            if (text.find(" " + run + " ") == std::string::npos)
                break;
            ++end;
        }
        if (end - begin > longest) {
            longest = end - begin;
            where = begin;
        }
    }
    const bool most = static_cast<double>(longest) >= kMostOfQuestion * static_cast<double>(count);
    if (longest < kLeakedShortRun || (longest < kLeakedRun && !most))
        return {};
    return std::string(words[where].data(),
                       static_cast<std::size_t>(words[where + longest - 1].data() - words[where].data()) +
                           words[where + longest - 1].size());
}

std::vector<std::uint64_t> KnownQuestions::wordsOf(const std::string& question) const {
    std::vector<std::uint64_t> out;
    for (const std::string& term : m_analyser.terms(question, false))
        out.push_back(fnv1a(term));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string KnownQuestions::questionWord(const std::string& question) {
    const std::string plain = lettersAndDigits(question);
    for (const std::string_view word : splitBlanks(plain))
        if (std::find(kQuestionWords.begin(), kQuestionWords.end(), word) != kQuestionWords.end())
            return std::string(word);
    return {};
}

void KnownQuestions::add(const std::string& question, std::string name, std::string family) {
    std::vector<std::uint64_t> words = wordsOf(question);
    m_index.add(static_cast<std::uint32_t>(m_entries.size()), minHashOf(words));
    m_entries.push_back({std::move(words), questionWord(question), std::move(name), std::move(family)});
}

std::string KnownQuestions::duplicateOf(const std::string& question, const std::string& family) const {
    const std::vector<std::uint64_t> words = wordsOf(question);
    const std::string asks = questionWord(question);
    for (const std::uint32_t candidate : m_index.candidates(minHashOf(words))) {
        const Entry& entry = m_entries[candidate];
        if (!family.empty() && entry.family == family)
            continue;
        if (!asks.empty() && !entry.asks.empty() && asks != entry.asks)
            continue; // "why" and "how" have other answers
        if (jaccard(words, entry.words) >= kSameQuestion)
            return entry.name;
    }
    return {};
}

} // namespace touchstone
