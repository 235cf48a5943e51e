// SPDX-License-Identifier: GPL-3.0-or-later
// Qdrant and Chroma on loopback, in memory: each request is held against what the interface documents, to the
// letter, and what is not in it is a violation and a 400. A fault may answer in its place.
#pragma once

#include "tests/support/scripted_server.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace touchstone::test {

struct DoublePoint {
    nlohmann::json vector, payload;
    std::string document;
};

struct DoubleCollection {
    std::string id;
    std::size_t dimension = 0;
    std::string distance;
    nlohmann::json metadata;
    std::map<std::string, DoublePoint> points; ///< by id as JSON text
};

class EngineDouble {
public:
    enum class Kind : std::uint8_t { Qdrant, Chroma };
    /// True: it has answered (or hung up) itself.
    using Fault = std::function<bool(ScriptedConnection&, const ScriptedRequest&)>;
    explicit EngineDouble(Kind kind);

    [[nodiscard]] std::string spec(const std::string& more = "") const;
    [[nodiscard]] std::string base() const { return server.base(); }
    void setFault(Fault fault);
    [[nodiscard]] std::vector<std::string> violations() const;
    [[nodiscard]] std::map<std::string, DoubleCollection> collections() const;
    /// Changes what is stored, behind everybody's back.
    void change(const std::function<void(std::map<std::string, DoubleCollection>&)>& work);
    /// Requests that write, "METHOD path".
    [[nodiscard]] std::vector<std::string> writes() const;

private:
    void handle(ScriptedConnection& wire, const ScriptedRequest& request);
    std::pair<int, nlohmann::json> qdrant(const ScriptedRequest& request, const nlohmann::json& body);
    std::pair<int, nlohmann::json> chroma(const ScriptedRequest& request, const nlohmann::json& body);
    std::pair<int, nlohmann::json> violation(const std::string& what);
    Kind m_kind;
    mutable std::mutex m_mutex;
    std::map<std::string, DoubleCollection> m_collections;
    std::vector<std::string> m_violations, m_writes;
    Fault m_fault;

public:
    ScriptedServer server; // last: its threads use all of the above
};

} // namespace touchstone::test
