// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of models: of one server, and of whatever listens on the usual ports of this computer.
#include "core/base/clock.h"
#include "core/models/doctor.h"
#include "core/models/json_guard.h"
#include "core/models/refusal.h"

#include <fmt/format.h>

#include <array>
#include <thread>

namespace touchstone {

namespace {

constexpr std::size_t kMaxModels = 2000;

std::string kindOf(const HttpResponse& response, int port) {
    const auto json = parseForeignJson(response.body);
    std::string owner;
    if (json)
        if (const nlohmann::json& list = member(*json, "data"); list.is_array() && !list.empty())
            owner = stringMember(list[0], "owned_by");
    if (owner == "llamacpp" || response.header("server").find("llama.cpp") != std::string::npos)
        return "llama.cpp";
    if (owner == "vllm")
        return "vLLM";
    if (port == 11434 || owner == "library")
        return "Ollama";
    if (port == 1234)
        return "LM Studio";
    return "OpenAI-compatible";
}

} // namespace

Result<std::vector<std::string>> modelNamesOf(const std::string& server, const HttpResponse& response) {
    const auto json = parseForeignJson(response.body);
    const nlohmann::json& list =
        json ? member(*json, json->contains("data") ? "data" : "models") : member({}, "");
    if (!json || !list.is_array())
        return fail(ErrorCode::Malformed,
                    fmt::format("{} answers something else than a list of models.", server));
    std::vector<std::string> names;
    for (const nlohmann::json& entry : list) {
        std::string name = stringMember(entry, "id");
        if (name.empty())
            name = stringMember(entry, "name");
        if (!name.empty() && names.size() < kMaxModels)
            names.push_back(foreignWords(name, 200));
    }
    return names;
}

Result<std::vector<std::string>> listModels(const Spec& spec, const ModelServices& services,
                                            JobContext& context) {
    const auto options = readServerOptions(spec, ServerUse::Chat, false);
    if (!options)
        return fail(options.error());
    auto request = serverRequest(*options, services, modelsPath(*options), "GET", {});
    if (!request)
        return fail(std::move(request.error()));
    request->purpose = "doctor";
    request->maxBodyBytes = 8U << 20U;
    request->timeouts.firstByte = std::min(request->timeouts.firstByte, std::chrono::milliseconds(15000));
    request->timeouts.total = std::min(options->timeout, std::chrono::milliseconds(20000));
    const auto response = services.http->perform(*request, context);
    if (!response)
        return fail(response.error());
    if (response->status >= 400)
        return fail(refusalOf(*options, *response, systemClock().unixMs()));
    return modelNamesOf(options->server, *response);
}

std::vector<LocalServer> findLocalServers(HttpTransport& http, JobContext& context) {
    static constexpr std::array<int, 6> ports = {8080, 11434, 1234, 8000, 18080, 5000};
    std::array<LocalServer, ports.size()> found;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < ports.size(); ++i)
        threads.emplace_back([&, i] {
            HttpRequest request;
            const std::string base = fmt::format("http://127.0.0.1:{}/v1", ports[i]);
            request.url = base + "/models";
            request.purpose = "doctor";
            request.maxBodyBytes = 4U << 20U;
            request.timeouts = {std::chrono::milliseconds(500), std::chrono::milliseconds(1500),
                                std::chrono::milliseconds(1500), std::chrono::milliseconds(2500)};
            JobContext own;
            own.stop = context.stop;
            const auto response = http.perform(request, own);
            if (!response || (response->status != 200 && response->status != 401))
                return;
            auto names = modelNamesOf(base, *response);
            if (!names && response->status == 200)
                return; // a web server, but none for models
            found[i] = {kindOf(*response, ports[i]), base,
                        names ? std::move(*names) : std::vector<std::string>()};
        });
    for (std::thread& thread : threads)
        thread.join();
    std::vector<LocalServer> out;
    for (LocalServer& server : found)
        if (!server.baseUrl.empty())
            out.push_back(std::move(server));
    return out;
}

} // namespace touchstone
