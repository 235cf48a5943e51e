// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/rerank_format.h"

#include "core/models/json_guard.h"
#include "core/models/refusal.h"

#include <fmt/format.h>

#include <cmath>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

bool isTei(const ServerOptions& options) {
    return options.provider->dialect == WireDialect::Tei;
}

tl::unexpected<Error> badScores(std::string message) {
    return fail(ErrorCode::Malformed, std::move(message));
}

} // namespace

std::size_t mostPassages(const ServerOptions& options) {
    if (options.spec.has("batch"))
        return static_cast<std::size_t>(options.batch);
    return isTei(options) ? 32 : 1000;
}

std::string_view rerankPath(const ServerOptions& options) {
    return options.provider->dialect == WireDialect::Cohere ? "/v2/rerank" : "/rerank";
}

std::string rerankBody(const ServerOptions& options, std::string_view query,
                       std::span<const std::string> passages) {
    Json json;
    if (isTei(options)) {
        json["query"] = query;
        json["texts"] = passages;
        json["truncate"] =
            true; // a passage that is too long is better judged by its beginning than not at all
        json["raw_scores"] = false;
        json["return_text"] = false;
    } else {
        if (!options.model.empty())
            json["model"] = options.model;
        json["query"] = query;
        json["documents"] = passages;
        json["top_n"] = passages.size();
        if (options.provider->name == "jina")
            json["return_documents"] = false;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<double>> readScores(const ServerOptions& options, std::string_view body,
                                       std::size_t passages) {
    const auto json = parseForeignJson(body);
    if (!json)
        return badScores("an answer that cannot be read: " + json.error().message);
    if (json->is_object() && json->contains("error")) {
        const nlohmann::json& error = member(*json, "error");
        return fail(refusalOf(options,
                              error.is_string() ? error.get<std::string>() : stringMember(error, "message"),
                              stringMember(error, "type"), 0));
    }
    const nlohmann::json& list = json->is_array() ? *json : member(*json, "results");
    if (!list.is_array())
        return badScores("an answer without scores");
    if (list.size() != passages)
        return badScores(fmt::format("{} scores for {} passages", list.size(), passages));
    std::vector<double> scores(passages, 0);
    std::vector<char> known(passages, 0);
    for (const nlohmann::json& each : list) {
        const auto index = integerMember(each, "index");
        const nlohmann::json& named = member(each, "relevance_score");
        const nlohmann::json& score = named.is_null() ? member(each, "score") : named;
        if (!index || *index < 0 || static_cast<std::uint64_t>(*index) >= passages || !score.is_number())
            return badScores("a score that belongs to no passage");
        const auto at = static_cast<std::size_t>(*index);
        if (known[at] != 0)
            return badScores(fmt::format("two scores for passage {}", at));
        known[at] = 1;
        scores[at] = score.get<double>();
        if (!std::isfinite(scores[at]))
            return badScores("a score that is not finite");
    }
    return scores;
}

} // namespace touchstone
