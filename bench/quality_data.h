// SPDX-License-Identifier: GPL-3.0-or-later
// Questions with judged places and the chunks to search, for retrieval_quality: a BEIR folder (places are
// documents) or a folder of pages with a gold file (places are sections, path#anchor). Everything in memory,
// no workspace.
#pragma once

#include "core/chunking/chunker.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace touchstone::bench {

struct Question {
    std::string id, text;
    std::map<std::string, int> relevant; ///< place -> grade; empty = unanswerable
};

struct Task {
    std::vector<Chunk> chunks;
    std::vector<std::int64_t> documentOf;         ///< by chunk
    std::vector<std::vector<std::string>> places; ///< by chunk, in order
    std::vector<Question> questions;
    double seconds = 0; ///< reading, parsing and chunking
};

/// Errors: BadInput.
Result<Task> readBeir(const std::filesystem::path& folder, const Chunker& chunker);
Result<Task> readPages(const std::filesystem::path& folder, const std::filesystem::path& gold,
                       const Chunker& chunker);

} // namespace touchstone::bench
