// SPDX-License-Identifier: GPL-3.0-or-later
// The blob of a lexical index: sorted terms in front-coded blocks, each with its postings (delta-coded
// document numbers, then one byte of impact each). Read in place, every step bounds-checked. Views are valid
// as long as the blob is. Immutable; safe for concurrent use.
//
// Layout: "TLEXIDX1" checksum | u32 documents, u32 terms, u32 blocks, u64 size of terms, u64 size of postings
// | blocks x (u32 offset into terms, u64 offset into postings) | terms | postings. A term: varint shared
// bytes, varint new bytes, the new bytes, varint documents, [varint bytes of numbers,] f32 lowest impact [,
// f32 step]; the brackets only where it is in more than one document.
#pragma once

#include "core/base/blob.h"
#include "core/base/page_allocator.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct LexicalPostings {
    std::uint32_t documentFrequency = 0;
    float lowest = 0, step = 0;
    std::string_view numbers, impacts;

    [[nodiscard]] float impactOf(std::uint8_t impact) const {
        return lowest + step * static_cast<float>(impact);
    }
    /// Calls visit(document, impact) in order of number while it returns true. Numbers beyond `documents` end
    /// it: a blob that lies about itself cannot make anybody write outside.
    template<class Visit>
    void each(std::uint32_t documents, Visit&& visit) const {
        const char* at = numbers.data();
        const char* const end = at + numbers.size();
        std::uint64_t document = 0;
        for (std::uint32_t i = 0; i < documentFrequency; ++i) {
            std::uint64_t delta = 0;
            unsigned shift = 0;
            for (;; shift += 7) {
                if (at == end || shift > 28)
                    return;
                const auto byte = static_cast<std::uint8_t>(*at++);
                delta |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
                if ((byte & 0x80U) == 0)
                    break;
            }
            document += delta;
            if (document >= documents ||
                !visit(static_cast<std::uint32_t>(document), static_cast<std::uint8_t>(impacts[i])))
                return;
        }
    }
};

class LexicalDictionary {
public:
    static constexpr std::string_view kMagic = "TLEXIDX1";
    static constexpr std::uint32_t kBlockTerms = 16;
    static constexpr std::uint32_t kMaxDocuments = 1U << 28U;

    /// Errors: BadInput.
    static Result<LexicalDictionary> open(std::string_view blob);
    [[nodiscard]] std::optional<LexicalPostings> find(std::string_view term) const;
    /// Calls visit(term, documents that it is in) in ascending order; a blob that lies about itself ends it.
    template<class Visit>
    void eachTerm(Visit&& visit) const {
        std::string current;
        for (std::uint32_t block = 0; block < m_blocks; ++block) {
            BlobReader reader(blockAt(block));
            current.clear();
            while (reader.left() > 0) {
                const std::uint64_t shared = reader.varint();
                const std::string_view rest = reader.bytes(reader.varint());
                if (reader.failed() || shared > current.size())
                    return;
                current.resize(static_cast<std::size_t>(shared));
                current += rest;
                const std::uint64_t frequency = reader.varint();
                if (frequency > 1)
                    reader.varint();
                reader.bytes(frequency > 1 ? 2 * sizeof(float) : sizeof(float));
                if (reader.failed() || frequency == 0 || frequency > m_documents || current.empty())
                    return;
                visit(std::string_view(current), static_cast<std::uint32_t>(frequency));
            }
        }
    }
    [[nodiscard]] std::uint32_t documentCount() const { return m_documents; }
    [[nodiscard]] std::uint32_t termCount() const { return m_termCount; }

private:
    [[nodiscard]] std::string_view blockAt(std::uint32_t block) const;
    [[nodiscard]] std::uint64_t postingsOf(std::uint32_t block) const;

    std::uint32_t m_documents = 0, m_termCount = 0, m_blocks = 0;
    std::string_view m_directory, m_terms, m_postings;
};

/// Writes terms in ascending order into such a blob. Belongs to one thread.
class LexicalDictionaryWriter {
public:
    explicit LexicalDictionaryWriter(std::uint32_t documents) : m_documents(documents) {}
    /// `numbers`: the encoded numbers; `impacts`: one byte per document.
    void add(std::string_view term, std::uint32_t documentFrequency, float lowest, float step,
             std::string_view numbers, std::string_view impacts);
    /// The blob in pieces, in order: as one string it would be there twice while it is made.
    [[nodiscard]] std::vector<PagedString> finish() &&;

private:
    std::uint32_t m_documents, m_count = 0;
    std::uint64_t m_postingBytes = 0;
    std::string m_previous, m_directory, m_terms;
    std::vector<PagedString> m_postings; ///< in blocks; the last one grows
};

} // namespace touchstone
