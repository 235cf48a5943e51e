// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunker.h"

#include "core/chunking/chunker_specs.h"
#include "core/chunking/chunkers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr std::size_t kFewestTokens = 20, kMostTokens = 100000;
constexpr std::size_t kFewestChars = 80, kMostChars = 400000;

/// Reads the keys of a SPEC one by one; the first that is wrong is the error.
class SpecReader {
public:
    explicit SpecReader(const Spec& spec) : m_spec(spec) {}

    ChunkBudget budget(std::size_t tokens) {
        ChunkBudget out;
        if (m_spec.has("tokens") || !m_spec.has("chars"))
            out.tokens = size("tokens", tokens, kFewestTokens, kMostTokens);
        if (m_spec.has("chars"))
            out.chars = size("chars", 0, kFewestChars, kMostChars);
        return out;
    }
    std::size_t size(std::string_view key, std::size_t otherwise, std::size_t low, std::size_t high) {
        const auto value = m_spec.integer(key, static_cast<std::int64_t>(otherwise),
                                          static_cast<std::int64_t>(low), static_cast<std::int64_t>(high));
        if (!value && !m_error)
            m_error = value.error();
        return value ? static_cast<std::size_t>(*value) : otherwise;
    }
    Result<> allowOnly(const std::vector<std::string_view>& keys) {
        TOUCHSTONE_TRY(m_spec.allowOnly(keys));
        return m_error ? Result<>(fail(std::move(*m_error))) : Result<>();
    }

private:
    const Spec& m_spec;
    std::optional<Error> m_error;
};

std::size_t limitOf(const ChunkBudget& budget) {
    return Measure(budget).limit();
}

Result<std::unique_ptr<Chunker>> structural(const Spec& spec, bool code) {
    SpecReader reader(spec);
    StructuralOptions options;
    options.budget = reader.budget(options.budget.tokens);
    const std::size_t limit = limitOf(options.budget);
    options.minimum =
        reader.size("min", std::min(Measure(options.budget).ofTokens(options.minimum), limit), 0, limit);
    TOUCHSTONE_TRY(reader.allowOnly({"tokens", "chars", "min"}));
    return code ? makeCodeChunker(options) : makeStructuralChunker(options);
}

Result<std::unique_ptr<Chunker>> overlapping(const Spec& spec, bool recursive) {
    SpecReader reader(spec);
    WindowOptions options;
    options.budget = reader.budget(options.budget.tokens);
    const std::size_t most = limitOf(options.budget) / 2;
    const std::size_t usual = recursive ? 0 : Measure(options.budget).ofTokens(options.overlap);
    options.overlap = reader.size("overlap", std::min(usual, most), 0, most);
    TOUCHSTONE_TRY(reader.allowOnly({"tokens", "chars", "overlap"}));
    return recursive ? makeRecursiveChunker(options) : makeWindowChunker(options);
}

Result<std::unique_ptr<Chunker>> sentence(const Spec& spec) {
    SpecReader reader(spec);
    SentenceOptions options;
    options.budget = reader.budget(options.budget.tokens);
    options.sentences = reader.size("sentences", options.sentences, 1, 1000);
    options.overlap =
        reader.size("overlap", std::min(options.overlap, options.sentences - 1), 0, options.sentences - 1);
    TOUCHSTONE_TRY(reader.allowOnly({"tokens", "chars", "sentences", "overlap"}));
    return makeSentenceChunker(options);
}

Result<std::unique_ptr<Chunker>> semantic(const Spec& spec) {
    SpecReader reader(spec);
    SemanticOptions options;
    options.budget = reader.budget(options.budget.tokens);
    const std::size_t limit = limitOf(options.budget);
    options.percentile = reader.size("percentile", options.percentile, 1, 99);
    options.minimum =
        reader.size("min", std::min(Measure(options.budget).ofTokens(options.minimum), limit), 0, limit);
    TOUCHSTONE_TRY(reader.allowOnly({"tokens", "chars", "percentile", "min"}));
    return makeSemanticChunker(options);
}

Result<std::unique_ptr<Chunker>> hierarchical(const Spec& spec) {
    SpecReader reader(spec);
    HierarchicalOptions options;
    options.parent = reader.budget(options.parent.tokens);
    const std::size_t limit = limitOf(options.parent);
    const bool chars = options.parent.chars > 0;
    const std::size_t fewest = std::min(chars ? kFewestChars : kFewestTokens, limit);
    options.child = reader.size("child", std::clamp(limit / 5, fewest, limit), fewest, limit);
    TOUCHSTONE_TRY(reader.allowOnly({"tokens", "chars", "child"}));
    return makeHierarchicalChunker(options);
}

Result<std::unique_ptr<Chunker>> entries(const Spec& spec) {
    SpecReader reader(spec);
    const ChunkBudget budget = reader.budget(300);
    TOUCHSTONE_TRY(reader.allowOnly({"tokens", "chars"}));
    return makeEntriesChunker(budget);
}

} // namespace

std::string sizedSpec(const char* name, ChunkBudget budget,
                      const std::vector<std::pair<std::string, std::string>>& more) {
    Spec spec(name);
    if (budget.tokens > 0)
        spec.set("tokens", std::to_string(budget.tokens));
    if (budget.chars > 0)
        spec.set("chars", std::to_string(budget.chars));
    for (const auto& [key, value] : more)
        spec.set(key, value);
    return spec.toString();
}

Result<std::unique_ptr<Chunker>> makeChunker(const Spec& spec) {
    const std::string& name = spec.name();
    if (name == "structural" || name == "code")
        return structural(spec, name == "code");
    if (name == "window" || name == "recursive")
        return overlapping(spec, name == "recursive");
    if (name == "sentence")
        return sentence(spec);
    if (name == "semantic")
        return semantic(spec);
    if (name == "hierarchical")
        return hierarchical(spec);
    if (name == "entries")
        return entries(spec);
    const std::string near = nearestWord(name, {"structural", "window", "recursive", "sentence", "semantic",
                                                "hierarchical", "code", "entries"});
    return fail(ErrorCode::Usage, "There is no chunker '" + name + "'.",
                near.empty()
                    ? "Chunkers: structural, window, recursive, sentence, semantic, hierarchical, code, "
                      "entries; 'help SPEC' explains them."
                    : "Did you mean '" + near + "'?");
}

} // namespace touchstone
