// SPDX-License-Identifier: GPL-3.0-or-later
// collection import: a BEIR folder as a corpus and a gold set of one name.
#include "eval/cli/command.h"
#include "eval/gold/beir.h"
#include "eval/gold/gold_repository.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

/// The documents of a collection as a source: they are extracted text, not bytes of files.
class CollectionSource final : public DocumentSource {
public:
    CollectionSource(const std::string& folder, std::vector<SourceFile> documents)
        : m_documents(std::move(documents)) {
        m_info.origin = "beir:" + std::filesystem::absolute(folder).lexically_normal().string();
        m_info.kind = "collection";
    }
    [[nodiscard]] const SourceInfo& info() const override { return m_info; }
    Result<> read(const SourceSink& sink, JobContext& context) override {
        for (const SourceFile& document : m_documents) {
            TOUCHSTONE_TRY(context.check());
            if (!sink.wanted || sink.wanted(document.path, document.bytes.size()))
                TOUCHSTONE_TRY(sink.file(SourceFile(document)));
        }
        return {};
    }

private:
    SourceInfo m_info;
    std::vector<SourceFile> m_documents;
};

Result<int> import(Session& session, const std::string& folder, const std::string& name,
                   const AddRequest& settings) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    JobContext context = session.console().jobContext("collection import " + name);
    auto collection = readBeir(folder, context);
    if (!collection)
        return fail(std::move(collection.error()));
    const std::size_t documents = collection->documents.size();
    CollectionSource source(folder, std::move(collection->documents));
    AddRequest request = settings;
    request.name = name;
    request.source = folder;
    request.dialect = "text";
    const AddServices services{&(*bench)->http(), &(*bench)->secrets(), {}, {}};
    auto report = addCorpus(*(*bench)->workspace(), request, source, services, context);
    if (!report)
        return fail(std::move(report.error()));
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto set = GoldRepository(**database).save(name, name, collection->items);
    if (!set)
        return fail(std::move(set.error()));
    std::vector<std::string> warnings = std::move(collection->warnings);
    for (const auto& warning : report->warnings)
        warnings.push_back(warning.file + ": " + warning.reason);
    if (session.json()) {
        session.console().printJson(Json{{"name", name},
                                         {"documents", documents},
                                         {"queries", set->items},
                                         {"judgements", set->judgements},
                                         {"snapshot", report->snapshot},
                                         {"warnings", warnings}});
        return 0;
    }
    session.console().printLine(fmt::format("{}: {} documents, {} queries, {} judgements.", name, documents,
                                            set->items, set->judgements));
    for (const std::string& warning : warnings)
        session.console().remark(warning);
    return 0;
}

} // namespace

void addCollectionCommand(CLI::App& app, Chosen& chosen) {
    CLI::App* collection = app.add_subcommand("collection", "Test collections: import");
    collection->require_subcommand(1);
    auto folder = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>();
    auto settings = std::make_shared<AddRequest>();
    // Documents of a collection are judged whole: cutting them was measured to cost
    // (docs/decisions/0003-fusion.md).
    settings->chunker = "structural:tokens=1000";
    CLI::App* importing =
        collection->add_subcommand("import", "A BEIR folder as a corpus and a gold set of that name");
    importing->add_option("folder", *folder, "Folder with corpus.jsonl, queries.jsonl and qrels/*.tsv")
        ->required();
    importing->add_option("--name", *name, "Name of both")->required();
    importing->add_option("--chunker", settings->chunker, "Chunker SPEC")->capture_default_str();
    importing->add_option("--embedder", settings->embedder, "Embedder SPEC")->capture_default_str();
    importing->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return import(session, *folder, *name, *settings); };
    });
}

} // namespace touchstone::cli
