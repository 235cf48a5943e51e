// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/answer_document.h"

#include "core/answering/conversation.h"
#include "core/answering/hit_json.h"

#include <nlohmann/json.hpp>

namespace touchstone {

using Json = nlohmann::ordered_json;

Json hitsDocument(const std::vector<Hit>& hits, const std::vector<EditionInfo>& editions) {
    Json rows = Json::array();
    for (const Hit& hit : hits) {
        Json row = hitJson(hit);
        for (const EditionInfo& edition : editions)
            if (edition.name == hit.corpus && edition.version == hit.version &&
                edition.origin.starts_with("beir:"))
                row["space"] = "extracted";
        rows.push_back(std::move(row));
    }
    return rows;
}

Json answerDocument(const Answer& answer, const std::vector<EditionInfo>& editions) {
    Json json = Json::parse(answerJson(answer));
    json["hits"] = hitsDocument(answer.hits, editions);
    return json;
}

Json searchDocument(const RetrievalResult& result, const std::vector<EditionInfo>& editions) {
    Json json{{"query", result.query},
              {"hits", hitsDocument(result.hits, editions)},
              {"searched", result.searchedChunks},
              {"ms", result.ms}};
    for (const QueryReading& reading : result.readings)
        json["reading"].push_back(
            {{"written", reading.written}, {"meaning", reading.meaning}, {"passages", reading.passages}});
    for (const WordSuggestion& each : result.suggestions)
        json["did_you_mean"].push_back({{"word", each.word},
                                        {"suggestion", each.suggestion},
                                        {"distance", each.distance},
                                        {"passages", each.passages}});
    if (!result.notes.empty())
        json["notes"] = result.notes;
    return json;
}

} // namespace touchstone
