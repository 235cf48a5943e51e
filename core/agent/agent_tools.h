// SPDX-License-Identifier: GPL-3.0-or-later
// Tools for models that call them: search_docs, open_source, summarize_section. They read the corpora of one
// question and nothing else, and have no effect outside; what they give back is marked as quoted material
// like the sources of the prompt. At most three rounds, then the model has to answer. Immutable; safe for
// concurrent use.
#pragma once

#include "core/answering/workbench.h"

#include <memory>
#include <vector>

namespace touchstone {

/// Rounds of calls; the request after the last one asks for the answer.
inline constexpr int kMostToolRounds = 3;

/// Where the tools may look.
struct AgentScope {
    std::shared_ptr<Workspace> workspace;
    std::vector<EditionInfo> editions;
    std::shared_ptr<const Retriever> retriever; ///< over these editions
    RetrievalOptions retrieval; ///< mode and filters of the question; a tool can only narrow them
};

class AgentTools final : public ToolRounds {
public:
    explicit AgentTools(AgentScope scope) : m_scope(std::move(scope)) {}
    ChatOutcome complete(ChatModel& model, const ChatRequest& request, const std::string& boundary,
                         std::vector<Hit>& sources, std::vector<ToolUse>& uses, const ChatSink& sink,
                         JobContext& context) override;

private:
    const AgentScope m_scope;
};

/// The tools for a question over these editions. Errors: as Workbench::retriever.
Result<std::unique_ptr<AgentTools>> openAgentTools(Workbench& bench, const std::vector<EditionInfo>& editions,
                                                   const RetrievalOptions& retrieval, JobContext& context);

/// Names, descriptions and schemas, as they are offered.
std::vector<ToolDefinition> agentToolDefinitions();

} // namespace touchstone
