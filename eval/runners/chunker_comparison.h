// SPDX-License-Identifier: GPL-3.0-or-later
// Which chunking would have kept the gold passages whole: the files of a corpus, as the workspace keeps them,
// are cut by each chunker, indexed and searched as a search of that corpus would be, in a workspace of their
// own that is deleted afterwards. What the first passages hold of the gold ranges, at an equal budget of
// tokens, is compared question by question. On a worker thread; the corpus itself is not touched.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/workspace.h"
#include "eval/gold/gold_set.h"
#include "eval/statistics/descriptive.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct ChunkerComparisonRequest {
    std::string corpus;                ///< NAME or NAME@VERSION; "" = the one that the gold set was made for
    std::string gold;                  ///< NAME (newest) or NAME@N
    std::vector<std::string> chunkers; ///< SPECs, at least one; the others are compared with the first
    std::uint64_t tokenBudget = 2000;  ///< the best passages that together fit it; at least 1
    std::uint64_t seed = 1;
    std::filesystem::path scratch; ///< where the trials' workspaces are made: Workbench::scratchDir()
};

/// Over the questions where it is defined. Intervals are 95 % BCa bootstrap; p of the sign-flip test on the
/// paired differences, adjusted by Holm over all measures and chunkers of one unit.
struct ChunkerMeasure {
    std::string_view name;                     ///< recall, precision, iou, precision_omega
    std::vector<std::optional<double>> values; ///< by question
    std::size_t n = 0, na = 0;
    std::optional<double> mean;
    std::optional<Interval> ci;
    std::optional<double> difference; ///< to the first chunker, over the questions that both have
    std::optional<Interval> differenceCi;
    std::optional<double> p, pAdjusted;
};
inline constexpr std::size_t kChunkerMeasures = 4;

struct ChunkerArm {
    std::string chunker; ///< SPEC in full
    std::array<ChunkerMeasure, kChunkerMeasures> chars, tokens;
    std::size_t chunks = 0;
    double meanTokens = 0;            ///< of a chunk
    std::uint64_t embeddedTokens = 0; ///< of all chunks: what an embedder would be given
    double meanPassages = 0;          ///< that fitted the budget
    double seconds = 0;               ///< to read, cut and index
    /// Ranges of its chunks by page, in order.
    std::map<std::string, std::vector<TextRange>> ranges;
};

struct ChunkerComparison {
    GoldSet gold;
    std::string corpus;   ///< NAME@VERSION
    std::string embedder; ///< of the search
    std::string note;     ///< one sentence where something is not as in the corpus, else ""
    std::uint64_t tokenBudget = 0;
    std::vector<std::string> questions; ///< ids, in the order of the values
    std::size_t unanswerable = 0;       ///< left out: nothing answers them
    std::size_t unplaced = 0;           ///< left out: no judgement of theirs has a place in this corpus
    std::vector<ChunkerArm> arms;       ///< in the order of the request
    std::map<std::string, std::vector<TextRange>> references; ///< gold ranges by page
};

/// Errors: NotFound (corpus, gold set), Usage (SPEC, no chunker), BadInput (no question has a place), those
/// of adding a corpus, Cancelled.
Result<ChunkerComparison> compareChunkers(const Workspace& workspace, const ChunkerComparisonRequest& request,
                                          JobContext& context);

} // namespace touchstone
