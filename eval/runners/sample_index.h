// SPDX-License-Identifier: GPL-3.0-or-later
// All samples of a run in columns, without their texts: enough to list, filter and sort them. What a row says
// is read when somebody looks. Plain values and functions; a function belongs to the thread of its
// connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/runners/run_repository.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace touchstone {

struct SampleIndex {
    struct Row {
        SampleKey key;
        bool failed = false, refused = false;
    };
    std::vector<std::string> arms;
    std::vector<std::string> items, questions, types; ///< of the gold set, in its order
    std::vector<std::vector<std::string>> tags;       ///< by item
    std::vector<bool> answerable;                     ///< by item
    std::vector<std::string> metrics;                 ///< of any sample, in the order of their first sight
    std::vector<Row> rows;                            ///< by arm, item and repeat
    /// By metric and row; not a number: not applicable or not measured; infinite: failed.
    std::vector<std::vector<float>> values;
};

/// Errors: the store's, BadInput (a stored sample cannot be read), Cancelled. Progress: samples.
Result<SampleIndex> readSampleIndex(Database& database, const RunRecord& run, JobContext& context);

/// The first `maxBytes` bytes of the answers (of a failed sample, its error), at a whole character; "" where
/// a sample is gone. Errors: the store's.
Result<std::vector<std::string>> readAnswers(Database& database, const RunId& run,
                                             std::span<const SampleKey> keys, std::size_t maxBytes);

} // namespace touchstone
