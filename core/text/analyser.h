// SPDX-License-Identifier: GPL-3.0-or-later
// Text -> terms for the lexical index and the embedder that is trained on the corpus. Pure; an Analyser may
// be shared between threads for const calls only when each thread has its own (libstemmer keeps state):
// copy() is cheap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct Term {
    std::string text;      ///< normalised: lower case, stemmed where it is a plain word
    std::size_t start = 0; ///< bytes in the analysed text
    std::size_t end = 0;
    bool part = false; ///< a part of an identifier (`response` of `response_model`), not a word of its own
    bool stop = false; ///< a stop word; the lexical index leaves it out (never set with keepStopWords)
};

struct AnalyserOptions {
    std::string language = "english"; ///< a Snowball algorithm of libstemmer, or "none"
    bool identifierParts = true; ///< also emit camel, snake and dotted parts of identifiers, with part = true
    bool keepStopWords = false;
};

class Analyser {
public:
    explicit Analyser(AnalyserOptions options = {});
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    /// All terms in order. Identifiers (`response_model`, `@app.get`, `Depends()`, `fastapi.middleware.cors`)
    /// give one term as typed (lower case, without `@` and `()`), unstemmed, and their parts; a camel word
    /// also the stem of its lower-case spelling, as a part. Scripts without blanks give bigrams. Never fails;
    /// invalid bytes separate words.
    [[nodiscard]] std::vector<Term> analyse(std::string_view text) const;
    /// analyse() without stop words and offsets.
    [[nodiscard]] std::vector<std::string> terms(std::string_view text, bool withParts = true) const;
    [[nodiscard]] const AnalyserOptions& options() const;
    [[nodiscard]] Analyser copy() const;
    /// Changes whenever the same text may give other terms; part of a snapshot's hash.
    [[nodiscard]] std::string fingerprint() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

bool isEnglishStopWord(std::string_view lowerCaseWord);
/// Whether some stop word begins so.
bool beginsEnglishStopWord(std::string_view lowerCase);

} // namespace touchstone
