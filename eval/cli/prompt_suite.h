// SPDX-License-Identifier: GPL-3.0-or-later
// Suites at the command line: prompt suite, and prompt commit --suite. One thread.
#pragma once

#include "eval/cli/prompt_commands.h"
#include "eval/regressions/prompt_suite.h"

#include <memory>

namespace touchstone::cli {

struct SuiteWords {
    std::string model, judge, corpus, junit;
    std::uint32_t repeats = 0; ///< 0 = as the file says, else 1
    std::size_t k = 0;         ///< the same, else 8
    std::int64_t calls = 0, tokens = 0;
    double cost = 0;
};

/// Adds --model, --judge, --corpus, --repeats, -k, --junit and the limits.
std::shared_ptr<SuiteWords> addSuiteWords(CLI::App& command);
/// The file, read and checked. Errors: BadInput.
Result<PromptSuite> readSuite(const std::string& file);

struct SuiteOutcome {
    bool passed = false;
    Json json;
    std::string text;
};
/// Runs it, writes --junit, and notes it in the log of the prompt, also when it could not be run.
Result<SuiteOutcome> runAndLogSuite(Session& session, const PromptSuite& suite, const StoredPrompt& prompt,
                                    const SuiteWords& words, const std::string& author);

} // namespace touchstone::cli
