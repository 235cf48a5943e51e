// SPDX-License-Identifier: GPL-3.0-or-later
// The examination and its first half: the way to the server.
#include "core/models/doctor.h"

#include "core/base/clock.h"
#include "core/models/doctor_examination.h"
#include "core/text/utf8.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kShownBytes = 4000;

std::string shortened(std::string_view text) {
    if (text.size() <= kShownBytes)
        return std::string(text);
    return fmt::format("{}… ({} bytes in all)", text.substr(0, utf8Floor(text, kShownBytes)), text.size());
}

} // namespace

Result<> StepExchanges::add(const RecordedExchange& exchange) {
    const std::lock_guard lock(m_mutex);
    m_exchanges.push_back(exchange);
    return {};
}

std::string StepExchanges::takeText() {
    const std::lock_guard lock(m_mutex);
    std::string out;
    for (const RecordedExchange& exchange : m_exchanges) {
        out += fmt::format("{}> {} {}\n", out.empty() ? "" : "\n", exchange.method, exchange.url);
        for (const auto& [name, value] : exchange.requestHeaders)
            out += fmt::format("> {}: {}\n", name, value);
        if (!exchange.request.empty())
            out += fmt::format("> {}\n", shortened(exchange.request));
        if (exchange.status == 0) {
            out += fmt::format("< {}\n", exchange.error ? exchange.error->message : "no answer");
            continue;
        }
        out += fmt::format("< {}\n", exchange.status);
        for (const auto& [name, value] : exchange.responseHeaders)
            out += fmt::format("< {}: {}\n", name, value);
        out += shortened(exchange.response) + "\n";
    }
    m_exchanges.clear();
    return printable(Redactor::instance().redact(repairUtf8(out)));
}

Examination::Examination(const Spec& spec, const ModelServices& services,
                         const std::function<void(const DoctorStep&)>& tell, JobContext& context)
    : m_spec(spec), m_tell(tell), m_context(context),
      m_recorder(makeRecordingTransport(*services.http, m_exchanges, {"model", "doctor", "embedding"})),
      m_services(services), m_first(fail(ErrorCode::Internal, "Not asked yet.")) {
    m_services.http = m_recorder.get();
}

std::vector<DoctorStep> Examination::run() {
    step("address", &Examination::address);
    step("dns", &Examination::dns);
    step("tcp", &Examination::tcp);
    step("tls", &Examination::tls);
    step("key", &Examination::key);
    step("models", &Examination::models);
    step("one_token", &Examination::oneToken);
    step("stream", &Examination::stream);
    step("tools", &Examination::tools);
    step("json_schema", &Examination::jsonSchema);
    step("embeddings", &Examination::embeddings);
    step("context", &Examination::contextSize);
    m_found.probedUnixMs = systemClock().unixMs();
    return std::move(m_steps);
}

void Examination::step(const char* name, void (Examination::*work)(DoctorStep&)) {
    DoctorStep out;
    out.name = name;
    if (m_blocked || m_context.stopped()) {
        out.said = m_context.stopped() ? "Stopped." : "Not tried, because of a step before.";
    } else {
        const auto begun = std::chrono::steady_clock::now();
        (this->*work)(out);
        if (out.ms == 0)
            out.ms = elapsedMs(begun);
        out.exchange = m_exchanges.takeText();
    }
    out.said = Redactor::instance().redact(out.said);
    out.remedy = Redactor::instance().redact(out.remedy);
    if (m_tell)
        m_tell(out);
    m_steps.push_back(std::move(out));
}

void Examination::pass(DoctorStep& step, std::string said) {
    step.state = State::Passed;
    step.said = std::move(said);
}

void Examination::failed(DoctorStep& step, const Error& error) {
    step.state = State::Failed;
    step.said = error.message;
    step.remedy = error.hint;
}

void Examination::cannot(DoctorStep& step, std::string said) {
    step.state = State::Skipped;
    step.said = std::move(said);
}

void Examination::address(DoctorStep& step) {
    const ProviderInfo* provider = findProvider(m_spec.name());
    m_blocked = true;
    if (!provider || !provider->chat) {
        const auto model = makeChatModel(m_spec, m_services); // says what is wrong, and what is near
        return failed(step, model ? makeError(ErrorCode::Usage, "This is no chat model.") : model.error());
    }
    auto options = readServerOptions(m_spec, ServerUse::Chat, false);
    if (!options)
        return failed(step, options.error());
    m_blocked = false;
    m_options = std::move(*options);
    pass(step, fmt::format("{} is asked, as {}.", urlForPeople(m_options.base), provider->about));
}

Result<HttpResponse> Examination::get(std::string_view path, bool withKey) {
    ServerOptions options = m_options;
    if (!withKey)
        options.keyReference.clear();
    auto request = serverRequest(options, m_services, path, "GET", {});
    if (!request)
        return fail(std::move(request.error()));
    request->purpose = "doctor";
    request->maxBodyBytes = 8U << 20U;
    request->timeouts.firstByte = std::min(request->timeouts.firstByte, std::chrono::milliseconds(15000));
    request->timeouts.total = patience();
    return m_services.http->perform(*request, m_context);
}

/// One contact tells three steps: where it fails decides which of them failed.
void Examination::dns(DoctorStep& step) {
    m_first = get(modelsPath(m_options), false);
    const auto url = parseUrl(m_options.base);
    if (!m_first) {
        const Error& error = m_first.error();
        const bool earlier = error.code == ErrorCode::Offline || error.code == ErrorCode::Cancelled ||
                             error.detail.starts_with("name");
        if (earlier) {
            m_blocked = true;
            return failed(step, error);
        }
    } else {
        step.ms = m_first->timing.nameMs;
    }
    const std::string host = url ? url->host : m_options.server;
    const bool literal = host.find_first_not_of("0123456789.") == std::string::npos ||
                         host.find(':') != std::string::npos || host == "localhost";
    pass(step, literal ? fmt::format("{} needs no look-up.", host) : fmt::format("{} has an address.", host));
}

void Examination::tcp(DoctorStep& step) {
    if (!m_first) {
        const Error& error = m_first.error();
        if (error.detail.starts_with("refused") || error.detail.starts_with("proxy") ||
            (error.detail.starts_with("time") && error.message.starts_with("No connection"))) {
            m_blocked = true;
            return failed(step, error);
        }
    } else {
        step.ms = std::max(0.0, m_first->timing.connectMs - m_first->timing.nameMs);
    }
    pass(step, fmt::format("{} takes connections.", m_options.server));
}

void Examination::tls(DoctorStep& step) {
    const bool secure = m_options.base.starts_with("https:");
    if (!m_first) { // whatever is left of what can go wrong before an answer
        m_blocked = true;
        return failed(step, m_first.error());
    }
    if (!secure)
        return cannot(step, m_options.loopback ? "No TLS: the server is on this computer."
                                               : "No TLS: what is sent can be read on the way.");
    step.ms = std::max(0.0, m_first->timing.tlsMs - m_first->timing.connectMs);
    pass(step, "The certificate is trusted.");
}

void Examination::key(DoctorStep& step) {
    if (m_options.keyReference.empty()) {
        m_list = std::move(*m_first);
        if (m_list.status == 401 || m_list.status == 403) {
            m_blocked = true;
            return failed(step, refusalOf(m_options, m_list, systemClock().unixMs()));
        }
        return pass(step, "No key is used, and none is asked for.");
    }
    const auto key = m_services.secrets->read(m_options.keyReference);
    m_blocked = !key;
    if (!key)
        return failed(step, key.error());
    auto response = get(modelsPath(m_options), true);
    m_blocked = !response;
    if (!response)
        return failed(step, response.error());
    m_list = std::move(*response);
    if (m_list.status == 401 || m_list.status == 403) {
        m_blocked = true;
        return failed(step, refusalOf(m_options, m_list, systemClock().unixMs()));
    }
    pass(step, fmt::format("{} holds a key, and the server does not refuse it.", m_options.keyReference));
}

void Examination::models(DoctorStep& step) {
    step.ms = m_list.timing.totalMs;
    if (m_list.status == 404 || m_list.status == 405 || m_list.status == 501)
        return cannot(step, fmt::format("The server gives no list of models (status {}).", m_list.status));
    if (m_list.status >= 400)
        return failed(step, refusalOf(m_options, m_list, systemClock().unixMs()));
    const auto names = modelNamesOf(m_options.server, m_list);
    if (!names)
        return failed(step, names.error());
    const std::size_t shown = std::min<std::size_t>(names->size(), 8);
    std::string said =
        fmt::format("{} model{}: {}{}", names->size(), names->size() == 1 ? "" : "s",
                    fmt::join(names->begin(), names->begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                    shown < names->size() ? ", …" : "");
    const auto same = [&](const std::string& name) {
        return name == m_options.model || name == "models/" + m_options.model ||
               name == m_options.model + ":latest";
    };
    if (!m_options.model.empty() && !names->empty() && std::none_of(names->begin(), names->end(), same)) {
        said += fmt::format("; '{}' is not among them", m_options.model);
        step.remedy = "Where the next step fails, take one of these as model=.";
    }
    pass(step, said + ".");
}

std::vector<DoctorStep> examineModel(const Spec& spec, const ModelServices& services,
                                     const std::function<void(const DoctorStep&)>& step, JobContext& context,
                                     KnownServer* found) {
    Examination examination(spec, services, step, context);
    std::vector<DoctorStep> steps = examination.run();
    if (found)
        *found = examination.found();
    return steps;
}

} // namespace touchstone
