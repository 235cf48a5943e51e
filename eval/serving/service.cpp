// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/service.h"

#include "core/agent/agent_tools.h"
#include "core/base/clock.h"
#include "eval/serving/answer_document.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

struct Route {
    std::string_view path, method;
    bool needsJson = false, needsToken = true;
};
constexpr std::array kRoutes = {Route{"/v1/chat/completions", "POST", true},
                                Route{"/v1/search", "POST", true}, Route{"/v1/models", "GET"},
                                Route{"/metrics", "GET"}, Route{"/healthz", "GET", false, false}};
constexpr std::string_view kOneModel = "/v1/models/";

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const Route* routeOf(std::string_view path) {
    if (path.starts_with(kOneModel))
        path = kRoutes[2].path;
    for (const Route& route : kRoutes)
        if (route.path == path)
            return &route;
    return nullptr;
}

bool saysJson(std::string_view contentType) {
    constexpr std::string_view kJson = "application/json";
    const std::string_view kind = contentType.substr(0, contentType.find(';'));
    const std::size_t end = kind.find_last_not_of(" \t") + 1;
    return end == kJson.size() && std::equal(kJson.begin(), kJson.end(), kind.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

ApiError refusalOf(int status, std::string message, std::string code) {
    ApiError error;
    error.status = status;
    error.message = std::move(message);
    error.code = std::move(code);
    return error;
}

} // namespace

Service::Service(std::shared_ptr<Workbench> bench, ServiceOptions options)
    : m_bench(std::move(bench)), m_options(std::move(options)), m_access(m_options.token),
      m_startedUnixSeconds(systemClock().unixMs() / 1000), m_metrics(m_options.version) {}

Result<std::unique_ptr<Service>> Service::open(std::shared_ptr<Workbench> bench, ServiceOptions options,
                                               JobContext& context) {
    std::unique_ptr<Service> service(new Service(std::move(bench), std::move(options)));
    const auto model = service->m_bench->model(service->m_options.model, service->m_options.defaults.cache);
    if (!model)
        return fail(model.error());
    const auto editions = service->m_bench->resolveEditions(service->m_options.corpora);
    if (!editions)
        return fail(editions.error());
    if (const auto retriever = service->m_bench->retriever(*editions, context); !retriever)
        return fail(retriever.error());
    if (service->m_options.shadow) {
        if (!*model)
            return fail(ErrorCode::Usage,
                        "The extractive answerer takes no prompt: a candidate would say the same.",
                        "Name a model with --model SPEC.");
        auto worker = ShadowWorker::start(service->m_bench, *service->m_options.shadow);
        if (!worker)
            return fail(std::move(worker.error()));
        service->m_shadow = std::move(*worker);
    }
    return service;
}

void Service::handle(HttpExchange& exchange) {
    const auto begun = std::chrono::steady_clock::now();
    m_metrics.begin();
    const Route* route = routeOf(exchange.call().path);
    int status = 500;
    try {
        status = dispatch(exchange);
    } catch (...) {
        m_metrics.end(route ? route->path : "other", status, 0);
        throw; // the connection answers
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    m_metrics.end(route ? route->path : "other", status, took.count());
}

int Service::dispatch(HttpExchange& exchange) {
    const HttpCall& call = exchange.call();
    const Route* route = routeOf(call.path);
    if (const auto refusal = m_access.refusal(call, !route || route->needsToken))
        return refuse(exchange, *refusal);
    if (!route)
        return refuse(exchange, refusalOf(404,
                                          "There is nothing at this path; see /v1/chat/completions, "
                                          "/v1/search, /v1/models, /metrics and /healthz.",
                                          "unknown_path"));
    if (call.method != route->method && !(call.method == "HEAD" && route->method == "GET")) {
        HttpReply reply = errorReply(refusalOf(
            405, fmt::format("{} takes {} requests.", route->path, route->method), "method_not_allowed"));
        reply.headers.emplace_back("Allow", std::string(route->method));
        exchange.reply(reply);
        return 405;
    }
    // A form or a script of a web page cannot send this type without asking first.
    if (route->needsJson && !saysJson(call.header("content-type")))
        return refuse(exchange, refusalOf(415,
                                          "The body has to be JSON: send the header Content-Type: "
                                          "application/json.",
                                          "unsupported_media_type"));
    if (route->path == "/v1/chat/completions")
        return complete(exchange);
    if (route->path == "/v1/search")
        return search(exchange);
    if (route->path == "/v1/models")
        return models(exchange, call.path.starts_with(kOneModel)
                                    ? std::string_view(call.path).substr(kOneModel.size())
                                    : std::string_view());
    return route->path == "/metrics" ? metrics(exchange) : health(exchange);
}

int Service::refuse(HttpExchange& exchange, const ApiError& error) {
    exchange.reply(errorReply(error));
    return error.status;
}

Service::Answered<Service::Editions> Service::editionsFor(const std::string& corpora) {
    const auto served = m_bench->resolveEditions(m_options.corpora);
    if (!served && (corpora.empty() || !m_options.corpora.empty()))
        return tl::unexpected(apiErrorOf(served.error(), false));
    if (corpora.empty())
        return *served;
    auto wanted = m_bench->resolveEditions(corpora);
    const auto isServed = [&](const EditionInfo& edition) {
        return std::any_of(served->begin(), served->end(),
                           [&](const EditionInfo& other) { return other.id == edition.id; });
    };
    const bool limited = !m_options.corpora.empty();
    if (!wanted || (limited && !std::all_of(wanted->begin(), wanted->end(), isServed))) {
        ApiError error = wanted
                             ? refusalOf(404, fmt::format("This server does not search '{}'.", corpora), "")
                             : apiErrorOf(wanted.error(), false);
        error.code = "corpus_not_found";
        error.param = "corpus";
        return tl::unexpected(std::move(error));
    }
    return std::move(*wanted);
}

Service::Answered<std::shared_ptr<ChatModel>> Service::modelFor(const CompletionRequest& request) {
    const std::vector<ModelServer> servers = m_bench->settings().models;
    const bool own = request.model == kServedModel;
    const bool known = own || request.model == "extractive" ||
                       std::any_of(servers.begin(), servers.end(),
                                   [&](const ModelServer& server) { return server.name == request.model; });
    // Never a SPEC: a request must not make this program call an address of its own choosing.
    if (!known) {
        ApiError error = refusalOf(404, "There is no model of this name here; GET /v1/models lists them.",
                                   "model_not_found");
        error.param = "model";
        return tl::unexpected(std::move(error));
    }
    auto model = m_bench->model(own ? m_options.model : request.model, request.cache);
    if (!model)
        return tl::unexpected(apiErrorOf(model.error(), true));
    return std::move(*model);
}

Service::Answered<Service::Asked> Service::read(const HttpCall& call) {
    auto request = parseCompletionRequest(call.body, m_options.defaults);
    if (!request)
        return tl::unexpected(std::move(request.error()));
    auto editions = editionsFor(request->search.corpora);
    if (!editions)
        return tl::unexpected(std::move(editions.error()));
    auto model = modelFor(*request);
    if (!model)
        return tl::unexpected(std::move(model.error()));
    if (request->agent && !*model)
        request->ignored.emplace_back("touchstone.agent (quoting calls no tools)");
    CompletionHead head{"chatcmpl-" + newUlid(), request->model, systemClock().unixMs() / 1000};
    return Asked{std::move(*request), std::move(*editions), std::move(*model), std::move(head)};
}

int Service::complete(HttpExchange& exchange) {
    const auto asked = read(exchange.call());
    if (!asked)
        return refuse(exchange, asked.error());
    return asked->request.stream ? answerInPieces(exchange, *asked) : answerWhole(exchange, *asked);
}

void Service::shadow(const Asked& asked, const Result<Answer>& answer, std::optional<RetrievalResult> found,
                     bool stopped) {
    if (!m_shadow || !m_shadow->wants(asked.request.question))
        return;
    // Tools look further than the passages that both would get.
    if (!answer || !found || stopped || asked.request.agent)
        return m_shadow->skip();
    std::string corpora;
    for (const EditionInfo& edition : asked.editions)
        corpora += (corpora.empty() ? "" : ",") + EditionName{edition.name, edition.version}.toString();
    m_shadow->submit({asked.request.question, std::move(corpora), asked.request.history,
                      asked.request.parameters, asked.request.search.options, std::move(*found), *answer,
                      asked.model});
}

Result<Answer> Service::ask(const Asked& asked, AskEvents events, std::stop_token stop,
                            std::optional<RetrievalResult>& found) {
    struct Client { // the candidate waits meanwhile
        ShadowWorker* shadow;
        explicit Client(ShadowWorker* worker) : shadow(worker) {
            if (shadow)
                shadow->clientBegins();
        }
        ~Client() {
            if (shadow)
                shadow->clientEnds();
        }
        Client(const Client&) = delete;
        Client& operator=(const Client&) = delete;
    } const client(m_shadow.get());
    if (m_shadow && m_shadow->wants(asked.request.question))
        events.passages = [&found](const RetrievalResult& result) { found = result; };
    AskOptions options;
    options.retrieval = asked.request.search.options;
    options.history = asked.request.history;
    options.parameters = asked.request.parameters;
    JobContext context;
    context.stop = std::move(stop);
    context.job = "serve";
    std::unique_ptr<AgentTools> tools;
    if (asked.request.agent && asked.model) {
        auto opened = openAgentTools(*m_bench, asked.editions, options.retrieval, context);
        if (!opened)
            return fail(std::move(opened.error()));
        tools = std::move(*opened);
        options.tools = tools.get();
    }
    Result<Answer> answer =
        m_bench->ask(asked.request.question, asked.editions, asked.model.get(), options, events, context);
    if (answer)
        m_metrics.count(*answer);
    return answer;
}

/// What kept an answer from being made; none when there is one, be it cut short.
std::optional<ApiError> Service::faultIn(const Result<Answer>& answer, const std::stop_token& stop) {
    const Error* error = !answer ? &answer.error() : answer->error ? &*answer->error : nullptr;
    if (!error)
        return std::nullopt;
    m_metrics.countError(errorCodeName(error->code));
    ApiError fault = apiErrorOf(*error, true);
    if (stop.stop_requested())
        fault.message = "The answer was stopped, because the server ends.";
    return fault;
}

int Service::answerWhole(HttpExchange& exchange, const Asked& asked) {
    const std::stop_token stop = exchange.stop();
    std::optional<RetrievalResult> found;
    const Result<Answer> answer = ask(asked, {}, stop, found);
    const bool stopped = stop.stop_requested(); // a client that goes with its answer has stopped nothing
    const std::optional<ApiError> fault = faultIn(answer, stop);
    const bool sent = exchange.reply(
        fault ? errorReply(*fault)
              : HttpReply{200, "application/json",
                          completionJson(asked.head, *answer,
                                         {&asked.editions, asked.request.withHits, asked.request.ignored})});
    shadow(asked, answer, std::move(found), stopped);
    return !sent ? kClientGone : fault ? fault->status : 200;
}

int Service::search(HttpExchange& exchange) {
    const auto request = parseSearchRequest(exchange.call().body, m_options.defaults.search);
    if (!request)
        return refuse(exchange, request.error());
    const auto editions = editionsFor(request->search.corpora);
    if (!editions)
        return refuse(exchange, editions.error());
    JobContext context;
    context.stop = exchange.stop();
    context.job = "serve";
    const auto found = [&]() -> Result<RetrievalResult> {
        const auto retriever = m_bench->retriever(*editions, context);
        if (!retriever)
            return fail(retriever.error());
        return (*retriever)->retrieve(request->query, request->search.options, context);
    }();
    if (!found) {
        m_metrics.countError(errorCodeName(found.error().code));
        return refuse(exchange, apiErrorOf(found.error(), true));
    }
    const bool sent = exchange.reply({200, "application/json", dumped(searchDocument(*found, *editions))});
    return sent ? 200 : kClientGone;
}

int Service::models(HttpExchange& exchange, std::string_view id) {
    std::vector<std::string> names{std::string(kServedModel), "extractive"};
    for (const ModelServer& server : m_bench->settings().models)
        names.push_back(server.name);
    const auto described = [this](const std::string& name) {
        return Json{
            {"id", name}, {"object", "model"}, {"created", m_startedUnixSeconds}, {"owned_by", "touchstone"}};
    };
    Json json{{"object", "list"}, {"data", Json::array()}};
    for (const std::string& name : names) {
        if (name == id)
            json = described(name);
        else if (id.empty())
            json["data"].push_back(described(name));
    }
    if (!id.empty() && json.contains("data"))
        return refuse(exchange, refusalOf(404, "There is no model of this name here.", "model_not_found"));
    exchange.reply({200, "application/json", dumped(json)});
    return 200;
}

int Service::health(HttpExchange& exchange) {
    // The workspace's file may have been taken away, or a disk may have gone, while this program ran.
    auto database = m_bench->workspace()->connect(Database::Mode::ReadOnly);
    const bool well = database && CorpusRepository(*database).editions();
    const int status = well ? 200 : 503;
    exchange.reply({status, "application/json",
                    dumped(Json{{"status", well ? "ok" : "workspace"}, {"version", m_options.version}})});
    return status;
}

int Service::metrics(HttpExchange& exchange) {
    exchange.reply({200, "text/plain; version=0.0.4; charset=utf-8",
                    m_metrics.text(m_connections ? m_connections() : 0) +
                        (m_shadow ? m_shadow->metricsText() : std::string())});
    return 200;
}

} // namespace touchstone
