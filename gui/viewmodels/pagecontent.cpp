// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/pagecontent.h"

#include "core/chunking/chunk_repository.h"
#include "core/ingest/stored_page.h"
#include "core/text/utf8.h"

#include <algorithm>

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
        run.file = runs[i].file;
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

PageChunk chunkOf(const StoredChunk& stored) {
    const Chunk& chunk = stored.chunk;
    PageChunk out;
    out.row = stored.row;
    out.release = toQt(chunk.release);
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

/// What is in a chunk, in several, in none: one walk over the borders of all ranges.
void measureCover(PageContent& page) {
    struct Border {
        quint64 at;
        int chunks, stripped;
    };
    std::vector<Border> borders;
    const auto size = static_cast<quint64>(page.bytes.size());
    const auto add = [&](TextRange range, int chunks, int stripped) {
        if (range.empty())
            return;
        borders.push_back({range.start, chunks, stripped});
        borders.push_back({range.end, -chunks, -stripped});
    };
    for (const PageChunk& chunk : page.chunks)
        add(chunk.range, 1, 0);
    for (const StrippedRange& stripped : page.stripped) {
        add(stripped.range, 0, 1);
        page.strippedBytes[toQt(stripped.kind)] += stripped.range.size();
    }
    std::sort(borders.begin(), borders.end(), [](const Border& a, const Border& b) { return a.at < b.at; });
    borders.push_back({size, 0, 0});
    const auto append = [](std::vector<TextRange>& ranges, TextRange range) {
        if (!ranges.empty() && ranges.back().end == range.start)
            ranges.back().end = range.end;
        else
            ranges.push_back(range);
    };
    quint64 at = 0;
    int chunks = 0, stripped = 0;
    for (const Border& border : borders) {
        if (const TextRange range{at, std::min(border.at, size)}; range.start < range.end) {
            if (chunks > 0)
                page.coveredBytes += range.size();
            if (chunks > 1)
                append(page.overlaps, range);
            if (chunks == 0 && stripped == 0)
                append(page.uncovered, range);
        }
        at = std::max(at, border.at);
        chunks += border.chunks;
        stripped += border.stripped;
    }
}

} // namespace

bool isExtracted(const EditionInfo& edition) {
    return edition.origin.starts_with("beir:");
}

std::optional<std::uint32_t> PageContent::fileOf(const QString& filePath) const {
    if (filePath.isEmpty() || filePath == path)
        return 0;
    const auto found = std::find(includedPaths.begin(), includedPaths.end(), filePath);
    if (found == includedPaths.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - includedPaths.begin()) + 1;
}

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
    out->dialectReason = toQt(page->document.dialectReason);
    out->documentId = toQt(page->document.id.value);
    for (const auto& [key, value] : page->document.metadata)
        out->metadata.emplace(toQt(key), toQt(value));
    out->extracted = isExtracted(edition);
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
    for (const std::string& included : page->document.includedPaths)
        out->includedPaths.push_back(toQt(included));
    TOUCHSTONE_TRY(ChunkRepository(*database).each(edition, path, [&](const StoredChunk& stored) -> Result<> {
        out->chunks.push_back(chunkOf(stored));
        return context.check();
    }));
    measureCover(*out);
    return std::shared_ptr<const PageContent>(std::move(out));
}

} // namespace touchstone::gui
