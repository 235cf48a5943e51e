// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/embedder.h"
#include "core/embedding/encoder.h"

namespace touchstone {

Result<std::unique_ptr<Embedder>> makeEmbedder(const Spec& spec, const ModelServices& services) {
    if (spec.name() == "encoder")
        return makeEncoder(spec);
    if (spec.name() == "static")
        return makeStaticEmbedder(spec);
    return makeHttpEmbedder(spec, services);
}

} // namespace touchstone
