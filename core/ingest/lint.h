// SPDX-License-Identifier: GPL-3.0-or-later
// `corpus lint`: what a reader would report to the authors of a documentation. Each rule reports only what it
// is sure of. Runs on the calling thread, which owns the connection; the workspace is not changed (but for
// the list of deprecated names, which is kept for the next look).
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class LintSeverity : std::uint8_t { Info, Warning, Error };
std::string_view lintSeverityName(LintSeverity severity);

struct LintRule {
    std::string_view name;    ///< "broken-link"
    LintSeverity severity;    ///< what most of its findings have
    std::string_view meaning; ///< one sentence
};
const std::vector<LintRule>& lintRules();

struct LintFinding {
    std::string rule;
    LintSeverity severity = LintSeverity::Warning;
    std::string path;
    std::uint64_t line = 0, column = 0; ///< 1-based; column 0 = the whole line
    std::string message;                ///< one sentence
    std::string report;                 ///< what to tell the authors, with the place and a proposal; Markdown
    std::string excerpt;                ///< the words that it is about, "" = none
};

struct LintOptions {
    std::vector<std::string> rules;    ///< names; empty = all
    std::string path;                  ///< glob; "" = all pages
    std::uint64_t budgetTokens = 3000; ///< what one answer may be given of sources
    bool otherVersions = true;         ///< compare with the other versions of the corpus
};

struct LintReport {
    EditionInfo edition;
    std::vector<LintFinding> findings; ///< by path, line, rule
    std::uint64_t pages = 0, sections = 0, links = 0;
    std::vector<std::string> unreadable; ///< pages that could not be read again, with the reason
    double seconds = 0;
    [[nodiscard]] std::uint64_t count(LintSeverity severity) const;
    [[nodiscard]] std::uint64_t count(std::string_view rule) const;
};

/// Errors: Usage (unknown rule), of the store, Cancelled.
Result<LintReport> lintCorpus(Database& database, const EditionInfo& edition, const LintOptions& options,
                              JobContext& context);

} // namespace touchstone
