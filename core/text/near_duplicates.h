// SPDX-License-Identifier: GPL-3.0-or-later
// How alike two texts are, without comparing each with each: word shingles, their Jaccard index, and MinHash
// signatures in bands that find the candidates (Broder 1997; Leskovec, Rajaraman, Ullman, ch. 3). Pure
// functions; an index belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace touchstone {

/// Hashes of the runs of three words (case and punctuation folded), sorted, each once. A text of one or two
/// words has one.
std::vector<std::uint64_t> shinglesOf(std::string_view text);

/// |a and b| / |a or b| of two sorted sets; 0 when both are empty.
double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

inline constexpr std::size_t kMinHashes = 64;
using MinHash = std::array<std::uint32_t, kMinHashes>;
/// Smallest value of each of 64 hash functions over the shingles.
MinHash minHashOf(const std::vector<std::uint64_t>& shingles);

/// Finds texts that share a band of their signature. Two rows in a band: nearly all pairs from a Jaccard
/// index of 0.4 on; four rows: from 0.7 on.
class NearDuplicateIndex {
public:
    explicit NearDuplicateIndex(std::size_t rowsInBand) : m_rows(rowsInBand) {}
    /// Candidates that were added before, in ascending order; at most a few per band.
    [[nodiscard]] std::vector<std::uint32_t> candidates(const MinHash& signature) const;
    void add(std::uint32_t item, const MinHash& signature);

private:
    [[nodiscard]] std::uint64_t bandKey(const MinHash& signature, std::size_t band) const;
    std::size_t m_rows;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_buckets;
};

} // namespace touchstone
