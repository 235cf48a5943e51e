// SPDX-License-Identifier: GPL-3.0-or-later
// Where the vectors of an index set are searched when that is not in this process: a vector engine. What
// embeds the question, the words and everything after the two sides stay the same. Implementations are safe
// for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/retrieval/retriever.h"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace touchstone {

struct DenseQuestion {
    std::span<const float> vector;
    std::size_t depth = 1000; ///< so many of the nearest are wanted
    const std::vector<RetrievalFilter>& filters;
    std::span<const char> allowed; ///< by number within the set: what the filters let through; empty = all
};

class DenseSource {
public:
    virtual ~DenseSource() = default;
    /// By number within the set: the similarity of those that were found, else kNotFound. Errors: the
    /// engine's.
    [[nodiscard]] virtual Result<std::vector<float>> similarities(const DenseQuestion& question,
                                                                  JobContext& context) const = 0;
    static constexpr float kNotFound = -std::numeric_limits<float>::infinity();
};

} // namespace touchstone
