// SPDX-License-Identifier: GPL-3.0-or-later
// serve: the answers of `ask` and the passages of `search` over HTTP, on loopback.
#include "core/platform/secrets.h"
#include "eval/cli/prompt_commands.h"
#include "eval/cli/retrieval_options.h"
#include "eval/serving/http_server.h"
#include "eval/serving/service.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>

namespace touchstone::cli {

namespace {

constexpr int kUsualPort = 8642;
constexpr std::string_view kAnswerPrompt = "answer"; // whose version in production answers
constexpr auto kGrace = std::chrono::seconds(3);     // for answers that are being made when the end comes
constexpr std::size_t kShortestToken = 16;

struct ServeWords {
    int port = kUsualPort;
    std::string model, tokenVariable, cache = "normal";
    bool noToken = false, agent = false;
    std::string shadow;
    double shadowShare = 0.1, shadowCost = 0;
    std::int64_t shadowCalls = 0;
};

/// The token, "" where none is wanted. One that was made here is told once, on stderr.
Result<std::string> tokenFor(const ServeWords& words) {
    if (words.noToken)
        return std::string();
    if (!words.tokenVariable.empty()) {
        const char* value = std::getenv(words.tokenVariable.c_str());
        if (!value || std::string_view(value).size() < kShortestToken)
            return fail(ErrorCode::Usage,
                        fmt::format("The variable {} holds no token of at least {} characters.",
                                    words.tokenVariable, kShortestToken),
                        "Set it, or leave --token-env out and a token is made.");
        const std::string token = value;
        Redactor::instance().add(token);
        return token;
    }
    auto token = makeToken();
    if (token) {
        // Before the redactor knows it, and also with --quiet: nobody could ask anything without it.
        fmt::print(stderr, "Token (it is shown this once): {}\n", *token);
        Redactor::instance().add(*token);
    }
    return token;
}

Result<ShadowOptions> shadowFor(Session& session, Workbench& bench, const ServeWords& words) {
    ShadowOptions out;
    auto candidate = bench.prompt(words.shadow);
    if (!candidate)
        return fail(std::move(candidate.error()));
    if (candidate->name != kAnswerPrompt)
        return fail(ErrorCode::Usage,
                    fmt::format("serve answers with “{}”; {} is a version of another prompt.", kAnswerPrompt,
                                promptLabel(*candidate)));
    out.candidate = std::move(*candidate);
    out.share = words.shadowShare;
    out.seed = session.options().seed;
    if (words.shadowCalls > 0)
        out.calls = words.shadowCalls;
    if (words.shadowCost > 0)
        out.cost = words.shadowCost;
    out.author = promptAuthor({});
    return out;
}

void waitForStop(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait(lock, stop, [] { return false; });
}

Result<int> serve(Session& session, const ServeWords& words, const RetrievalWords& retrieval) {
    ServiceOptions options;
    auto search = retrieval.options();
    if (!search)
        return fail(std::move(search.error()));
    options.defaults.search.options = std::move(*search);
    const auto cache = cacheModeOf(words.cache);
    if (!cache)
        return fail(cache.error());
    options.defaults.cache = *cache;
    options.defaults.agent = words.agent;
    options.model = words.model;
    options.corpora = retrieval.corpora;
    options.version = TOUCHSTONE_VERSION;
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    if (!words.shadow.empty()) {
        auto shadow = shadowFor(session, **bench, words);
        if (!shadow)
            return fail(std::move(shadow.error()));
        options.shadow = std::move(*shadow);
    }
    auto token = tokenFor(words);
    if (!token)
        return fail(std::move(token.error()));
    options.token = std::move(*token);
    const std::optional<std::string> shadowed =
        options.shadow ? std::optional<std::string>(promptLabel(options.shadow->candidate)) : std::nullopt;
    JobContext context = session.console().jobContext("serve");
    auto service = Service::open(*bench, std::move(options), context);
    if (!service)
        return fail(std::move(service.error()));
    HttpServerOptions http;
    http.port = words.port;
    http.errorReply = [](int status, const std::string& message) { return errorReply(status, message); };
    // A counter of its own: a request may come before start() has returned.
    const auto counted = std::make_shared<std::atomic<HttpServer*>>(nullptr);
    (*service)->countConnectionsBy([counted] {
        const HttpServer* running = *counted;
        return running ? running->connectionCount() : 0;
    });
    auto server = HttpServer::start(http, [&](HttpExchange& exchange) { (*service)->handle(exchange); });
    if (!server)
        return fail(std::move(server.error()));
    *counted = server->get();
    const std::string url = fmt::format("http://127.0.0.1:{}", (*server)->port());
    if (session.json())
        session.console().printJson(Json{{"url", url},
                                         {"host", "127.0.0.1"},
                                         {"port", (*server)->port()},
                                         {"token", words.noToken ? "none" : "required"},
                                         {"shadow", orNull(shadowed)}});
    else
        session.console().printLine(url);
    if (shadowed)
        session.console().remark(
            fmt::format("{} is tried beside the version in production; touchstone-cli prompt "
                        "shadow {} --report says how it does.",
                        *shadowed, *shadowed));
    waitForStop(context.stop);
    (*server)->stop(kGrace);
    (*service)->stopShadow();
    return 0;
}

} // namespace

void addServeCommand(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        app.add_subcommand("serve", "The same answers over HTTP on this computer (OpenAI-compatible)");
    auto words = std::make_shared<ServeWords>();
    command->add_option("--port", words->port, "Port on 127.0.0.1; 0 takes any that is free")
        ->capture_default_str()
        ->check(CLI::Range(0, 65535));
    command->add_option(
        "--model", words->model,
        "Model SPEC or a name from the settings (default: the one set there, else extractive)");
    command
        ->add_option(
            "--cache", words->cache,
            "normal: an equal request is not sent twice; refresh: ask again; replay: send nothing; off")
        ->check(CLI::IsMember({"normal", "refresh", "replay", "off"}))
        ->capture_default_str();
    command->add_flag("--agent", words->agent,
                      "Let the model look things up itself where a request says nothing else");
    CLI::Option* variable =
        command
            ->add_option("--token-env", words->tokenVariable,
                         "Environment variable with the bearer token (default: one is made and shown once)")
            ->type_name("VAR");
    command->add_flag("--no-token", words->noToken, "Let every program of this computer ask")
        ->excludes(variable);
    CLI::Option* shadow =
        command
            ->add_option(
                "--shadow", words->shadow,
                "A version of the prompt that also answers a share of the questions, unseen, for prompt "
                "shadow --report")
            ->type_name("NAME@VERSION");
    command
        ->add_option("--shadow-share", words->shadowShare, "Of the questions, by a hash of each and --seed")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str()
        ->needs(shadow);
    command->add_option("--shadow-calls", words->shadowCalls, "At most so many calls for it")
        ->check(CLI::PositiveNumber)
        ->needs(shadow);
    command->add_option("--shadow-cost", words->shadowCost, "At most so much money for it")
        ->check(CLI::PositiveNumber)
        ->needs(shadow);
    auto retrieval = addRetrievalWords(*command, 8);
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return serve(session, *words, *retrieval); };
    });
}

} // namespace touchstone::cli
