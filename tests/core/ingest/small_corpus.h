// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace and a folder with three small files, and ways to look at what an add made of them.
#pragma once

#include "core/chunking/chunk_repository.h"
#include "core/corpus/corpus_repository.h"
#include "core/ingest/corpus_adder.h"
#include "core/store/workspace.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

namespace touchstone {

class SmallCorpus : public ::testing::Test {
protected:
    void SetUp() override {
        auto opened = Workspace::open(folder.path() / "w.touchstone");
        ASSERT_TRUE(opened) << describe(opened.error());
        workspace = *opened;
        folder.write("docs/a.md",
                     "# Alpha\n\nThe first page is about horses and middleware.\n\n## More\n\nText.\n");
        folder.write("docs/b.md", "# Beta\n\nThe second page is about middleware and dependencies.\n");
        folder.write("docs/notes.txt", "Plain notes about dependencies.\n");
        request.source = (folder.path() / "docs").string();
        request.name = "small";
    }

    AddReport add() {
        auto report = addCorpus(*workspace, request, services, context);
        EXPECT_TRUE(report) << (report ? "" : describe(report.error()));
        return report.value_or(AddReport{});
    }
    Error errorOfAdd() {
        const auto report = addCorpus(*workspace, request, services, context);
        return report ? makeError(ErrorCode::Internal, "it was added") : report.error();
    }
    std::map<std::string, std::int64_t> documentRows() const {
        auto database = *workspace->connect();
        CorpusRepository repository(database);
        std::map<std::string, std::int64_t> rows;
        const auto documents = repository.documents(*repository.edition({request.name, request.version}));
        for (const DocumentSummary& document : *documents)
            rows[document.path] = document.row;
        return rows;
    }
    std::string textOfCorpus() const {
        auto database = *workspace->connect();
        std::string text;
        const auto edition = CorpusRepository(database).edition({request.name, request.version});
        EXPECT_TRUE(ChunkRepository(database).each(*edition, "", [&](const StoredChunk& stored) {
            text += stored.chunk.text.text() + "\n";
            return Result<>();
        }));
        return text;
    }
    std::int64_t count(const std::string& table) const {
        auto database = *workspace->connect();
        Result<Statement> select = database.prepare("SELECT count(*) FROM " + table);
        return select && select->step().value_or(false) ? select->integer(0) : -1;
    }

    TemporaryFolder folder;
    std::shared_ptr<Workspace> workspace;
    AddRequest request;
    AddServices services;
    JobContext context;
};

} // namespace touchstone
