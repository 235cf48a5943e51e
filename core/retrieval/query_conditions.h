// SPDX-License-Identifier: GPL-3.0-or-later
// The operators of a query held against the passages: which of them may be found. Exact: the index of words
// only says where to look, the passage's text decides. Safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/chunking/chunk_repository.h"
#include "core/retrieval/filters.h"
#include "core/retrieval/index_set.h"
#include "core/retrieval/passage_texts.h"
#include "core/retrieval/query_syntax.h"
#include "core/retrieval/retriever.h"
#include "core/text/analyser.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace touchstone {

/// What the conditions are held against.
struct ConditionSource {
    const std::vector<const IndexSet*>& sets;
    const std::map<std::int64_t, PageFacts>& facts; ///< by document row
    std::function<Result<std::vector<StoredChunk>>(const std::vector<std::int64_t>& rows)> chunks;
    std::function<Result<>(const std::vector<std::int64_t>& rows,
                           const std::function<void(std::size_t at, const PassageText&)>& visit)>
        texts; ///< as eachPassageText
};

struct ConditionOutcome {
    std::vector<char> allowed;          ///< by number over all sets
    std::vector<QueryReading> readings; ///< one for each condition
    std::vector<std::string> words;     ///< to rank by: those that prefixes have met, the most frequent first
};

/// `allowed` empty: all were let through before. Errors: the source's, Cancelled.
Result<ConditionOutcome> holdConditions(const std::vector<QueryCondition>& conditions,
                                        std::vector<char> allowed, const ConditionSource& source,
                                        const Analyser& analyser, JobContext& context);

/// The blocks of code of a passage, folded.
std::string foldedCode(const Chunk& chunk);

} // namespace touchstone
