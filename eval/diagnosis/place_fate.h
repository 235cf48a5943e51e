// SPDX-License-Identifier: GPL-3.0-or-later
// What became of one gold place between the corpus and the model. Internal to eval/diagnosis. Pure.
#pragma once

#include "eval/diagnosis/sample_diagnosis.h"

namespace touchstone {

/// Share of the place's bytes in what the model was given, and whether a given passage stands for it.
struct GivenShare {
    double share = 0;
    bool given = false;
};
GivenShare givenShare(const LocatedPlace& place, const SampleOutput& output);

/// `replayed` null: not replayed.
PlaceFate placeFate(const AnswerFacts& facts, const LocatedPlace& place, const ReplayedPlace* replayed,
                    const ItemReplay* replay);

/// "docs/a.md#anchor"
std::string placeName(const GoldPlace& place);

} // namespace touchstone
