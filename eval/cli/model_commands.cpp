// SPDX-License-Identifier: GPL-3.0-or-later
// model list, doctor, price.
#include "core/models/budget.h"
#include "core/models/doctor.h"
#include "core/models/providers.h"
#include "eval/cli/command.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

std::string_view stateName(DoctorStep::State state) {
    switch (state) {
    case DoctorStep::State::Passed:
        return "passed";
    case DoctorStep::State::Failed:
        return "failed";
    case DoctorStep::State::Skipped:
        return "skipped";
    }
    return "skipped";
}

Json stepJson(const DoctorStep& step) {
    return Json{{"step", step.name}, {"state", stateName(step.state)}, {"ms", step.ms},
                {"said", step.said}, {"remedy", orNull(step.remedy)},  {"exchange", orNull(step.exchange)}};
}

/// A name from the settings, or a SPEC.
Result<Spec> specOf(const Settings& settings, const std::string& text) {
    for (const ModelServer& server : settings.models)
        if (server.name == text)
            return Spec::parse(server.spec);
    return Spec::parse(text);
}

/// What an earlier examination found, null where nobody looked.
Json capabilitiesOf(Workbench& bench, const std::string& spec) {
    const auto known = findKnownServer(*bench.workspace(), spec);
    if (!known || !*known)
        return nullptr;
    return Json::parse(knownServerJson(**known));
}

Json priceJson(const ModelPrice& price, bool own) {
    const auto orNothing = [](const std::optional<double>& value) {
        return value ? Json(*value) : Json(nullptr);
    };
    return Json{{"provider", orNull(price.provider)},
                {"model", price.model},
                {"input", price.input},
                {"output", price.output},
                {"cached_input", orNothing(price.cachedInput)},
                {"cache_write", orNothing(price.cacheWrite)},
                {"batch_input", orNothing(price.batchInput)},
                {"batch_output", orNothing(price.batchOutput)},
                {"currency", price.currency},
                {"per", 1000000},
                {"as_of", orNull(price.asOf)},
                {"source", orNull(price.source)},
                {"own", own}};
}

Result<int> price(Session& session, const std::string& text) {
    auto opened = session.workbench();
    if (!opened)
        return fail(std::move(opened.error()));
    Workbench& bench = **opened;
    const std::size_t own = bench.settings().prices.size();
    Console& console = session.console();
    const auto line = [&](const Json& row) {
        const auto number = [&](const char* name) {
            return row[name].is_null() ? std::string("-") : fmt::format("{:g}", row[name].get<double>());
        };
        console.printLine(fmt::format("{:<12} {:<30} {:>8} {:>8} {:>8} {}  {} {}",
                                      row["provider"].is_null() ? "" : row["provider"].get<std::string>(),
                                      row["model"].get<std::string>(), number("input"), number("output"),
                                      number("cached_input"), row["currency"].get<std::string>(),
                                      row["own"].get<bool>()   ? "settings"
                                      : row["as_of"].is_null() ? ""
                                                               : row["as_of"].get<std::string>(),
                                      row["source"].is_null() ? "" : row["source"].get<std::string>()));
    };
    if (!text.empty()) {
        auto spec = specOf(bench.settings(), text);
        if (!spec)
            return fail(std::move(spec.error()));
        const auto found = bench.priceOf(spec->toString());
        Json row = found ? priceJson(*found, false) : Json(nullptr);
        if (session.json()) {
            console.printJson(Json{{"model", spec->toString()}, {"price", row}});
        } else if (found) {
            line(row);
        } else {
            console.printLine(
                fmt::format("The price of {} is not known. Enter it in the settings under \"prices\".",
                            spec->toString()));
        }
        return 0;
    }
    Json rows = Json::array();
    for (const ModelPrice& each : bench.prices())
        rows.push_back(priceJson(each, rows.size() < own));
    const auto spent = WorkspaceSpending(bench.workspace()).since(0, "USD");
    if (session.json()) {
        Json out{{"prices", rows}};
        if (spent)
            out["spent"] = {{"calls", spent->calls},
                            {"tokens", spent->tokens},
                            {"money", spent->money},
                            {"currency", "USD"},
                            {"calls_without_price", spent->unpriced}};
        console.printJson(out);
        return 0;
    }
    console.printLine(
        fmt::format("{:<12} {:<30} {:>8} {:>8} {:>8}", "provider", "model", "input", "output", "cached"));
    for (const Json& row : rows)
        line(row);
    console.printLine(
        "\nPer million tokens, as published on the day that is named. A model that is not listed has no "
        "known price.");
    if (spent)
        console.printLine(
            fmt::format("This workspace: {} calls, {} tokens, {:.4f} USD; {} calls had no known price.",
                        spent->calls, spent->tokens, spent->money, spent->unpriced));
    return 0;
}

Result<int> listModels(Session& session) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    const Settings settings = (*bench)->settings();
    const std::string standard = settings.defaultModel.empty() ? "extractive" : settings.defaultModel;
    Json models = Json::array(
        {Json{{"name", "extractive"}, {"spec", "extractive"}, {"default", standard == "extractive"}}});
    for (const ModelServer& server : settings.models) {
        const auto cost = (*bench)->priceOf(server.spec);
        models.push_back(Json{{"name", server.name},
                              {"spec", server.spec},
                              {"default", standard == server.name},
                              {"capabilities", capabilitiesOf(**bench, server.spec)},
                              {"price", cost ? priceJson(*cost, false) : Json(nullptr)}});
    }
    if (session.json()) {
        Json details = Json::array();
        for (const ProviderInfo& provider : allProviders())
            details.push_back(
                {{"name", provider.name},
                 {"about", provider.about},
                 {"url", orNull(std::string(provider.url))},
                 {"key", provider.keyVariable.empty() ? Json(nullptr)
                                                      : Json(fmt::format("env:{}", provider.keyVariable))},
                 {"chat", provider.chat},
                 {"embeddings", provider.embeddings}});
        session.console().printJson(
            Json{{"models", models}, {"providers", chatProviders()}, {"provider_details", details}});
        return 0;
    }
    for (const Json& model : models)
        session.console().printLine(fmt::format("{} {:<20} {}", model["default"].get<bool>() ? "*" : " ",
                                                model["name"].get<std::string>(),
                                                model["spec"].get<std::string>()));
    session.console().printLine(
        fmt::format("\nProviders that this version speaks: {}.", fmt::join(chatProviders(), ", ")));
    return 0;
}

Result<int> doctor(Session& session, const std::string& text) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto spec = specOf((*bench)->settings(), text);
    if (!spec)
        return fail(std::move(spec.error()));
    Console& console = session.console();
    if (spec->name() == "extractive") {
        if (session.json())
            console.printJson(Json{{"model", "extractive"}, {"ok", true}, {"steps", Json::array()}});
        else
            console.printLine("extractive is built in: there is nothing to connect to.");
        return 0;
    }
    JobContext context = console.jobContext("model doctor");
    const auto tell = [&](const DoctorStep& step) {
        if (!session.json())
            console.printLine(
                fmt::format("{:<8} {:<10} {:>7.1f} ms  {}{}", stateName(step.state), step.name, step.ms,
                            step.said, step.remedy.empty() ? "" : "\n" + std::string(30, ' ') + step.remedy));
    };
    KnownServer found;
    ModelServices services;
    services.http = &(*bench)->http();
    services.secrets = &(*bench)->secrets();
    const std::vector<DoctorStep> steps = examineModel(*spec, services, tell, context, &found);
    bool sound = true;
    bool unreached = false;
    Json rows = Json::array();
    for (const DoctorStep& step : steps) {
        rows.push_back(stepJson(step));
        if (step.state == DoctorStep::State::Failed) {
            sound = false;
            unreached = true;
        }
    }
    if (found.stream) // it got as far as an answer: later calls need not find out again
        TOUCHSTONE_TRY(keepKnownServer(*(*bench)->workspace(), spec->toString(), found));
    if (session.json())
        console.printJson(Json{{"model", spec->toString()},
                               {"ok", sound},
                               {"steps", rows},
                               {"capabilities", Json::parse(knownServerJson(found))}});
    return sound ? 0 : (unreached ? 3 : 1);
}

} // namespace

void addModelCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* model = app.add_subcommand("model", "Model servers: list, doctor, price");
    model->require_subcommand(1);
    model->add_subcommand("list", "The models that are set up, and the providers")->callback([&chosen] {
        chosen.command = listModels;
    });
    auto priced = std::make_shared<std::string>();
    CLI::App* prices = model->add_subcommand("price", "What models cost, from when and where that is known");
    prices->add_option("model", *priced, "Model SPEC, or a name from the settings; without: all prices");
    prices->callback([priced, &chosen] {
        chosen.command = [priced](Session& session) { return price(session, *priced); };
    });
    auto spec = std::make_shared<std::string>();
    CLI::App* check = model->add_subcommand("doctor", "Check a connection step by step");
    check->add_option("model", *spec, "Model SPEC, or a name from the settings")->required();
    check->callback(
        [spec, &chosen] { chosen.command = [spec](Session& session) { return doctor(session, *spec); }; });
}

} // namespace touchstone::cli
