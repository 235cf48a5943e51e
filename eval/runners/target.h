// SPDX-License-Identifier: GPL-3.0-or-later
// What answers the questions of a run: the pipeline in one of its arms, an HTTP endpoint, a command. A target
// is safe for concurrent calls.
#pragma once

#include "core/base/job_context.h"
#include "core/platform/http.h"
#include "core/platform/secrets.h"
#include "core/retrieval/retriever.h"
#include "core/store/workspace.h"
#include "core/traces/traces.h"
#include "eval/experiments/manifest.h"
#include "eval/gold/gold_set.h"
#include "eval/runners/sample_output.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct TargetReply {
    SampleOutput output;
    std::vector<Passage> passages;
    std::optional<Trace> trace;
    std::optional<Error> error; ///< the whole error behind output.error
};

class Target {
public:
    virtual ~Target() = default;
    /// A failed call is in the reply. Errors: Cancelled, and what makes every further call useless (the
    /// workspace cannot be read, a prompt cannot be rendered).
    virtual Result<TargetReply> answer(const GoldItem& item, std::uint32_t repeat, JobContext& context) = 0;
};

/// What targets need from outside; all outlive them.
struct TargetServices {
    std::shared_ptr<Workspace> workspace;
    HttpTransport* http = nullptr;
    SecretStore* secrets = nullptr;
    /// By SPEC or name; "extractive" = null.
    std::function<Result<std::shared_ptr<ChatModel>>(const std::string&)> model;
    std::function<Result<std::shared_ptr<const Retriever>>(const EditionInfo&, JobContext&)> retriever;
    std::string promptFolder;
    bool allowCommand = false;
    std::uint64_t seed = 1;
    std::string boundarySecret{}; ///< as of AskOptions: set, so that equal questions are equal requests
};

/// How an arm of the pipeline retrieves.
RetrievalOptions retrievalOptionsOf(const TargetSettings& settings);
/// Model and prompt of an arm, found. Errors: Usage, NotFound (no such prompt), Io.
Result<ResolvedArm> resolveArm(const Arm& arm, const TargetServices& services);
/// Errors: as resolveArm; Usage (a command that was not allowed); what the corpus cannot be read for.
Result<std::unique_ptr<Target>> makeTarget(const ResolvedArm& arm, const EditionInfo& edition,
                                           const TargetServices& services, JobContext& context);

} // namespace touchstone
