// SPDX-License-Identifier: GPL-3.0-or-later
// One answer of a run: is anything wrong with it, and which stage lost it. Pure functions of what was stored
// and of the replay; safe for concurrent use, each thread with its own AnswerPoints.
#pragma once

#include "eval/diagnosis/failure.h"
#include "eval/diagnosis/retrieval_replay.h"
#include "eval/experiments/experiment.h"
#include "eval/metrics/answer_points.h"
#include "eval/metrics/sample.h"
#include "eval/runners/sample_output.h"

#include <optional>
#include <vector>

namespace touchstone {

/// What is known of an answer. All outlive the call.
struct AnswerFacts {
    const GoldItem* item = nullptr;
    const Sample* sample = nullptr;
    const SampleOutput* output = nullptr;
    const std::vector<LocatedPlace>* places = nullptr;
    const TargetSettings* settings = nullptr; ///< null: made by another tool
};

struct Symptoms {
    std::vector<FailureSymptom> seen; ///< none: the answer is right as far as this can be told
    std::vector<std::string> missingPoints;
    std::vector<BadCitation> badCitations;
    bool goldGiven = false; ///< a gold place was among what the model was given
};
Symptoms symptomsOf(const AnswerFacts& facts, const AnswerPoints& points);

/// `replay` null: it could not be done. Not of an answer without symptoms.
Diagnosis diagnoseAnswer(const AnswerFacts& facts, const Symptoms& symptoms, const ItemReplay* replay,
                         const AnswerPoints& points);

} // namespace touchstone
