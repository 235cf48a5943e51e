// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/question_check.h"

#include "core/answering/passages.h"
#include "core/answering/plain_words.h"
#include "core/corpus/corpus_repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace touchstone {
namespace {

constexpr std::size_t kLongestSmallTalk = 80; // bytes
constexpr std::size_t kMostReadings = 5;
constexpr std::size_t kSpeakingChunks = 50;      // of which that no word is there tells something
constexpr std::size_t kMostTerms = 2;            // more say which one is meant
constexpr double kNearTheBest = 0.6;             // share of the best score that another reading has at least
constexpr double kClearlyDifferent = .7;         // of two versions of a section: words in common
constexpr std::string_view kNarrowed = " (in “"; // what a narrowed question holds

/// Longer ones before those that they begin with.
constexpr std::array kTalk = {std::string_view(" how are you doing today "),
                              std::string_view(" how are you doing "),
                              std::string_view(" how are you today "),
                              std::string_view(" how are you "),
                              std::string_view(" how is it going "),
                              std::string_view(" hows it going "),
                              std::string_view(" who are you "),
                              std::string_view(" what are you "),
                              std::string_view(" are you a bot "),
                              std::string_view(" are you a robot "),
                              std::string_view(" are you human "),
                              std::string_view(" what is your name "),
                              std::string_view(" whats your name "),
                              std::string_view(" what can you do for me "),
                              std::string_view(" what can you do "),
                              std::string_view(" nice to meet you "),
                              std::string_view(" tell me a joke "),
                              std::string_view(" i love you "),
                              std::string_view(" thank you very much "),
                              std::string_view(" thank you so much "),
                              std::string_view(" thank you "),
                              std::string_view(" thanks a lot "),
                              std::string_view(" many thanks "),
                              std::string_view(" thanks "),
                              std::string_view(" good morning "),
                              std::string_view(" good afternoon "),
                              std::string_view(" good evening "),
                              std::string_view(" good night "),
                              std::string_view(" hello there "),
                              std::string_view(" hi there "),
                              std::string_view(" hello "),
                              std::string_view(" hi "),
                              std::string_view(" hey "),
                              std::string_view(" goodbye "),
                              std::string_view(" bye bye "),
                              std::string_view(" bye "),
                              std::string_view(" see you "),
                              std::string_view(" wie geht es dir "),
                              std::string_view(" wie geht es ihnen "),
                              std::string_view(" wie gehts "),
                              std::string_view(" wer bist du "),
                              std::string_view(" wer sind sie "),
                              std::string_view(" wie heißt du "),
                              std::string_view(" was kannst du "),
                              std::string_view(" erzähl mir einen witz "),
                              std::string_view(" vielen dank "),
                              std::string_view(" danke schön "),
                              std::string_view(" danke "),
                              std::string_view(" guten morgen "),
                              std::string_view(" guten tag "),
                              std::string_view(" guten abend "),
                              std::string_view(" gute nacht "),
                              std::string_view(" hallo "),
                              std::string_view(" auf wiedersehen "),
                              std::string_view(" tschüss ")};

/// What is left of the sentence after these has nothing in it.
constexpr std::string_view kBesides = " please there you and so now then today again very ok okay und bitte ";

bool holdsOneOf(const std::string& words, std::initializer_list<std::string_view> wanted) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

/// "What is a snapshot?": every place that has the word tells the same thing of it.
bool asksForMeaning(const std::string& words) {
    return holdsOneOf(words, {" what is ", " what are ", " what does ", " what do ", " whats ", " mean ",
                              " means ", " meaning ", " define ", " definition ", " explain ", " was ist ",
                              " was sind ", " was bedeutet ", " bedeutet "});
}

bool asksAboutVersions(const std::string& words) {
    return holdsOneOf(words, {" version",     " change", " differ",   " between ",    " upgrade",
                              " migrat",      " new ",   " newer ",   " older ",      " old ",
                              " latest ",     " since ", " still ",   " anymore ",    " removed ",
                              " deprecated ", " änder",  " geändert", " unterschied", " neu"});
}

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.pop_back();
    return text;
}

/// The content words of a question.
std::set<std::string> aboutOf(const QuestionTerms& question) {
    std::set<std::string> about;
    for (const QuestionTerm& term : question.terms())
        if (!term.filler)
            about.insert(term.text);
    return about;
}

std::vector<Reading> sectionReadings(const std::string& question, const QuestionTerms& terms,
                                     const RetrievalResult& retrieved) {
    const std::set<std::string> about = aboutOf(terms);
    if (about.empty() || about.size() > kMostTerms || asksForMeaning(plainWords(question)))
        return {};
    std::vector<Reading> out;
    std::set<std::string> pages;
    for (std::size_t i = 0; i < retrieved.hits.size(); ++i) {
        const Hit& hit = retrieved.hits[i];
        const Chunk& chunk = hit.stored.chunk;
        if (hit.score < kNearTheBest * retrieved.hits.front().score)
            break;
        const QuestionTerms headed(chunk.heading, {});
        if (aboutOf(headed) != about)
            continue;
        // A page of that very title is what was asked for.
        if (chunk.headings.size() < 2)
            return {};
        if (!pages.insert(hit.corpus + '\n' + chunk.path).second)
            continue;
        if (out.size() == kMostReadings)
            break;
        const std::string label = headingPath(chunk);
        out.push_back({label, fmt::format("{}{}{}”)", trimmed(question), kNarrowed, label), {}, i});
    }
    // The best passage has to be one of them: else something else answers better than any of them.
    if (out.size() < 2 || out.front().hit != 0)
        return {};
    return out;
}

std::vector<Reading> versionReadings(const std::string& question, const QuestionTerms& terms,
                                     const RetrievalResult& retrieved) {
    if (retrieved.hits.empty() || asksAboutVersions(plainWords(question)))
        return {};
    const Hit& best = retrieved.hits.front();
    std::vector<Reading> out;
    const auto add = [&](std::size_t at) {
        const Hit& hit = retrieved.hits[at];
        const std::string edition = EditionName{hit.corpus, hit.version}.toString();
        if (std::none_of(out.begin(), out.end(), [&](const Reading& one) { return one.corpora == edition; }))
            out.push_back({edition, trimmed(question), edition, at});
    };
    const TermSet own = terms.termsOf(best.stored.chunk.text.text());
    for (std::size_t i = 1; i < retrieved.hits.size(); ++i) {
        const Hit& other = retrieved.hits[i];
        const Chunk& chunk = other.stored.chunk;
        if (other.corpus != best.corpus || other.version == best.version ||
            chunk.path != best.stored.chunk.path || chunk.heading != best.stored.chunk.heading ||
            other.score < kNearTheBest * best.score)
            continue;
        const TermSet words = terms.termsOf(chunk.text.text());
        std::size_t common = 0;
        for (const std::string& word : own)
            common += words.count(word);
        const std::size_t all = own.size() + words.size() - common;
        if (all == 0 || static_cast<double>(common) >= kClearlyDifferent * static_cast<double>(all))
            continue;
        if (out.empty())
            add(0);
        add(i);
    }
    for (const Reading& one : out)
        if (const Hit& hit = retrieved.hits[one.hit];
            hit.version && question.find(*hit.version) != std::string::npos)
            return {};
    return out.size() < 2 || out.size() > kMostReadings ? std::vector<Reading>{} : out;
}

} // namespace

bool isSmallTalk(std::string_view question) {
    if (question.size() > kLongestSmallTalk)
        return false;
    std::string words = plainWords(question);
    bool talk = false;
    for (const std::string_view phrase : kTalk)
        for (std::size_t at = words.find(phrase); at != std::string::npos; at = words.find(phrase)) {
            words.replace(at, phrase.size(), " ");
            talk = true;
        }
    if (!talk)
        return false;
    for (std::size_t at = 1; at < words.size();) {
        const std::size_t end = words.find(' ', at);
        if (kBesides.find(" " + words.substr(at, end - at) + " ") == std::string_view::npos)
            return false;
        at = end + 1;
    }
    return true;
}

bool isOutOfScope(const QuestionTerms& question, const RetrievalResult& retrieved, bool leftOut) {
    if (aboutOf(question).empty() || retrieved.searchedChunks < kSpeakingChunks)
        return false;
    // Nothing found may also mean that a filter let nothing through.
    if (retrieved.hits.empty())
        return !leftOut;
    for (const Hit& hit : retrieved.hits) {
        const Chunk& chunk = hit.stored.chunk;
        const std::vector<double> found =
            bestOf(question.matches(question.termsOf(chunk.text.text())),
                   question.matches(question.termsOf(headingPath(chunk) + " " + chunk.path)));
        for (std::size_t i = 0; i < found.size(); ++i)
            if (found[i] > 0 && !question.terms()[i].filler)
                return false;
    }
    return true;
}

std::vector<Reading> readingsOf(const std::string& question, const QuestionTerms& terms,
                                const RetrievalResult& retrieved) {
    if (question.find(kNarrowed) != std::string::npos)
        return {};
    std::vector<Reading> versions = versionReadings(question, terms, retrieved);
    return versions.empty() ? sectionReadings(question, terms, retrieved) : versions;
}

} // namespace touchstone
