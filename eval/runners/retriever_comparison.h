// SPDX-License-Identifier: GPL-3.0-or-later
// Two retrievers on the same questions, asked in turn: how far they find the same, in the same order, and how
// long each takes. Runs on the calling thread; cancellable between questions.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/retrieval/retriever.h"
#include "eval/statistics/descriptive.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct ComparedQuestion {
    std::string id, text;
};

struct ComparedAnswer {
    std::string id;
    double overlap = 0;     ///< share of the k that both found; of fewer hits, of the longer list
    bool sameFirst = false; ///< the same passage stands first in both, or both found nothing
    std::optional<double> rankAgreement; ///< Kendall's tau over what both found; none with fewer than two
    double hereMs = 0, thereMs = 0;
    std::string failure; ///< why one of them failed, "" = neither did
};

/// A mean with its 95 % bootstrap interval (BCa, else percentile).
struct ComparedMean {
    std::uint64_t n = 0, na = 0;
    std::optional<double> mean;
    std::optional<Interval> ci;
};

struct ComparedTimes {
    ComparedMean mean;
    double median = 0, p95 = 0;
};

struct RetrieverComparison {
    std::size_t k = 0;
    std::vector<ComparedAnswer> answers;
    std::uint64_t failed = 0;
    ComparedMean overlap, sameFirst, rankAgreement;
    ComparedTimes here, there; ///< milliseconds
    ComparedMean difference;   ///< there minus here, milliseconds
};

/// Each question goes to both, in turns first to the one and first to the other; a first one that does not
/// count warms them up. Errors: Usage (no questions), Cancelled; a question that fails is counted, unless
/// all do: then it is the error.
Result<RetrieverComparison> compareRetrievers(const Retriever& here, const Retriever& there,
                                              const std::vector<ComparedQuestion>& questions,
                                              const RetrievalOptions& options, std::uint64_t seed,
                                              JobContext& context);

/// Kendall's tau-a of two orders of the same things, by their common ones; none with fewer than two.
std::optional<double> kendallTau(const std::vector<std::string>& a, const std::vector<std::string>& b);

} // namespace touchstone
