// SPDX-License-Identifier: GPL-3.0-or-later
// trace list, show, export.
#include "core/traces/traces.h"
#include "eval/cli/command.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

Result<int> listTraces(Session& session, std::size_t limit) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto traces = TraceRepository(**database).list(limit);
    if (!traces)
        return fail(std::move(traces.error()));
    if (session.json()) {
        Json rows = Json::array();
        for (const Trace& trace : *traces)
            rows.push_back(Json{{"trace", trace.id.value},
                                {"kind", trace.kind},
                                {"title", trace.title},
                                {"start", isoTime(trace.startUnixMs)},
                                {"ms", trace.ms},
                                {"failed", trace.failed}});
        session.console().printJson(rows);
        return 0;
    }
    if (traces->empty())
        session.console().printLine("There is no trace yet: each `ask` leaves one.");
    for (const Trace& trace : *traces)
        session.console().printLine(fmt::format("{}  {}  {:>8.1f} ms  {}  {}", trace.id.value,
                                                isoTime(trace.startUnixMs), trace.ms,
                                                trace.failed ? "failed" : "ok    ", trace.title));
    return 0;
}

Result<int> show(Session& session, const std::string& id) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto trace = TraceRepository(**database).load(TraceId{id});
    if (!trace)
        return fail(std::move(trace.error()));
    if (session.json()) {
        session.console().printJson(Json::parse(traceJson(*trace)));
        return 0;
    }
    session.console().printLine(
        fmt::format("{}  {}  {:.1f} ms", trace->id.value, isoTime(trace->startUnixMs), trace->ms));
    session.console().printLine(trace->title);
    for (const TraceSpan& span : trace->spans) {
        session.console().printLine(fmt::format(
            "{:>9.1f} ms  {}{}{}", static_cast<double>(span.endUnixUs - span.startUnixUs) / 1000.0,
            span.parent == 0 ? "" : "  ", span.name, span.failed ? "  (failed)" : ""));
        for (const auto& [key, value] : span.attributes) {
            std::string text = std::visit(
                [](const auto& held) {
                    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>)
                        return held;
                    else
                        return fmt::format("{}", held);
                },
                value);
            constexpr std::size_t kShown = 160;
            if (text.size() > kShown)
                text = text.substr(0, kShown) + " ...";
            session.console().printLine(fmt::format("{:>15}{} = {}", "", key, text));
        }
    }
    return 0;
}

Result<int> exportAll(Session& session, const std::string& otlpFile) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    TraceRepository repository(**database);
    if (otlpFile.empty()) {
        TOUCHSTONE_TRY(repository.each([&](const Trace& trace) -> Result<> {
            session.console().printJson(Json::parse(traceJson(trace)));
            return {};
        }));
        return 0;
    }
    if (otlpFile.starts_with("http://") || otlpFile.starts_with("https://"))
        return fail(ErrorCode::Usage, "Sending traces to an address comes with a later version.",
                    "Name a file: --otlp traces.jsonl");
    std::string out;
    std::size_t count = 0;
    TOUCHSTONE_TRY(repository.each([&](const Trace& trace) -> Result<> {
        out += traceOtlpJson(trace) + "\n";
        ++count;
        return {};
    }));
    TOUCHSTONE_TRY(writeFileAtomically(otlpFile, out, true));
    if (session.json())
        session.console().printJson(Json{{"file", otlpFile}, {"traces", count}});
    else
        session.console().printLine(fmt::format("{} traces written to {}.", count, otlpFile));
    return 0;
}

} // namespace

void addTraceCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* trace = app.add_subcommand("trace", "Traces: list, show, export");
    trace->require_subcommand(1);
    auto limit = std::make_shared<std::size_t>(100);
    CLI::App* listing = trace->add_subcommand("list", "The newest first");
    listing->add_option("--limit", *limit, "At most that many")->capture_default_str();
    listing->callback([limit, &chosen] {
        chosen.command = [limit](Session& session) { return listTraces(session, *limit); };
    });
    auto id = std::make_shared<std::string>();
    CLI::App* one = trace->add_subcommand("show", "One trace, span by span");
    one->add_option("trace", *id, "Id of the trace")->required();
    one->callback([id, &chosen] { chosen.command = [id](Session& session) { return show(session, *id); }; });
    auto file = std::make_shared<std::string>();
    CLI::App* all = trace->add_subcommand("export", "All traces as JSON Lines, or as OpenTelemetry");
    all->add_option("--otlp", *file, "Write OTLP JSON, one request a line, to this file")->type_name("FILE");
    all->callback(
        [file, &chosen] { chosen.command = [file](Session& session) { return exportAll(session, *file); }; });
}

} // namespace touchstone::cli
