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

Result<> checkSize(const std::string& path, std::string_view bytes) {
    if (bytes.size() > kMaxFileBytes)
        return fail(badInput(path,
                             fmt::format("The file has {} bytes; at most 64 MiB are read.", bytes.size()),
                             "Split it into several files.", 0));
    std::int64_t number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        if (end - at > kMaxLineBytes)
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
    TOUCHSTONE_TRY(checkSize(path, bytes));
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
    document.dialect = dialectName(dialect);
    if (dialect == Dialect::Mkdocs || dialect == Dialect::Markdown)
        document.url = publishedUrl(context.siteUrl, context.docsRoot, path);
    else if (dialect == Dialect::Rst)
        document.url = publishedRstUrl(context.siteUrl, path);

    const DecodedText decoded = DecodedText::decode(bytes);
    document.warnings = decoded.warnings();
    Result<PageParts> parts =
        readParts(decoded.text(), decoded.contentStart(), dialect, context, document, job);
    if (!parts) {
        Error error = std::move(parts.error());
        error.file = error.code == ErrorCode::BadInput ? path : error.file;
        return fail(std::move(error));
    }
    const std::string scope = context.corpus + '\n' + context.source + '\n' + context.version + '\n' + path;
    const std::string given = document.title; // of HTML
    document.title.clear();
    assembleDocument(decoded.text(), std::move(*parts), scope, document);
    if (document.title.empty()) {
        const auto front = document.metadata.find("title");
        document.title = !given.empty()                     ? given
                         : front != document.metadata.end() ? front->second
                                                            : path.substr(path.rfind('/') + 1);
    }
    decoded.restoreRanges(document);
    return document;
}

} // namespace touchstone
