// SPDX-License-Identifier: GPL-3.0-or-later
// A file of outputs that another tool wrote, row by row in one shape: Ragas rows, promptfoo results, DeepEval
// test runs, RAGChecker results, Langfuse and Phoenix exports (JSON, JSON Lines or CSV), TREC runs, plain
// JSON Lines. Pure.
#pragma once

#include "core/base/result.h"
#include "eval/runners/foreign_reply.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct ForeignRow {
    std::string id, question; ///< one of them at least
    ForeignAnswer answer;
    std::map<std::string, double> scores; ///< under the tool's name: "ragas.faithfulness"
    std::string error;                    ///< the tool's own: there is no answer
    std::string model;
    std::optional<double> latencyMs;
    std::int64_t line = 0; ///< of the file; 0 = not known
};

struct ForeignRun {
    std::string tool;    ///< ragas, promptfoo, deepeval, ragchecker, langfuse, phoenix, trec, jsonl
    bool answers = true; ///< false: rankings alone (TREC)
    std::vector<ForeignRow> rows;
    std::vector<std::string> warnings;
};

/// The form is told by the content. Errors: BadInput with file and line (none of the forms; broken JSON or
/// CSV).
Result<ForeignRun> readForeignRun(std::string_view text, const std::string& file);

/// Rows of one tool out of its JSON; internal to the reader and its tests.
ForeignRow rowOf(const std::string& tool, const nlohmann::ordered_json& row);

} // namespace touchstone
