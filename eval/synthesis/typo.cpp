// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/typo.h"

#include "core/base/hashing.h"
#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace touchstone {

namespace {

constexpr std::size_t kFewestTypedLetters = 4;
constexpr std::size_t kLongQuestion = 60; ///< bytes; from here on two slips

bool isSmallLetter(char c) {
    return c >= 'a' && c <= 'z';
}

/// Words between blanks that hold nothing but small letters, closing punctuation aside; code between
/// backquotes is left alone.
std::vector<std::pair<std::size_t, std::size_t>> typedWords(std::string_view text) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    bool code = false;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        bool wasCode = code;
        while (at < text.size() && text[at] != ' ' && text[at] != '\n' && text[at] != '\t') {
            if (text[at] == '`') {
                code = !code;
                wasCode = true;
            }
            ++at;
        }
        std::size_t end = at;
        while (end > begin && std::string_view(".,;:?!").find(text[end - 1]) != std::string_view::npos)
            --end;
        const bool plain = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                       text.begin() + static_cast<std::ptrdiff_t>(end), isSmallLetter);
        if (!wasCode && plain && end - begin >= kFewestTypedLetters)
            out.emplace_back(begin, end);
    }
    return out;
}

char neighbourKey(char c, Random& random) {
    static constexpr std::array<std::string_view, 3> rows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    for (const std::string_view row : rows) {
        const std::size_t at = row.find(c);
        if (at == std::string_view::npos)
            continue;
        if (at == 0)
            return row[1];
        return at + 1 == row.size() || random.below(2) == 0 ? row[at - 1] : row[at + 1];
    }
    return c;
}

std::string slip(std::string word, Random& random) {
    // The first letter is hardly ever the wrong one.
    const std::size_t at = 1 + random.below(static_cast<std::uint32_t>(word.size() - 2));
    switch (random.below(4)) {
    case 0:
        if (word[at] != word[at + 1]) {
            std::swap(word[at], word[at + 1]);
            return word;
        }
        [[fallthrough]];
    case 1:
        word.erase(at, 1);
        return word;
    case 2:
        word.insert(at, 1, word[at]);
        return word;
    default:
        word[at] = neighbourKey(word[at], random);
        return word;
    }
}

} // namespace

std::string withTypos(std::string_view question, std::uint64_t seed) {
    std::vector<std::pair<std::size_t, std::size_t>> words = typedWords(question);
    if (words.empty())
        return {};
    Random random(seed ^ fnv1a(question), 11);
    std::string out(question);
    const std::size_t slips = question.size() >= kLongQuestion && words.size() > 1 ? 2 : 1;
    std::vector<std::pair<std::size_t, std::size_t>> chosen;
    for (std::size_t i = 0; i < slips; ++i) {
        const std::size_t at = random.below(static_cast<std::uint32_t>(words.size()));
        chosen.push_back(words[at]);
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
    }
    // From the back, so that the places before stay what they are.
    std::sort(chosen.rbegin(), chosen.rend());
    for (const auto& word : chosen)
        out.replace(word.first, word.second - word.first,
                    slip(out.substr(word.first, word.second - word.first), random));
    return out;
}

} // namespace touchstone
