// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/parser.h"

#include "core/corpus/decoded_text.h"
#include "core/corpus/dialects.h"
#include "core/corpus/headings.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMaxFileBytes = 64ULL << 20U;
constexpr std::size_t kMaxLineBytes = 8ULL << 20U;

Error badInput(const std::string& path, std::string message, std::string hint, std::int64_t line) {
    Error error = makeError(ErrorCode::BadInput, std::move(message), std::move(hint));
    error.file = path;
    error.line = line;
    error.column = line > 0 ? 1 : 0;
    return error;
}

Result<> checkSize(const std::string& path, std::string_view bytes, bool anyLine) {
    if (bytes.size() > kMaxFileBytes)
        return fail(badInput(path,
                             fmt::format("The file has {} bytes; at most 64 MiB are read.", bytes.size()),
                             "Split it into several files.", 0));
    std::int64_t number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        if (end - at > kMaxLineBytes && !anyLine)
            return fail(badInput(path, fmt::format("A line of {} bytes; at most 8 MiB are read.", end - at),
                                 "Break the line, or leave the file out with --exclude.", number));
        at = end + 1;
    }
    if (const auto reason = notText(bytes))
        return fail(badInput(path, "Not a text: " + *reason + ".", "Leave the file out with --exclude.", 1));
    return {};
}

Result<PageParts> readParts(std::string_view text, std::size_t from, Dialect dialect,
                            const ParseContext& context, Document& document, JobContext& job) {
    switch (dialect) {
    case Dialect::Mkdocs:
    case Dialect::Markdown:
        return readMarkdown(text, from, dialect == Dialect::Mkdocs, context, document, job);
    case Dialect::Code:
        return readCode(text, from, document, job);
    case Dialect::Rst:
        return readRst(text, from, context, document, job);
    case Dialect::Notebook:
    case Dialect::Issues: // read as a whole
    case Dialect::Text:
    case Dialect::Auto:
        break;
    }
    if (isHtmlPath(document.path))
        return readHtml(text, from, document, job);
    return readPlainText(text, from, job);
}

} // namespace

Result<Document> parseDocument(const std::string& path, std::string_view bytes, Dialect dialect,
                               const ParseContext& context, JobContext& job) {
    Result<std::vector<Document>> all = parseDocuments(path, bytes, dialect, context, job);
    if (!all)
        return fail(std::move(all.error()));
    return std::move(all->front());
}

std::string_view fileOfDocument(std::string_view path, Dialect dialect) {
    return dialect == Dialect::Issues ? path.substr(0, path.rfind('#')) : path;
}

Result<std::vector<Document>> parseDocuments(const std::string& path, std::string_view bytes, Dialect dialect,
                                             const ParseContext& context, JobContext& job) {
    Document document;
    document.path = path;
    document.sizeBytes = bytes.size();
    document.dialectReason = "asked for";
    if (dialect == Dialect::Auto) {
        const DialectChoice choice = chooseDialect(path, bytes, context);
        if (!choice.dialect)
            return fail(badInput(path, "Not a document: " + choice.reason + ".", {}, 0));
        dialect = *choice.dialect;
        document.dialectReason = choice.reason;
    }
    const bool json = dialect == Dialect::Notebook || dialect == Dialect::Issues; // often one line
    TOUCHSTONE_TRY(checkSize(path, bytes, json));
    document.dialect = dialectName(dialect);
    if (dialect == Dialect::Mkdocs || dialect == Dialect::Markdown)
        document.url = publishedUrl(context.siteUrl, context.docsRoot, path);
    else if (dialect == Dialect::Rst)
        document.url = publishedRstUrl(context.siteUrl, path);

    const DecodedText decoded = DecodedText::decode(bytes);
    document.warnings = decoded.warnings();
    const std::string scope = context.corpus + '\n' + context.source + '\n' + context.version + '\n' + path;
    const auto failed = [&](Error error) {
        error.file = error.code == ErrorCode::BadInput ? path : error.file;
        return fail(std::move(error));
    };
    if (dialect == Dialect::Issues) {
        auto threads = readIssues(decoded.text(), decoded.contentStart(), document, scope, job);
        if (!threads)
            return failed(std::move(threads.error()));
        for (Document& thread : *threads)
            decoded.restoreRanges(thread);
        return threads;
    }
    std::string given; // title of HTML
    if (dialect == Dialect::Notebook) {
        Result<> read = readNotebook(decoded.text(), decoded.contentStart(), scope, document, job);
        if (!read)
            return failed(std::move(read.error()));
    } else {
        Result<PageParts> parts =
            readParts(decoded.text(), decoded.contentStart(), dialect, context, document, job);
        if (!parts)
            return failed(std::move(parts.error()));
        given.swap(document.title);
        assembleDocument(decoded.text(), std::move(*parts), scope, document);
    }
    if (document.title.empty()) {
        const auto front = document.metadata.find("title");
        document.title = !given.empty()                     ? given
                         : front != document.metadata.end() ? front->second
                                                            : path.substr(path.rfind('/') + 1);
    }
    decoded.restoreRanges(document);
    std::vector<Document> out;
    out.push_back(std::move(document));
    return out;
}

} // namespace touchstone
