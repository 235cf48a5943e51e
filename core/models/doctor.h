// SPDX-License-Identifier: GPL-3.0-or-later
// A connection check step by step, and the look-round for local servers. Both do network work: never on the
// interface's thread. Secrets are masked in everything that comes back.
#pragma once

#include "core/models/chat_model.h"
#include "core/models/known_servers.h"

#include <functional>
#include <string>
#include <vector>

namespace touchstone {

struct DoctorStep {
    enum class State : std::uint8_t { Passed, Failed, Skipped };
    /// address, dns, tcp, tls, key, models, one_token, stream, tools, json_schema, embeddings, context
    std::string name;
    State state = State::Skipped; ///< what a model cannot do is skipped, not failed
    double ms = 0;
    std::string said;       ///< one sentence: what was seen
    std::string remedy;     ///< what to do when it failed
    std::string exchange{}; ///< the raw request and answer behind it, long bodies cut; "" = none
};

/// Runs the steps in order, handing each to `step` as it ends. The result holds all of them. `found`, where
/// given, gets what the server turned out to be able to do.
std::vector<DoctorStep> examineModel(const Spec& spec, const ModelServices& services,
                                     const std::function<void(const DoctorStep&)>& step, JobContext& context,
                                     KnownServer* found = nullptr);

struct LocalServer {
    std::string name;                ///< "llama.cpp", "Ollama", "LM Studio", "vLLM", "OpenAI-compatible"
    std::string baseUrl;             ///< http://127.0.0.1:8080/v1
    std::vector<std::string> models; ///< from /v1/models
};
/// Asks the usual ports of loopback (8080, 11434, 1234, 8000, 18080, 5000); never anything else.
std::vector<LocalServer> findLocalServers(HttpTransport& http, JobContext& context);

/// Model names of a server, by its list of models. Errors as HttpTransport, Refused, Malformed.
Result<std::vector<std::string>> listModels(const Spec& spec, const ModelServices& services,
                                            JobContext& context);

} // namespace touchstone
