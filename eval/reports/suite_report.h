// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of a suite as JSON, JUnit XML and text. Pure.
#pragma once

#include "eval/regressions/suite_run.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace touchstone {

/// {suite, file, prompt, model, passed, counts, repeats, cost, currency, seconds, items: [{id, line, state,
/// reason, quarantine, passed, attempts: [{answer, refused, faults}]}]}. `answers`: with what was answered.
nlohmann::ordered_json suiteReportJson(const SuiteReport& report, const PromptSuite& suite, bool answers);
/// One test case an item; quarantined ones are skipped, failed calls are errors.
std::string suiteReportJunit(const SuiteReport& report, const PromptSuite& suite);
std::string suiteReportText(const SuiteReport& report, const PromptSuite& suite);
/// "answer@3: 12 of 14 passed, 1 failed, 1 in quarantine (faq.jsonl)"
std::string suiteSummary(const SuiteReport& report);

} // namespace touchstone
