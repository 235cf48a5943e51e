// SPDX-License-Identifier: GPL-3.0-or-later
// BEIR folders and JSON Lines of gold_exchange.h.
#include "eval/gold/gold_exchange.h"

#include "core/corpus/corpus_repository.h"
#include "core/platform/env.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::string line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::string goldJsonLines(const std::vector<GoldItem>& items) {
    std::string out;
    for (const GoldItem& item : items)
        out += item.json + "\n";
    return out;
}

Result<> writeBeir(Database& database, const EditionInfo& edition, const std::vector<GoldItem>& items,
                   const std::filesystem::path& folder, std::vector<std::string>& warnings,
                   JobContext& context) {
    CorpusRepository repository(database);
    auto documents = repository.documents(edition);
    if (!documents)
        return fail(std::move(documents.error()));
    std::string corpus;
    for (const DocumentSummary& document : *documents) {
        TOUCHSTONE_TRY(context.check());
        auto bytes = repository.bytes(edition, document.path);
        if (!bytes)
            return fail(std::move(bytes.error()));
        // A collection's page is its title, a blank line and its text; other pages keep all of their text.
        std::string title = document.title;
        std::string text = std::move(*bytes);
        if (text.starts_with(title + "\n\n"))
            text.erase(0, title.size() + 2);
        else
            title.clear();
        corpus += line({{"_id", document.path}, {"title", title}, {"text", text}});
    }
    std::string queries;
    std::string qrels = "query-id\tcorpus-id\tscore\n";
    std::size_t unjudged = 0;
    for (const GoldItem& item : items) {
        queries += line({{"_id", item.id}, {"text", item.question}});
        std::vector<std::pair<std::string, std::int64_t>> pages;
        for (const GoldPlace& place : item.relevant) {
            const auto known = std::find_if(pages.begin(), pages.end(),
                                            [&](const auto& page) { return page.first == place.path; });
            if (known == pages.end())
                pages.emplace_back(place.path, place.grade);
            else
                known->second = std::max(known->second, place.grade);
        }
        for (const auto& [path, grade] : pages)
            qrels += fmt::format("{}\t{}\t{}\n", item.id, path, grade);
        unjudged += pages.empty() ? 1 : 0;
    }
    if (unjudged > 0)
        warnings.push_back(
            fmt::format("{} unanswerable items have no line in qrels: BEIR has none for them.", unjudged));
    TOUCHSTONE_TRY(writeFileAtomically(folder / "corpus.jsonl", corpus));
    TOUCHSTONE_TRY(writeFileAtomically(folder / "queries.jsonl", queries));
    return writeFileAtomically(folder / "qrels" / "test.tsv", qrels);
}

} // namespace touchstone
