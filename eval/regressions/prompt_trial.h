// SPDX-License-Identifier: GPL-3.0-or-later
// A prompt that need not be a version, tried on some items of a comparison: nothing is kept but what the
// cache keeps. Belongs to the thread of its connection.
#pragma once

#include "core/prompts/prompt.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/regressions/item_change.h"
#include "eval/regressions/prompt_behaviour.h"
#include "eval/runners/sample_builder.h"

#include <memory>
#include <vector>

namespace touchstone {

class PromptTrial {
public:
    /// Errors: as SampleBuilder::build.
    static Result<PromptTrial> make(const PromptComparer& comparer, const PreparedRun& prepared);
    /// Scores and answers of these items (places in the gold set), in their order. Errors: the provider's,
    /// Cancelled, BadInput (a prompt that cannot be rendered).
    struct Tried {
        ItemScores scores;
        SampleOutput output;
    };
    Result<std::vector<Tried>> answer(const PromptVersion& prompt, const std::vector<std::size_t>& items,
                                      JobContext& context);

private:
    PromptTrial(const PromptComparer& comparer, const PreparedRun& prepared, SampleBuilder builder,
                SampleScorer scorer)
        : m_comparer(&comparer), m_prepared(&prepared), m_builder(std::move(builder)),
          m_scorer(std::move(scorer)) {}
    const PromptComparer* m_comparer;
    const PreparedRun* m_prepared;
    SampleBuilder m_builder;
    SampleScorer m_scorer;
};

} // namespace touchstone
