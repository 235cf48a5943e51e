// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/parser.h"

#include "core/corpus/charset.h"
#include "core/corpus/decoded_text.h"
#include "core/corpus/dialects.h"
#include "core/corpus/extracted_text.h"
#include "core/corpus/headings.h"
#include "core/corpus/site_urls.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

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

Result<> checkSize(const std::string& path, std::string_view bytes, Dialect dialect) {
    // Data are often one line.
    const bool anyLine = dialect == Dialect::Notebook || dialect == Dialect::Issues;
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
    if (const auto reason = notText(bytes, dialect == Dialect::Html))
        return fail(badInput(path, "Not a text: " + *reason + ".", "Leave the file out with --exclude.", 1));
    return {};
}

std::string titleInMetadata(const Document& document) {
    const auto front = document.metadata.find("title");
    return front != document.metadata.end() ? shortened(front->second) : std::string();
}

Result<PageParts> readParts(std::string_view text, std::size_t from, Dialect dialect,
                            const ParseContext& context, Document& document, JobContext& job) {
    switch (dialect) {
    case Dialect::Mkdocs:
    case Dialect::Markdown:
        return readMarkdown(text, from,
                            dialect == Dialect::Mkdocs ? MarkdownFlavour::Mkdocs : MarkdownFlavour::Plain,
                            context, document, job);
    case Dialect::Mdbook:
        return readMarkdown(text, from, MarkdownFlavour::Mdbook, context, document, job);
    case Dialect::Code:
        return readCode(text, from, document, job);
    case Dialect::Rst:
        return readRst(text, from, context, document, job);
    case Dialect::Html:
        return readHtml(text, from, document, job);
    case Dialect::Notebook:
    case Dialect::Issues: // read as a whole
    case Dialect::Text:
    case Dialect::Pdf:
    case Dialect::Docx:
    case Dialect::Auto:
        break;
    }
    return readPlainText(text, from, job);
}

std::string idScopeOf(const std::string& path, const ParseContext& context) {
    return context.corpus + '\n' + context.source + '\n' + context.version + '\n' + path;
}

Error inFile(Error error, const std::string& path) {
    if (error.code == ErrorCode::BadInput)
        error.file = path;
    return error;
}

Result<Document> extractAndParse(const std::string& path, std::string_view bytes, Dialect dialect,
                                 const ParseContext& context, JobContext& job) {
    if (bytes.size() > kMaxFileBytes)
        return fail(badInput(
            path, fmt::format("The file has {} bytes; at most 64 MiB are read.", bytes.size()), {}, 0));
    Document found;
    Result<std::string> text = extractText(bytes, dialect, found, job);
    if (!text)
        return fail(inFile(std::move(text.error()), path));
    Result<Document> document = parseExtracted(path, std::move(*text), dialect, context, job);
    if (!document)
        return document;
    document->metadata = std::move(found.metadata);
    document->warnings.insert(document->warnings.begin(), found.warnings.begin(), found.warnings.end());
    if (!found.title.empty())
        document->title = found.title;
    return document;
}

Result<std::vector<Document>> asList(Result<Document> document, std::string reason) {
    if (!document)
        return fail(std::move(document.error()));
    document->dialectReason = std::move(reason);
    std::vector<Document> out;
    out.push_back(std::move(*document));
    return out;
}

} // namespace

bool isExtractedDialect(Dialect dialect) {
    return dialect == Dialect::Pdf || dialect == Dialect::Docx;
}

Result<Document> parseExtracted(const std::string& path, std::string text, Dialect dialect,
                                const ParseContext& context, JobContext& job) {
    Document document;
    document.path = path;
    document.dialect = dialectName(dialect);
    document.dialectReason = "asked for";
    document.url = savedPageUrl(context.siteUrl, context.docsRoot, path);
    document.isExtracted = true;
    document.sizeBytes = text.size();
    Result<PageParts> parts = readExtracted(text, job);
    if (!parts)
        return fail(inFile(std::move(parts.error()), path));
    parts->anchors = AnchorRule::Explicit; // nothing in the file can be pointed at by a fragment
    assembleDocument(text, std::move(*parts), idScopeOf(path, context), document);
    if (document.title.empty())
        document.title = path.substr(path.rfind('/') + 1);
    document.pages = pageStarts(text);
    document.extracted = std::move(text);
    return document;
}

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
    if (dialect == Dialect::Auto) {
        DialectChoice choice = chooseDialect(path, bytes, context);
        if (choice.dialect && isExtractedDialect(*choice.dialect)) {
            return asList(extractAndParse(path, bytes, *choice.dialect, context, job), choice.reason);
        }
    }
    if (isExtractedDialect(dialect))
        return asList(extractAndParse(path, bytes, dialect, context, job), "asked for");
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
    TOUCHSTONE_TRY(checkSize(path, bytes, dialect));
    document.dialect = dialectName(dialect);
    if (dialect == Dialect::Mkdocs || dialect == Dialect::Markdown)
        document.url = publishedUrl(context.siteUrl, context.docsRoot, path);
    else if (dialect == Dialect::Rst)
        document.url = publishedRstUrl(context.siteUrl, path);
    else if (dialect == Dialect::Mdbook && context.book)
        document.url = bookUrl(context.siteUrl, *context.book, path);
    else if (dialect == Dialect::Html)
        document.url = savedPageUrl(context.siteUrl, context.docsRoot, path);

    if (dialect == Dialect::Mdbook && context.book)
        addToMetadata(*context.book, document.metadata);

    const DecodedText decoded =
        DecodedText::decode(bytes, dialect == Dialect::Html ? declaredCharset(bytes) : std::string());
    document.warnings = decoded.warnings();
    const std::string scope = idScopeOf(path, context);
    const auto failed = [&](Error error) { return fail(inFile(std::move(error), path)); };
    if (dialect == Dialect::Issues) {
        auto threads = readIssues(decoded.text(), decoded.contentStart(), document, scope, job);
        if (!threads)
            return failed(std::move(threads.error()));
        for (Document& thread : *threads)
            decoded.restoreRanges(thread);
        return threads;
    }
    std::string given; // HTML says it in more than one place
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
        if (dialect == Dialect::Html || dialect == Dialect::Markdown)
            parts->pageTitle = given.empty() ? titleInMetadata(document) : given;
        assembleDocument(decoded.text(), std::move(*parts), scope, document);
        if (!given.empty())
            document.title = given;
    }
    if (document.title.empty())
        document.title = titleInMetadata(document);
    if (document.title.empty())
        document.title = path.substr(path.rfind('/') + 1);
    decoded.restoreRanges(document);
    std::vector<Document> out;
    out.push_back(std::move(document));
    return out;
}

} // namespace touchstone
