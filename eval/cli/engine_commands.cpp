// SPDX-License-Identifier: GPL-3.0-or-later
// engine push, verify, delete, list, doctor. attach and compare have files of their own.
#include "eval/cli/engine_commands.h"

#include "core/engines/engine_doctor.h"
#include "core/engines/push.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct PushWords {
    std::string engine, corpus, name, collection;
};

Result<std::vector<EngineRecord>> allRecords(Session& session) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    return EngineRecords(**database).all();
}

/// SPEC, or the name of a push, which is then done again.
Result<PushRequest> pushRequest(Session& session, Workbench& bench, const PushWords& words) {
    PushRequest request;
    std::string spec = words.engine, corpus = words.corpus;
    request.name = words.name;
    request.collection = words.collection;
    const auto records = allRecords(session);
    if (!records)
        return fail(records.error());
    for (const EngineRecord& record : *records)
        if (record.name == words.engine && !record.attached) {
            spec = record.spec;
            request.name = record.name;
            request.collection = record.collection;
            corpus = corpus.empty() ? record.corpus : corpus;
        }
    auto parsed = Spec::parse(spec);
    if (!parsed)
        return fail(std::move(parsed.error()));
    request.spec = std::move(*parsed);
    auto editions = bench.resolveEditions(corpus);
    if (!editions)
        return fail(std::move(editions.error()));
    if (editions->size() != 1 || isAttached(editions->front()))
        return fail(ErrorCode::Usage, "One corpus of this workspace is pushed at a time.",
                    "Name it with --corpus NAME[@VERSION].");
    request.edition = editions->front();
    return request;
}

Result<int> pushCorpus(Session& session, const PushWords& words) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto request = pushRequest(session, **bench, words);
    if (!request)
        return fail(std::move(request.error()));
    JobContext context = session.console().jobContext("engine push " + pushName(*request));
    const auto report = pushEdition((*bench)->workspace(), *request, (*bench)->modelServices(), context);
    if (!report)
        return fail(report.error());
    if (session.json()) {
        Json json = engineJson(report->record);
        json.update(Json{{"sent", report->sent},
                         {"removed", report->removed},
                         {"counted", report->counted},
                         {"resumed_at", report->resumedAt},
                         {"unchanged", report->unchanged},
                         {"seconds", report->seconds}});
        session.console().printJson(json);
        return 0;
    }
    const EngineRecord& record = report->record;
    session.console().printLine(
        report->unchanged
            ? fmt::format("'{}' is as {} is: {} points, counted by the engine.", record.name, record.corpus,
                          report->counted)
            : fmt::format("{} is at '{}': {} points sent, {} removed, {} counted by the engine, {:.1f} s.",
                          record.corpus, record.name, report->sent, report->removed, report->counted,
                          report->seconds));
    session.console().remark(fmt::format("Search it with --engine {}.", record.name));
    return 0;
}

Result<int> verifyCollection(Session& session, const std::string& name, std::size_t samples) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    const auto record = (*bench)->engineRecord(name);
    if (!record)
        return fail(record.error());
    JobContext context = session.console().jobContext("engine verify " + name);
    const auto report =
        verifyPush((*bench)->workspace(), *record, samples, (*bench)->modelServices(), context);
    if (!report)
        return fail(report.error());
    if (session.json()) {
        Json json = engineJson(*record);
        json.update(Json{{"sound", report->sound()},
                         {"stale", report->stale},
                         {"expected", report->expected},
                         {"counted", report->counted},
                         {"missing", report->missing},
                         {"unknown", report->unknown},
                         {"compared", report->compared},
                         {"differing", report->differing},
                         {"lowest_similarity", report->lowestSimilarity}});
        session.console().printJson(json);
    } else {
        session.console().printLine(fmt::format(
            "{}: {} points expected, {} counted, {} missing, {} unknown; {} of {} compared points differ.",
            report->sound() ? "sound" : "NOT sound", report->expected, report->counted, report->missing,
            report->unknown, report->differing, report->compared));
        if (report->stale)
            session.console().printLine(fmt::format("{} has changed since: push it again.", record->corpus));
        else if (!report->sound())
            session.console().printLine("`engine push` puts it right.");
    }
    return report->sound() ? 0 : 1;
}

Result<int> deleteCollection(Session& session, const std::string& name, bool forget) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    const auto record = (*bench)->engineRecord(name);
    if (!record)
        return fail(record.error());
    JobContext context = session.console().jobContext("engine delete " + name);
    TOUCHSTONE_TRY(deleteEngine((*bench)->workspace(), *record, forget, (*bench)->modelServices(), context));
    const bool deleted = !record->attached && !forget;
    if (session.json())
        session.console().printJson(Json{
            {"name", name}, {"collection", record->collection}, {"deleted", deleted}, {"forgotten", true}});
    else
        session.console().printLine(
            deleted ? fmt::format("The collection '{}' is deleted.", record->collection)
                    : fmt::format("'{}' is forgotten here; the collection '{}' stays as it is.", name,
                                  record->collection));
    return 0;
}

Result<int> listEngines(Session& session) {
    const auto records = allRecords(session);
    if (!records)
        return fail(records.error());
    Json rows = Json::array();
    for (const EngineRecord& record : *records)
        rows.push_back(engineJson(record));
    if (session.json()) {
        session.console().printJson(rows);
        return 0;
    }
    if (records->empty())
        session.console().printLine("No corpus is pushed to an engine, and no collection is attached.");
    for (const EngineRecord& record : *records)
        session.console().printLine(fmt::format(
            "{:<24} {:<8} {:<24} {} of {}  {}", record.name, record.attached ? "attached" : "pushed",
            record.attached ? record.collection : record.corpus, record.done, record.total, record.spec));
    return 0;
}

std::string_view stepState(DoctorStep::State state) {
    return state == DoctorStep::State::Passed   ? "passed"
           : state == DoctorStep::State::Failed ? "failed"
                                                : "skipped";
}

Result<int> examineOneEngine(Session& session, const std::string& engine) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    const auto records = allRecords(session);
    if (!records)
        return fail(records.error());
    std::string text = engine;
    for (const EngineRecord& record : *records)
        if (record.name == engine)
            text = record.spec;
    const auto spec = Spec::parse(text);
    if (!spec)
        return fail(spec.error());
    JobContext context = session.console().jobContext("engine doctor");
    const auto steps = examineEngine(*spec, (*bench)->modelServices(), context);
    Json rows = Json::array();
    bool sound = true;
    for (const DoctorStep& step : steps) {
        sound = sound && step.state == DoctorStep::State::Passed;
        rows.push_back(Json{{"step", step.name},
                            {"state", stepState(step.state)},
                            {"ms", step.ms},
                            {"said", step.said},
                            {"remedy", orNull(step.remedy)}});
        if (session.json())
            continue;
        session.console().printLine(fmt::format("{:<12} {:<8} {:>7.1f} ms  {}", step.name,
                                                stepState(step.state), step.ms, step.said));
        if (!step.remedy.empty())
            session.console().printLine("             " + step.remedy);
    }
    if (session.json())
        session.console().printJson(Json{{"engine", spec->toString()}, {"sound", sound}, {"steps", rows}});
    return sound ? 0 : 3;
}

} // namespace

Json engineJson(const EngineRecord& record) {
    Json json{{"name", record.name},
              {"kind", record.attached ? "attached" : "pushed"},
              {"engine", record.spec},
              {"collection", record.collection},
              {"corpus", orNull(record.corpus)},
              {"snapshot", orNull(record.snapshot)},
              {"embedder", orNull(record.embedder)},
              {"dimension", record.dimension},
              {"total", record.total},
              {"done", record.done},
              {"state", record.ready ? "ready" : "pushing"}};
    if (record.attached)
        json["mapping"] = Json::parse(mappingJson(record.mapping));
    return json;
}

void addEngineCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* engine = app.add_subcommand("engine", "Vector engines: Chroma, Qdrant");
    engine->require_subcommand(1);

    auto words = std::make_shared<PushWords>();
    CLI::App* command = engine->add_subcommand(
        "push", "Bring a corpus to an engine; goes on where an earlier push was broken off");
    command
        ->add_option(
            "engine", words->engine,
            "chroma:url=http://127.0.0.1:8000 or qdrant:url=http://127.0.0.1:6333, with key=env:VARIABLE "
            "where it wants one; or the name of an earlier push")
        ->required();
    command->add_option("--corpus", words->corpus, "N[@V] (default: the only one there is)");
    command->add_option("--name", words->name, "What it is called from then on (default: CORPUS-ENGINE)");
    command->add_option("--collection", words->collection, "Its name at the engine");
    command->callback([words, &chosen] {
        chosen.command = [words](Session& session) { return pushCorpus(session, *words); };
    });

    auto name = std::make_shared<std::string>();
    auto samples = std::make_shared<std::size_t>(50);
    command =
        engine->add_subcommand("verify", "Compare what an engine has with the corpus; exit 1 if it differs");
    command->add_option("name", *name, "A name of `engine list`")->required();
    command->add_option("--samples", *samples, "Points whose text and vector are compared")
        ->capture_default_str()
        ->check(CLI::Range(0, 10000));
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return verifyCollection(session, *name, *samples); };
    });

    auto forget = std::make_shared<bool>(false);
    command = engine->add_subcommand(
        "delete", "Delete a pushed collection at the engine; of an attached one only forget it here");
    command->add_option("name", *name, "A name of `engine list`")->required();
    command->add_flag("--forget", *forget, "Ask nothing of the engine, only forget it here");
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return deleteCollection(session, *name, *forget); };
    });

    command = engine->add_subcommand("list", "What is pushed and what is attached");
    command->callback([&chosen] { chosen.command = listEngines; });

    command = engine->add_subcommand("doctor", "Check an engine step by step");
    command->add_option("engine", *name, "Engine SPEC, or a name of `engine list`")->required();
    command->callback([name, &chosen] {
        chosen.command = [name](Session& session) { return examineOneEngine(session, *name); };
    });

    addEngineAttach(*engine, chosen);
    addEngineCompare(*engine, chosen);
}

} // namespace touchstone::cli
