// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/gold_diff.h"

#include "eval/metrics/format_checks.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& object, const std::string& key) {
    const auto found = object.find(key);
    return found == object.end() ? std::string()
                                 : found->dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<GoldFieldChange> fieldChanges(const Json& before, const Json& after) {
    std::vector<GoldFieldChange> out;
    for (const auto& [key, value] : before.items())
        if (std::string b = dumped(before, key), a = dumped(after, key); a != b)
            out.push_back({key, std::move(b), std::move(a)});
    for (const auto& [key, value] : after.items())
        if (!before.contains(key))
            out.push_back({key, {}, dumped(after, key)});
    return out;
}

void checkPlaces(const GoldItem& item, const PlaceIndex& places,
                 const std::map<std::string, std::uint64_t>& pageSizes, GoldCheck& out) {
    for (const GoldPlace& place : item.relevant) {
        if (!places.section(place)) {
            out.problems.push_back({item.id, "missing_place",
                                    fmt::format("The corpus has no {}{}{}.", place.path,
                                                place.anchor.empty() ? "" : "#" + place.anchor,
                                                place.heading.empty() ? "" : " '" + place.heading + "'"),
                                    true});
            continue;
        }
        const auto size = pageSizes.find(place.path);
        if (place.range && size != pageSizes.end() && place.range->end > size->second)
            out.problems.push_back({item.id, "stale_range",
                                    fmt::format("{} has {} bytes, the range ends at {}.", place.path,
                                                size->second, place.range->end),
                                    true});
    }
}

void checkChecks(const GoldItem& item, GoldCheck& out) {
    const Json json = Json::parse(item.json, nullptr, false);
    if (!json.is_object() || !json.contains("checks"))
        return;
    if (!json["checks"].is_array()) {
        out.problems.push_back({item.id, "bad_check", "'checks' is no list.", true});
        return;
    }
    for (const Json& check : json["checks"])
        if (const auto parsed = formatCheckFromJson(check); !parsed)
            out.problems.push_back({item.id, "bad_check", parsed.error().message, true});
}

} // namespace

GoldDiff diffGold(const std::vector<GoldItem>& a, const std::vector<GoldItem>& b) {
    std::unordered_map<std::string_view, const GoldItem*> before;
    for (const GoldItem& item : a)
        before.emplace(item.id, &item);
    std::unordered_map<std::string_view, const GoldItem*> after;
    for (const GoldItem& item : b)
        after.emplace(item.id, &item);
    GoldDiff out;
    for (const GoldItem& item : a)
        if (!after.contains(item.id))
            out.removed.push_back(item.id);
    for (const GoldItem& item : b) {
        const auto old = before.find(item.id);
        if (old == before.end()) {
            out.added.push_back(item.id);
            continue;
        }
        if (old->second->json == item.json) {
            ++out.unchanged;
            continue;
        }
        auto fields = fieldChanges(Json::parse(old->second->json, nullptr, false),
                                   Json::parse(item.json, nullptr, false));
        if (fields.empty())
            ++out.unchanged; // only the order of the fields
        else
            out.changed.push_back({item.id, std::move(fields)});
    }
    return out;
}

bool GoldCheck::sound() const {
    return std::none_of(problems.begin(), problems.end(),
                        [](const GoldProblem& problem) { return problem.severe; });
}

GoldCheck checkGold(const std::vector<GoldItem>& items, const PlaceIndex* places,
                    const std::map<std::string, std::uint64_t>& pageSizes) {
    GoldCheck out;
    out.items = items.size();
    std::unordered_map<std::string, std::string> questions;
    for (const GoldItem& item : items) {
        ++out.types[item.type];
        ++out.statuses[item.status];
        out.unanswerable += item.unanswerable() ? 1 : 0;
        out.withAnswer += item.answer.empty() ? 0 : 1;
        out.withPoints += item.answerPoints.empty() ? 0 : 1;
        out.withRanges += std::any_of(item.relevant.begin(), item.relevant.end(),
                                      [](const GoldPlace& place) { return place.range.has_value(); })
                              ? 1
                              : 0;
        const auto [first, fresh] = questions.emplace(headingKey(item.question), item.id);
        if (!fresh)
            out.problems.push_back({item.id, "same_question",
                                    fmt::format("The question is that of {} as well.", first->second),
                                    false});
        if (places)
            checkPlaces(item, *places, pageSizes, out);
        if (!item.unanswerable() && item.answer.empty() && item.answerPoints.empty())
            out.problems.push_back(
                {item.id, "no_answer",
                 "There is neither a reference answer nor an answer point: answers are measured by "
                 "citations and refusals alone.",
                 false});
        checkChecks(item, out);
    }
    return out;
}

} // namespace touchstone
