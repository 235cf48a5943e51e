// SPDX-License-Identifier: GPL-3.0-or-later
// diagnosisJson, diagnosisText and DiagnosisRepository of run_diagnosis.h.
#include "core/answering/hit_json.h"
#include "core/base/clock.h"
#include "eval/diagnosis/run_diagnosis.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNamedItems = 8;

Json rangeJson(const std::optional<Interval>& range) {
    return range ? Json::array({finiteOrNull(range->low), finiteOrNull(range->high)}) : Json(nullptr);
}

Json shareJson(std::uint64_t n, const ProportionEstimate& share) {
    return {{"n", n},
            {"share", share.estimate ? finiteOrNull(*share.estimate) : Json(nullptr)},
            {"ci", rangeJson(share.interval)}};
}

Json fateJson(const PlaceFate& place) {
    Json ranks = Json::object();
    Json stages = Json::object();
    for (const auto& [name, rank] : place.ranks) {
        const bool stage = name.starts_with("stage:");
        (stage ? stages : ranks)[stage ? name.substr(6) : name] = rank > 0 ? Json(rank) : Json(nullptr);
    }
    return {{"path", place.path},
            {"heading", textOrNull(place.heading)},
            {"anchor", textOrNull(place.anchor)},
            {"start", place.range.empty() ? Json(nullptr) : Json(place.range.start)},
            {"end", place.range.empty() ? Json(nullptr) : Json(place.range.end)},
            {"chunks", place.pieces},
            {"given", finiteOrNull(place.given)},
            {"lost", place.lost ? Json(failureCauseName(*place.lost)) : Json(nullptr)},
            {"ranks", std::move(ranks)},
            {"stages", std::move(stages)},
            {"why", textOrNull(place.why)}};
}

Json answerJson(const Diagnosis& answer, const std::string& arm) {
    Json symptoms = Json::array();
    for (const FailureSymptom symptom : answer.symptoms)
        symptoms.push_back(failureSymptomName(symptom));
    Json places = Json::array();
    for (const PlaceFate& place : answer.places)
        places.push_back(fateJson(place));
    Json citations = Json::array();
    for (const BadCitation& bad : answer.badCitations)
        citations.push_back({{"n", bad.n}, {"status", bad.status}, {"quote", bad.quote}});
    return {{"item", answer.item},
            {"arm", arm},
            {"repeat", answer.repeat},
            {"question", answer.question},
            {"symptoms", std::move(symptoms)},
            {"cause", failureCauseName(answer.cause)},
            {"explanation", answer.explanation},
            {"places", std::move(places)},
            {"missing_points", answer.missingPoints},
            {"citations", std::move(citations)},
            {"replay_equal", answer.replayEqual ? Json(*answer.replayEqual) : Json(nullptr)},
            {"replay_note", textOrNull(answer.replayNote)}};
}

Json causesJson(const ArmDiagnosis& arm) {
    Json out = Json::array();
    for (const CauseCount& count : arm.causes) {
        Json row{{"cause", failureCauseName(count.cause)}, {"meaning", failureCauseMeaning(count.cause)}};
        row.update(shareJson(count.items.size(), count.share));
        row["items"] = count.items;
        out.push_back(std::move(row));
    }
    return out;
}

Json clustersJson(const ArmDiagnosis& arm) {
    Json out = Json::array();
    for (const FailureCluster& cluster : arm.clusters) {
        Json causes = Json::object();
        for (const auto& cause : cluster.causes)
            causes[std::string(failureCauseName(cause.first))] = cause.second;
        out.push_back({{"terms", cluster.terms},
                       {"n", cluster.items.size()},
                       {"causes", std::move(causes)},
                       {"items", cluster.items}});
    }
    return out;
}

Json fixesJson(const ArmDiagnosis& arm) {
    Json out = Json::array();
    for (const FixProposal& fix : arm.fixes)
        out.push_back({{"fix", fix.text},
                       {"setting", textOrNull(fix.path)},
                       {"value", textOrNull(fix.value)},
                       {"basis", fix.replayed ? "replay" : "count"},
                       {"mended", fix.mended},
                       {"lost", fix.lost},
                       {"expected", fix.expected ? finiteOrNull(*fix.expected) : Json(nullptr)},
                       {"ci", rangeJson(fix.range)}});
    return out;
}

std::string some(const std::vector<std::string>& items) {
    std::string out;
    for (std::size_t i = 0; i < std::min(items.size(), kNamedItems); ++i)
        out += (i > 0 ? ", " : "") + items[i];
    return items.size() > kNamedItems ? fmt::format("{} and {} more", out, items.size() - kNamedItems) : out;
}

std::string shareText(const ProportionEstimate& share) {
    if (!share.estimate || !share.interval)
        return "";
    return fmt::format("{:.1f} % [{:.1f}, {:.1f}]", 100 * *share.estimate, 100 * share.interval->low,
                       100 * share.interval->high);
}

} // namespace

Json diagnosisJson(const RunRecord& run, const RunDiagnosis& diagnosis) {
    Json arms = Json::array();
    for (const ArmDiagnosis& arm : diagnosis.arms) {
        const RightWithGold& gold = arm.rightWithGold;
        const ProportionEstimate right = wilsonInterval(gold.right, gold.items, 0.95);
        arms.push_back({{"arm", arm.arm},
                        {"items", arm.items},
                        {"wrong", shareJson(arm.wrong, arm.share)},
                        {"right_with_gold",
                         {{"n", gold.items},
                          {"right", gold.right},
                          {"share", right.estimate ? finiteOrNull(*right.estimate) : Json(nullptr)},
                          {"ci", rangeJson(right.interval)}}},
                        {"replayed", arm.replayed},
                        {"note", textOrNull(arm.note)},
                        {"causes", causesJson(arm)},
                        {"clusters", clustersJson(arm)},
                        {"fixes", fixesJson(arm)}});
    }
    Json answers = Json::array();
    for (const Diagnosis& answer : diagnosis.answers)
        answers.push_back(answerJson(answer, diagnosis.arms[answer.arm].arm));
    return {{"run", run.id.value},        {"gold", run.gold},    {"corpus", run.corpus},
            {"snapshot", run.snapshot},   {"samples", run.done}, {"arms", std::move(arms)},
            {"items", std::move(answers)}};
}

std::string diagnosisText(const RunDiagnosis& diagnosis) {
    std::string out;
    for (const ArmDiagnosis& arm : diagnosis.arms) {
        out += fmt::format("{}: {} of {} items wrong, {}\n", arm.arm, arm.wrong, arm.items,
                           shareText(arm.share));
        if (!arm.note.empty())
            out += fmt::format("  ({})\n", arm.note);
        for (const CauseCount& count : arm.causes)
            out += fmt::format("  {:<24} {:>4}  {:<22} {}\n", failureCauseName(count.cause),
                               count.items.size(), shareText(count.share), some(count.items));
        if (!arm.clusters.empty())
            out += "  alike:\n";
        for (const FailureCluster& cluster : arm.clusters)
            out += fmt::format("    {} ({}): {}\n", fmt::join(cluster.terms, ", "), cluster.items.size(),
                               some(cluster.items));
        if (!arm.fixes.empty())
            out += "  what would help, items that would be right:\n";
        for (const FixProposal& fix : arm.fixes)
            out += fmt::format("    {} {} [{:.1f}, {:.1f}]{}\n", fix.text,
                               fix.expected ? fmt::format("~{:.1f}", *fix.expected) : std::string("unknown"),
                               fix.range.low, fix.range.high,
                               fix.lost.empty() ? "" : fmt::format(", {} would be lost", fix.lost.size()));
    }
    return out;
}

Result<> DiagnosisRepository::keep(const RunId& run, const Json& diagnosis) {
    auto insert = m_database.prepare("INSERT INTO run_diagnosis (run, made, report) VALUES (?1, ?2, ?3) ON "
                                     "CONFLICT (run) DO UPDATE SET made = ?2, report = ?3");
    if (!insert)
        return fail(std::move(insert.error()));
    insert->bind(1, run.value)
        .bind(2, systemClock().unixMs())
        .bind(3, diagnosis.dump(-1, ' ', false, Json::error_handler_t::replace));
    return insert->run();
}

Result<std::optional<Json>> DiagnosisRepository::find(const RunId& run) {
    auto select = m_database.prepare("SELECT report FROM run_diagnosis WHERE run = ?");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, run.value);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::nullopt;
    Json json = Json::parse(select->text(0), nullptr, false);
    if (json.is_discarded())
        return fail(ErrorCode::WorkspaceDamaged, "A stored diagnosis cannot be read.");
    return json;
}

} // namespace touchstone
