// SPDX-License-Identifier: GPL-3.0-or-later
// Parses and chunks pages on two threads while the caller's thread writes what is ready. Results come in any
// order. run() belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/chunking/chunker.h"
#include "core/index/lexical_fields.h"
#include "core/ingest/page_rules.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace touchstone {

struct ParseTask {
    IngestFile* file = nullptr;
    Dialect dialect = Dialect::Text;
    std::string reason; ///< why this dialect
};

struct ParsedPage {
    ParseTask task;
    Result<std::vector<Document>> documents;       ///< one, or the threads of a file of issues
    std::vector<std::vector<Chunk>> chunks;        ///< of each
    std::vector<std::vector<NumberedWords>> words; ///< of the chunks of each, where they were asked for
    std::size_t reader = 0;                        ///< whose numbers the words are
    bool restarted = false;                        ///< its numbers begin again with newTerms
    std::vector<std::string> newTerms;             ///< of its next numbers; also where the page failed
};

struct ParsePool {
    const Workspace& workspace; ///< holds the bytes that are not in memory
    const FileTable& table;
    const PageRules& rules;
    const Chunker& chunker;
    std::string corpus, version, sourceName;    ///< for ids
    const SentenceVectors* sentences = nullptr; ///< for chunkers that use them
    bool cuts = true;                           ///< false: pages come without chunks
    bool takesWords = false;                    ///< of the chunks, for a LexicalCollector

    /// Calls `take` on the calling thread for each task's page; the first error of it ends the run. Errors:
    /// Cancelled.
    Result<> run(const std::vector<ParseTask>& tasks, const std::function<Result<>(ParsedPage&&)>& take,
                 JobContext& context) const;
};

} // namespace touchstone
