// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/add_job.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

std::optional<Dialect> decideDialect(IngestFile& file, std::string_view bytes, Dialect wanted,
                                     const FileTable& table, const PageRules& rules) {
    const auto skip = [&](std::string reason) {
        file.state = FileState::Skipped;
        file.reason = std::move(reason);
        return std::optional<Dialect>();
    };
    if (rules.isPartOfPages(file.path))
        return skip(kPartOfPages);
    if (!table.matchesPatterns(file.path))
        return skip(kLeftOutByPattern);
    DialectChoice choice = chooseDialect(file.path, bytes, rules.contextOf(file.path));
    // A PDF is none of the dialects of text, whatever is asked for.
    const bool packed = choice.dialect && isExtractedDialect(*choice.dialect);
    if (wanted != Dialect::Auto && !looksBinary(bytes) && !packed) {
        file.reason = fmt::format("dialect {} was asked for", dialectName(wanted));
        return wanted;
    }
    if (!choice.dialect)
        return skip(std::move(choice.reason));
    file.reason = std::move(choice.reason);
    return wanted == Dialect::Auto || packed ? choice.dialect : wanted;
}

Result<> checkAnythingRead(const FileTable& table, const std::string& source) {
    const auto& files = table.files();
    if (std::any_of(files.begin(), files.end(),
                    [](const IngestFile& file) { return file.state == FileState::Parsed; }))
        return {};
    std::string why = "it is empty";
    for (const IngestFile& file : files) {
        if (file.state == FileState::Failed || file.state == FileState::Skipped) {
            why = fmt::format("{}: {}", file.path, file.reason);
            if (file.state == FileState::Failed)
                break;
        }
    }
    for (const SourceNote& note : table.notes())
        why = note.file.empty() ? note.reason : fmt::format("{}: {}", note.file, note.reason);
    Error error = makeError(
        ErrorCode::BadInput, fmt::format("Nothing in {} can be read as a document ({}).", source, why),
        "Pages are Markdown, HTML, PDF, Word documents, plain text or source code. Nothing was changed.");
    error.file = source;
    return fail(std::move(error));
}

} // namespace touchstone
