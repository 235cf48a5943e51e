// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/retrieval_options.h"

#include "core/retrieval/filters.h"
#include "core/retrieval/rerankers.h"

namespace touchstone::cli {

Result<RetrievalOptions> RetrievalWords::options() const {
    RetrievalOptions out;
    auto parsed = retrievalModeByName(mode);
    if (!parsed)
        return fail(std::move(parsed.error()));
    out.mode = *parsed;
    out.k = k;
    if (const auto plan = parseRerank(rerank); !plan)
        return fail(plan.error());
    out.rerank = rerank;
    out.engine = engine;
    out.explain = explain;
    for (const std::string& text : filters) {
        auto filter = parseFilter(text);
        if (!filter)
            return fail(std::move(filter.error()));
        out.filters.push_back(std::move(*filter));
    }
    return out;
}

std::shared_ptr<RetrievalWords> addRetrievalWords(CLI::App& command, std::size_t k) {
    auto words = std::make_shared<RetrievalWords>();
    words->k = k;
    command.add_option("--corpus", words->corpora, "N[@V],... (default: the only one there is)");
    command.add_option("-k", words->k, "How many passages")
        ->capture_default_str()
        ->check(CLI::Range(1, 10000));
    command.add_option(
        "--filter", words->filters,
        "Only pages with KEY=VALUE: source, version, path (glob), kind, trust, or metadata such "
        "as status=Final; != excludes, | parts values (may be repeated)");
    command.add_option("--mode", words->mode, "lexical, dense or hybrid")->capture_default_str();
    command
        .add_option("--rerank", words->rerank,
                    "Reranker SPEC for the best candidates: features (built in), "
                    "cross-encoder:path=FOLDER, tei:url=URL ..., or none (help SPEC lists them; default: "
                    "features with --mode hybrid, else none)")
        ->type_name("SPEC");
    command
        .add_option("--engine", words->engine,
                    "Search the vectors at this engine (a name of `engine list`) instead of here")
        ->type_name("NAME");
    return words;
}

} // namespace touchstone::cli
