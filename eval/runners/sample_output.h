// SPDX-License-Identifier: GPL-3.0-or-later
// What a target gave for one item, as it is kept: enough to compute every score again. Plain values; the
// JSON form is docs/formats/run.md.
#pragma once

#include "core/answering/answer.h"
#include "core/base/result.h"
#include "eval/metrics/score.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct OutputHit {
    double score = 0;
    std::string chunk; ///< id of its text among the passages
    std::string corpus, version, source, path, heading, anchor, url;
    TextRange range;
    std::vector<std::string> anchors; ///< of all sections that it holds, in the order of the page
    std::int64_t tokens = 0;
    bool aligned = true; ///< false: a foreign context that the corpus does not have
};

struct OutputCitation {
    int n = 0;
    std::optional<std::size_t> hit;
    std::string status, quote, path, heading, anchor, url;
    TextRange range, answerRange;
    double coverage = 0;
};

struct SampleOutput {
    std::string answer, note;
    bool refused = false;
    std::string reason;                     ///< of the refusal
    std::string errorCode, error, errorRaw; ///< "" = there is an answer
    std::string model, prompt, finish;
    std::optional<std::vector<OutputHit>> hits; ///< none: no contexts are known
    std::string noHits;                         ///< why
    std::size_t sourceCount = 0;                ///< so many of hits were given to the model
    std::optional<std::vector<OutputCitation>> citations;
    Usage usage;
    std::optional<double> cost;
    std::string currency;
    double retrievalMs = -1, ttftMs = -1, totalMs = -1; ///< -1 = not measured
    int attempts = 0;
    std::map<std::string, double> foreign; ///< scores of another tool under their own names

    [[nodiscard]] bool failed() const { return !errorCode.empty(); }
};

struct Passage {
    std::string id, text;
};

/// The parts of an answer that are kept; the texts of its hits go to `passages`.
SampleOutput outputOf(const Answer& answer, std::vector<Passage>& passages);
void setError(SampleOutput& output, const Error& error);

std::string outputJson(const SampleOutput& output);
/// Errors: BadInput.
Result<SampleOutput> outputFromJson(std::string_view json);

/// {"nDCG@10": .5, "token_f1": {"na": "unanswerable"}, "format": {"failed": "…", "raw": "…"}}
std::string scoresJson(const std::vector<std::string>& names, const std::vector<Score>& scores);
/// In the order of the text. Errors: BadInput.
Result<std::vector<std::pair<std::string, Score>>> scoresFromJson(std::string_view json);

} // namespace touchstone
