// SPDX-License-Identifier: GPL-3.0-or-later
// A run against judgements, as `trec_eval -c` does it. Pure functions, safe for concurrent use.
#pragma once

#include "eval/metrics/retrieval_measures.h"
#include "eval/metrics/trec_files.h"

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct TopicScores {
    std::string topic;
    bool inRun = false; ///< false: the run has nothing for it, and every value is that of an empty ranking
    std::vector<double> values; ///< one per measure
};

struct RetrievalScores {
    std::vector<Measure> measures;
    std::vector<TopicScores> topics;         ///< every topic of the judgements, in their order
    std::vector<double> complete;            ///< per measure, over every topic of the judgements
    std::optional<std::vector<double>> both; ///< over topics in both files; none when there are none
    std::size_t topicsInBoth = 0;
    std::vector<std::string> ignored; ///< topics only in the run
};

RetrievalScores scoreRetrieval(const Qrels& qrels, const RunFile& run, const std::vector<Measure>& measures);

} // namespace touchstone
