// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/embedder_plan.h"

#include "core/base/spec.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

constexpr std::int64_t kMostDimensions = 2000;

} // namespace

Result<EmbedderPlan> planEmbedder(const std::string& text, const ModelServices& services) {
    const Result<Spec> spec = Spec::parse(text);
    if (!spec)
        return fail(spec.error());
    EmbedderPlan plan;
    if (spec->name() == "none") {
        TOUCHSTONE_TRY(spec->allowOnly({}));
        plan.spec = "none";
        plan.hasLsa = false;
        return plan;
    }
    if (spec->name() == "lsa") {
        TOUCHSTONE_TRY(spec->allowOnly({"dim", "seed"}));
        const auto dimension =
            spec->integer("dim", static_cast<std::int64_t>(plan.lsa.dimension), 1, kMostDimensions);
        const auto seed = spec->integer("seed", static_cast<std::int64_t>(plan.lsa.seed), 0, INT64_MAX);
        if (!dimension || !seed)
            return fail(dimension ? seed.error() : dimension.error());
        plan.lsa.dimension = static_cast<std::size_t>(*dimension);
        plan.lsa.seed = static_cast<std::uint64_t>(*seed);
        plan.spec = fmt::format("lsa:dim={}", *dimension);
        if (*seed != 1)
            plan.spec += fmt::format(",seed={}", *seed);
        return plan;
    }
    // Only servers: an encoder in process knows from its own files what it wants before a text.
    const bool server = spec->name() != "encoder" && spec->name() != "static";
    Result<std::unique_ptr<Embedder>> further =
        makeEmbedder(server ? withUsualPrefixes(*spec) : *spec, services);
    if (!further)
        return fail(further.error());
    plan.further = std::move(*further);
    plan.spec = plan.further->spec();
    return plan;
}

} // namespace touchstone
