// SPDX-License-Identifier: GPL-3.0-or-later
// Ragas rows of gold_exchange.h.
#include "core/base/json_depth.h"
#include "core/corpus/corpus_repository.h"
#include "eval/gold/gold_exchange.h"
#include "eval/gold/gold_json.h"
#include "eval/gold/place_index.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepestRow = 100;

std::string textIn(const Json& row, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        const auto found = row.find(key);
        if (found == row.end())
            continue;
        if (found->is_string())
            return found->get<std::string>();
        if (found->is_array() && !found->empty() && found->front().is_string())
            return found->front().get<std::string>(); // ground_truths
    }
    return {};
}

std::vector<std::string> textsIn(const Json& row, const char* key) {
    std::vector<std::string> out;
    if (const auto found = row.find(key); found != row.end() && found->is_array())
        for (const Json& one : *found)
            out.push_back(one.is_string() ? one.get<std::string>() : one.dump());
    return out;
}

/// An item of a row that another tool wrote.
Result<Json> itemOf(const Json& row, std::int64_t number, const ContextPlaces& places,
                    const std::string& where, std::vector<std::string>& warnings) {
    if (const auto own = row.find("touchstone"); own != row.end() && own->is_object())
        return *own;
    Json item;
    const std::string id = textIn(row, {"id", "_id"});
    item["id"] = id.empty() ? fmt::format("r{}", number) : id;
    item["question"] = textIn(row, {"user_input", "question"});
    Json relevant = Json::array();
    const std::vector<std::string> contexts = textsIn(row, "reference_contexts");
    const std::vector<std::string> ids = textsIn(row, "reference_context_ids");
    for (std::size_t i = 0; i < std::max(contexts.size(), ids.size()); ++i) {
        auto place = places(i < contexts.size() ? contexts[i] : std::string(),
                            i < ids.size() ? ids[i] : std::string());
        if (!place)
            return fail(std::move(place.error()));
        if (*place)
            relevant.push_back(goldPlaceJson(**place));
        else
            warnings.push_back(fmt::format("{}: reference context {} is not in the corpus.", where, i + 1));
    }
    item["relevant"] = std::move(relevant);
    if (const std::string answer = textIn(row, {"reference", "ground_truth", "ground_truths"});
        !answer.empty())
        item["answer"] = answer;
    for (const auto& [key, value] : row.items())
        if (!item.contains(key) && key != "user_input" && key != "reference")
            item[key] = value;
    return item;
}

} // namespace

Result<std::string> ragasRows(Database& database, const EditionInfo& edition,
                              const std::vector<GoldItem>& items) {
    auto places = PlaceIndex::build(database, edition);
    if (!places)
        return fail(std::move(places.error()));
    CorpusRepository repository(database);
    std::map<std::string, std::string> pages;
    std::string out;
    for (const GoldItem& item : items) {
        Json contexts = Json::array();
        Json ids = Json::array();
        for (const GoldPlace& place : item.relevant) {
            const PlacedSection* section = places->section(place);
            if (!section)
                continue;
            auto page = pages.find(place.path);
            if (page == pages.end()) {
                auto bytes = repository.bytes(edition, place.path);
                if (!bytes)
                    return fail(std::move(bytes.error()));
                page = pages.emplace(place.path, std::move(*bytes)).first;
            }
            const TextRange range = place.range.value_or(section->range);
            contexts.push_back(
                page->second.substr(std::min<std::size_t>(range.start, page->second.size()), range.size()));
            ids.push_back(sectionKey(section->path, section->anchor));
        }
        const Json row{{"user_input", item.question},
                       {"reference", item.answer.empty() ? Json(nullptr) : Json(item.answer)},
                       {"reference_contexts", std::move(contexts)},
                       {"reference_context_ids", std::move(ids)},
                       {"touchstone", Json::parse(item.json, nullptr, false)}};
        out += row.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return out;
}

bool looksLikeRagas(std::string_view text) {
    const std::size_t from = text.find_first_not_of("\xef\xbb\xbf \t\r\n");
    if (from == std::string_view::npos)
        return false;
    const std::string_view first = text.substr(from, text.find('\n', from) - from);
    if (jsonNestsDeeperThan(first, kDeepestRow))
        return false;
    const Json row = Json::parse(first, nullptr, false);
    return row.is_object() && !row.contains("relevant") &&
           (row.contains("user_input") ||
            (row.contains("question") &&
             (row.contains("ground_truth") || row.contains("ground_truths") || row.contains("contexts"))));
}

Result<std::vector<GoldItem>> parseRagasRows(std::string_view text, const std::string& file,
                                             const ContextPlaces& places,
                                             std::vector<std::string>& warnings) {
    std::string lines;
    std::int64_t number = 0;
    std::int64_t row = 0;
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            lines += '\n'; // the numbers of the lines stay those of the file
            continue;
        }
        const Json json = jsonNestsDeeperThan(line, kDeepestRow) ? Json(Json::value_t::discarded)
                                                                 : Json::parse(line, nullptr, false);
        if (!json.is_object()) {
            Error error =
                makeError(ErrorCode::BadInput, "This line is no JSON object.", "Ragas rows are JSON Lines.");
            error.file = file;
            error.line = number;
            error.column = 1;
            return fail(std::move(error));
        }
        auto item = itemOf(json, ++row, places, fmt::format("{}:{}", file, number), warnings);
        if (!item)
            return fail(std::move(item.error()));
        lines += item->dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return parseGoldJsonLines(lines, file);
}

} // namespace touchstone
