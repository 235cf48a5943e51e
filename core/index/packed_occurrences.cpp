// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/packed_occurrences.h"

#include <algorithm>
#include <bit>

namespace touchstone {

namespace {

constexpr std::size_t kRunBlockBytes = 256U << 10U;

} // namespace

std::uint32_t PackedOccurrences::codeOf(float weight) {
    const auto bits = std::bit_cast<std::uint32_t>(weight);
    if (bits != m_lastBits || m_weights.empty()) {
        const auto [found, isNew] = m_codes.try_emplace(bits, static_cast<std::uint32_t>(m_weights.size()));
        if (isNew)
            m_weights.push_back(weight);
        m_lastBits = bits;
        m_lastCode = found->second;
    }
    return m_lastCode;
}

void PackedOccurrences::add(std::span<const std::pair<std::uint32_t, float>> document,
                            const TermNumbers& terms) {
    for (const auto& [term, weight] : document)
        m_buffer.push_back({term, codeOf(weight)});
    m_ends.push_back(m_buffer.size());
    ++m_documents;
    if (m_buffer.size() >= m_bufferSize)
        pack(terms);
}

void PackedOccurrences::close(const TermNumbers& terms) {
    pack(terms);
    m_buffer = {};
    m_ends = {};
    for (Run& run : m_runs)
        run.next();
}

void PackedOccurrences::pack(const TermNumbers& terms) {
    if (m_ends.empty())
        return;
    // By term, documents ascending: a counting sort over the numbers of the terms.
    std::vector<std::uint32_t> starts(terms.size() + 1, 0);
    std::vector<std::uint32_t> present;
    for (const Occurrence& one : m_buffer)
        if (starts[one.term + 1]++ == 0)
            present.push_back(one.term);
    for (std::size_t i = 1; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted(m_buffer.size()); // document, weight
    std::vector<std::uint32_t> fill(starts.begin(), starts.end() - 1);
    std::size_t at = 0;
    for (std::size_t i = 0; i < m_ends.size(); ++i)
        for (; at < m_ends[i]; ++at)
            sorted[fill[m_buffer[at].term]++] = {m_packed + static_cast<std::uint32_t>(i),
                                                 m_buffer[at].weight};
    std::sort(present.begin(), present.end(),
              [&](std::uint32_t a, std::uint32_t b) { return terms.text(a) < terms.text(b); });

    Run run;
    PagedString block;
    const auto closeBlock = [&] {
        run.blocks.push_back(std::move(block));
        block = {};
        block.reserve(kRunBlockBytes + kRunBlockBytes / 8);
    };
    block.reserve(kRunBlockBytes + kRunBlockBytes / 8);
    for (const std::uint32_t term : present) {
        appendVarint(block, term);
        appendVarint(block, starts[term + 1] - starts[term]);
        std::uint32_t before = 0; // the first step is the document's own number
        for (std::uint32_t i = starts[term]; i < starts[term + 1]; ++i) {
            appendVarint(block, sorted[i].first - before);
            appendVarint(block, sorted[i].second);
            before = sorted[i].first;
        }
        if (block.size() >= kRunBlockBytes)
            closeBlock();
    }
    if (!block.empty())
        closeBlock();
    m_runs.push_back(std::move(run));
    m_packed = m_documents;
    m_buffer.clear();
    m_ends.clear();
}

void PackedOccurrences::Run::next() {
    while (block < blocks.size() && at >= blocks[block].size()) {
        blocks[block] = PagedString();
        ++block;
        at = 0;
    }
    ended = block >= blocks.size();
    if (ended)
        return;
    BlobReader reader(std::string_view(blocks[block]).substr(at));
    const std::size_t before = reader.left();
    term = static_cast<std::uint32_t>(reader.varint());
    count = static_cast<std::uint32_t>(reader.varint());
    at += before - reader.left();
}

void PackedOccurrences::take(std::uint32_t term, std::vector<std::pair<std::uint32_t, float>>& out) {
    for (Run& run : m_runs) {
        if (run.ended || run.term != term)
            continue;
        BlobReader reader(std::string_view(run.blocks[run.block]).substr(run.at));
        const std::size_t before = reader.left();
        std::uint32_t document = 0;
        for (std::uint32_t i = 0; i < run.count; ++i) {
            document += static_cast<std::uint32_t>(reader.varint());
            out.emplace_back(document, m_weights[static_cast<std::size_t>(reader.varint())]);
        }
        run.at += before - reader.left();
        run.next();
    }
}

} // namespace touchstone
