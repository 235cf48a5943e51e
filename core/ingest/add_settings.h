// SPDX-License-Identifier: GPL-3.0-or-later
// What a request asks for, checked and in its canonical form. Plain value.
#pragma once

#include "core/base/result.h"
#include "core/ingest/corpus_adder.h"
#include "core/ingest/embedder_plan.h"

#include <memory>
#include <optional>
#include <string>

namespace touchstone {

struct AddSettings {
    Dialect dialect = Dialect::Auto;
    std::unique_ptr<Chunker> chunker;
    EmbedderPlan embedder;
    std::optional<std::string> version;
    std::string origin, preset;
    std::string json; ///< everything that decides how the source is read, for comparison
};

/// Errors: Usage, naming the option.
Result<AddSettings> checkRequest(const AddRequest& request, const AddServices& services);
/// Adds what is known once the source is open.
void applySource(AddSettings& settings, const AddRequest& request, const SourceInfo& info);

} // namespace touchstone
