// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/index_delta.h"

#include "core/base/blob.h"
#include "core/base/hashing.h"

#include <algorithm>

namespace touchstone {
namespace {

constexpr std::string_view kDeltaMagic = "TSDELTA1", kVocabularyMagic = "TSVOCAB1";

Error damaged() {
    return makeError(ErrorCode::BadInput, "What was changed in the indexes cannot be read.",
                     "They can be rebuilt from the chunks.");
}

template<class T>
void appendAll(std::string& out, const std::vector<T>& values) {
    appendRaw(out, static_cast<std::uint64_t>(values.size()));
    out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

template<class T>
bool readAll(BlobReader& reader, std::vector<T>& values) {
    const auto count = reader.raw<std::uint64_t>();
    if (reader.failed() || count > reader.left() / sizeof(T))
        return false;
    values.resize(static_cast<std::size_t>(count));
    if (!values.empty())
        std::memcpy(values.data(), reader.bytes(count * sizeof(T)).data(), values.size() * sizeof(T));
    return !reader.failed();
}

} // namespace

std::string IndexDelta::serialise() const {
    std::string body;
    appendRaw(body, words);
    appendRaw(body, newWords);
    appendAll(body, gone);
    appendAll(body, added);
    return sealBlob(kDeltaMagic, body);
}

Result<IndexDelta> IndexDelta::parse(std::string_view blob) {
    std::string_view body;
    if (!openBlob(blob, kDeltaMagic, body))
        return fail(damaged());
    BlobReader reader(body);
    IndexDelta delta;
    delta.words = reader.raw<std::uint64_t>();
    delta.newWords = reader.raw<std::uint64_t>();
    if (!readAll(reader, delta.gone) || !readAll(reader, delta.added) || reader.left() != 0 ||
        !std::is_sorted(delta.gone.begin(), delta.gone.end()))
        return fail(damaged());
    return delta;
}

IndexVocabulary::IndexVocabulary(std::vector<std::uint64_t> hashes, double meanLength)
    : m_hashes(std::move(hashes)), m_meanLength(meanLength) {
    std::sort(m_hashes.begin(), m_hashes.end());
}

std::uint64_t IndexVocabulary::hashOf(std::string_view term) {
    return fnv1a(term);
}

bool IndexVocabulary::knows(std::string_view term) const {
    return std::binary_search(m_hashes.begin(), m_hashes.end(), hashOf(term));
}

std::string IndexVocabulary::serialise() const {
    std::string body;
    body.reserve(16 + m_hashes.size() * sizeof(std::uint64_t));
    appendRaw(body, m_meanLength);
    appendAll(body, m_hashes);
    return sealBlob(kVocabularyMagic, body);
}

Result<IndexVocabulary> IndexVocabulary::parse(std::string_view blob) {
    std::string_view body;
    if (!openBlob(blob, kVocabularyMagic, body))
        return fail(damaged());
    BlobReader reader(body);
    IndexVocabulary vocabulary;
    vocabulary.m_meanLength = reader.raw<double>();
    if (!readAll(reader, vocabulary.m_hashes) || reader.left() != 0)
        return fail(damaged());
    return vocabulary;
}

} // namespace touchstone
