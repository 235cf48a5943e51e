// SPDX-License-Identifier: GPL-3.0-or-later
// label import, export, list.
#include "eval/cli/data_commands.h"
#include "eval/gold/label_repository.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

Result<int> importing(Session& session, const std::string& file, const std::string& queue) {
    auto text = readInput(file);
    if (!text)
        return fail(std::move(text.error()));
    auto labels = parseLabels(*text, file, queue);
    if (!labels)
        return fail(std::move(labels.error()));
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto counts = LabelRepository(**database).save(*labels);
    if (!counts)
        return fail(std::move(counts.error()));
    if (session.json())
        session.console().printJson(Json{{"labels", labels->size()},
                                         {"added", counts->added},
                                         {"changed", counts->changed},
                                         {"unchanged", counts->unchanged}});
    else
        session.console().printLine(fmt::format("{} labels: {} added, {} changed, {} unchanged.",
                                                labels->size(), counts->added, counts->changed,
                                                counts->unchanged));
    return 0;
}

Result<int> exporting(Session& session, const std::string& queue) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto labels = LabelRepository(**database).queue(queue);
    if (!labels)
        return fail(std::move(labels.error()));
    for (const Label& label : *labels) { // JSON Lines, so that they can go into version control
        Json json = Json::parse(label.json);
        json["queue"] = label.queue;
        session.console().printJson(json);
    }
    return 0;
}

Result<int> listLabels(Session& session) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto queues = LabelRepository(**database).queues();
    if (!queues)
        return fail(std::move(queues.error()));
    if (session.json()) {
        Json rows = Json::array();
        for (const LabelRepository::Queue& queue : *queues)
            rows.push_back(Json{{"queue", queue.name}, {"labels", queue.labels}});
        session.console().printJson(rows);
        return 0;
    }
    for (const LabelRepository::Queue& queue : *queues)
        session.console().printLine(fmt::format("{:<30} {} labels", queue.name, queue.labels));
    return 0;
}

} // namespace

void addLabelCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* label = app.add_subcommand("label", "Labels by people: import, export, list");
    label->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    auto queue = std::make_shared<std::string>();
    CLI::App* reading = label->add_subcommand("import", "Read JSON Lines {queue, item, person, ...}");
    reading->add_option("file", *file, "The file")->required();
    reading->add_option("--queue", *queue, "Queue of lines that name none");
    reading->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return importing(session, *file, *queue); };
    });
    auto wanted = std::make_shared<std::string>();
    CLI::App* writing = label->add_subcommand("export", "Print a queue as JSON Lines, sorted");
    writing->add_option("--queue", *wanted, "Its name")->required();
    writing->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return exporting(session, *wanted); }; });
    label->add_subcommand("list", "The queues")->callback([&chosen] { chosen.command = listLabels; });
}

} // namespace touchstone::cli
