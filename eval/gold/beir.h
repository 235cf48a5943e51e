// SPDX-License-Identifier: GPL-3.0-or-later
// A BEIR folder (corpus.jsonl, queries.jsonl, qrels/*.tsv) as documents and a gold set. Documents keep their
// _id as path; their text is title, blank line, text. Reading belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/source.h"
#include "eval/gold/gold_set.h"

#include <filesystem>
#include <string>
#include <vector>

namespace touchstone {

struct BeirCollection {
    std::vector<SourceFile> documents; ///< path = _id
    std::vector<GoldItem> items;       ///< queries with at least one judgement
    std::uint64_t judgements = 0;
    std::vector<std::string> warnings;
};

/// Errors: BadInput with file:line:column; Cancelled. Judgements of unknown documents and queries without any
/// are told.
Result<BeirCollection> readBeir(const std::filesystem::path& folder, JobContext& context);

} // namespace touchstone
