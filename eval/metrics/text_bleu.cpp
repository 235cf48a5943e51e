// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/text_bleu.h"

#include "eval/metrics/text_units.h"

#include <algorithm>
#include <cmath>

namespace touchstone {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isPoint(char c) {
    return c == '.' || c == ',';
}
/// Always a token of its own: ASCII's punctuation but for ' , - and .
bool standsAlone(char c) {
    return isAsciiPunctuation(static_cast<std::uint8_t>(c)) && c != '\'' && c != ',' && c != '-' && c != '.';
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    std::size_t found = text.find(from);
    if (found == std::string::npos)
        return;
    std::string out;
    std::size_t at = 0;
    for (; found != std::string::npos; found = text.find(from, at)) {
        out.append(text, at, found - at).append(to);
        at = found + from.size();
    }
    out.append(text, at);
    text = std::move(out);
}

/// Walks over pairs of bytes that fit, none of which overlap, and puts blanks around one of the two. Bytes do
/// for characters, as only one side of each pair may lie beyond ASCII and it is copied as it is.
template<class Fits>
std::string spacePairs(const std::string& in, bool secondStandsAlone, Fits fits) {
    std::string out;
    out.reserve(in.size() + in.size() / 4);
    std::size_t i = 0;
    while (i < in.size()) {
        if (i + 1 >= in.size() || !fits(in[i], in[i + 1])) {
            out += in[i++];
            continue;
        }
        if (secondStandsAlone) {
            out += in[i];
            out += ' ';
            out += in[i + 1];
            out += ' ';
        } else {
            out += ' ';
            out += in[i];
            out += ' ';
            out += in[i + 1];
        }
        i += 2;
    }
    return out;
}

std::string spaced13a(std::string_view text) {
    std::string line(text);
    replaceAll(line, "<skipped>", "");
    replaceAll(line, "-\n", "");
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (line.find('&') != std::string::npos) {
        replaceAll(line, "&quot;", "\"");
        replaceAll(line, "&amp;", "&");
        replaceAll(line, "&lt;", "<");
        replaceAll(line, "&gt;", ">");
    }
    std::string out = " ";
    out.reserve(line.size() * 2);
    for (const char c : line) {
        if (standsAlone(c)) {
            out += ' ';
            out += c;
            out += ' ';
        } else {
            out += c;
        }
    }
    out += ' ';
    out = spacePairs(out, true, [](char a, char b) { return !isDigit(a) && isPoint(b); });
    out = spacePairs(out, false, [](char a, char b) { return isPoint(a) && !isDigit(b); });
    return spacePairs(out, true, [](char a, char b) { return isDigit(a) && b == '-'; });
}

} // namespace

std::string tokenize13a(std::string_view text) {
    const std::string spaced = spaced13a(text);
    std::string out;
    for (const std::string_view token : splitAtBlanks(spaced)) {
        if (!out.empty())
            out += ' ';
        out += token;
    }
    return out;
}

void BleuCounts::add(const BleuCounts& other) {
    for (std::size_t n = 0; n < kBleuOrders; ++n) {
        matches[n] += other.matches[n];
        totals[n] += other.totals[n];
    }
    predictionLength += other.predictionLength;
    referenceLength += other.referenceLength;
}

BleuCounts BleuScorer::counts(std::string_view prediction, const std::vector<std::string>& references) {
    WordNumbers words;
    std::vector<std::string> texts{spaced13a(prediction)};
    for (const std::string& reference : references)
        texts.push_back(spaced13a(reference));
    std::vector<Ngrams::Tokens> sequences;
    for (const std::string& text : texts) {
        Ngrams::Tokens& tokens = sequences.emplace_back();
        for (const std::string_view token : splitAtBlanks(text))
            tokens.push_back(words.of(token));
    }
    BleuCounts out;
    out.predictionLength = sequences.front().size();
    std::uint64_t nearest = UINT64_MAX;
    for (std::size_t r = 1; r < sequences.size(); ++r) {
        const std::uint64_t length = sequences[r].size();
        const std::uint64_t distance =
            length > out.predictionLength ? length - out.predictionLength : out.predictionLength - length;
        if (distance < nearest || (distance == nearest && length < out.referenceLength)) {
            nearest = distance;
            out.referenceLength = length;
        }
    }
    m_ngrams.start(std::move(sequences));
    for (std::size_t n = 0; n < kBleuOrders; ++n) {
        if (n > 0)
            m_ngrams.grow();
        out.totals[n] = m_ngrams.count(0);
        out.matches[n] = m_ngrams.overlapWithAny();
    }
    return out;
}

double bleuScore(const BleuCounts& counts, bool effectiveOrder) {
    if (std::all_of(counts.matches.begin(), counts.matches.end(), [](std::uint64_t m) { return m == 0; }))
        return 0;
    double logarithms = 0;
    double halved = 1;
    std::size_t orders = 0;
    for (; orders < kBleuOrders && counts.totals[orders] > 0; ++orders) {
        auto matches = static_cast<double>(counts.matches[orders]);
        if (counts.matches[orders] == 0)
            matches = halved /= 2;
        logarithms += std::log(100.0 * matches / static_cast<double>(counts.totals[orders]));
    }
    if (orders < kBleuOrders && !effectiveOrder)
        return 0; // a precision of 0 in a geometric mean
    const double brevity = counts.predictionLength < counts.referenceLength
                               ? std::exp(1.0 - static_cast<double>(counts.referenceLength) /
                                                    static_cast<double>(counts.predictionLength))
                               : 1.0;
    return brevity * std::exp(logarithms / static_cast<double>(orders));
}

} // namespace touchstone
