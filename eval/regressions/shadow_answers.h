// SPDX-License-Identifier: GPL-3.0-or-later
// What a candidate answered beside the version in production: one pair a question, kept in the workspace. The
// repository belongs to the thread of its connection.
#pragma once

#include "core/answering/answer.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/runners/sample_output.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace touchstone {

struct ShadowPair {
    std::string batch, kind = "replay"; ///< replay, live
    std::string prompt;                 ///< name
    int production = 0, candidate = 0;  ///< versions
    std::string item, question, corpora, model;
    bool recorded = false; ///< the passages were those on record
    std::int64_t atUnixMs = 0;
    SampleOutput productionOutput, candidateOutput;
};

/// An answer as it is compared: with its cost, and without times where the response cache gave it (they are
/// no model's).
SampleOutput shadowOutput(const Answer& answer, std::vector<Passage>& passages);

class ShadowRepository {
public:
    explicit ShadowRepository(Database& database) : m_database(database) {}
    /// One transaction.
    Result<> save(const std::vector<ShadowPair>& pairs, const std::vector<Passage>& passages);
    /// Oldest first. Errors: the store's, BadInput (an output that cannot be read).
    Result<std::vector<ShadowPair>> pairs(const std::string& prompt, int candidate, int production,
                                          const std::string& kind);
    /// Production version -> pairs that the candidate has beside it.
    Result<std::map<int, std::uint64_t>> counts(const std::string& prompt, int candidate,
                                                const std::string& kind);

private:
    Database& m_database;
};

} // namespace touchstone
