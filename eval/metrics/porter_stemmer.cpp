// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/porter_stemmer.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace touchstone {
namespace {

bool isVowelLetter(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// y is a consonant at the beginning and after a vowel. Of a run of y's only its length matters.
bool isConsonant(std::string_view word, std::size_t at) {
    if (isVowelLetter(word[at]))
        return false;
    if (word[at] != 'y')
        return true;
    std::size_t run = 0;
    while (run < at && word[at - run - 1] == 'y')
        ++run;
    const bool firstIsConsonant = run == at || isVowelLetter(word[at - run - 1]);
    return run % 2 == 0 ? firstIsConsonant : !firstIsConsonant;
}

/// Number of vowel runs that a consonant follows.
std::size_t measure(std::string_view stem) {
    std::size_t count = 0;
    bool afterVowel = false;
    bool consonant = false;
    for (std::size_t i = 0; i < stem.size(); ++i) {
        consonant = stem[i] == 'y' ? i == 0 || !consonant : !isVowelLetter(stem[i]);
        count += afterVowel && consonant ? 1 : 0;
        afterVowel = !consonant;
    }
    return count;
}

bool hasVowel(std::string_view stem) {
    for (std::size_t i = 0; i < stem.size(); ++i)
        if (!isConsonant(stem, i))
            return true;
    return false;
}

bool endsWithDoubleConsonant(std::string_view word) {
    const std::size_t n = word.size();
    return n >= 2 && word[n - 1] == word[n - 2] && isConsonant(word, n - 1);
}

/// Consonant, vowel, consonant other than w, x, y; or a word of a vowel and a consonant.
bool endsShort(std::string_view word) {
    const std::size_t n = word.size();
    if (n == 2)
        return !isConsonant(word, 0) && isConsonant(word, 1);
    return n >= 3 && isConsonant(word, n - 3) && !isConsonant(word, n - 2) && isConsonant(word, n - 1) &&
           word[n - 1] != 'w' && word[n - 1] != 'x' && word[n - 1] != 'y';
}

struct Rule {
    std::string_view suffix, replacement;
};

/// The first rule whose suffix fits decides, whether its condition holds or not.
template<std::size_t N>
void applyFirst(const std::array<Rule, N>& rules, std::string& word, std::size_t leastMeasure) {
    for (const Rule& rule : rules) {
        if (!word.ends_with(rule.suffix))
            continue;
        const std::size_t stem = word.size() - rule.suffix.size();
        if (measure(std::string_view(word).substr(0, stem)) >= leastMeasure)
            word.replace(stem, std::string::npos, rule.replacement);
        return;
    }
}

void replaceEnd(std::string& word, std::size_t letters, std::string_view by) {
    word.replace(word.size() - letters, std::string::npos, by);
}

void dropPlural(std::string& word) {
    if (word.ends_with("ies"))
        replaceEnd(word, 3, word.size() == 4 ? "ie" : "i");
    else if (word.ends_with("sses"))
        replaceEnd(word, 2, "");
    else if (word.ends_with("s") && !word.ends_with("ss"))
        word.pop_back();
}

void dropPast(std::string& word) {
    if (word.ends_with("ied")) {
        replaceEnd(word, 3, word.size() == 4 ? "ie" : "i");
        return;
    }
    if (word.ends_with("eed")) {
        if (measure(std::string_view(word).substr(0, word.size() - 3)) > 0)
            word.pop_back();
        return;
    }
    const std::size_t ending = word.ends_with("ed") ? 2 : word.ends_with("ing") ? 3 : 0;
    if (ending == 0 || !hasVowel(std::string_view(word).substr(0, word.size() - ending)))
        return;
    replaceEnd(word, ending, "");
    if (word.ends_with("at") || word.ends_with("bl") || word.ends_with("iz")) {
        word += 'e';
    } else if (endsWithDoubleConsonant(word)) {
        if (word.back() != 'l' && word.back() != 's' && word.back() != 'z')
            word.pop_back();
    } else if (measure(word) == 1 && endsShort(word)) {
        word += 'e';
    }
}

void turnY(std::string& word) {
    if (word.size() > 2 && word.back() == 'y' && isConsonant(word, word.size() - 2))
        word.back() = 'i';
}

void dropDoubleSuffix(std::string& word) {
    static constexpr std::array<Rule, 19> kRules{{{"ational", "ate"},
                                                  {"tional", "tion"},
                                                  {"enci", "ence"},
                                                  {"anci", "ance"},
                                                  {"izer", "ize"},
                                                  {"bli", "ble"},
                                                  {"alli", "al"},
                                                  {"entli", "ent"},
                                                  {"eli", "e"},
                                                  {"ousli", "ous"},
                                                  {"ization", "ize"},
                                                  {"ation", "ate"},
                                                  {"ator", "ate"},
                                                  {"alism", "al"},
                                                  {"iveness", "ive"},
                                                  {"fulness", "ful"},
                                                  {"ousness", "ous"},
                                                  {"aliti", "al"},
                                                  {"iviti", "ive"}}};
    static constexpr std::array<Rule, 2> kLast{{{"biliti", "ble"}, {"fulli", "ful"}}};
    // -alli may uncover a second suffix of this step: radically -> radicalli -> radical.
    while (word.ends_with("alli") && measure(std::string_view(word).substr(0, word.size() - 4)) > 0)
        replaceEnd(word, 4, "al");
    if (word.ends_with("logi")) { // the l belongs to the stem
        if (measure(std::string_view(word).substr(0, word.size() - 3)) > 0)
            word.pop_back();
        return;
    }
    if (word.ends_with("biliti") || word.ends_with("fulli"))
        applyFirst(kLast, word, 1);
    else
        applyFirst(kRules, word, 1);
}

void dropSuffix(std::string& word) {
    static constexpr std::array<Rule, 7> kRules{{{"icate", "ic"},
                                                 {"ative", ""},
                                                 {"alize", "al"},
                                                 {"iciti", "ic"},
                                                 {"ical", "ic"},
                                                 {"ful", ""},
                                                 {"ness", ""}}};
    applyFirst(kRules, word, 1);
}

void dropLastSuffix(std::string& word) {
    static constexpr std::array<std::string_view, 19> kSuffixes{
        "al",  "ance", "ence", "er",  "ic",  "able", "ible", "ant", "ement", "ment",
        "ent", "ion",  "ou",   "ism", "ate", "iti",  "ous",  "ive", "ize"};
    for (const std::string_view suffix : kSuffixes) {
        if (!word.ends_with(suffix))
            continue;
        const std::string_view stem = std::string_view(word).substr(0, word.size() - suffix.size());
        if (measure(stem) > 1 && (suffix != "ion" || stem.back() == 's' || stem.back() == 't'))
            word.resize(stem.size());
        return;
    }
}

void tidyEnd(std::string& word) {
    if (word.ends_with("e")) {
        const std::string_view stem = std::string_view(word).substr(0, word.size() - 1);
        const std::size_t m = measure(stem);
        if (m > 1 || (m == 1 && !endsShort(stem)))
            word.pop_back();
    }
    if (word.ends_with("ll") && measure(std::string_view(word).substr(0, word.size() - 1)) > 1)
        word.pop_back();
}

std::string_view irregular(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kForms{
        {{"sky", "sky"},
         {"skies", "sky"},
         {"dying", "die"},
         {"lying", "lie"},
         {"tying", "tie"},
         {"news", "news"},
         {"innings", "inning"},
         {"inning", "inning"},
         {"outings", "outing"},
         {"outing", "outing"},
         {"cannings", "canning"},
         {"canning", "canning"},
         {"howe", "howe"},
         {"proceed", "proceed"},
         {"exceed", "exceed"},
         {"succeed", "succeed"}}};
    for (const auto& form : kForms)
        if (form.first == word)
            return form.second;
    return {};
}

} // namespace

std::string porterStem(std::string word) {
    if (const std::string_view known = irregular(word); !known.empty())
        return std::string(known);
    if (word.size() <= 2)
        return word;
    dropPlural(word);
    dropPast(word);
    turnY(word);
    dropDoubleSuffix(word);
    dropSuffix(word);
    dropLastSuffix(word);
    tidyEnd(word);
    return word;
}

} // namespace touchstone
