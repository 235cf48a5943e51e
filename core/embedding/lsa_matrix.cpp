// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/lsa_matrix.h"

#include "core/base/random.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <thread>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace touchstone::lsa {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

void addScaledPortable(float* y, const float* x, float factor, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i)
        y[i] += factor * x[i];
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) void addScaledAvx2(float* y, const float* x, float factor,
                                                       std::size_t n) {
    const __m256 f = _mm256_set1_ps(factor);
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        _mm256_storeu_ps(y + i, _mm256_fmadd_ps(f, _mm256_loadu_ps(x + i), _mm256_loadu_ps(y + i)));
    for (; i < n; ++i)
        y[i] += factor * x[i];
}
#endif

using Kernel = void (*)(float*, const float*, float, std::size_t);

Kernel chooseKernel() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return addScaledAvx2;
#endif
    return addScaledPortable;
}

Kernel kernel() {
    static const Kernel chosen = chooseKernel();
    return chosen;
}

void multiplyRows(const SparseMatrix& a, const DenseMatrix& b, DenseMatrix& out, std::size_t begin,
                  std::size_t end) {
    const Kernel add = kernel();
    for (std::size_t row = begin; row < end; ++row)
        for (std::uint64_t i = a.starts[row]; i < a.starts[row + 1]; ++i)
            add(out.row(row), b.row(a.numbers[static_cast<std::size_t>(i)]),
                a.values[static_cast<std::size_t>(i)], b.columns);
}

} // namespace

SparseMatrix SparseMatrix::transposed() const {
    SparseMatrix out;
    out.columns = rows();
    out.starts.assign(columns + 1, 0);
    out.numbers.resize(numbers.size());
    out.values.resize(values.size());
    for (std::uint32_t column : numbers)
        ++out.starts[column + 1];
    for (std::size_t i = 0; i < columns; ++i)
        out.starts[i + 1] += out.starts[i];
    std::vector<std::uint64_t> fill(out.starts.begin(), out.starts.end() - 1);
    for (std::size_t row = 0; row < rows(); ++row)
        for (std::uint64_t i = starts[row]; i < starts[row + 1]; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const auto to = static_cast<std::size_t>(fill[numbers[at]]++);
            out.numbers[to] = static_cast<std::uint32_t>(row);
            out.values[to] = values[at];
        }
    return out;
}

void addScaled(float* y, const float* x, float factor, std::size_t n) {
    kernel()(y, x, factor, n);
}

DenseMatrix multiply(const SparseMatrix& a, const DenseMatrix& b) {
    DenseMatrix out(a.rows(), b.columns);
    constexpr std::uint64_t kWorthAThread = 1U << 22U; // multiplications
    if (a.values.size() * b.columns < kWorthAThread) {
        multiplyRows(a, b, out, 0, a.rows());
        return out;
    }
    // Half of the entries each. A row is the work of one thread, so the split cannot change a result.
    const auto middle = static_cast<std::size_t>(
        std::lower_bound(a.starts.begin(), a.starts.end() - 1, a.values.size() / 2) - a.starts.begin());
    std::jthread helper([&] { multiplyRows(a, b, out, middle, a.rows()); });
    multiplyRows(a, b, out, 0, middle);
    helper.join();
    return out;
}

void orthonormalise(DenseMatrix& y) {
    const auto rows = static_cast<Eigen::Index>(y.rows), columns = static_cast<Eigen::Index>(y.columns);
    Eigen::Map<RowMajor> map(y.values.data(), rows, columns);
    const Eigen::MatrixXf copy = map;
    const Eigen::HouseholderQR<Eigen::MatrixXf> qr(copy);
    const Eigen::MatrixXf q = qr.householderQ() * Eigen::MatrixXf::Identity(rows, columns);
    map = q;
}

DenseMatrix randomSketch(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    DenseMatrix out(rows, columns);
    Random random(seed);
    // Signs serve as well as normals (Achlioptas 2003) and cost one bit each.
    for (std::size_t i = 0; i < out.values.size(); i += 32) {
        std::uint32_t bits = random.next();
        for (std::size_t j = i; j < std::min(i + 32, out.values.size()); ++j, bits >>= 1U)
            out.values[j] = (bits & 1U) != 0 ? 1.0F : -1.0F;
    }
    return out;
}

Factors factorsOf(const DenseMatrix& projected, std::size_t rank) {
    const auto rows = static_cast<Eigen::Index>(projected.rows);
    const auto width = static_cast<Eigen::Index>(projected.columns);
    Factors out;
    if (rows == 0 || width == 0)
        return out;
    const Eigen::Map<const RowMajor> b(projected.values.data(), rows, width);
    // B'B = W S^2 W', and B W S^-1 are the right singular vectors of A.
    Eigen::MatrixXf gram = Eigen::MatrixXf::Zero(width, width);
    gram.selfadjointView<Eigen::Lower>().rankUpdate(b.transpose());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(
        Eigen::MatrixXd(gram.cast<double>().selfadjointView<Eigen::Lower>()));
    if (solver.info() != Eigen::Success)
        return out;
    const double largest = std::max(solver.eigenvalues()(width - 1), 0.0);
    Eigen::Index kept = 0;
    while (kept < width && static_cast<std::size_t>(kept) < rank &&
           solver.eigenvalues()(width - 1 - kept) > largest * 1e-9)
        ++kept;
    if (largest <= 0)
        kept = 0;
    Eigen::MatrixXf turn(width, kept);
    for (Eigen::Index i = 0; i < kept; ++i) {
        const double s = std::sqrt(solver.eigenvalues()(width - 1 - i));
        out.singular.push_back(static_cast<float>(s));
        turn.col(i) = (solver.eigenvectors().col(width - 1 - i) / s).cast<float>();
    }
    out.right = DenseMatrix(projected.rows, static_cast<std::size_t>(kept));
    Eigen::Map<RowMajor> right(out.right.values.data(), rows, kept);
    right.noalias() = b * turn;
    for (Eigen::Index i = 0; i < kept; ++i) {
        Eigen::Index at = 0;
        right.col(i).cwiseAbs().maxCoeff(&at);
        if (right(at, i) < 0)
            right.col(i) *= -1.0F;
    }
    return out;
}

} // namespace touchstone::lsa
