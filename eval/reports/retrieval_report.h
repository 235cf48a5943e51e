// SPDX-License-Identifier: GPL-3.0-or-later
// A retrieval run as a report for people. Pure.
#pragma once

#include "eval/runners/retrieval_run.h"

#include <string>

namespace touchstone {
/// Markdown: what was measured, the measures with n and intervals, the questions that failed first.
std::string retrievalReportMarkdown(const RetrievalRun& run);
/// "0.612 [.57, .65]"; "n/a" without a mean.
std::string measureText(const MeasureSummary& measure);
} // namespace touchstone
