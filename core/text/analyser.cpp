// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/analyser.h"

#include "core/text/char_classes.h"
#include "core/text/identifier_parts.h"
#include "core/text/stemming.h"
#include "core/text/word_scanner.h"

#include <utf8proc.h>

#include <cstdlib>

namespace touchstone {

namespace {

/// Raised whenever the same text may give other terms.
constexpr int kRules = 1;

void lowerAscii(std::string_view word, std::string& out) {
    out.resize(word.size());
    for (std::size_t i = 0; i < word.size(); ++i)
        out[i] = asciiLower(word[i]);
}

/// Composed, compatibility and case folded, without invisible characters, so that each spelling of a word is
/// one word.
void foldWide(std::string_view word, std::string& out) {
    utf8proc_uint8_t* folded = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
                                               static_cast<utf8proc_ssize_t>(word.size()), &folded, options);
    if (size > 0)
        out.assign(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size));
    else
        out = toLowerUtf8(word);
    std::free(folded); // utf8proc allocates with malloc
}

} // namespace

struct Analyser::State {
    explicit State(AnalyserOptions given) : options(std::move(given)), stemming(options.language) {}

    AnalyserOptions options;
    Stemming stemming;
    std::string lower;
    std::vector<IdentifierPart> parts;

    void normalise(std::string_view word, bool ascii) {
        if (ascii)
            lowerAscii(word, lower);
        else
            foldWide(word, lower);
    }
    void addStemmed(const ScannedWord& word, std::string_view text, std::vector<Term>& out) {
        normalise(text, word.ascii);
        const StemmedWord& stem = stemming.of(lower);
        out.push_back({stem.text, word.start, word.end, false, stem.stop && !options.keepStopWords});
    }
    void addParts(const ScannedWord& word, std::string_view text, std::vector<Term>& out);
    void addBigrams(std::string_view text, const ScannedWord& word, std::vector<Term>& out);
    void add(std::string_view text, const ScannedWord& word, std::vector<Term>& out);
    template<class Sink>
    void each(std::string_view text, std::vector<Term>& buffer, Sink sink);
};

void Analyser::State::addBigrams(std::string_view text, const ScannedWord& word, std::vector<Term>& out) {
    std::size_t first = word.start;
    std::size_t second = first + classAt(text, first).length;
    if (second >= word.end) {
        out.push_back({std::string(text.substr(first, word.end - first)), first, word.end, false, false});
        return;
    }
    while (second < word.end) {
        const std::size_t end = second + classAt(text, second).length;
        out.push_back({std::string(text.substr(first, end - first)), first, end, false, false});
        first = second;
        second = end;
    }
}

void Analyser::State::addParts(const ScannedWord& word, std::string_view text, std::vector<Term>& out) {
    const std::size_t main = out.size() - 1;
    const auto addPart = [&](std::size_t start, std::size_t end, const StemmedWord& stem) {
        if (stem.text != out[main].text)
            out.push_back(
                {stem.text, word.start + start, word.start + end, true, stem.stop && !options.keepStopWords});
    };
    const std::size_t dashes = text.substr(0, 2) == "--" ? 2 : 0;
    const std::string_view name = text.substr(dashes);
    parts.clear();
    splitIdentifier(name, word.ascii, parts);
    const bool simple = name.find_first_of("._-") == std::string_view::npos;
    if (simple || parts.empty()) { // who types CORSMiddleware in lower case gets a stem: it must be found too
        normalise(name, word.ascii);
        addPart(dashes, text.size(), stemming.of(lower));
    }
    for (const IdentifierPart& part : parts) {
        normalise(name.substr(part.start, part.end - part.start), word.ascii);
        if (part.compound)
            addPart(dashes + part.start, dashes + part.end, StemmedWord{lower, false});
        else
            addPart(dashes + part.start, dashes + part.end, stemming.of(lower));
    }
}

void Analyser::State::add(std::string_view whole, const ScannedWord& word, std::vector<Term>& out) {
    const std::string_view text = whole.substr(word.start, word.end - word.start);
    if (word.kind == WordKind::Unspaced) {
        addBigrams(whole, word, out);
        return;
    }
    if (word.kind == WordKind::Contraction) {
        lowerAscii(text, lower);
        if (const std::size_t curly = lower.find("\xE2\x80\x99"); curly != std::string::npos)
            lower.replace(curly, 3, "'");
        const StemmedWord& stem = stemming.of(lower);
        out.push_back({stem.text, word.start, word.end, false, stem.stop && !options.keepStopWords});
        return;
    }
    const bool identifier = word.marked || word.joined || (word.ascii && isCamel(text));
    if (!identifier && !word.digits) {
        addStemmed(word, text, out);
        return;
    }
    normalise(text, word.ascii);
    const bool stop = word.joined && !word.marked && !options.keepStopWords && stemming.english() &&
                      isEnglishStopWord(lower); // e.g, i.e
    out.push_back({lower, word.start, word.end, false, stop});
    if (identifier && options.identifierParts && !stop && !word.allSegmentsNumeric)
        addParts(word, text, out);
}

template<class Sink>
void Analyser::State::each(std::string_view text, std::vector<Term>& buffer, Sink sink) {
    WordScanner scanner(text, stemming.english());
    ScannedWord word;
    while (scanner.next(word)) {
        add(text, word, buffer);
        sink();
    }
}

Analyser::Analyser(AnalyserOptions options) : m_state(std::make_unique<State>(std::move(options))) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

std::vector<Term> Analyser::analyse(std::string_view text) const {
    std::vector<Term> out;
    out.reserve(text.size() / 6 + 1);
    m_state->each(text, out, [] {});
    return out;
}

std::vector<std::string> Analyser::terms(std::string_view text, bool withParts) const {
    std::vector<std::string> out;
    out.reserve(text.size() / 8 + 1);
    std::vector<Term> few;
    m_state->each(text, few, [&] {
        for (Term& term : few)
            if (!term.stop && (withParts || !term.part))
                out.push_back(std::move(term.text));
        few.clear();
    });
    return out;
}

const AnalyserOptions& Analyser::options() const {
    return m_state->options;
}

Analyser Analyser::copy() const {
    return Analyser(m_state->options);
}

std::string Analyser::fingerprint() const {
    const AnalyserOptions& options = m_state->options;
    std::string out = "terms-" + std::to_string(kRules) + ":";
    out += m_state->stemming.works() ? options.language : "none";
    if (options.identifierParts)
        out += "+parts";
    if (options.keepStopWords)
        out += "+stop";
    return out;
}

} // namespace touchstone
