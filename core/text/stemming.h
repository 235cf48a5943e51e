// SPDX-License-Identifier: GPL-3.0-or-later
// Snowball with a memory: each distinct word is stemmed once. Belongs to one thread. Internal to core/text.
#pragma once

#include "core/text/term_numbers.h"

#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace touchstone {

struct StemmedWord {
    std::string text;
    bool stop = false;
};

class Stemming {
public:
    /// An unknown language stems nothing, like "none".
    explicit Stemming(const std::string& language);
    ~Stemming();
    Stemming(const Stemming&) = delete;
    Stemming& operator=(const Stemming&) = delete;

    /// `word` in lower case. The reference holds until the next call.
    const StemmedWord& of(std::string_view word);
    /// Stop words are known for English alone.
    [[nodiscard]] bool english() const { return m_english; }
    [[nodiscard]] bool works() const { return m_stemmer != nullptr; }

private:
    sb_stemmer* m_stemmer = nullptr;
    bool m_english = false;
    TermNumbers m_words;
    std::vector<StemmedWord> m_known; ///< by number of the word
};

} // namespace touchstone
