// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/experiments/manifest.h"

#include "core/base/hashing.h"
#include "core/retrieval/rerankers.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Json armJson(const ResolvedArm& resolved) {
    const TargetSettings& settings = resolved.arm.settings;
    Json json{{"name", resolved.arm.name}, {"kind", targetKindName(settings.kind)}};
    if (settings.kind != TargetKind::Pipeline) {
        json["target"] = resolved.arm.json;
        return json;
    }
    json["arm"] = armKindName(settings.arm);
    json["model"] = resolved.model.empty() ? Json("extractive") : Json(resolved.model);
    if (resolved.prompt)
        json["prompt"] = {{"name", resolved.prompt->name},
                          {"version", resolved.prompt->version},
                          {"hash", resolved.prompt->hash}};
    if (settings.arm != ArmKind::ClosedBook)
        json["retrieval"] = {{"mode", retrievalModeName(settings.mode)}, {"k", settings.k}};
    RetrievalOptions options;
    options.mode = settings.mode;
    options.rerank = settings.rerank;
    if (const std::string rerank = rerankOf(options); settings.arm != ArmKind::ClosedBook && rerank != "none")
        json["retrieval"]["rerank"] = rerank;
    if (settings.arm == ArmKind::Rag || settings.arm == ArmKind::WholeDocument)
        json["context_tokens"] = settings.contextTokens;
    if (settings.sendSeed)
        json["send_seed"] = true;
    return json;
}

std::string shortText(const Json& value) {
    std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    constexpr std::size_t kLongest = 80;
    return text.size() <= kLongest ? text : text.substr(0, kLongest - 3) + "...";
}

void compare(const Json& a, const Json& b, const std::string& place, std::vector<std::string>& out) {
    if (a == b)
        return;
    if (a.is_object() && b.is_object()) {
        for (const auto& [key, value] : a.items())
            if (key != "hash" || !place.empty())
                compare(value, b.contains(key) ? b[key] : Json(nullptr),
                        place.empty() ? key : place + " " + key, out);
        for (const auto& [key, value] : b.items())
            if (!a.contains(key))
                compare(Json(nullptr), value, place.empty() ? key : place + " " + key, out);
        return;
    }
    if (a.is_array() && b.is_array() && place == "arms") {
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
            compare(i < a.size() ? a[i] : Json(nullptr), i < b.size() ? b[i] : Json(nullptr),
                    fmt::format("arm {}", i + 1), out);
        return;
    }
    out.push_back(fmt::format("{}: {} -> {}", place, shortText(a), shortText(b)));
}

} // namespace

Json manifestOf(const ManifestInputs& inputs) {
    const Experiment& experiment = inputs.experiment;
    const Json settings = Json::parse(experimentText(experiment));
    Json json;
    json["program"] = inputs.program;
    json["experiment"] = sha256Hex(settings.dump());
    json["gold"] = {{"name", inputs.gold.name},
                    {"version", inputs.gold.version},
                    {"hash", inputs.gold.hash},
                    {"items", inputs.gold.items}};
    json["corpus"] = {{"name", inputs.edition.name},
                      {"version", inputs.edition.version ? Json(*inputs.edition.version) : Json(nullptr)},
                      {"snapshot", inputs.edition.snapshot},
                      {"chunker", inputs.edition.chunker},
                      {"embedder", inputs.edition.embedder},
                      {"documents", inputs.edition.documents},
                      {"chunks", inputs.edition.chunks}};
    json["arms"] = Json::array();
    for (const ResolvedArm& arm : inputs.arms)
        json["arms"].push_back(armJson(arm));
    json["metrics"] = experiment.metrics;
    if (experiment.judges.any()) {
        json["judges"] = settings["judges"];
        json["judges"]["model"] = inputs.judge;
        for (const PromptVersion& prompt : inputs.judgePrompts)
            json["judges"]["prompts"].push_back(
                {{"name", prompt.name}, {"version", prompt.version}, {"hash", prompt.hash}});
    }
    if (!experiment.checks.empty())
        json["checks"] = experiment.checks;
    json["seed"] = experiment.seed;
    json["repeats"] = experiment.repeats;
    json["prices"] = settings["prices"];
    json["hash"] = sha256Hex(json.dump());
    return json;
}

std::vector<std::string> manifestDifferences(const Json& a, const Json& b) {
    std::vector<std::string> out;
    compare(a, b, "", out);
    return out;
}

} // namespace touchstone
