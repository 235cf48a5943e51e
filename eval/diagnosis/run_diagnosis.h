// SPDX-License-Identifier: GPL-3.0-or-later
// Every wrong answer of a run with the stage that lost it, the causes counted, failures that are alike, and
// what would help. Retrieval is done again with the run's own settings and others; no chat model is asked.
// Deterministic. Belongs to the thread of the connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/diagnosis/failure.h"
#include "eval/diagnosis/failure_clusters.h"
#include "eval/diagnosis/failure_fixes.h"
#include "eval/runners/run_repository.h"
#include "eval/runners/target.h"
#include "eval/statistics/proportions.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct CauseCount {
    FailureCause cause = FailureCause::NotUsed;
    std::vector<std::string> items; ///< in which it happened at least once
    ProportionEstimate share;       ///< of the arm's items, Wilson
};

struct ArmDiagnosis {
    std::string arm;
    std::uint64_t items = 0, wrong = 0; ///< wrong: at least one of its repeats
    ProportionEstimate share;
    RightWithGold rightWithGold;
    bool replayed = false;
    std::string note;               ///< why retrieval was not done again
    std::vector<CauseCount> causes; ///< most frequent first
    std::vector<FailureCluster> clusters;
    std::vector<FixProposal> fixes;
};

struct RunDiagnosis {
    std::vector<ArmDiagnosis> arms;
    std::vector<Diagnosis> answers; ///< the wrong ones, by arm, item and repeat
};

/// Errors: BadInput (the corpus is another one by now; a stored sample cannot be read), Cancelled, the
/// store's.
Result<RunDiagnosis> diagnoseRun(Database& database, const RunRecord& run, const TargetServices& services,
                                 JobContext& context);

/// docs/formats/diagnosis.md
nlohmann::ordered_json diagnosisJson(const RunRecord& run, const RunDiagnosis& diagnosis);
/// Causes, groups and fixes as lines for a terminal.
std::string diagnosisText(const RunDiagnosis& diagnosis);

/// The newest diagnosis of a run, kept until a sample of the run changes.
class DiagnosisRepository {
public:
    explicit DiagnosisRepository(Database& database) : m_database(database) {}
    Result<> keep(const RunId& run, const nlohmann::ordered_json& diagnosis);
    Result<std::optional<nlohmann::ordered_json>> find(const RunId& run);

private:
    Database& m_database;
};

} // namespace touchstone
