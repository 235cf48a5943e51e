// SPDX-License-Identifier: GPL-3.0-or-later
// Gold sets in the forms of other tools: BEIR folders and Ragas rows. Belongs to the thread of the
// connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"
#include "eval/gold/gold_set.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// One item a line, as it was given.
std::string goldJsonLines(const std::vector<GoldItem>& items);

/// corpus.jsonl, queries.jsonl and qrels/test.tsv at the level of pages. Items without a relevant page are
/// not in qrels and are told in `warnings`. Errors: the store's, Io.
Result<> writeBeir(Database& database, const EditionInfo& edition, const std::vector<GoldItem>& items,
                   const std::filesystem::path& folder, std::vector<std::string>& warnings,
                   JobContext& context);

/// {user_input, reference, reference_contexts, reference_context_ids, touchstone}: the last is the whole
/// item, so that nothing is lost on the way back. Errors: the store's.
Result<std::string> ragasRows(Database& database, const EditionInfo& edition,
                              const std::vector<GoldItem>& items);

/// True when a JSON Lines file reads like Ragas rows.
bool looksLikeRagas(std::string_view text);
/// A place of the corpus for a context, by id or by words; none: it is not there.
using ContextPlaces =
    std::function<Result<std::optional<GoldPlace>>(const std::string& text, const std::string& id)>;
/// Rows of Ragas, old names too. Rows without an id are numbered r1, r2 ... Contexts that the corpus does not
/// have are told in `warnings`. Errors: BadInput with file:line:column.
Result<std::vector<GoldItem>> parseRagasRows(std::string_view text, const std::string& file,
                                             const ContextPlaces& places, std::vector<std::string>& warnings);

} // namespace touchstone
