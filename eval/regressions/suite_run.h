// SPDX-License-Identifier: GPL-3.0-or-later
// A suite run with one version of a prompt: every question answered, several times where wanted, over
// passages that are found once; every answer held against what is expected of it.
#pragma once

#include "core/answering/workbench.h"
#include "eval/experiments/experiment.h"
#include "eval/regressions/prompt_suite.h"
#include "eval/regressions/suite_quarantine.h"
#include "eval/runners/sample_output.h"

#include <memory>
#include <string>
#include <vector>

namespace touchstone {

struct SuiteOptions {
    StoredPrompt prompt;
    std::string model, judge; ///< SPEC or a name from the settings; judge "": rubrics cannot be run
    std::string corpus;       ///< for items that name none, before the suite's own
    RetrievalOptions retrieval;
    std::uint32_t repeats = 1; ///< above 1 nothing is taken from the response cache
    RunBudget budget;
    std::size_t threads = 4;
};

enum class SuiteState : std::uint8_t {
    Passed,
    Failed,
    Flaky, ///< passed some times and failed others
    Error  ///< a call failed, or a judge could not be read
};
std::string_view suiteStateName(SuiteState state); ///< passed, failed, flaky, error

struct SuiteAttempt {
    SampleOutput output;
    std::vector<std::string> faults; ///< "contains "x": does not hold 'x'"; none: it passed
    bool error = false;              ///< a fault is a failed call
};

struct SuiteItemResult {
    SuiteState state = SuiteState::Passed;
    std::vector<SuiteAttempt> attempts;
    std::string reason;     ///< why it did not pass, of the first attempt that did not
    std::string quarantine; ///< why it does not count; "" = it does
    bool quarantinedNow = false;
    double seconds = 0;
};

struct SuiteReport {
    std::string suite, file, prompt, model;
    std::uint32_t repeats = 1;
    std::vector<SuiteItemResult> items;                              ///< in the order of the suite
    std::size_t passed = 0, failed = 0, errors = 0, quarantined = 0; ///< each item in one of them
    std::optional<double> cost;
    std::string currency;
    double seconds = 0;
    [[nodiscard]] bool ok() const { return failed == 0 && errors == 0; }
};

/// Looks at everything that can be wrong before a model is asked: corpora, cited places, model and judge.
/// Flaky items are put into quarantine. Errors: BadInput with file:line (a cited place that the corpus does
/// not have), Usage, NotFound; what makes every call useless; BudgetReached, Cancelled.
Result<SuiteReport> runSuite(const std::shared_ptr<Workbench>& bench, Database& database,
                             const PromptSuite& suite, const SuiteOptions& options, JobContext& context);

} // namespace touchstone
