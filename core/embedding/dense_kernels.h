// SPDX-License-Identifier: GPL-3.0-or-later
// The few dense operations that a small transformer is made of, single-threaded, f32: AVX2/FMA or portable,
// chosen at run time. All matrices are row-major; `stride` is the distance of two rows in numbers. Pure; safe
// for concurrent use.
#pragma once

#include <cstddef>
#include <vector>

namespace touchstone::dense {

/// A matrix prepared as the right side of a product: columns in panels of 16, each panel depth x 16, padded
/// by zeros.
class Panels {
public:
    static constexpr std::size_t kWidth = 16;
    Panels() = default;
    /// The transpose of `rows` (columns x depth): how a layer's weights are stored.
    static Panels ofTransposed(const float* rows, std::size_t stride, std::size_t columns, std::size_t depth);
    /// The matrix as it stands (depth x columns).
    static Panels of(const float* rows, std::size_t stride, std::size_t depth, std::size_t columns);
    /// As above, into panels that exist already: no allocation once they are large enough.
    void assignTransposed(const float* rows, std::size_t stride, std::size_t columns, std::size_t depth);
    void assign(const float* rows, std::size_t stride, std::size_t depth, std::size_t columns);

    [[nodiscard]] std::size_t depth() const { return m_depth; }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] const float* panel(std::size_t i) const { return m_data.data() + i * m_depth * kWidth; }

private:
    void resize(std::size_t depth, std::size_t columns);
    std::size_t m_depth = 0, m_columns = 0;
    std::vector<float> m_data;
};

/// out (rows x columns) = left (rows x depth) * right + bias; `bias` has `columns` numbers or is null.
void multiply(const float* left, std::size_t leftStride, std::size_t rows, const Panels& right,
              const float* bias, float* out, std::size_t outStride);

/// Softmax of scale * x over each row, in place.
void softmaxRows(float* x, std::size_t stride, std::size_t rows, std::size_t columns, float scale);
/// x (1 + erf(x / sqrt 2)) / 2, in place; error below 3e-7 (Abramowitz & Stegun 7.1.26 for erf).
void geluExact(float* x, std::size_t n);
/// The tanh form: x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2, in place.
void geluTanh(float* x, std::size_t n);
/// row = (row + added - mean) / sqrt(variance + epsilon) * weight + bias; `added` may be null.
void addAndNormalise(float* rows, const float* added, std::size_t count, std::size_t width,
                     const float* weight, const float* bias, float epsilon);

/// For tests: whether the fast kernels are used, and a way to switch them off.
bool usesAvx2();
void forcePortable(bool portable);

} // namespace touchstone::dense
