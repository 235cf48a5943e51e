// SPDX-License-Identifier: GPL-3.0-or-later
// Which rerankers a SPEC can name, and those of them that read text: a cross-encoder in process, or a server.
// Functions without state, safe for concurrent use.
#pragma once

#include "core/base/spec.h"
#include "core/models/chat_model.h"
#include "core/retrieval/retriever.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// A reranker by its SPEC: `features[:depth=100]`, `cross-encoder:path=FOLDER[,max_tokens=,threads=]` (also
/// `encoder:`), or one of rerankProviders() with `url= model= key= batch= ...`; each with `depth=`, the
/// number of candidates that it is given.
struct RerankPlan {
    Spec spec; ///< without depth=
    std::size_t depth = 100;
    [[nodiscard]] bool builtIn() const { return spec.name() == "features"; }
};

/// No value for "" and "none". Errors: Usage (unknown name or key), also what makeReranker finds wrong
/// without touching a file or the network.
Result<std::optional<RerankPlan>> parseRerank(const std::string& text);

/// The SPEC that a search with these options is reranked by; "none" = not at all.
std::string rerankOf(const RetrievalOptions& options);

/// Providers of the rerankers over HTTP.
std::vector<std::string> rerankProviders();

/// One that reads text; loads and connects on first use. Safe for concurrent use. Errors: Usage.
Result<std::unique_ptr<Reranker>> makeReranker(const Spec& spec, const ModelServices& services);

} // namespace touchstone
