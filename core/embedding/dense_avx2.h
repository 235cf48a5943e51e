// SPDX-License-Identifier: GPL-3.0-or-later
// The AVX2/FMA forms of dense_kernels.h. Call them only where the machine has both. Internal to
// core/embedding.
#pragma once

#include "core/embedding/dense_kernels.h"

#include <cstddef>

namespace touchstone::dense::avx2 {

void multiply(const float* left, std::size_t leftStride, std::size_t rows, const Panels& right,
              const float* bias, float* out, std::size_t outStride);
/// x = exp(scale * (x - highest)); returns the sum.
float exponentials(float* x, std::size_t n, float scale, float highest);
/// Does the largest multiple of 8 numbers; returns how many.
std::size_t geluExact(float* x, std::size_t n);

} // namespace touchstone::dense::avx2
