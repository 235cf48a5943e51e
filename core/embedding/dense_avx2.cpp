// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/dense_avx2.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define TOUCHSTONE_AVX2 __attribute__((target("avx2,fma")))
#if defined(__clang__)
#define TOUCHSTONE_UNROLL _Pragma("unroll")
#else
#define TOUCHSTONE_UNROLL _Pragma("GCC unroll 6")
#endif

namespace touchstone::dense::avx2 {

#if defined(__x86_64__)

namespace {

/// Rows x 16 sums in registers: six rows take 12 of the 16, one broadcast and two halves of the panel the
/// others.
/// The loops over rows must be unrolled before anything else: only then do the sums stay in registers.
template<std::size_t Rows>
TOUCHSTONE_AVX2 void tile(const float* left, std::size_t leftStride, const float* panel, std::size_t depth,
                          const float* bias, float* out, std::size_t outStride, std::size_t width) {
    __m256 low[Rows], high[Rows];
    const float* rows[Rows];
    TOUCHSTONE_UNROLL
    for (std::size_t r = 0; r < Rows; ++r) {
        low[r] = high[r] = _mm256_setzero_ps();
        rows[r] = left + r * leftStride;
    }
    for (std::size_t k = 0; k < depth; ++k) {
        const __m256 b0 = _mm256_loadu_ps(panel + k * 16);
        const __m256 b1 = _mm256_loadu_ps(panel + k * 16 + 8);
        TOUCHSTONE_UNROLL
        for (std::size_t r = 0; r < Rows; ++r) {
            const __m256 a = _mm256_broadcast_ss(rows[r] + k);
            low[r] = _mm256_fmadd_ps(a, b0, low[r]);
            high[r] = _mm256_fmadd_ps(a, b1, high[r]);
        }
    }
    if (width == 16) {
        const __m256 bias0 = bias != nullptr ? _mm256_loadu_ps(bias) : _mm256_setzero_ps();
        const __m256 bias1 = bias != nullptr ? _mm256_loadu_ps(bias + 8) : _mm256_setzero_ps();
        TOUCHSTONE_UNROLL
        for (std::size_t r = 0; r < Rows; ++r) {
            _mm256_storeu_ps(out + r * outStride, _mm256_add_ps(low[r], bias0));
            _mm256_storeu_ps(out + r * outStride + 8, _mm256_add_ps(high[r], bias1));
        }
        return;
    }
    TOUCHSTONE_UNROLL
    for (std::size_t r = 0; r < Rows; ++r) {
        std::array<float, 16> sums{};
        _mm256_storeu_ps(sums.data(), low[r]);
        _mm256_storeu_ps(sums.data() + 8, high[r]);
        for (std::size_t j = 0; j < width; ++j)
            out[r * outStride + j] = sums[j] + (bias != nullptr ? bias[j] : 0.0F);
    }
}

using Tile = void (*)(const float*, std::size_t, const float*, std::size_t, const float*, float*, std::size_t,
                      std::size_t);
constexpr std::array<Tile, 7> kTiles{nullptr, tile<1>, tile<2>, tile<3>, tile<4>, tile<5>, tile<6>};

/// e^x by 2^n times a polynomial on [-ln 2 / 2, ln 2 / 2] (Taylor to the sixth power; relative error below
/// 2e-7).
TOUCHSTONE_AVX2 inline __m256 exponential(__m256 x) {
    x = _mm256_min_ps(_mm256_max_ps(x, _mm256_set1_ps(-87.0F)), _mm256_set1_ps(88.0F));
    const __m256 n = _mm256_round_ps(_mm256_mul_ps(x, _mm256_set1_ps(1.44269504088896341F)),
                                     _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    // ln 2 in two parts, so that x - n ln 2 keeps its last bits.
    __m256 r = _mm256_fnmadd_ps(n, _mm256_set1_ps(0.693359375F), x);
    r = _mm256_fnmadd_ps(n, _mm256_set1_ps(-2.12194440e-4F), r);
    __m256 p = _mm256_set1_ps(1.0F / 720);
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F / 120));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F / 24));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F / 6));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(0.5F));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F));
    const __m256i power =
        _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127)), 23);
    return _mm256_mul_ps(p, _mm256_castsi256_ps(power));
}

TOUCHSTONE_AVX2 inline __m256 errorFunction(__m256 x) {
    const __m256 sign = _mm256_and_ps(x, _mm256_set1_ps(-0.0F));
    const __m256 a = _mm256_andnot_ps(_mm256_set1_ps(-0.0F), x);
    const __m256 one = _mm256_set1_ps(1.0F);
    const __m256 t = _mm256_div_ps(one, _mm256_fmadd_ps(a, _mm256_set1_ps(0.3275911F), one));
    __m256 p = _mm256_set1_ps(1.061405429F);
    p = _mm256_fmadd_ps(p, t, _mm256_set1_ps(-1.453152027F));
    p = _mm256_fmadd_ps(p, t, _mm256_set1_ps(1.421413741F));
    p = _mm256_fmadd_ps(p, t, _mm256_set1_ps(-0.284496736F));
    p = _mm256_fmadd_ps(p, t, _mm256_set1_ps(0.254829592F));
    p = _mm256_mul_ps(p, t);
    const __m256 square = _mm256_mul_ps(a, a);
    const __m256 value = _mm256_fnmadd_ps(p, exponential(_mm256_sub_ps(_mm256_setzero_ps(), square)), one);
    return _mm256_or_ps(value, sign);
}

} // namespace

void multiply(const float* left, std::size_t leftStride, std::size_t rows, const Panels& right,
              const float* bias, float* out, std::size_t outStride) {
    constexpr std::size_t kWidth = Panels::kWidth, kRows = 6;
    for (std::size_t column = 0; column < right.columns(); column += kWidth) {
        const float* const panel = right.panel(column / kWidth);
        const std::size_t width = std::min(kWidth, right.columns() - column);
        for (std::size_t row = 0; row < rows;) {
            const std::size_t take = std::min(kRows, rows - row);
            kTiles[take](left + row * leftStride, leftStride, panel, right.depth(),
                         bias != nullptr ? bias + column : nullptr, out + row * outStride + column, outStride,
                         width);
            row += take;
        }
    }
}

TOUCHSTONE_AVX2 float exponentials(float* x, std::size_t n, float scale, float highest) {
    const __m256 factor = _mm256_set1_ps(scale), top = _mm256_set1_ps(highest);
    __m256 sums = _mm256_setzero_ps();
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        const __m256 value = exponential(_mm256_mul_ps(factor, _mm256_sub_ps(_mm256_loadu_ps(x + i), top)));
        _mm256_storeu_ps(x + i, value);
        sums = _mm256_add_ps(sums, value);
    }
    std::array<float, 8> lanes{};
    _mm256_storeu_ps(lanes.data(), sums);
    float sum =
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    for (; i < n; ++i)
        sum += x[i] = std::exp(scale * (x[i] - highest));
    return sum;
}

TOUCHSTONE_AVX2 std::size_t geluExact(float* x, std::size_t n) {
    std::size_t i = 0;
    const __m256 half = _mm256_set1_ps(0.5F), one = _mm256_set1_ps(1.0F),
                 root = _mm256_set1_ps(0.70710678118654752F);
    for (; i + 8 <= n; i += 8) {
        const __m256 value = _mm256_loadu_ps(x + i);
        const __m256 shape = _mm256_add_ps(one, errorFunction(_mm256_mul_ps(value, root)));
        _mm256_storeu_ps(x + i, _mm256_mul_ps(_mm256_mul_ps(half, value), shape));
    }
    return i;
}

#else // never called: usesAvx2() is false

void multiply(const float*, std::size_t, std::size_t, const Panels&, const float*, float*, std::size_t) {}
float exponentials(float*, std::size_t, float, float) {
    return 0;
}
std::size_t geluExact(float*, std::size_t) {
    return 0;
}

#endif

} // namespace touchstone::dense::avx2
