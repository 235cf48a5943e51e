// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of a foreign application, read out of its JSON and checked as our own would be: contexts found
// in the corpus, citations verified, refusals seen. Safe for concurrent use.
#pragma once

#include "eval/experiments/experiment.h"
#include "eval/runners/context_aligner.h"
#include "eval/runners/sample_output.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

inline constexpr std::size_t kDeepestReply = 100; ///< levels of JSON in a foreign reply
inline constexpr std::size_t kRawWords = 400;     ///< bytes of it that an error shows

struct ForeignAnswer {
    std::string text;
    std::optional<std::vector<ForeignContext>> contexts; ///< none: the tool tells none
    std::optional<bool> refused;                         ///< none: by the answer's words
    Usage usage;
    std::optional<double> cost;
};

/// Errors: Malformed (no answer where the pointer says, a part of another type).
Result<ForeignAnswer> readForeignAnswer(const nlohmann::ordered_json& reply, const ReplyPointers& pointers);

/// A list of texts, or of objects with text and id (text|content|page_content, id|doc_id|source, score).
Result<std::vector<ForeignContext>> readContexts(const nlohmann::ordered_json& list);

/// With [n] marks as citations of the n-th context. `aligned` gets how many contexts were found.
Result<SampleOutput> foreignOutput(const ForeignAnswer& answer, const ContextAligner& aligner,
                                   std::vector<Passage>& passages, std::size_t& aligned);

} // namespace touchstone
