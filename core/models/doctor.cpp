// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/doctor.h"

#include "core/base/clock.h"
#include "core/models/http_chat.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace touchstone {

namespace {

using State = DoctorStep::State;
constexpr auto kAnswerTime = std::chrono::seconds(60);

class Examination {
public:
    Examination(const Spec& spec, const ModelServices& services,
                const std::function<void(const DoctorStep&)>& tell, JobContext& context)
        : m_spec(spec), m_services(services), m_tell(tell), m_context(context) {}

    std::vector<DoctorStep> run() {
        for (const auto& [name, step] : {std::pair{"address", &Examination::address},
                                         {"key", &Examination::key},
                                         {"connect", &Examination::connect},
                                         {"models", &Examination::models},
                                         {"one_token", &Examination::oneToken},
                                         {"stream", &Examination::stream}}) {
            DoctorStep out;
            out.name = name;
            if (m_blocked || m_context.stopped()) {
                out.said = m_context.stopped() ? "Stopped." : "Not tried, because of the step before.";
            } else {
                const auto begun = std::chrono::steady_clock::now();
                (this->*step)(out);
                if (out.ms == 0)
                    out.ms = elapsedMs(begun);
            }
            out.said = Redactor::instance().redact(out.said);
            out.remedy = Redactor::instance().redact(out.remedy);
            if (m_tell)
                m_tell(out);
            m_steps.push_back(std::move(out));
        }
        return std::move(m_steps);
    }

private:
    static void pass(DoctorStep& step, std::string said) {
        step.state = State::Passed;
        step.said = std::move(said);
    }
    static void failed(DoctorStep& step, const Error& error) {
        step.state = State::Failed;
        step.said = error.message;
        step.remedy = error.hint;
    }

    void address(DoctorStep& step) {
        auto options = readServerOptions(m_spec, ServerUse::Chat, false);
        m_blocked = !options;
        if (!options)
            return failed(step, options.error());
        m_options = std::move(*options);
        pass(step, fmt::format("{} is asked.", urlForPeople(m_options.base)));
    }

    void key(DoctorStep& step) {
        if (m_options.keyReference.empty())
            return pass(step, "No key is used.");
        const auto key = m_services.secrets->read(m_options.keyReference);
        m_blocked = !key;
        if (!key)
            return failed(step, key.error());
        pass(step, fmt::format("{} holds a key.", m_options.keyReference));
    }

    void connect(DoctorStep& step) {
        auto request = serverRequest(m_options, m_services, modelsPath(m_options), "GET", {});
        if (!request) {
            m_blocked = true;
            return failed(step, request.error());
        }
        request->purpose = "doctor";
        request->maxBodyBytes = 8U << 20U;
        request->timeouts.firstByte = std::min(request->timeouts.firstByte, std::chrono::milliseconds(15000));
        request->timeouts.total = std::min<std::chrono::milliseconds>(m_options.timeout, kAnswerTime);
        auto response = m_services.http->perform(*request, m_context);
        m_blocked = !response;
        if (!response)
            return failed(step, response.error());
        m_list = std::move(*response);
        step.ms = std::max(m_list.timing.connectMs, m_list.timing.tlsMs);
        pass(step, fmt::format("{} answers{}.", m_options.server,
                               m_list.timing.tlsMs > 0 ? ", with a certificate that is trusted" : ""));
    }

    void models(DoctorStep& step) {
        step.ms = m_list.timing.totalMs;
        if (m_list.status == 404 || m_list.status == 405 || m_list.status == 501) {
            step.said = fmt::format("The server gives no list of models (status {}).", m_list.status);
            return;
        }
        if (m_list.status >= 400) {
            m_blocked = m_list.status == 401 || m_list.status == 403;
            return failed(step, refusalOf(m_options, m_list, systemClock().unixMs()));
        }
        const auto names = modelNamesOf(m_options.server, m_list);
        if (!names)
            return failed(step, names.error());
        const std::size_t shown = std::min<std::size_t>(names->size(), 8);
        std::string said =
            fmt::format("{} model{}: {}{}", names->size(), names->size() == 1 ? "" : "s",
                        fmt::join(names->begin(), names->begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                        shown < names->size() ? ", …" : "");
        const bool known = std::find(names->begin(), names->end(), m_options.model) != names->end();
        if (!m_options.model.empty() && !known && !names->empty()) {
            said += fmt::format("; '{}' is not among them", m_options.model);
            step.remedy = "Where the next step fails, take one of these as model=.";
        }
        pass(step, said + ".");
    }

    [[nodiscard]] static ChatRequest shortQuestion() {
        ChatRequest request;
        request.messages = {{Role::User, "Say hello."}};
        request.maxTokens = 16;
        return request;
    }

    /// A model that reasons may spend all 16 tokens before the first word: that is an answer all the same.
    static bool answered(const ChatOutcome& outcome) {
        return outcome.ok() || (outcome.error->code == ErrorCode::Malformed &&
                                outcome.partial.finish == FinishReason::Length);
    }

    void oneToken(DoctorStep& step) {
        if (m_options.model.empty()) {
            m_blocked = true;
            step.state = State::Failed;
            step.said = "No model is named.";
            step.remedy = "Add model=NAME with one of the names above.";
            return;
        }
        HttpChat chat(m_options, m_services);
        const ChatOutcome outcome = chat.attemptWhole(
            shortQuestion(), std::min<std::chrono::milliseconds>(m_options.timeout, kAnswerTime), m_context);
        m_blocked = !answered(outcome);
        if (m_blocked)
            return failed(step, *outcome.error);
        pass(step, fmt::format("A short answer came{}.",
                               outcome.partial.model.empty() ? "" : ", by " + outcome.partial.model));
    }

    void stream(DoctorStep& step) {
        HttpChat chat(m_options, m_services);
        int pieces = 0;
        const ChatOutcome outcome = chat.attempt(
            shortQuestion(), [&](std::string_view) { ++pieces; },
            std::min<std::chrono::milliseconds>(m_options.timeout, kAnswerTime), m_context);
        if (!answered(outcome))
            return failed(step, *outcome.error);
        pass(step, fmt::format("The answer streamed in {} pieces, the first after {:.0f} ms{}.", pieces,
                               std::max(outcome.partial.ttftMs, 0.0),
                               outcome.partial.usage.input < 0 ? "; the server does not count tokens" : ""));
    }

    const Spec& m_spec;
    ModelServices m_services;
    const std::function<void(const DoctorStep&)>& m_tell;
    JobContext& m_context;
    ServerOptions m_options;
    HttpResponse m_list;
    std::vector<DoctorStep> m_steps;
    bool m_blocked = false;
};

} // namespace

std::vector<DoctorStep> examineModel(const Spec& spec, const ModelServices& services,
                                     const std::function<void(const DoctorStep&)>& step,
                                     JobContext& context) {
    return Examination(spec, services, step, context).run();
}

} // namespace touchstone
