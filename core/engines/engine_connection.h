// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to one engine: address, key, tries after the first, and what goes wrong as a sentence. An engine
// that was opened to read only sends nothing that writes. Internal to core/engines. Safe for concurrent use.
#pragma once

#include "core/engines/engine.h"
#include "core/engines/engine_options.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace touchstone {

enum class EngineCall : std::uint8_t { Read, Write };

class EngineConnection {
public:
    EngineConnection(EngineOptions options, ModelServices services, EngineAccess access)
        : m_options(std::move(options)), m_services(std::move(services)), m_access(access) {}

    [[nodiscard]] const EngineOptions& options() const { return m_options; }
    [[nodiscard]] std::string server() const; ///< "Chroma at 127.0.0.1:8000"

    /// The answer's JSON (null for an empty body). A status of 404 has httpStatus 404 in its error. Errors:
    /// as VectorEngine.
    Result<nlohmann::json> call(EngineCall kind, std::string_view method, const std::string& path,
                                const std::string& body, JobContext& context) const;

    /// "… answered with WHAT."
    [[nodiscard]] tl::unexpected<Error> malformed(std::string_view what) const;

private:
    Result<HttpRequest> request(std::string_view method, const std::string& path,
                                const std::string& body) const;
    Error refusal(const HttpResponse& response) const;
    EngineOptions m_options;
    ModelServices m_services;
    EngineAccess m_access;
};

std::unique_ptr<VectorEngine> makeChroma(EngineConnection connection);
std::unique_ptr<VectorEngine> makeQdrant(EngineConnection connection);

} // namespace touchstone
