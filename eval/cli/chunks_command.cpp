// SPDX-License-Identifier: GPL-3.0-or-later
// chunks: the chunks of a corpus as JSON Lines.
#include "eval/cli/command.h"
#include "eval/cli/shapes.h"

namespace touchstone::cli {

void addChunksCommand(CLI::App& app, Chosen& chosen) {
    auto name = std::make_shared<std::string>();
    auto path = std::make_shared<std::string>();
    CLI::App* chunks = app.add_subcommand("chunks", "The chunks of a corpus, JSON Lines");
    chunks->add_option("corpus", *name, "NAME or NAME@VERSION")->required();
    chunks->add_option("--doc", *path, "Only of this page")->type_name("PATH");
    chunks->callback([=, &chosen] {
        chosen.command = [=](Session& session) -> Result<int> {
            auto database = session.database();
            if (!database)
                return fail(std::move(database.error()));
            auto edition = CorpusRepository(**database).edition(EditionName::parse(*name));
            if (!edition)
                return fail(std::move(edition.error()));
            if (!path->empty()) {
                auto document = CorpusRepository(**database).documentByPath(*edition, *path);
                if (!document)
                    return fail(std::move(document.error()));
                if (!document->has_value())
                    return fail(ErrorCode::NotFound, "There is no page '" + *path + "' in " + *name + ".",
                                "touchstone-cli corpus show " + *name + " lists the pages.");
            }
            JobContext context = session.console().jobContext("chunks " + *name);
            TOUCHSTONE_TRY(
                ChunkRepository(**database).each(*edition, *path, [&](const StoredChunk& stored) -> Result<> {
                    TOUCHSTONE_TRY(context.check());
                    session.console().printJson(chunkJson(stored.chunk, *edition));
                    return {};
                }));
            return 0;
        };
    });
}

} // namespace touchstone::cli
