// SPDX-License-Identifier: GPL-3.0-or-later
// Words of chunks, taken while the chunks are still at hand instead of reading them back from the workspace.
// They come in any order; the index numbers them by place. Belongs to one thread.
#pragma once

#include "core/index/lexical_fields.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace touchstone {

class LexicalCollector {
public:
    /// What a reader's next numbers mean; `restarted`: they begin at 0 again.
    void learn(std::size_t reader, bool restarted, const std::vector<std::string>& terms) {
        if (reader >= m_meanings.size())
            m_meanings.resize(reader + 1);
        if (restarted)
            m_meanings[reader].clear();
        for (const std::string& term : terms)
            m_meanings[reader].push_back(m_builder.numberOf(term));
    }
    /// In a reader's numbers. Gives the number of the first chunk.
    std::uint32_t add(std::size_t reader, std::vector<NumberedWords>& chunks) {
        const std::uint32_t first = m_count;
        for (NumberedWords& chunk : chunks) {
            for (auto& word : chunk.words)
                word.first = m_meanings[reader][word.first];
            m_builder.add(chunk.words, chunk.length);
        }
        m_count += static_cast<std::uint32_t>(chunks.size());
        return first;
    }
    /// The chunks of a document are stored now.
    void place(std::int64_t documentRow, std::uint32_t first, std::vector<std::int64_t> chunkRows) {
        m_placed[documentRow] = {first, std::move(chunkRows)};
    }

    struct Placed {
        std::uint32_t first = 0;
        std::vector<std::int64_t> chunkRows;
    };
    [[nodiscard]] const Placed* find(std::int64_t documentRow) const {
        const auto found = m_placed.find(documentRow);
        return found == m_placed.end() ? nullptr : &found->second;
    }
    [[nodiscard]] std::uint32_t count() const { return m_count; }
    LexicalIndexBuilder& builder() { return m_builder; }

private:
    LexicalIndexBuilder m_builder;
    std::vector<std::vector<std::uint32_t>> m_meanings; ///< by reader, then by its number
    std::unordered_map<std::int64_t, Placed> m_placed;
    std::uint32_t m_count = 0;
};

} // namespace touchstone
