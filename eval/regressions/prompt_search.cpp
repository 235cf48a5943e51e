// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_search.h"

#include "eval/regressions/prompt_trial.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

/// Those that changed most clearly, at most `most`.
std::vector<std::size_t> tellingItems(const Behaviour& behaviour, ItemFate fate, std::size_t most) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < behaviour.items.size(); ++i)
        if (behaviour.items[i].verdict.fate == fate)
            out.push_back(i);
    const auto moved = [&](std::size_t i) {
        const ItemVerdict& verdict = behaviour.items[i].verdict;
        return verdict.worse.size() + verdict.better.size();
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](std::size_t x, std::size_t y) { return moved(x) > moved(y); });
    out.resize(std::min(out.size(), most));
    return out;
}

} // namespace

Result<std::vector<PromptVersion>> pathBetween(PromptLibrary& library, const StoredPrompt& a,
                                               const StoredPrompt& b) {
    std::vector<PromptVersion> path{b};
    if (a.name == b.name) {
        std::optional<int> parent = b.parent;
        while (parent && *parent != a.version) {
            auto version = library.find(fmt::format("{}@{}", b.name, *parent));
            if (!version)
                return fail(std::move(version.error()));
            parent = version->parent;
            path.push_back(std::move(*version));
        }
        if (!parent)
            path.resize(1);
    }
    path.push_back(a);
    std::reverse(path.begin(), path.end());
    return path;
}

Result<EditSearch> searchEdit(PromptComparer& comparer, const PreparedRun& prepared,
                              const BehaviourOptions& options, const std::vector<PromptVersion>& path,
                              std::size_t items, JobContext& context) {
    auto behaviour = comparer.compare(prepared, options, context);
    if (!behaviour)
        return fail(std::move(behaviour.error()));
    EditSearch out;
    out.behaviour = std::move(*behaviour);
    out.fate = out.behaviour.with(ItemFate::Broken).empty() ? ItemFate::Fixed : ItemFate::Broken;
    out.telling = tellingItems(out.behaviour, out.fate, items);
    if (out.telling.empty())
        return out;
    auto trials = PromptTrial::make(comparer, prepared);
    if (!trials)
        return fail(std::move(trials.error()));
    auto found =
        bisectPrompts(path, out.telling.size(), [&](const PromptVersion& prompt) -> Result<std::size_t> {
            auto tried = trials->answer(prompt, out.telling, context);
            if (!tried)
                return fail(std::move(tried.error()));
            std::size_t wrong = 0;
            out.asked += out.telling.size();
            for (std::size_t i = 0; i < out.telling.size(); ++i)
                wrong += judgeItem(out.behaviour.items[out.telling[i]].scoresA, (*tried)[i].scores,
                                   options.measure, false)
                                     .fate == out.fate
                             ? 1
                             : 0;
            return wrong;
        });
    if (!found)
        return fail(std::move(found.error()));
    out.found = std::move(*found);
    return out;
}

} // namespace touchstone
