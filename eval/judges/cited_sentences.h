// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of an answer with the sources that they cite, and ALCE's two measures over what a judge said of
// them (Gao et al. 2023, eval.py). Answers are Markdown: they are not cut at a line end, and headings and
// code are no sentences. Internal to eval/judges. Pure functions.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

inline constexpr std::size_t kMostCitedSources = 3; ///< of a sentence, as in ALCE

struct CitedSentence {
    std::string text;                 ///< without marks
    std::vector<std::size_t> sources; ///< from 1, in order, each once, at most kMostCitedSources
    bool outOfRange = false;          ///< one of them is no source
    // What the judge said; none = not asked.
    std::optional<bool> joint;              ///< all of them together
    std::vector<std::optional<bool>> alone; ///< by source; asked when there are several and joint holds
    std::vector<std::optional<bool>>
        withoutOne; ///< the others without it; asked when it does not carry alone

    [[nodiscard]] bool asks() const { return !sources.empty() && !outOfRange; }
};

std::vector<CitedSentence> citedSentences(const std::string& marked, std::size_t sources);

nlohmann::ordered_json citedSentencesJson(const std::vector<CitedSentence>& sentences);
/// None: it cannot be read.
std::optional<std::vector<CitedSentence>> citedSentencesFrom(const nlohmann::ordered_json& json);

/// Sentences that their sources carry together / sentences. At least one sentence.
double alceRecall(const std::vector<CitedSentence>& sentences);
/// Citations that are needed / citations (of sentences whose sources all exist), 0 without any.
double alcePrecision(const std::vector<CitedSentence>& sentences);

} // namespace touchstone
