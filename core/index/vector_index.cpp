// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/vector_index.h"

#include "core/base/blob.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace touchstone {

namespace {

constexpr std::string_view kMagic = "TVECTOR1";

/// Eight sums side by side, in the same order as the AVX2 lanes; the compiler makes of it what it can.
float innerProductPortable(const float* a, const float* b, std::size_t n) {
    std::array<float, 8> sums{};
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane)
            sums[lane] += a[i + lane] * b[i + lane];
    float sum = ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    for (; i < n; ++i)
        sum += a[i] * b[i];
    return sum;
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) float innerProductAvx2(const float* a, const float* b, std::size_t n) {
    __m256 s0 = _mm256_setzero_ps(), s1 = s0, s2 = s0, s3 = s0;
    std::size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        s0 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i), s0);
        s1 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 8), _mm256_loadu_ps(b + i + 8), s1);
        s2 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 16), _mm256_loadu_ps(b + i + 16), s2);
        s3 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 24), _mm256_loadu_ps(b + i + 24), s3);
    }
    for (; i + 8 <= n; i += 8)
        s0 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i), s0);
    const __m256 all = _mm256_add_ps(_mm256_add_ps(s0, s1), _mm256_add_ps(s2, s3));
    __m128 half = _mm_add_ps(_mm256_castps256_ps128(all), _mm256_extractf128_ps(all, 1));
    half = _mm_add_ps(half, _mm_movehl_ps(half, half));
    half = _mm_add_ss(half, _mm_shuffle_ps(half, half, 1));
    float sum = _mm_cvtss_f32(half);
    for (; i < n; ++i)
        sum += a[i] * b[i];
    return sum;
}
#endif

using Kernel = float (*)(const float*, const float*, std::size_t);

Kernel chooseKernel() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return innerProductAvx2;
#endif
    return innerProductPortable;
}

Kernel kernel() {
    static const Kernel chosen = chooseKernel();
    return chosen;
}

bool nearer(const VectorHit& a, const VectorHit& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

class ExactIndex final : public VectorIndex {
public:
    ExactIndex(std::vector<float> vectors, std::size_t dimension)
        : m_vectors(std::move(vectors)), m_dimension(dimension),
          m_count(dimension > 0 ? m_vectors.size() / dimension : 0) {}

    [[nodiscard]] std::size_t count() const override { return m_count; }
    [[nodiscard]] std::size_t dimension() const override { return m_dimension; }

    Result<std::vector<VectorHit>> search(const std::vector<float>& query, std::size_t k) const override {
        TOUCHSTONE_TRY(check(query));
        std::vector<VectorHit> heap; // the worst of the best k on top
        k = std::min(k, m_count);
        if (k == 0)
            return heap;
        heap.reserve(k);
        const Kernel product = kernel();
        for (std::size_t i = 0; i < m_count; ++i) {
            const VectorHit hit{static_cast<std::uint32_t>(i),
                                product(query.data(), m_vectors.data() + i * m_dimension, m_dimension)};
            if (heap.size() < k) {
                heap.push_back(hit);
                std::push_heap(heap.begin(), heap.end(), nearer);
            } else if (hit.score > heap.front().score) { // equal score, later number: not nearer
                std::pop_heap(heap.begin(), heap.end(), nearer);
                heap.back() = hit;
                std::push_heap(heap.begin(), heap.end(), nearer);
            }
        }
        std::sort_heap(heap.begin(), heap.end(), nearer);
        return heap;
    }

    [[nodiscard]] const std::vector<float>& values() const override { return m_vectors; }

    Result<std::vector<float>> scoreAll(const std::vector<float>& query) const override {
        TOUCHSTONE_TRY(check(query));
        std::vector<float> scores(m_count);
        const Kernel product = kernel();
        for (std::size_t i = 0; i < m_count; ++i)
            scores[i] = product(query.data(), m_vectors.data() + i * m_dimension, m_dimension);
        return scores;
    }

private:
    [[nodiscard]] Result<> check(const std::vector<float>& query) const {
        if (m_count > 0 && query.size() != m_dimension)
            return fail(ErrorCode::Usage,
                        fmt::format("The question's vector has {} dimensions, the index has {}.",
                                    query.size(), m_dimension),
                        "Index and question need the same embedder: add the corpus again with it.");
        return {};
    }

    std::vector<float> m_vectors;
    std::size_t m_dimension, m_count;
};

} // namespace

std::shared_ptr<const VectorIndex> makeExactIndex(std::vector<float> vectors, std::size_t dimension) {
    return std::make_shared<ExactIndex>(std::move(vectors), dimension);
}

std::string serialiseVectors(const std::vector<float>& vectors, std::size_t dimension) {
    std::string body;
    body.reserve(16 + vectors.size() * sizeof(float));
    const std::size_t count = dimension > 0 ? vectors.size() / dimension : 0;
    appendRaw(body, static_cast<std::uint64_t>(count));
    appendRaw(body, static_cast<std::uint64_t>(dimension));
    body.append(reinterpret_cast<const char*>(vectors.data()), count * dimension * sizeof(float));
    return sealBlob(kMagic, body);
}

Result<VectorTable> parseVectorTable(std::string_view blob) {
    std::string_view body;
    if (!openBlob(blob, kMagic, body))
        return fail(ErrorCode::BadInput, "The vectors are damaged or of another version.",
                    "They can be rebuilt from the chunks.");
    BlobReader reader(body);
    const auto count = reader.raw<std::uint64_t>();
    const auto dimension = reader.raw<std::uint64_t>();
    const std::uint64_t values = reader.left() / sizeof(float);
    const bool fits =
        dimension == 0 ? count == 0 && values == 0 : values % dimension == 0 && values / dimension == count;
    if (reader.failed() || reader.left() % sizeof(float) != 0 || !fits || count > UINT32_MAX)
        return fail(ErrorCode::BadInput, "The vectors contradict their own header.",
                    "They can be rebuilt from the chunks.");
    VectorTable table;
    table.dimension = static_cast<std::size_t>(dimension);
    table.values.resize(static_cast<std::size_t>(values));
    if (!table.values.empty())
        std::memcpy(table.values.data(), reader.bytes(values * sizeof(float)).data(),
                    table.values.size() * sizeof(float));
    return table;
}

Result<std::shared_ptr<const VectorIndex>> parseVectors(std::string_view blob) {
    Result<VectorTable> table = parseVectorTable(blob);
    if (!table)
        return fail(std::move(table.error()));
    return makeExactIndex(std::move(table->values), table->dimension);
}

float innerProduct(const float* a, const float* b, std::size_t n) {
    return kernel()(a, b, n);
}

} // namespace touchstone
