// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/paid_vectors.h"

#include "core/base/hashing.h"

#include <fmt/format.h>

#include <cstring>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace touchstone {

Result<std::vector<float>> PaidVectorMaker::cached(const std::string& sha256) {
    Result<Statement> select =
        m_database.prepare("SELECT dimension, vector FROM embedding_cache WHERE model = ?1 AND sha256 = ?2");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, m_embedder.identity()).bind(2, sha256).step();
    if (!row)
        return fail(row.error());
    std::vector<float> vector;
    if (!*row)
        return vector;
    const std::string_view bytes = select->blobView(1);
    if (bytes.empty() || bytes.size() != static_cast<std::size_t>(select->integer(0)) * sizeof(float))
        return vector;
    vector.resize(bytes.size() / sizeof(float));
    std::memcpy(vector.data(), bytes.data(), bytes.size());
    return vector;
}

Result<> PaidVectorMaker::keep(const std::vector<std::string>& hashes, const std::vector<float>& vectors) {
    Result<Statement> insert = m_database.prepare(
        "INSERT OR REPLACE INTO embedding_cache (model, sha256, dimension, vector) VALUES (?1, ?2, ?3, ?4)");
    if (!insert)
        return fail(insert.error());
    const std::size_t dimension = vectors.size() / hashes.size();
    return m_database.transaction([&]() -> Result<> {
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            const std::string_view bytes(reinterpret_cast<const char*>(vectors.data() + i * dimension),
                                         dimension * sizeof(float));
            insert->bind(1, m_embedder.identity())
                .bind(2, hashes[i])
                .bind(3, static_cast<std::int64_t>(dimension));
            TOUCHSTONE_TRY(insert->bindBlob(4, bytes).run());
        }
        return {};
    });
}

Result<> PaidVectorMaker::append(const std::vector<std::string>& texts, PaidVectors& out,
                                 JobContext& context) {
    TOUCHSTONE_TRY(m_embedder.prepare(context)); // what its vectors are kept under depends on its weights
    std::vector<std::vector<float>> found(texts.size());
    std::vector<std::string> missing;
    std::vector<std::string> missingHashes;
    std::unordered_map<std::string, std::size_t> missingAs; // equal texts are sent once
    std::vector<std::pair<std::size_t, std::size_t>> missingAt;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::string hash = sha256Hex(texts[i]);
        Result<std::vector<float>> vector = cached(hash);
        if (!vector)
            return fail(vector.error());
        found[i] = std::move(*vector);
        if (!found[i].empty())
            continue;
        const auto [as, fresh] = missingAs.emplace(hash, missing.size());
        missingAt.emplace_back(i, as->second);
        if (fresh) {
            missing.push_back(texts[i]);
            missingHashes.push_back(std::move(hash));
        }
    }
    if (!missing.empty()) {
        const Result<std::vector<float>> made = m_embedder.embed(missing, EmbedPurpose::Passage, context);
        if (!made)
            return fail(made.error());
        if (made->empty() || made->size() % missing.size() != 0)
            return fail(ErrorCode::Malformed, "The embedder returned vectors of no length.");
        TOUCHSTONE_TRY(keep(missingHashes, *made));
        const std::size_t dimension = made->size() / missing.size();
        for (const auto& [at, as] : missingAt) {
            const auto begin = made->begin() + static_cast<std::ptrdiff_t>(as * dimension);
            found[at].assign(begin, begin + static_cast<std::ptrdiff_t>(dimension));
        }
    }
    for (const std::vector<float>& vector : found) {
        if (out.dimension == 0)
            out.dimension = vector.size();
        if (vector.size() != out.dimension)
            return fail(ErrorCode::Malformed,
                        fmt::format("The embedder {} gave vectors of {} and of {} numbers.",
                                    m_embedder.spec(), out.dimension, vector.size()),
                        "Did the server change its model? Give the new one another name in model=.");
        out.values.insert(out.values.end(), vector.begin(), vector.end());
    }
    return {};
}

} // namespace touchstone
