// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/gold_import.h"

#include "core/corpus/corpus_repository.h"
#include "core/platform/env.h"
#include "eval/gold/beir.h"
#include "eval/gold/gold_csv.h"
#include "eval/gold/gold_exchange.h"
#include "eval/gold/gold_repository.h"
#include "eval/gold/place_index.h"
#include "eval/runners/context_aligner.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace touchstone {

namespace {

std::string editionText(const EditionInfo& edition) {
    return EditionName{edition.name, edition.version}.toString();
}

std::vector<std::string> unknownPlaces(const PlaceIndex& places, const EditionInfo& edition,
                                       const std::vector<GoldItem>& items, const std::string& file) {
    std::vector<std::string> out;
    for (const GoldItem& item : items)
        for (const GoldPlace& place : item.relevant)
            if (!places.section(place))
                out.push_back(fmt::format("{}:{}: {}: {} has no {}{}{}.", file, item.line, item.id,
                                          editionText(edition), place.path,
                                          place.anchor.empty() ? "" : "#" + place.anchor,
                                          place.heading.empty() ? "" : " '" + place.heading + "'"));
    return out;
}

/// Where a Ragas row's contexts lie: in the corpus that is named, else in the only one, else nowhere.
Result<ContextPlaces> contextPlaces(const std::shared_ptr<Workspace>& workspace, Database& database,
                                    const std::string& corpus) {
    CorpusRepository repository(database);
    std::optional<EditionInfo> edition;
    if (!corpus.empty()) {
        auto named = repository.edition(EditionName::parse(corpus));
        if (!named)
            return fail(std::move(named.error()));
        edition = std::move(*named);
    } else {
        auto all = repository.editions();
        if (!all)
            return fail(std::move(all.error()));
        if (all->size() == 1)
            edition = all->front();
    }
    if (!edition)
        return ContextPlaces([](const std::string&, const std::string&) -> Result<std::optional<GoldPlace>> {
            return std::optional<GoldPlace>();
        });
    auto aligner = ContextAligner::build(workspace, *edition);
    if (!aligner)
        return fail(std::move(aligner.error()));
    auto shared = std::make_shared<const ContextAligner>(std::move(*aligner));
    return ContextPlaces(
        [shared](const std::string& text, const std::string& id) -> Result<std::optional<GoldPlace>> {
            auto aligned = shared->align({text, id, 0});
            if (!aligned)
                return fail(std::move(aligned.error()));
            if (!aligned->found)
                return std::optional<GoldPlace>();
            const Chunk& chunk = aligned->hit.stored.chunk;
            GoldPlace place;
            place.path = chunk.path;
            place.heading = chunk.heading;
            place.anchor = chunk.anchor;
            place.range = chunk.range;
            return std::optional<GoldPlace>(std::move(place));
        });
}

bool isCsv(const GoldImportRequest& request) {
    return request.file.ends_with(".csv") || !request.columns.empty();
}

Result<std::string> textOf(const GoldImportRequest& request) {
    if (request.text)
        return *request.text;
    auto text = readFile(request.file);
    if (!text)
        text.error().code = ErrorCode::BadInput;
    return text;
}

Result<std::vector<GoldItem>> readItems(const std::shared_ptr<Workspace>& workspace, Database& database,
                                        const GoldImportRequest& request,
                                        std::vector<std::string>& warnings) {
    const auto text = textOf(request);
    if (!text)
        return fail(text.error());
    if (isCsv(request))
        return parseGoldCsv(*text, request.file, request.columns);
    if (!looksLikeRagas(*text))
        return parseGoldJsonLines(*text, request.file);
    auto places = contextPlaces(workspace, database, request.corpus);
    if (!places)
        return fail(std::move(places.error()));
    return parseRagasRows(*text, request.file, *places, warnings);
}

/// A set belongs to the corpus that it was made for: the one named, else one of its own name, else the only
/// one.
Result<std::string> boundCorpus(Database& database, const std::string& corpus, const std::string& name) {
    if (!corpus.empty())
        return corpus;
    const auto editions = CorpusRepository(database).editions();
    if (!editions)
        return fail(editions.error());
    for (const EditionInfo& edition : *editions)
        if (edition.name == name)
            return edition.name;
    return editions->size() == 1 ? editionText(editions->front()) : std::string();
}

Result<GoldImport> importFolder(Database& database, const GoldImportRequest& request, std::string name,
                                JobContext& context) {
    auto collection = readBeir(request.file, context);
    if (!collection)
        return fail(std::move(collection.error()));
    if (name.empty())
        name = std::filesystem::path(request.file).filename().string();
    auto set = GoldRepository(database).save(name, request.corpus.empty() ? name : request.corpus,
                                             collection->items);
    if (!set)
        return fail(std::move(set.error()));
    return GoldImport{std::move(*set), std::move(collection->warnings)};
}

} // namespace

Result<GoldImport> importGold(const std::shared_ptr<Workspace>& workspace, Database& database,
                              const GoldImportRequest& request, JobContext& context) {
    std::error_code none;
    if (!request.text && std::filesystem::is_directory(request.file, none))
        return importFolder(database, request, request.name, context);
    GoldImport out;
    auto items = readItems(workspace, database, request, out.warnings);
    if (!items)
        return fail(std::move(items.error()));
    TOUCHSTONE_TRY(context.check());
    std::string name = request.name;
    if (name.empty())
        name = request.file == "-" ? "gold" : std::filesystem::path(request.file).stem().string();
    auto bound = boundCorpus(database, request.corpus, name);
    if (!bound)
        return fail(std::move(bound.error()));
    if (!bound->empty()) {
        auto edition = CorpusRepository(database).edition(EditionName::parse(*bound));
        if (!edition)
            return fail(std::move(edition.error()));
        const auto places = PlaceIndex::build(database, *edition);
        if (!places)
            return fail(places.error());
        std::vector<std::string> unknown = unknownPlaces(*places, *edition, *items, request.file);
        std::move(unknown.begin(), unknown.end(), std::back_inserter(out.warnings));
    }
    TOUCHSTONE_TRY(context.check());
    auto set = GoldRepository(database).save(name, *bound, *items);
    if (!set)
        return fail(std::move(set.error()));
    out.set = std::move(*set);
    return out;
}

std::vector<Error> goldImportErrors(const GoldImportRequest& request, const Error& refused,
                                    std::size_t most) {
    if (refused.code == ErrorCode::BadInput && refused.line > 0 && !isCsv(request))
        if (const auto text = textOf(request); text && !looksLikeRagas(*text))
            if (auto errors = goldJsonLinesErrors(*text, request.file, most); !errors.empty())
                return errors;
    return {refused};
}

} // namespace touchstone
