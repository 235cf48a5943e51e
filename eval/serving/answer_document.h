// SPDX-License-Identifier: GPL-3.0-or-later
// Answers and hits as JSON documents, equal on the command line and over HTTP (docs/formats/answer.md). Pure.
#pragma once

#include "core/answering/answer.h"
#include "core/corpus/corpus_repository.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace touchstone {

/// Hits of these editions, with `space` where their ranges are of extracted text.
nlohmann::ordered_json hitsDocument(const std::vector<Hit>& hits, const std::vector<EditionInfo>& editions);
/// What `ask --json` prints.
nlohmann::ordered_json answerDocument(const Answer& answer, const std::vector<EditionInfo>& editions);
/// What `search --json` prints.
nlohmann::ordered_json searchDocument(const RetrievalResult& result,
                                      const std::vector<EditionInfo>& editions);

} // namespace touchstone
