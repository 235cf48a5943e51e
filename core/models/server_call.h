// SPDX-License-Identifier: GPL-3.0-or-later
// One request to a server that answers in one piece (vectors, scores), with the tries after it. Internal to
// core/models, core/embedding and core/retrieval. Safe for concurrent use.
#pragma once

#include "core/models/server_options.h"

#include <chrono>
#include <string>
#include <string_view>

namespace touchstone {

struct ServerCall {
    std::string_view path, method = "POST";
    std::string body;
    std::string purpose; ///< for the network log
    std::size_t maxBodyBytes = 0;
};

/// Until `deadline`, with all tries and waits. Errors: as HttpTransport, the server's refusal, Cancelled.
Result<HttpResponse> callServer(const ServerOptions& options, const ModelServices& services,
                                const ServerCall& call, std::chrono::steady_clock::time_point deadline,
                                JobContext& context);

/// How many texts a Text Embeddings Inference server takes in a request; 0 = it does not say. Errors: as
/// HttpTransport.
Result<std::size_t> askBatchLimit(const ServerOptions& options, const ModelServices& services,
                                  const std::string& purpose, JobContext& context);

} // namespace touchstone
