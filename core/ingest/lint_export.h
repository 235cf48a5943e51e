// SPDX-License-Identifier: GPL-3.0-or-later
// Findings of `corpus lint` as files: JSON, CSV (RFC 4180), Markdown grouped by rule. Pure.
#pragma once

#include "core/ingest/lint.h"

#include <nlohmann/json.hpp>

#include <string>

namespace touchstone {

nlohmann::ordered_json lintFindingJson(const LintFinding& finding);
nlohmann::ordered_json lintReportJson(const LintReport& report);
std::string lintReportCsv(const LintReport& report);
/// A text that can be pasted into a report to the authors.
std::string lintReportMarkdown(const LintReport& report);

} // namespace touchstone
