// SPDX-License-Identifier: GPL-3.0-or-later
// One sample with everything that belongs to it: the gold item, the answer, what was retrieved and which of
// it the gold set asks for, the scores. Plain value and a function that belongs to the thread of its
// connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/gold/gold_set.h"
#include "eval/metrics/score.h"
#include "eval/runners/run_repository.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace touchstone {

struct SampleView {
    SampleRecord record;
    std::string arm;
    GoldItem gold;
    SampleOutput output;
    std::vector<std::string> passages; ///< text of each hit; "" where it was not kept
    std::vector<std::int64_t> grades;  ///< of each hit: the best of its sections, 0 = none is judged relevant
    std::vector<std::pair<std::string, std::int64_t>> missed; ///< asked for and in no hit: key and grade
    std::string noGrades; ///< why the hits could not be held against the gold set; "" = they were
    std::vector<std::pair<std::string, Score>> scores;
};

/// Holds the hits against the gold set: fills grades, missed and noGrades.
void gradeSample(Database& database, const RunRecord& run, SampleView& sample);

/// Errors: NotFound (no such sample), BadInput (it cannot be read), the store's.
Result<SampleView> readSampleView(Database& database, const RunRecord& run, const SampleKey& key);

} // namespace touchstone
