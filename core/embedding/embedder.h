// SPDX-License-Identifier: GPL-3.0-or-later
// Text -> vector. Vectors are unit length (L2) unless a text has no known term: then all zero.
// Implementations are safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/models/chat_model.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class EmbedPurpose : std::uint8_t { Passage, Query };

class Embedder {
public:
    virtual ~Embedder() = default;
    [[nodiscard]] virtual std::string spec() const = 0;
    [[nodiscard]] virtual std::size_t dimension() const = 0; ///< 0 = not known before the first call
    /// What its vectors may be kept under: like spec(), but another one when the weights are others.
    [[nodiscard]] virtual std::string identity() const { return spec(); }
    /// Loads what it needs, so that a mistake shows before any work is done. Errors: as embed().
    virtual Result<> prepare(JobContext&) { return {}; }
    /// Shape: texts.size() x dimension, row-major. Errors: as HttpTransport, Malformed (fewer vectors than
    /// asked, other dimension, not finite), Cancelled.
    virtual Result<std::vector<float>> embed(const std::vector<std::string>& texts, EmbedPurpose purpose,
                                             JobContext& context) = 0;
};

/// Any embedder but `lsa` and `none` (see lsa.h): in process by encoder.h, else over HTTP. Errors: Usage.
Result<std::unique_ptr<Embedder>> makeEmbedder(const Spec& spec, const ModelServices& services);

/// Providers that makeHttpEmbedder takes.
std::vector<std::string> embeddingProviders();

/// What families of models (E5, nomic, BGE ...) want before queries and passages, as keys of the SPEC where
/// it sets none: prefixes change vectors, so they belong to what vectors are kept under.
Spec withUsualPrefixes(Spec spec);

/// `openai-compatible:url=,model=[,key=,dim=,batch=,batch_tokens=,query_prefix=,passage_prefix=]`, and the
/// other providers of embeddingProviders(). `dim=` is asked of the server, and cut here where the server
/// gives more. `lsa` and `none` are not made here (see lsa.h). Errors: Usage.
Result<std::unique_ptr<Embedder>> makeHttpEmbedder(const Spec& spec, const ModelServices& services);

} // namespace touchstone
