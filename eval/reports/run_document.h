// SPDX-License-Identifier: GPL-3.0-or-later
// A run read once for every form of report. Plain values.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/runners/run_repository.h"
#include "eval/runners/run_summary.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

struct ReportItem {
    std::string id, question, type, arm, answer, error;
    std::uint32_t repeat = 0;
    bool failed = false, refused = false;
    std::vector<std::string> citations; ///< "[1] a.md#x verified"
    std::string cause, explanation;     ///< of a wrong answer, when the run was diagnosed
    std::vector<std::pair<std::string, Score>> scores;
};

/// Mean of one measure over the items of one kind.
struct KindMean {
    std::string kind;
    std::optional<double> mean;
    std::uint64_t n = 0;
};

struct RunDocument {
    RunRecord run;
    nlohmann::ordered_json manifest, json; ///< json: the whole report, as `eval show --json`
    std::vector<ArmSummary> arms;
    std::vector<ReportItem> items;
    std::vector<std::vector<std::vector<KindMean>>> kinds; ///< per arm and measure, kinds by name
};

/// Errors: the store's, BadInput, Cancelled.
Result<RunDocument> readRunDocument(Database& database, const RunRecord& run, JobContext& context);

/// How it was measured, in sentences, from the manifest alone.
std::string methodsText(const RunDocument& document);

std::string runReportHtml(const RunDocument& document); ///< one file, no network, printable
std::string runReportMarkdown(const RunDocument& document);
std::string runReportCsv(const RunDocument& document); ///< one row a sample, one column a measure

/// report.html, report.md, report.json and items.csv; the folder is made. Errors: as readRunDocument, Io.
Result<> writeRunReport(Database& database, const RunRecord& run, const std::string& folder,
                        JobContext& context);

} // namespace touchstone
