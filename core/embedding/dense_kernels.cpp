// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/dense_kernels.h"

#include "core/embedding/dense_avx2.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

namespace touchstone::dense {

namespace {

std::atomic<bool> g_portable{false};

bool machineHasAvx2() {
#if defined(__x86_64__)
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return has;
#else
    return false;
#endif
}

void multiplyPortable(const float* left, std::size_t leftStride, std::size_t rows, const Panels& right,
                      const float* bias, float* out, std::size_t outStride) {
    constexpr std::size_t kWidth = Panels::kWidth;
    for (std::size_t column = 0; column < right.columns(); column += kWidth) {
        const float* const panel = right.panel(column / kWidth);
        const std::size_t width = std::min(kWidth, right.columns() - column);
        for (std::size_t row = 0; row < rows; ++row) {
            const float* const a = left + row * leftStride;
            std::array<float, kWidth> sums{};
            for (std::size_t k = 0; k < right.depth(); ++k)
                for (std::size_t j = 0; j < kWidth; ++j)
                    sums[j] += a[k] * panel[k * kWidth + j];
            for (std::size_t j = 0; j < width; ++j)
                out[row * outStride + column + j] = sums[j] + (bias != nullptr ? bias[column + j] : 0.0F);
        }
    }
}

} // namespace

bool usesAvx2() {
    return machineHasAvx2() && !g_portable.load(std::memory_order_relaxed);
}

void forcePortable(bool portable) {
    g_portable = portable;
}

void Panels::resize(std::size_t depth, std::size_t columns) {
    m_depth = depth;
    m_columns = columns;
    m_data.assign((columns + kWidth - 1) / kWidth * kWidth * depth, 0.0F);
}

void Panels::assignTransposed(const float* rows, std::size_t stride, std::size_t columns, std::size_t depth) {
    resize(depth, columns);
    for (std::size_t column = 0; column < columns; ++column) {
        float* const to = m_data.data() + column / kWidth * depth * kWidth + column % kWidth;
        for (std::size_t k = 0; k < depth; ++k)
            to[k * kWidth] = rows[column * stride + k];
    }
}

void Panels::assign(const float* rows, std::size_t stride, std::size_t depth, std::size_t columns) {
    resize(depth, columns);
    for (std::size_t column = 0; column < columns; column += kWidth) {
        float* const to = m_data.data() + column * depth;
        const std::size_t width = std::min(kWidth, columns - column);
        for (std::size_t k = 0; k < depth; ++k)
            std::copy_n(rows + k * stride + column, width, to + k * kWidth);
    }
}

Panels Panels::ofTransposed(const float* rows, std::size_t stride, std::size_t columns, std::size_t depth) {
    Panels made;
    made.assignTransposed(rows, stride, columns, depth);
    return made;
}

Panels Panels::of(const float* rows, std::size_t stride, std::size_t depth, std::size_t columns) {
    Panels made;
    made.assign(rows, stride, depth, columns);
    return made;
}

void multiply(const float* left, std::size_t leftStride, std::size_t rows, const Panels& right,
              const float* bias, float* out, std::size_t outStride) {
    if (usesAvx2())
        avx2::multiply(left, leftStride, rows, right, bias, out, outStride);
    else
        multiplyPortable(left, leftStride, rows, right, bias, out, outStride);
}

void softmaxRows(float* x, std::size_t stride, std::size_t rows, std::size_t columns, float scale) {
    for (std::size_t row = 0; row < rows; ++row) {
        float* const at = x + row * stride;
        const float highest = columns > 0 ? *std::max_element(at, at + columns) : 0.0F;
        float sum = 0;
        if (usesAvx2())
            sum = avx2::exponentials(at, columns, scale, highest);
        else
            for (std::size_t i = 0; i < columns; ++i)
                sum += at[i] = std::exp(scale * (at[i] - highest));
        const float inverse = 1.0F / sum;
        for (std::size_t i = 0; i < columns; ++i)
            at[i] *= inverse;
    }
}

void geluExact(float* x, std::size_t n) {
    std::size_t i = usesAvx2() ? avx2::geluExact(x, n) : 0;
    for (; i < n; ++i)
        x[i] = 0.5F * x[i] * (1.0F + std::erf(x[i] * 0.70710678118654752F));
}

void geluTanh(float* x, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        const float inner = 0.79788456080286536F * (x[i] + 0.044715F * x[i] * x[i] * x[i]);
        x[i] = 0.5F * x[i] * (1.0F + std::tanh(inner));
    }
}

void addAndNormalise(float* rows, const float* added, std::size_t count, std::size_t width,
                     const float* weight, const float* bias, float epsilon) {
    for (std::size_t row = 0; row < count; ++row) {
        float* const at = rows + row * width;
        if (added != nullptr)
            for (std::size_t i = 0; i < width; ++i)
                at[i] += added[row * width + i];
        std::array<float, 8> sums{};
        for (std::size_t i = 0; i < width; ++i)
            sums[i % 8] += at[i];
        const float mean =
            (((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]))) /
            static_cast<float>(width);
        std::array<float, 8> squares{};
        for (std::size_t i = 0; i < width; ++i) {
            const float off = at[i] - mean;
            squares[i % 8] += off * off;
        }
        const float variance = (((squares[0] + squares[4]) + (squares[2] + squares[6])) +
                                ((squares[1] + squares[5]) + (squares[3] + squares[7]))) /
                               static_cast<float>(width);
        const float inverse = 1.0F / std::sqrt(variance + epsilon);
        for (std::size_t i = 0; i < width; ++i)
            at[i] = (at[i] - mean) * inverse * weight[i] + bias[i];
    }
}

} // namespace touchstone::dense
