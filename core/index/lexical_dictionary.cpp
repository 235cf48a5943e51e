// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lexical_dictionary.h"

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::size_t kBlockBytes = 256U << 10U;
constexpr std::size_t kDirectoryEntry = sizeof(std::uint32_t) + sizeof(std::uint64_t);

/// The first term of a block shares nothing with its predecessor, so it can be read by itself.
std::string_view firstTerm(std::string_view block) {
    BlobReader reader(block);
    if (reader.varint() != 0)
        return {};
    return reader.bytes(reader.varint());
}
} // namespace

Result<LexicalDictionary> LexicalDictionary::open(std::string_view blob) {
    std::string_view body;
    if (!openBlob(blob, kMagic, body))
        return fail(ErrorCode::BadInput, "The lexical index is damaged or of another version.",
                    "It can be rebuilt from the chunks.");
    LexicalDictionary out;
    BlobReader reader(body);
    out.m_documents = reader.raw<std::uint32_t>();
    out.m_termCount = reader.raw<std::uint32_t>();
    out.m_blocks = reader.raw<std::uint32_t>();
    const auto termBytes = reader.raw<std::uint64_t>();
    const auto postingBytes = reader.raw<std::uint64_t>();
    out.m_directory = reader.bytes(std::uint64_t{out.m_blocks} * kDirectoryEntry);
    out.m_terms = reader.bytes(termBytes);
    out.m_postings = reader.bytes(postingBytes);
    const std::uint64_t blocks = (std::uint64_t{out.m_termCount} + kBlockTerms - 1) / kBlockTerms;
    if (reader.failed() || reader.left() != 0 || out.m_documents > kMaxDocuments || out.m_blocks != blocks)
        return fail(ErrorCode::BadInput, "The lexical index contradicts itself.",
                    "It can be rebuilt from the chunks.");
    return out;
}

std::string_view LexicalDictionary::blockAt(std::uint32_t block) const {
    const auto offsetOf = [&](std::uint32_t at) {
        if (at >= m_blocks)
            return m_terms.size();
        std::uint32_t offset = 0;
        std::memcpy(&offset, m_directory.data() + at * kDirectoryEntry, sizeof offset);
        return static_cast<std::size_t>(offset);
    };
    const std::size_t start = std::min(offsetOf(block), m_terms.size());
    const std::size_t end = std::clamp(offsetOf(block + 1), start, m_terms.size());
    return m_terms.substr(start, end - start);
}

std::uint64_t LexicalDictionary::postingsOf(std::uint32_t block) const {
    std::uint64_t offset = 0;
    std::memcpy(&offset, m_directory.data() + block * kDirectoryEntry + sizeof(std::uint32_t), sizeof offset);
    return offset;
}

std::optional<LexicalPostings> LexicalDictionary::find(std::string_view term) const {
    std::uint32_t low = 0, high = m_blocks; // the last block whose first term is not greater
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (firstTerm(blockAt(middle)) <= term)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return std::nullopt;
    const std::uint32_t block = low - 1;
    BlobReader reader(blockAt(block));
    std::uint64_t offset = postingsOf(block);
    std::string current;
    while (reader.left() > 0) {
        const std::uint64_t shared = reader.varint();
        const std::string_view rest = reader.bytes(reader.varint());
        if (shared > current.size())
            return std::nullopt;
        current.resize(static_cast<std::size_t>(shared));
        current += rest;
        LexicalPostings postings;
        const std::uint64_t frequency = reader.varint();
        const bool several = frequency > 1;
        std::uint64_t numberBytes = several ? reader.varint() : 0;
        postings.lowest = reader.raw<float>();
        postings.step = several ? reader.raw<float>() : 0;
        if (reader.failed() || frequency == 0 || frequency > m_documents)
            return std::nullopt;
        postings.documentFrequency = static_cast<std::uint32_t>(frequency);
        if (!several && offset < m_postings.size()) { // its length shows in its own bytes
            BlobReader number(m_postings.substr(static_cast<std::size_t>(offset)));
            const std::size_t before = number.left();
            number.varint();
            numberBytes = before - number.left();
        }
        if (offset > m_postings.size() || numberBytes > m_postings.size() - offset ||
            frequency > m_postings.size() - offset - numberBytes)
            return std::nullopt;
        if (current == term) {
            postings.numbers =
                m_postings.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(numberBytes));
            postings.impacts = m_postings.substr(static_cast<std::size_t>(offset + numberBytes),
                                                 static_cast<std::size_t>(frequency));
            return postings;
        }
        if (current > term)
            return std::nullopt;
        offset += numberBytes + frequency;
    }
    return std::nullopt;
}

void LexicalDictionaryWriter::add(std::string_view term, std::uint32_t documentFrequency, float lowest,
                                  float step, std::string_view numbers, std::string_view impacts) {
    std::size_t shared = 0;
    if (m_count % LexicalDictionary::kBlockTerms == 0) {
        appendRaw(m_directory, static_cast<std::uint32_t>(m_terms.size()));
        appendRaw(m_directory, m_postingBytes);
    } else {
        const std::size_t limit = std::min(term.size(), m_previous.size());
        while (shared < limit && term[shared] == m_previous[shared])
            ++shared;
    }
    appendVarint(m_terms, shared);
    appendVarint(m_terms, term.size() - shared);
    m_terms += term.substr(shared);
    appendVarint(m_terms, documentFrequency);
    if (documentFrequency > 1)
        appendVarint(m_terms, numbers.size());
    appendRaw(m_terms, lowest);
    if (documentFrequency > 1)
        appendRaw(m_terms, step);
    if (m_postings.empty() || m_postings.back().size() >= kBlockBytes) {
        m_postings.emplace_back().reserve(kBlockBytes + kBlockBytes / 8);
    }
    m_postings.back() += numbers;
    m_postings.back() += impacts;
    m_postingBytes += numbers.size() + impacts.size();
    m_previous = term;
    ++m_count;
}

std::vector<PagedString> LexicalDictionaryWriter::finish() && {
    std::string counts;
    appendRaw(counts, m_documents);
    appendRaw(counts, m_count);
    appendRaw(counts, static_cast<std::uint32_t>(m_directory.size() / kDirectoryEntry));
    appendRaw(counts, static_cast<std::uint64_t>(m_terms.size()));
    appendRaw(counts, m_postingBytes);
    BlobChecksum sum;
    sum.update(counts);
    sum.update(m_directory);
    sum.update(m_terms);
    for (const PagedString& block : m_postings)
        sum.update(block);
    std::string head(LexicalDictionary::kMagic);
    appendRaw(head, sum.finish());
    head += counts;
    std::vector<PagedString> out;
    out.reserve(3 + m_postings.size());
    for (const std::string* part : {&head, &m_directory, &m_terms})
        out.emplace_back(part->data(), part->size());
    for (PagedString& block : m_postings)
        out.push_back(std::move(block));
    return out;
}

} // namespace touchstone
