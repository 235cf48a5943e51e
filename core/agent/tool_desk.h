// SPDX-License-Identifier: GPL-3.0-or-later
// Answers the calls of one question. Never fails as a whole: what is wrong with a call is told to the model
// in words. Belongs to one thread. Internal to core/agent.
#pragma once

#include "core/agent/agent_tools.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace touchstone {

struct ToolReply {
    std::string text; ///< for the model
    bool failed = false;
    std::string outcome; ///< one sentence for people
};

/// A source as the model reads it: number, place, and its words between two lines with the mark.
std::string quotedSource(std::size_t number, const Hit& hit, std::string_view words,
                         const std::string& boundary);

class ToolDesk {
public:
    ToolDesk(const AgentScope& scope, const std::string& boundary, std::vector<Hit>& sources,
             JobContext& context)
        : m_scope(scope), m_boundary(boundary), m_sources(sources), m_context(context) {}
    ToolReply answer(const ToolCall& call);

private:
    ToolReply search(const nlohmann::json& arguments);
    ToolReply open(const nlohmann::json& arguments);
    ToolReply summarise(const nlohmann::json& arguments);
    Result<Hit> named(const nlohmann::json& arguments);
    /// All chunks of the page that a hit stands on, in order.
    Result<std::vector<Hit>> pageOf(const Hit& hit);
    std::optional<std::size_t> numberOf(const Hit& hit) const;
    /// Takes it up among the sources where it is new; empty when there is no room for it.
    std::string quote(const Hit& hit, std::string_view words);

    const AgentScope& m_scope;
    const std::string& m_boundary;
    std::vector<Hit>& m_sources;
    JobContext& m_context;
    std::size_t m_tokens = 0; ///< given out so far
};

} // namespace touchstone
