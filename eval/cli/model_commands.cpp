// SPDX-License-Identifier: GPL-3.0-or-later
// model list, doctor.
#include "core/models/doctor.h"
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
    return Json{{"step", step.name},
                {"state", stateName(step.state)},
                {"ms", step.ms},
                {"said", step.said},
                {"remedy", orNull(step.remedy)}};
}

/// A name from the settings, or a SPEC.
Result<Spec> specOf(const Settings& settings, const std::string& text) {
    for (const ModelServer& server : settings.models)
        if (server.name == text)
            return Spec::parse(server.spec);
    return Spec::parse(text);
}

Result<int> list(Session& session) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    const Settings settings = (*bench)->settings();
    const std::string standard = settings.defaultModel.empty() ? "extractive" : settings.defaultModel;
    Json models = Json::array(
        {Json{{"name", "extractive"}, {"spec", "extractive"}, {"default", standard == "extractive"}}});
    for (const ModelServer& server : settings.models)
        models.push_back(
            Json{{"name", server.name}, {"spec", server.spec}, {"default", standard == server.name}});
    if (session.json()) {
        session.console().printJson(Json{{"models", models}, {"providers", chatProviders()}});
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
    const std::vector<DoctorStep> steps =
        examineModel(*spec, {&(*bench)->http(), &(*bench)->secrets()}, tell, context);
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
    if (session.json())
        console.printJson(Json{{"model", spec->toString()}, {"ok", sound}, {"steps", rows}});
    return sound ? 0 : (unreached ? 3 : 1);
}

} // namespace

void addModelCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* model = app.add_subcommand("model", "Model servers: list, doctor");
    model->require_subcommand(1);
    model->add_subcommand("list", "The models that are set up, and the providers")->callback([&chosen] {
        chosen.command = list;
    });
    auto spec = std::make_shared<std::string>();
    CLI::App* check = model->add_subcommand("doctor", "Check a connection step by step");
    check->add_option("model", *spec, "Model SPEC, or a name from the settings")->required();
    check->callback(
        [spec, &chosen] { chosen.command = [spec](Session& session) { return doctor(session, *spec); }; });
}

} // namespace touchstone::cli
