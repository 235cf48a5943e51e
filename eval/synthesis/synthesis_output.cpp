// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/synthesis.h"

#include <algorithm>
#include <map>

namespace touchstone {

nlohmann::ordered_json synthesisJson(const SynthesisServices& services, const SynthesisRequest& request,
                                     const SynthesisReport& report) {
    using Json = nlohmann::ordered_json;
    Json kinds = Json::object();
    for (const SynthesisKind kind : kSynthesisKinds)
        if (const auto made = std::count(report.kinds.begin(), report.kinds.end(), kind); made > 0)
            kinds[std::string(synthesisKindName(kind))] = made;
    std::map<DropReason, std::size_t> counts;
    Json dropped = Json::array();
    for (const DroppedDraft& draft : report.dropped) {
        ++counts[draft.reason];
        dropped.push_back({{"kind", synthesisKindName(draft.kind)},
                           {"reason", dropReasonName(draft.reason)},
                           {"path", draft.path},
                           {"anchor", draft.anchor},
                           {"question", draft.question.empty() ? Json(nullptr) : Json(draft.question)},
                           {"detail", draft.detail}});
    }
    Json byReason = Json::object();
    for (const auto& [reason, count] : counts)
        byReason[std::string(dropReasonName(reason))] = count;
    Json items = Json::array();
    for (const GoldItem& item : report.items)
        items.push_back(Json::parse(item.json, nullptr, false));
    Json prompts = Json::array();
    for (const auto& prompt : services.prompts)
        prompts.push_back(promptLabel(prompt.second));
    return {{"corpus", EditionName{services.edition.name, services.edition.version}.toString()},
            {"snapshot", services.edition.snapshot},
            {"model", services.author},
            {"prompts", std::move(prompts)},
            {"seed", request.seed},
            {"wanted", request.count},
            {"made", report.items.size()},
            {"drafted", report.drafted},
            {"kinds", std::move(kinds)},
            {"counts", std::move(byReason)},
            {"items", std::move(items)},
            {"dropped", std::move(dropped)},
            {"notes", report.notes},
            {"calls", report.calls},
            {"input_tokens", report.inputTokens},
            {"output_tokens", report.outputTokens},
            {"partial", report.stopped.has_value()}};
}

} // namespace touchstone
