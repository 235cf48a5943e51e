// SPDX-License-Identifier: GPL-3.0-or-later
// corpus watch: a folder is added again whenever it has changed.
#include "core/ingest/source_watch.h"
#include "eval/cli/command.h"

#include <fmt/format.h>

namespace touchstone::cli {

void addCorpusWatch(CLI::App& corpus, Chosen& chosen) {
    auto name = std::make_shared<std::string>();
    auto source = std::make_shared<std::string>("main");
    auto pause = std::make_shared<double>(2.0);
    auto updates = std::make_shared<int>(0);
    CLI::App* watch =
        corpus.add_subcommand("watch", "Add a folder again whenever it has changed, until stopped");
    watch->add_option("corpus", *name, "NAME or NAME@VERSION")->required();
    watch->add_option("--source", *source, "Which of its sources")->capture_default_str();
    watch->add_option("--pause", *pause, "Seconds without a change before it is read")
        ->capture_default_str()
        ->check(CLI::Range(0.05, 3600.0));
    watch->add_option("--updates", *updates, "End after so many looks (0 = never)")->capture_default_str();
    watch->callback([=, &chosen] {
        chosen.command = [=](Session& session) -> Result<int> {
            auto bench = session.workbench();
            if (!bench)
                return fail(std::move(bench.error()));
            WatchOptions options;
            options.quietMs = static_cast<int>(*pause * 1000);
            options.mostUpdates = *updates;
            JobContext context = session.console().jobContext("corpus watch " + *name);
            const auto told = [&session](const Result<AddReport>& report) {
                if (report)
                    printAddReport(session, *report);
                else
                    session.console().remark(report.error().message);
            };
            const auto done =
                (*bench)->watchSource(EditionName::parse(*name), *source, options, told, context);
            if (!done)
                return fail(done.error());
            return 0;
        };
    });
}

} // namespace touchstone::cli
