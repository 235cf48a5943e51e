// SPDX-License-Identifier: GPL-3.0-or-later
// One examination of a model server: its steps and what they found. Internal to core/models; one thread.
#pragma once

#include "core/models/doctor.h"
#include "core/models/exchange_record.h"
#include "core/models/http_chat.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace touchstone {

/// Keeps the exchanges of one step in memory.
class StepExchanges final : public ExchangeStore {
public:
    Result<> add(const RecordedExchange& exchange) override;
    Result<std::optional<RecordedExchange>> find(std::string_view) override {
        return std::optional<RecordedExchange>();
    }
    /// As text, secrets masked, and forgotten.
    std::string takeText();

private:
    std::mutex m_mutex;
    std::vector<RecordedExchange> m_exchanges;
};

class Examination {
public:
    Examination(const Spec& spec, const ModelServices& services,
                const std::function<void(const DoctorStep&)>& tell, JobContext& context);
    std::vector<DoctorStep> run();
    [[nodiscard]] const KnownServer& found() const { return m_found; }

private:
    using State = DoctorStep::State;
    static void pass(DoctorStep& step, std::string said);
    static void failed(DoctorStep& step, const Error& error);
    static void cannot(DoctorStep& step, std::string said); ///< skipped: a thing that this model does not do
    void step(const char* name, void (Examination::*work)(DoctorStep&));

    // doctor.cpp: the way to the server
    void address(DoctorStep& step);
    void dns(DoctorStep& step);
    void tcp(DoctorStep& step);
    void tls(DoctorStep& step);
    void key(DoctorStep& step);
    void models(DoctorStep& step);
    Result<HttpResponse> get(std::string_view path, bool withKey);

    // doctor_probes.cpp: what it can do
    void oneToken(DoctorStep& step);
    void stream(DoctorStep& step);
    void tools(DoctorStep& step);
    void jsonSchema(DoctorStep& step);
    void embeddings(DoctorStep& step);
    void contextSize(DoctorStep& step);
    [[nodiscard]] std::chrono::milliseconds patience() const;
    ChatOutcome ask(const ChatRequest& request, bool streamed, const ChatSink& sink = {});

    const Spec& m_spec;
    const std::function<void(const DoctorStep&)>& m_tell;
    JobContext& m_context;
    StepExchanges m_exchanges;
    std::unique_ptr<HttpTransport> m_recorder;
    ModelServices m_services;
    ServerOptions m_options;
    Result<HttpResponse> m_first; ///< the first contact, without a key
    HttpResponse m_list;          ///< the list of models
    std::vector<DoctorStep> m_steps;
    KnownServer m_found;
    bool m_blocked = false;
};

} // namespace touchstone
