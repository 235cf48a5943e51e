// SPDX-License-Identifier: GPL-3.0-or-later
// Which model judges the answers of a run, and on what. Plain values and a strict list of names.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Criteria of one's own, 1 to 5.
struct RubricSettings {
    std::string name, criteria;
    std::array<std::string, 5> anchors; ///< what 1, 2 ... 5 look like; "" = not described
};

struct JudgeSettings {
    std::string model;                ///< SPEC or name; "" = nobody judges
    std::vector<std::string> metrics; ///< out of judgeMetrics()
    std::vector<RubricSettings> rubrics;
    std::string baseline; ///< the arm that judge.pairwise compares with
    std::string currency;
    std::optional<double> inputPerMillion, outputPerMillion; ///< none: its cost is not known

    [[nodiscard]] bool any() const { return !model.empty() && !(metrics.empty() && rubrics.empty()); }
    /// Names of all its scores, in order: the metrics, then rubric.NAME.
    [[nodiscard]] std::vector<std::string> scoreNames() const;
};

inline constexpr std::string_view kPairwise = "judge.pairwise";

/// ragas.*, deepeval.*, judge.*, ragchecker.*, alce.*: the first part says whose definition it is.
const std::vector<std::string>& judgeMetrics();

} // namespace touchstone
