// SPDX-License-Identifier: GPL-3.0-or-later
// Why an answer is wrong: what can be seen of it, the stage that lost it, and the evidence. Plain values.
#pragma once

#include "core/base/text_range.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// In the order of an answer's way; of several the furthest counts.
enum class FailureCause : std::uint8_t {
    NotInCorpus,
    LostInParsing,
    CutByChunking,
    NotRetrieved,
    DroppedByFusion,
    DroppedByRerank,
    DroppedByThreshold,
    DroppedByPacking,
    NoSources,
    NotUsed,
    Misquoted,
    RefusedThoughPresent,
    AnsweredThoughAbsent,
    CallFailed,
};
inline constexpr std::size_t kFailureCauses = 14;
std::string_view failureCauseName(FailureCause cause);    ///< not_in_corpus, ...
std::string_view failureCauseMeaning(FailureCause cause); ///< one sentence

/// What is wrong with it, before anybody asks why.
enum class FailureSymptom : std::uint8_t {
    CallFailed,
    WronglyRefused,
    WronglyAnswered, ///< the corpus does not answer the question
    GoldNotGiven,    ///< no gold place was among what the model was given
    PointsMissing,   ///< the answer leaves out points that it should make
    CitationNotInSource,
};
std::string_view failureSymptomName(FailureSymptom symptom); ///< call_failed, wrongly_refused, ...

/// What became of one gold place on the way to the model.
struct PlaceFate {
    std::string path, anchor, heading;
    TextRange range;                          ///< empty: the corpus does not have it
    std::size_t pieces = 0;                   ///< chunks that hold some of it
    double given = 0;                         ///< share of its bytes that the model was given
    std::optional<FailureCause> lost;         ///< none: it was given
    std::map<std::string, std::size_t> ranks; ///< by mode and stage, of its best chunk; 0 = below the depth
    std::string why;                          ///< one sentence; "" when it was given
};

struct BadCitation {
    int n = 0;
    std::string status, quote;
};

struct Diagnosis {
    std::uint32_t arm = 0, repeat = 0;
    std::uint64_t ordinal = 0;
    std::string item, question;
    std::vector<FailureSymptom> symptoms; ///< at least one
    FailureCause cause = FailureCause::NotUsed;
    std::string explanation; ///< one or two sentences
    std::vector<PlaceFate> places;
    std::vector<std::string> missingPoints;
    std::vector<BadCitation> badCitations;
    std::optional<bool> replayEqual; ///< retrieval, done again, gave the passages of the run; none: not done
    std::string replayNote;          ///< why it was not done, or not wholly
};

} // namespace touchstone
