// SPDX-License-Identifier: GPL-3.0-or-later
// Snowball with a memory: each distinct word is stemmed once. Belongs to one thread. Internal to core/text.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

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
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    sb_stemmer* m_stemmer = nullptr;
    bool m_english = false;
    std::unordered_map<std::string, StemmedWord, Hash, std::equal_to<>> m_known;
};

} // namespace touchstone
