// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors and their nearest neighbours by inner product (of unit vectors: cosine). Exact scan, AVX2/FMA or
// portable, chosen at run time. Immutable; search() is safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct VectorHit {
    std::uint32_t document = 0;
    float score = 0;
};

class VectorIndex {
public:
    virtual ~VectorIndex() = default;
    [[nodiscard]] virtual std::size_t count() const = 0;
    [[nodiscard]] virtual std::size_t dimension() const = 0;
    /// All of them, row-major.
    [[nodiscard]] virtual const std::vector<float>& values() const = 0;
    /// Best k, ties by number. Errors: Usage (wrong dimension).
    virtual Result<std::vector<VectorHit>> search(const std::vector<float>& query, std::size_t k) const = 0;
    /// Scores of all vectors, by number.
    virtual Result<std::vector<float>> scoreAll(const std::vector<float>& query) const = 0;
};

/// Row-major count x dimension.
std::shared_ptr<const VectorIndex> makeExactIndex(std::vector<float> vectors, std::size_t dimension);
/// Little-endian f32 with header and checksum. Errors of parse: BadInput.
std::string serialiseVectors(const std::vector<float>& vectors, std::size_t dimension);
Result<std::shared_ptr<const VectorIndex>> parseVectors(std::string_view blob);

/// The vectors themselves, for looking at them: row-major count x dimension.
struct VectorTable {
    std::size_t dimension = 0;
    std::vector<float> values;
    [[nodiscard]] std::size_t count() const { return dimension > 0 ? values.size() / dimension : 0; }
    [[nodiscard]] const float* row(std::size_t number) const { return values.data() + number * dimension; }
};
/// Errors: BadInput.
Result<VectorTable> parseVectorTable(std::string_view blob);

float innerProduct(const float* a, const float* b, std::size_t n); ///< the one used by the scan

} // namespace touchstone
