// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics of an experiment over one sample. Keeps tables from sample to sample: belongs to one thread.
// The same sample always has the same scores.
#pragma once

#include "core/base/result.h"
#include "eval/metrics/metric_registry.h"
#include "eval/metrics/sample.h"
#include "eval/metrics/score.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class SampleScorer {
public:
    /// Errors: Usage (an unknown name, or one that has no value per item).
    static Result<SampleScorer> make(const std::vector<std::string>& names);
    ~SampleScorer();
    SampleScorer(SampleScorer&&) noexcept;
    SampleScorer& operator=(SampleScorer&&) noexcept;

    [[nodiscard]] const std::vector<MetricInfo>& metrics() const;
    /// One score per metric, in their order.
    [[nodiscard]] std::vector<Score> score(const Sample& sample);

private:
    SampleScorer();
    struct State;
    std::unique_ptr<State> m_state;
};

/// The answer without its [n] marks: what is compared with references.
std::string withoutMarks(std::string_view answer);
/// Letters and digits in lower case, one blank between words: for "word for word".
std::string lettersAndDigits(std::string_view text);

} // namespace touchstone
