// SPDX-License-Identifier: GPL-3.0-or-later
// RAGChecker's family over verdicts on claims (Ru et al. 2024, computation.py). Internal to eval/judges. Pure
// functions: the claims that a measure divides by are there, else it does not apply.
#pragma once

#include <string_view>
#include <vector>

namespace touchstone {

struct ClaimVerdicts {
    std::vector<bool> correct; ///< answer2gt: claims of the answer that the reference carries
    std::vector<bool> covered; ///< gt2answer: claims of the reference that the answer carries
    std::vector<std::vector<bool>> answerByPassage;    ///< per passage: claims of the answer that it carries
    std::vector<std::vector<bool>> referenceByPassage; ///< per passage: claims of the reference
};

/// precision, recall, f1, claim_recall, context_precision, context_utilization,
/// noise_sensitivity_in_relevant, noise_sensitivity_in_irrelevant, hallucination, self_knowledge,
/// faithfulness.
double claimMeasure(std::string_view measure, const ClaimVerdicts& verdicts);

} // namespace touchstone
