// SPDX-License-Identifier: GPL-3.0-or-later
// Options that search, ask and eval retrieval share. One thread.
#pragma once

#include "eval/cli/command.h"

#include <memory>
#include <string>

namespace touchstone::cli {

struct RetrievalWords {
    std::string corpora, mode = "hybrid", rerank, engine;
    std::vector<std::string> filters;
    std::size_t k = 10;
    bool explain = false;

    /// Errors: Usage.
    [[nodiscard]] Result<RetrievalOptions> options() const;
};

/// Adds --corpus, -k, --mode, --rerank, --filter and --engine.
std::shared_ptr<RetrievalWords> addRetrievalWords(CLI::App& command, std::size_t k);

} // namespace touchstone::cli
