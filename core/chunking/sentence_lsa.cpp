// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/sentence_lsa.h"

#include "core/chunking/piece.h"
#include "core/embedding/lsa.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMostSentences = 20000;
constexpr std::size_t kFewestSentences = 20;
constexpr std::size_t kDimension = 100;

class LsaSentences final : public SentenceVectors {
public:
    explicit LsaSentences(std::shared_ptr<const LsaModel> model) : m_model(std::move(model)) {}
    [[nodiscard]] std::size_t dimension() const override { return m_model->dimension(); }
    [[nodiscard]] std::vector<float> vectorsOf(const std::vector<std::string>& sentences) const override {
        const Analyser analyser; // of this call: an analyser belongs to one thread
        std::vector<float> out;
        out.reserve(sentences.size() * dimension());
        for (const std::string& sentence : sentences) {
            const std::vector<float> one = m_model->embed(analyser.terms(sentence, false));
            out.insert(out.end(), one.begin(), one.end());
        }
        return out;
    }

private:
    std::shared_ptr<const LsaModel> m_model;
};

} // namespace

void SentenceCollector::add(const Document& document) {
    const Measure measure({300, 0});
    for (const Piece& piece : piecesOf(document, measure, Grain::Prose)) {
        if (m_turn++ % m_stride != 0)
            continue;
        const std::string& text = document.sections[piece.section].blocks[piece.block].text.text();
        std::vector<std::string> terms =
            m_analyser.terms(std::string_view(text).substr(piece.start, piece.end - piece.start), false);
        if (!terms.empty())
            m_terms.push_back(std::move(terms));
        if (m_terms.size() < 2 * kMostSentences)
            continue;
        std::vector<std::vector<std::string>> half; // every second one, and from now on fewer
        for (std::size_t i = 0; i < m_terms.size(); i += 2)
            half.push_back(std::move(m_terms[i]));
        m_terms = std::move(half);
        m_stride *= 2;
    }
}

Result<std::shared_ptr<const SentenceVectors>> SentenceCollector::train(JobContext& context) {
    if (m_terms.size() < kFewestSentences)
        return std::shared_ptr<const SentenceVectors>();
    LsaOptions options;
    options.dimension = std::min(kDimension, m_terms.size() - 1);
    options.maxTrainingDocuments = kMostSentences;
    Result<std::shared_ptr<const LsaModel>> model = LsaModel::train(m_terms, options, context);
    if (!model)
        return fail(std::move(model.error()));
    return std::shared_ptr<const SentenceVectors>(std::make_shared<LsaSentences>(std::move(*model)));
}

} // namespace touchstone
