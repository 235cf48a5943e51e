// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunker.h"

#include "core/chunking/chunkers.h"

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::int64_t kFewestTokens = 20, kMostTokens = 100000;

Result<std::size_t> sizeOf(const Spec& spec, std::string_view key, std::size_t otherwise, std::int64_t low,
                           std::int64_t high) {
    const auto value = spec.integer(key, static_cast<std::int64_t>(otherwise), low, high);
    if (!value)
        return fail(value.error());
    return static_cast<std::size_t>(*value);
}

Result<std::unique_ptr<Chunker>> structural(const Spec& spec) {
    TOUCHSTONE_TRY(spec.allowOnly({"tokens", "min"}));
    StructuralOptions options;
    const auto tokens = sizeOf(spec, "tokens", options.tokens, kFewestTokens, kMostTokens);
    if (!tokens)
        return fail(tokens.error());
    options.tokens = *tokens;
    const auto minimum = sizeOf(spec, "min", std::min(options.minimum, options.tokens), 0,
                                static_cast<std::int64_t>(options.tokens));
    if (!minimum)
        return fail(minimum.error());
    options.minimum = *minimum;
    return makeStructuralChunker(options);
}

Result<std::unique_ptr<Chunker>> window(const Spec& spec) {
    TOUCHSTONE_TRY(spec.allowOnly({"tokens", "overlap"}));
    WindowOptions options;
    const auto tokens = sizeOf(spec, "tokens", options.tokens, kFewestTokens, kMostTokens);
    if (!tokens)
        return fail(tokens.error());
    options.tokens = *tokens;
    const auto overlap = sizeOf(spec, "overlap", std::min(options.overlap, options.tokens / 2), 0,
                                static_cast<std::int64_t>(options.tokens / 2));
    if (!overlap)
        return fail(overlap.error());
    options.overlap = *overlap;
    return makeWindowChunker(options);
}
} // namespace

Result<std::unique_ptr<Chunker>> makeChunker(const Spec& spec) {
    if (spec.name() == "structural")
        return structural(spec);
    if (spec.name() == "window")
        return window(spec);
    const std::string near = nearestWord(spec.name(), {"structural", "window"});
    return fail(ErrorCode::Usage, "There is no chunker '" + spec.name() + "'.",
                near.empty() ? "Chunkers: structural:tokens=300, window:tokens=300,overlap=50"
                             : "Did you mean '" + near + "'?");
}

} // namespace touchstone
