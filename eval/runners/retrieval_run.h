// SPDX-License-Identifier: GPL-3.0-or-later
// `eval retrieval`: every question of a gold set through retrieval, scored per question and summarised with
// intervals. Runs on the calling thread; cancellable between questions.
#pragma once

#include "core/base/ids.h"
#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/retrieval/retriever.h"
#include "core/store/database.h"
#include "eval/gold/gold_set.h"
#include "eval/runners/retrieval_levels.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct RetrievalRunRequest {
    GoldSet gold;
    std::vector<GoldItem> items;
    EditionInfo edition;
    RetrievalOptions options;
    RetrievalLevel level = RetrievalLevel::Section;
    std::vector<std::string> measures{"nDCG@10", "R@5", "R@10", "RR@10",
                                      "Success@5"}; ///< names of eval/metrics
    std::uint64_t seed = 1;
};

/// Mean over the questions that have a relevant place, with its 95 % BCa bootstrap interval.
struct MeasureSummary {
    std::string name;
    std::optional<double> mean;
    std::optional<std::pair<double, double>> ci; ///< none for n < 2 or when the bootstrap is not defined
    std::uint64_t n = 0, na = 0, failed = 0;
};

struct QueryScores {
    std::string id;
    std::vector<std::optional<double>> values; ///< in the order of the measures; none = not applicable
    std::vector<std::string> ranking;          ///< keys of the level, best first
    std::string failure;                       ///< why retrieval failed, "" = it did not
};

struct RetrievalRun {
    RunId id;
    GoldSet gold;
    EditionInfo edition;
    RetrievalOptions options;
    RetrievalLevel level = RetrievalLevel::Section;
    std::uint64_t seed = 1;
    std::vector<MeasureSummary> measures;
    std::vector<QueryScores> queries;
    std::uint64_t n = 0, na = 0, failed = 0;
    double seconds = 0;
};

/// Errors: Usage (unknown measure, with a suggestion), Cancelled, what the corpus cannot be read for. A
/// question whose retrieval fails counts as failed and the rest goes on.
Result<RetrievalRun> runRetrieval(const RetrievalRunRequest& request, const Retriever& retriever,
                                  Database& database, JobContext& context);

/// docs/formats/retrieval-run.md
std::string retrievalRunJson(const RetrievalRun& run);
/// TREC run file; scores fall strictly.
std::string retrievalRunFile(const RetrievalRun& run);

/// Keeps a run in the workspace.
Result<> saveRetrievalRun(Database& database, const RetrievalRun& run);

} // namespace touchstone
