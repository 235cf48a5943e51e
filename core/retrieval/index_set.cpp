// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/index_set.h"

#include "core/index/lexical_fields.h"

namespace touchstone {

LsaOptions lsaOptionsOf(const std::string& embedderSpec) {
    LsaOptions options;
    const auto spec = Spec::parse(embedderSpec);
    if (spec && spec->name() == "lsa")
        if (const auto dimension = spec->integer("dim", 200, 1, 4096))
            options.dimension = static_cast<std::size_t>(*dimension);
    return options;
}

IndexSetBuilder::IndexSetBuilder(LexicalOptions lexical, LsaOptions lsa)
    : m_lsaOptions(lsa), m_lexicalOptions(lexical), m_lexical(lexical) {}

void IndexSetBuilder::add(const Chunk& chunk, std::int64_t row, std::int64_t documentRow) {
    m_lexical.add(lexicalDocumentOf(chunk, m_analyser, m_lexicalOptions));
    m_bags.push_back(lsaTermsOf(chunk, m_analyser));
    const bool fresh = m_set.rows.empty() || documentRow != m_document;
    m_set.page.push_back(m_set.page.empty() ? 0 : m_set.page.back() + (fresh ? 1U : 0U));
    m_set.rows.push_back(row);
    m_document = documentRow;
}

Result<IndexSet> IndexSetBuilder::build(JobContext& context) {
    auto blob = m_lexical.build(context);
    if (!blob)
        return fail(blob.error());
    auto lexical = LexicalIndex::open(std::move(*blob));
    if (!lexical)
        return fail(lexical.error());
    auto lsa = LsaModel::train(m_bags, m_lsaOptions, context);
    if (!lsa)
        return fail(lsa.error());
    std::vector<float> vectors;
    vectors.reserve(m_bags.size() * (*lsa)->dimension());
    for (const auto& bag : m_bags) {
        const std::vector<float> vector = (*lsa)->embed(bag);
        vectors.insert(vectors.end(), vector.begin(), vector.end());
    }
    IndexSet set = std::move(m_set);
    set.lexical = std::move(*lexical);
    set.lsaVectors = makeExactIndex(std::move(vectors), (*lsa)->dimension());
    set.lsa = std::move(*lsa);
    return set;
}

} // namespace touchstone
