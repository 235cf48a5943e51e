// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/index_set.h"

#include "core/index/lexical_fields.h"

#include <fmt/format.h>

namespace touchstone {

LsaOptions lsaOptionsOf(const std::string& embedderSpec) {
    LsaOptions options;
    const auto spec = Spec::parse(embedderSpec);
    if (spec && spec->name() == "lsa")
        if (const auto dimension = spec->integer("dim", 200, 1, 4096))
            options.dimension = static_cast<std::size_t>(*dimension);
    return options;
}

std::string IndexSet::denseKind() const {
    // Two LSA models are two spaces, whatever they were made with.
    return vectors ? embedder->spec() : fmt::format("lsa {}", static_cast<const void*>(lsa.get()));
}

void IndexSetBuilder::standBeside(std::shared_ptr<const LsaModel> model, double meanLength) {
    m_model = std::move(model);
    m_trains = false;
    m_lexical.setMeanLength(meanLength);
}

IndexSetBuilder::IndexSetBuilder(LexicalOptions lexical, LsaOptions lsa)
    : m_lsaOptions(lsa), m_lexicalOptions(lexical), m_lexical(lexical) {}

void IndexSetBuilder::add(const Chunk& chunk, std::int64_t row, std::int64_t documentRow) {
    m_lexical.add(lexicalDocumentOf(chunk, m_analyser, m_lexicalOptions));
    if (m_trains || m_model)
        m_bags.push_back(lsaTermsOf(chunk, m_analyser));
    const bool fresh = m_set.rows.empty() || documentRow != m_document;
    m_set.page.push_back(m_set.page.empty() ? 0 : m_set.page.back() + (fresh ? 1U : 0U));
    m_set.rows.push_back(row);
    if (fresh)
        m_set.documents.push_back(documentRow);
    m_document = documentRow;
}

Result<IndexSet> IndexSetBuilder::build(JobContext& context) {
    auto blob = m_lexical.build(context);
    if (!blob)
        return fail(blob.error());
    auto lexical = LexicalIndex::open(std::move(*blob));
    if (!lexical)
        return fail(lexical.error());
    IndexSet set = std::move(m_set);
    set.lexical = std::move(*lexical);
    set.lsa = m_model;
    if (m_trains) {
        auto lsa = LsaModel::train(m_bags, m_lsaOptions, context);
        if (!lsa)
            return fail(lsa.error());
        set.lsa = std::move(*lsa);
    }
    if (!set.lsa)
        return set;
    std::vector<float> vectors;
    vectors.reserve(m_bags.size() * set.lsa->dimension());
    for (const auto& bag : m_bags) {
        const std::vector<float> vector = set.lsa->embed(bag);
        vectors.insert(vectors.end(), vector.begin(), vector.end());
    }
    set.lsaVectors = makeExactIndex(std::move(vectors), set.lsa->dimension());
    return set;
}

} // namespace touchstone
