// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/text_rouge.h"

#include "eval/metrics/common_subsequence.h"
#include "eval/metrics/porter_stemmer.h"
#include "eval/metrics/text_units.h"

#include <algorithm>
#include <unordered_map>

namespace touchstone {
namespace {

using Tokens = Ngrams::Tokens;

RougeValue valueOf(double hits, std::size_t prediction, std::size_t reference) {
    RougeValue value;
    value.precision = hits / static_cast<double>(std::max<std::size_t>(1, prediction));
    value.recall = hits / static_cast<double>(std::max<std::size_t>(1, reference));
    if (value.precision + value.recall > 0)
        value.fmeasure = 2 * value.precision * value.recall / (value.precision + value.recall);
    return value;
}

/// Numbers of the tokens of a text, whole and by line.
struct NumberedText {
    std::vector<Tokens> lines; ///< empty lines left out
    Tokens all;
};

class Numbering {
public:
    explicit Numbering(bool stem) : m_stem(stem) {}
    NumberedText of(std::string_view text, bool byLine) {
        NumberedText out;
        out.all = number(text);
        for (std::size_t at = 0; byLine && at <= text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            if (end > at)
                out.lines.push_back(number(text.substr(at, end - at)));
            at = end + 1;
        }
        return out;
    }
    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }

private:
    Tokens number(std::string_view text) {
        Tokens out;
        for (std::string& token : rougeTokens(text, m_stem)) {
            const auto [found, isNew] =
                m_numbers.try_emplace(std::move(token), static_cast<std::uint32_t>(m_numbers.size()));
            out.push_back(found->second);
        }
        return out;
    }
    bool m_stem;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// Rows of the reference's lines that lie in any subsequence with a line of the prediction; each token counts
/// no more often than either side has it.
RougeValue summaryValue(const NumberedText& prediction, const NumberedText& reference, std::size_t vocabulary,
                        CommonSubsequence& subsequence) {
    std::vector<std::uint32_t> inPrediction(vocabulary, 0), inReference(vocabulary, 0);
    std::size_t predictionSize = 0, referenceSize = 0;
    for (const Tokens& line : prediction.lines)
        for (const std::uint32_t token : line) {
            ++inPrediction[token];
            ++predictionSize;
        }
    for (const Tokens& line : reference.lines)
        for (const std::uint32_t token : line) {
            ++inReference[token];
            ++referenceSize;
        }
    if (predictionSize == 0 || referenceSize == 0)
        return {};
    double hits = 0;
    std::vector<bool> isIn;
    for (const Tokens& line : reference.lines) {
        isIn.assign(line.size(), false);
        for (const Tokens& other : prediction.lines)
            subsequence.mark(line, other, isIn);
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::uint32_t token = line[i];
            if (!isIn[i] || inPrediction[token] == 0 || inReference[token] == 0)
                continue;
            --inPrediction[token];
            --inReference[token];
            hits += 1;
        }
    }
    return valueOf(hits, predictionSize, referenceSize);
}

} // namespace

std::vector<std::string> rougeTokens(std::string_view text, bool stem) {
    // Only two letters beyond ASCII have an ASCII letter in lower case: the Kelvin sign and I with a dot
    // above, whose dot separates.
    std::vector<std::string> tokens;
    std::string token;
    const auto finish = [&] {
        if (token.empty())
            return;
        tokens.push_back(stem && token.size() > 3 ? porterStem(std::move(token)) : std::move(token));
        token.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            token += c;
        } else if (c >= 'A' && c <= 'Z') {
            token += static_cast<char>(c + ('a' - 'A'));
        } else if (text.substr(i, 3) == "\xE2\x84\xAA") {
            token += 'k';
            i += 2;
        } else if (text.substr(i, 2) == "\xC4\xB0") {
            token += 'i';
            i += 1;
            finish();
        } else {
            finish();
        }
    }
    finish();
    return tokens;
}

std::array<RougeValue, kRougeKinds> RougeScorer::values(std::string_view prediction,
                                                        const std::vector<std::string>& references,
                                                        const std::array<bool, kRougeKinds>& wanted) {
    const auto wants = [&](RougeKind kind) { return wanted[static_cast<std::size_t>(kind)]; };
    Numbering numbering(m_stem);
    const NumberedText text = numbering.of(prediction, wants(RougeKind::Lsum));
    std::vector<NumberedText> others;
    others.reserve(references.size());
    for (const std::string& reference : references)
        others.push_back(numbering.of(reference, wants(RougeKind::Lsum)));

    std::array<RougeValue, kRougeKinds> best{};
    const auto offer = [&](RougeKind kind, std::size_t reference, const RougeValue& value) {
        RougeValue& known = best[static_cast<std::size_t>(kind)];
        if (reference == 0 || value.fmeasure > known.fmeasure)
            known = value;
    };
    if (wants(RougeKind::One) || wants(RougeKind::Two)) {
        std::vector<Tokens> sequences{text.all};
        for (const NumberedText& other : others)
            sequences.push_back(other.all);
        m_ngrams.start(std::move(sequences));
        for (const RougeKind kind : {RougeKind::One, RougeKind::Two}) {
            if (kind == RougeKind::Two)
                m_ngrams.grow();
            for (std::size_t r = 0; wants(kind) && r < others.size(); ++r)
                offer(kind, r,
                      valueOf(static_cast<double>(m_ngrams.overlap(r + 1)), m_ngrams.count(0),
                              m_ngrams.count(r + 1)));
        }
    }
    if (wants(RougeKind::L) || wants(RougeKind::Lsum)) {
        CommonSubsequence subsequence(numbering.size());
        for (std::size_t r = 0; r < others.size(); ++r) {
            if (wants(RougeKind::L))
                offer(RougeKind::L, r,
                      valueOf(static_cast<double>(subsequence.length(others[r].all, text.all)),
                              text.all.size(), others[r].all.size()));
            if (wants(RougeKind::Lsum))
                offer(RougeKind::Lsum, r, summaryValue(text, others[r], numbering.size(), subsequence));
        }
    }
    return best;
}

} // namespace touchstone
