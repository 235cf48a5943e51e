// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/projection.h"

#include <algorithm>
#include <cmath>

namespace touchstone::gui {

namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

double normalise(Vector& v) {
    const double length = std::sqrt(dot(v, v));
    if (length > 0)
        for (double& value : v)
            value /= length;
    return length;
}

/// Numbers of the vectors that are learned from.
std::vector<std::size_t> spread(std::size_t count, std::size_t sample) {
    const std::size_t taken = std::min(count, sample);
    std::vector<std::size_t> out(taken);
    for (std::size_t i = 0; i < taken; ++i)
        out[i] = i * count / taken;
    return out;
}

struct Moments {
    Vector mean;
    std::vector<Vector> covariance;
    double variance = 0; ///< the whole: trace of the covariance
};

Result<Moments> momentsOf(const VectorTable& vectors, const std::vector<std::size_t>& taken,
                          JobContext& context) {
    const std::size_t n = vectors.dimension;
    Moments out{Vector(n), std::vector<Vector>(n, Vector(n)), 0};
    for (const std::size_t number : taken)
        for (std::size_t i = 0; i < n; ++i)
            out.mean[i] += static_cast<double>(vectors.row(number)[i]);
    for (double& value : out.mean)
        value /= static_cast<double>(taken.size());
    std::vector<float> centred(n);
    for (std::size_t at = 0; at < taken.size(); ++at) {
        if (at % 256 == 0)
            TOUCHSTONE_TRY(context.check());
        const float* row = vectors.row(taken[at]);
        for (std::size_t i = 0; i < n; ++i)
            centred[i] = row[i] - static_cast<float>(out.mean[i]);
        for (std::size_t i = 0; i < n; ++i) {
            const double value = static_cast<double>(centred[i]);
            double* into = out.covariance[i].data();
            for (std::size_t j = 0; j <= i; ++j)
                into[j] += value * static_cast<double>(centred[j]);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j)
            out.covariance[j][i] = out.covariance[i][j];
        out.variance += out.covariance[i][i];
    }
    return out;
}

/// Direction of the largest variance that is at right angles to those that are known (power iteration).
Vector principal(const std::vector<Vector>& covariance, const std::vector<Vector>& known, double& value) {
    constexpr int kRounds = 300;
    constexpr double kStill = 1e-10;
    const std::size_t n = covariance.size();
    Vector v(n);
    for (std::size_t i = 0; i < n; ++i)
        v[i] =
            1.0 + 0.37 * std::sin(static_cast<double>(i + 1)); // no direction is special, and none is random
    normalise(v);
    value = 0;
    for (int round = 0; round < kRounds; ++round) {
        Vector next(n);
        for (std::size_t i = 0; i < n; ++i)
            next[i] = dot(covariance[i], v);
        for (const Vector& other : known) {
            const double along = dot(next, other);
            for (std::size_t i = 0; i < n; ++i)
                next[i] -= along * other[i];
        }
        value = normalise(next);
        if (value <= 0)
            return Vector(n);
        const double turned = 1 - std::abs(dot(next, v));
        v = std::move(next);
        if (turned < kStill)
            break;
    }
    // The sign is free: the largest part points up, so that the same corpus always looks the same.
    const auto largest =
        std::max_element(v.begin(), v.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    if (*largest < 0)
        for (double& part : v)
            part = -part;
    return v;
}

} // namespace

Result<Projection> projectToPlane(const VectorTable& vectors, JobContext& context, std::size_t sample) {
    Projection out;
    const std::size_t count = vectors.count();
    out.points.resize(count);
    if (count < 2 || vectors.dimension == 0 || sample == 0)
        return out;
    auto moments = momentsOf(vectors, spread(count, sample), context);
    if (!moments)
        return fail(std::move(moments.error()));
    if (moments->variance <= 1e-12)
        return out;
    std::vector<Vector> axes;
    for (std::size_t axis = 0; axis < std::min<std::size_t>(2, vectors.dimension); ++axis) {
        TOUCHSTONE_TRY(context.check());
        double value = 0;
        axes.push_back(principal(moments->covariance, axes, value));
        out.explained[axis] = std::min(1.0, value / moments->variance);
    }
    axes.resize(2, Vector(vectors.dimension));
    std::array<std::vector<float>, 2> axis;
    std::array<float, 2> centre{};
    for (std::size_t a = 0; a < 2; ++a) {
        axis[a].assign(axes[a].begin(), axes[a].end());
        centre[a] = static_cast<float>(dot(moments->mean, axes[a]));
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 8192 == 0)
            TOUCHSTONE_TRY(context.check());
        out.points[i] = {innerProduct(vectors.row(i), axis[0].data(), vectors.dimension) - centre[0],
                         innerProduct(vectors.row(i), axis[1].data(), vectors.dimension) - centre[1]};
    }
    return out;
}

} // namespace touchstone::gui
