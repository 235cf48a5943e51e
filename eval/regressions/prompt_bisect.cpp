// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_bisect.h"

#include "core/base/hashing.h"
#include "core/prompts/prompt_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

std::size_t halvings(std::size_t count) {
    std::size_t steps = 0;
    for (; count > 1; count = (count + 1) / 2)
        ++steps;
    return steps;
}

class PromptSearch {
public:
    PromptSearch(std::size_t items, const WrongCount& wrong) : m_items(items), m_wrong(wrong) {}

    Result<BisectResult> run(const std::vector<PromptVersion>& path) {
        std::size_t good = 0;
        std::size_t bad = path.size() - 1;
        while (bad - good > 1) {
            const std::size_t middle = good + (bad - good) / 2;
            const auto isBad = trial(path[middle], promptLabel(path[middle]));
            if (!isBad)
                return fail(isBad.error());
            (*isBad ? bad : good) = middle;
        }
        m_result.good = path[good];
        m_result.bad = path[bad];
        m_result.changes = lineChanges(m_result.good.text, m_result.bad.text);
        if (m_result.changes.size() == 1)
            m_result.culprits = {0};
        else
            TOUCHSTONE_TRY(searchHunks());
        return std::move(m_result);
    }

private:
    Result<bool> trial(const PromptVersion& prompt, std::string what) {
        BisectStep step;
        step.what = std::move(what);
        // A hunk that opens a section and not the one that closes it makes no prompt.
        if (const auto checked = checkPromptText(prompt.text, step.what); !checked) {
            step.skipped = describe(checked.error());
            m_result.steps.push_back(std::move(step));
            return false;
        }
        const auto count = m_wrong(prompt);
        if (!count)
            return fail(count.error());
        step.asked = m_items;
        step.wrong = *count;
        step.bad = 2 * *count > m_items;
        m_result.steps.push_back(step);
        return step.bad;
    }

    Result<bool> trialWith(const std::vector<bool>& chosen, const std::string& which) {
        PromptVersion draft = m_result.good;
        draft.text = applyChanges(m_result.good.text, m_result.bad.text, m_result.changes, chosen);
        draft.hash = sha256Hex(draft.text);
        return trial(draft,
                     fmt::format("{} with {} of {}", promptLabel(m_result.good), which, chosen.size()));
    }

    Result<> searchHunks() {
        const std::size_t count = m_result.changes.size();
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<bool> alone(count, false);
            alone[i] = true;
            const auto isBad = trialWith(alone, fmt::format("hunk {}", i + 1));
            if (!isBad)
                return fail(isBad.error());
            m_result.steps.back().hunk = i;
            if (*isBad)
                m_result.culprits.push_back(i);
        }
        if (!m_result.culprits.empty() || count == 0)
            return {};
        // All of them together are the bad version: somewhere before, the first so many turn bad.
        std::size_t good = 1;
        std::size_t bad = count;
        while (bad - good > 1) {
            const std::size_t middle = good + (bad - good) / 2;
            std::vector<bool> first(count, false);
            std::fill_n(first.begin(), middle, true);
            const auto isBad = trialWith(first, fmt::format("hunks 1 to {}", middle));
            if (!isBad)
                return fail(isBad.error());
            (*isBad ? bad : good) = middle;
        }
        m_result.together = bad - 1;
        return {};
    }

    std::size_t m_items;
    const WrongCount& m_wrong;
    BisectResult m_result;
};

} // namespace

Result<BisectResult> bisectPrompts(const std::vector<PromptVersion>& path, std::size_t items,
                                   const WrongCount& wrong) {
    if (path.size() < 2)
        return fail(ErrorCode::Usage, "There is nothing between a version and itself.");
    return PromptSearch(items, wrong).run(path);
}

std::size_t mostTrials(const std::vector<PromptVersion>& path) {
    std::size_t hunks = 0;
    for (std::size_t i = 1; i < path.size(); ++i)
        hunks = std::max(hunks, lineChanges(path[i - 1].text, path[i].text).size());
    const std::size_t versions = path.size() > 2 ? halvings(path.size() - 1) : 0;
    return versions + (hunks > 1 ? hunks + halvings(hunks) : 0);
}

} // namespace touchstone
