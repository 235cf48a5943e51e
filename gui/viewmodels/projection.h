// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of many dimensions as points of a plane: the two directions in which they differ most (principal
// components: Pearson 1901, Hotelling 1933). Pure; on a worker thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/index/vector_index.h"

#include <array>
#include <vector>

namespace touchstone::gui {

struct PlanePoint {
    float x = 0, y = 0;
};

struct Projection {
    std::vector<PlanePoint> points;    ///< by number of the vector, centred on their mean
    std::array<double, 2> explained{}; ///< share of the whole variance along x and along y, 0..1
};

/// The directions are learned from at most `sample` vectors, evenly spread; all are projected. Deterministic.
/// Fewer than two vectors, or all the same: all points lie at 0. Errors: Cancelled.
Result<Projection> projectToPlane(const VectorTable& vectors, JobContext& context, std::size_t sample = 8000);

} // namespace touchstone::gui
