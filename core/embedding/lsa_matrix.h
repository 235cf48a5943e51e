// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of LSA: the sparse term matrix of a training set and the products that the range finder needs. Rows
// of the dense factors are contiguous, so that a product is a sum of scaled rows. Plain values; the products
// are safe for concurrent use and give the same result for any number of helpers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace touchstone::lsa {

/// Compressed rows.
struct SparseMatrix {
    std::size_t columns = 0;
    std::vector<std::uint64_t> starts{0}; ///< rows + 1
    std::vector<std::uint32_t> numbers;   ///< columns of the entries, ascending in each row
    std::vector<float> values;

    [[nodiscard]] std::size_t rows() const { return starts.size() - 1; }
    [[nodiscard]] SparseMatrix transposed() const;
};

/// Row-major.
struct DenseMatrix {
    std::size_t rows = 0, columns = 0;
    std::vector<float> values;

    DenseMatrix() = default;
    DenseMatrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c, 0.0F) {}
    [[nodiscard]] float* row(std::size_t at) { return values.data() + at * columns; }
    [[nodiscard]] const float* row(std::size_t at) const { return values.data() + at * columns; }
};

/// y += factor * x.
void addScaled(float* y, const float* x, float factor, std::size_t n);

/// a * b; the rows are shared out between two threads where that pays.
DenseMatrix multiply(const SparseMatrix& a, const DenseMatrix& b);

/// Orthonormal basis of the columns (thin Householder QR).
void orthonormalise(DenseMatrix& y);

struct Factors {
    DenseMatrix right;           ///< columns of the sparse matrix x rank: the right singular vectors
    std::vector<float> singular; ///< descending
};

/// Truncated SVD by the randomised range finder with two power iterations (Halko, Martinsson, Tropp 2011,
/// algorithms 4.4 and 5.1). `rank` is at most rows and columns; fewer come back when the matrix has a lower
/// rank. Signs: the largest element of each vector, by amount, is positive. `stopped` is asked between the
/// steps.
template<class Stopped>
Factors truncatedSvd(const SparseMatrix& a, std::size_t rank, std::uint64_t seed, const Stopped& stopped);

/// The steps of it.
DenseMatrix randomSketch(std::size_t rows, std::size_t columns, std::uint64_t seed);
Factors factorsOf(const DenseMatrix& projected, std::size_t rank); ///< projected = transposed(a) * basis

template<class Stopped>
Factors truncatedSvd(const SparseMatrix& a, std::size_t rank, std::uint64_t seed, const Stopped& stopped) {
    const std::size_t limit = a.rows() < a.columns ? a.rows() : a.columns;
    const std::size_t width = rank + 16 < limit ? rank + 16 : limit;
    const SparseMatrix at = a.transposed();
    DenseMatrix basis = multiply(a, randomSketch(a.columns, width, seed));
    orthonormalise(basis);
    for (int iteration = 0; iteration < 2; ++iteration) {
        if (stopped())
            return {};
        basis = multiply(a, multiply(at, basis));
        orthonormalise(basis);
    }
    if (stopped())
        return {};
    return factorsOf(multiply(at, basis), rank);
}

} // namespace touchstone::lsa
