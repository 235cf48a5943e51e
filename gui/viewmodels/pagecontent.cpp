// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/pagecontent.h"

#include "core/chunking/chunk_repository.h"
#include "core/ingest/stored_page.h"
#include "core/text/utf8.h"

namespace touchstone::gui {

namespace {

QString toQt(const std::string& text) {
    return QString::fromStdString(text);
}

/// UTF-16 position of each run's start, walking the text once.
std::vector<PageRun> runsOf(const MappedText& text) {
    std::vector<PageRun> out;
    const std::vector<TextRun>& runs = text.runs();
    std::size_t byte = 0;
    int position = 0;
    const auto advanceTo = [&](std::size_t target) {
        while (byte < target && byte < text.size()) {
            const CodePoint point = decodeUtf8(text.text(), byte);
            position += point.value > 0xffff ? 2 : 1;
            byte += point.length;
        }
        return position;
    };
    for (std::size_t i = 0; i < runs.size(); ++i) {
        PageRun run;
        run.start = advanceTo(runs[i].textStart);
        run.end = advanceTo(i + 1 < runs.size() ? runs[i + 1].textStart : text.size());
        run.source = runs[i].source;
        run.included = runs[i].file != kOwnFile;
        out.push_back(run);
    }
    return out;
}

PageBlock blockOf(const Block& block) {
    PageBlock out;
    out.kind = block.kind;
    out.text = toQt(block.text.text());
    out.language = toQt(block.language);
    out.title = toQt(block.title);
    out.admonition = toQt(block.admonition);
    out.level = block.level;
    out.source = block.source;
    out.runs = runsOf(block.text);
    return out;
}

PageChunk chunkOf(const Chunk& chunk) {
    PageChunk out;
    out.id = toQt(chunk.id.value);
    out.ordinal = static_cast<int>(chunk.ordinal);
    out.tokens = static_cast<int>(chunk.tokens);
    for (const std::string& heading : chunk.headings) {
        if (!out.headings.isEmpty())
            out.headings += QStringLiteral(" › ");
        out.headings += toQt(heading);
    }
    out.anchor = toQt(chunk.anchor);
    out.url = toQt(chunk.url);
    out.range = chunk.range;
    out.text = toQt(chunk.text.text());
    out.embeddedText = toQt(chunk.embeddedText);
    return out;
}

} // namespace

Result<std::shared_ptr<const PageContent>> loadPage(Workbench& workbench, const EditionInfo& edition,
                                                    const std::string& path, JobContext& context) {
    auto database = workbench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    auto page = readStoredPage(*database, edition, path, context);
    if (!page)
        return fail(std::move(page.error()));
    auto out = std::make_shared<PageContent>();
    out->edition = toQt(EditionName{edition.name, edition.version}.toString());
    out->path = toQt(path);
    out->title = toQt(page->document.title);
    out->url = toQt(page->document.url);
    out->dialect = toQt(page->document.dialect);
    out->bytes = QByteArray(page->bytes.data(), static_cast<qsizetype>(page->bytes.size()));
    for (const Section& section : page->document.sections) {
        TOUCHSTONE_TRY(context.check());
        out->sections.push_back(
            {toQt(section.headingText), toQt(section.anchor), section.level, section.source});
        for (const Block& block : section.blocks)
            out->blocks.push_back(blockOf(block));
    }
    out->stripped = std::move(page->document.stripped);
    out->warnings = std::move(page->document.warnings);
    TOUCHSTONE_TRY(ChunkRepository(*database).each(edition, path, [&](const StoredChunk& stored) -> Result<> {
        out->chunks.push_back(chunkOf(stored.chunk));
        return context.check();
    }));
    return std::shared_ptr<const PageContent>(std::move(out));
}

} // namespace touchstone::gui
