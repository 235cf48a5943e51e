// SPDX-License-Identifier: GPL-3.0-or-later
// A hit as JSON, in the one shape that `search`, `ask`, traces and stored answers share
// (docs/formats/answer.md). Pure; safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/retrieval/retriever.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace touchstone {

/// rank, score, chunk, doc, path, version, source, corpus, heading, headings, anchor, url, start, end, parts,
/// sections, text, tokens, release, stages; with explain also terms and similarity_percentile.
nlohmann::ordered_json hitJson(const Hit& hit);

/// Everything that hitJson writes. What only an index needs (rows, runs, spans, embedded text) is not in it
/// and stays empty. Errors: BadInput (a field of another type).
Result<Hit> hitFromJson(const nlohmann::ordered_json& json);

/// null for "", as all optional texts of the format.
nlohmann::ordered_json textOrNull(const std::string& text);
/// Finite numbers as they are, others null: JSON has neither NaN nor Infinity.
nlohmann::ordered_json finiteOrNull(double number);

} // namespace touchstone
