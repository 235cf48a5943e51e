// SPDX-License-Identifier: GPL-3.0-or-later
// network log: every request that this workspace's programs made.
#include "core/traces/traces.h"
#include "eval/cli/command.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

Result<int> log(Session& session) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto events = TraceRepository(**database).networkLog();
    if (!events)
        return fail(std::move(events.error()));
    if (session.json()) {
        Json rows = Json::array();
        for (const NetworkEvent& event : *events)
            rows.push_back(Json{{"time", isoTime(event.unixMs)},
                                {"purpose", event.purpose},
                                {"method", event.method},
                                {"host", event.host},
                                {"path", event.path},
                                {"bytes", {{"sent", event.bytesSent}, {"received", event.bytesReceived}}},
                                {"status", event.status == 0 ? Json(nullptr) : Json(event.status)},
                                {"outcome", event.outcome},
                                {"ms", event.ms}});
        session.console().printJson(rows);
        return 0;
    }
    if (events->empty())
        session.console().printLine("No request has been made from this workspace.");
    for (const NetworkEvent& event : *events)
        session.console().printLine(
            fmt::format("{}  {:<9} {:<4} {}{}  {}  sent {} B, received {} B  {:.0f} ms  {}",
                        isoTime(event.unixMs), event.purpose, event.method, event.host, event.path,
                        event.status == 0 ? std::string("-") : std::to_string(event.status), event.bytesSent,
                        event.bytesReceived, event.ms, event.outcome));
    return 0;
}

} // namespace

void addNetworkCommand(CLI::App& app, Chosen& chosen) {
    CLI::App* network = app.add_subcommand("network", "What went over the network");
    network->require_subcommand(1);
    network->add_subcommand("log", "Every request: time, purpose, host, bytes, status")->callback([&chosen] {
        chosen.command = log;
    });
}

} // namespace touchstone::cli
