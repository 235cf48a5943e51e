// SPDX-License-Identifier: GPL-3.0-or-later
// `--embedder SPEC` as what has to be made: LSA always, unless it is `none`, and at most one further
// embedder. Plain value.
#pragma once

#include "core/base/result.h"
#include "core/embedding/embedder.h"
#include "core/embedding/lsa.h"

#include <memory>
#include <string>

namespace touchstone {

struct EmbedderPlan {
    std::string spec; ///< canonical, without secrets
    bool hasLsa = true;
    LsaOptions lsa;
    std::unique_ptr<Embedder> further; ///< may be null
};

/// `none`, `lsa:dim=200[,seed=1]`, or an embedder that is reached over HTTP. Errors: Usage.
Result<EmbedderPlan> planEmbedder(const std::string& spec, const ModelServices& services);

} // namespace touchstone
