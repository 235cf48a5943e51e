// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/decoded_text.h"
#include "core/corpus/dialects.h"
#include "core/corpus/includes.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <array>

namespace touchstone {

namespace {

constexpr auto kNames =
    std::to_array<std::string_view>({"auto", "mkdocs", "markdown", "text", "code", "rst", "html", "mdbook",
                                     "pdf", "docx", "notebook", "issues"});

template<std::size_t N>
bool anyOf(const std::string& extension, const std::array<std::string_view, N>& known) {
    for (std::string_view one : known)
        if (one == extension)
            return true;
    return false;
}

constexpr std::array<std::string_view, 6> kMarkdown = {"md", "markdown", "mdown", "mkd", "mkdn", "mdx"};
constexpr std::array<std::string_view, 4> kText = {"txt", "text", "adoc", "log"};
constexpr std::array<std::string_view, 14> kPictures = {"png", "jpg", "jpeg", "gif",  "svg",  "ico", "webp",
                                                        "bmp", "tif", "tiff", "avif", "heic", "psd", "eps"};
constexpr std::array<std::string_view, 9> kAudio = {"mp3", "wav", "ogg",  "oga", "flac",
                                                    "m4a", "aac", "opus", "mid"};
constexpr std::array<std::string_view, 8> kVideo = {"mp4", "webm", "mov", "avi", "mkv", "m4v", "ogv", "mpeg"};
constexpr std::array<std::string_view, 5> kFonts = {"woff", "woff2", "ttf", "otf", "eot"};
constexpr std::array<std::string_view, 7> kData = {"csv", "tsv", "jsonl", "ndjson", "parquet", "db", "lock"};
constexpr std::array<std::string_view, 7> kOffice = {"doc", "pptx", "xlsx", "odt", "epub", "zip", "gz"};

/// What a file that is no text shows or plays, "" = it is none of these.
std::string_view mediaKind(const std::string& extension) {
    return anyOf(extension, kPictures) ? "a picture"
           : anyOf(extension, kAudio)  ? "sound"
           : anyOf(extension, kVideo)  ? "a video"
           : anyOf(extension, kFonts)  ? "a font"
                                       : "";
}

/// The form of MkDocs that a page without a mkdocs.yml above it uses, "" = none. Looks at its first 256 KiB.
std::string_view mkdocsSign(std::string_view text) {
    text = text.substr(0, 256 << 10U);
    bool opened = false;
    for (std::size_t at = 0; at < text.size();) {
        const Line line = lineAt(text, at);
        at = line.end;
        const std::string_view content = trimmed(text.substr(line.start, line.contentEnd - line.start));
        if (content.substr(0, 4) == "!!! ")
            return "an admonition (!!!)";
        if (content.substr(0, 5) == "=== \"")
            return "a tab (===)";
        if (content.substr(0, 3) == "{* " || content.substr(0, 2) == "{!") {
            if (parseVariantInclude(content) || parsePlainInclude(content))
                return "an include";
        }
        if (content.substr(0, 3) == "///") {
            const std::size_t word = content.find_first_not_of('/');
            if (word == std::string_view::npos && opened)
                return "a block (///)";
            opened = opened || (word != std::string_view::npos && content[word] == ' ');
        }
    }
    return {};
}

/// What only reStructuredText has, twice at least in the first 64 KiB: directives, targets, roles. "" = none.
std::string_view rstSign(std::string_view text) {
    text = text.substr(0, 64 << 10U);
    std::size_t signs = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Line line = lineAt(text, at);
        at = line.end;
        const std::string_view content = trimmed(text.substr(line.start, line.contentEnd - line.start));
        if (content.substr(0, 3) != ".. ")
            continue;
        const std::size_t colons = content.find("::");
        const bool target = content.substr(0, 4) == ".. _" && content.find(':') != std::string_view::npos;
        signs += target || (colons != std::string_view::npos && content.find(' ', 3) > colons) ? 1 : 0;
    }
    return signs >= 2 ? "directives and targets" : "";
}

/// Saved pages may have any name: `/docs/intro`, `page.aspx`.
bool looksLikeHtml(std::string_view bytes) {
    std::size_t at = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    while (at < bytes.size() && isBlankChar(bytes[at]))
        ++at;
    const std::string_view rest = bytes.substr(at, 14);
    return equalsIgnoringCase(rest, "<!doctype html") || equalsIgnoringCase(rest.substr(0, 6), "<html>") ||
           equalsIgnoringCase(rest.substr(0, 6), "<html ");
}

} // namespace

Result<Dialect> dialectByName(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name)
            return static_cast<Dialect>(i);
    return fail(ErrorCode::Usage, fmt::format("Unknown dialect '{}'.", name),
                "Use auto, mkdocs, mdbook, markdown, rst, html, pdf, docx, notebook, issues, text or code.");
}

std::string_view dialectName(Dialect dialect) {
    return kNames[static_cast<std::size_t>(dialect)];
}

DialectChoice chooseDialect(std::string_view path, std::string_view bytes, const ParseContext& context) {
    const std::string extension = extensionOf(path);
    // A file that only claims to be one is told so when it is read.
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos || extension == "pdf")
        return {Dialect::Pdf, extension == "pdf" ? "extension .pdf" : "begins as a PDF does"};
    if (extension == "docx" || extension == "docm")
        return {Dialect::Docx, fmt::format("extension .{}", extension)};
    if (const std::string_view kind = mediaKind(extension); !kind.empty())
        return {std::nullopt, fmt::format("a .{} file: {}, not text", extension, kind)};
    if (anyOf(extension, kOffice))
        return {std::nullopt, fmt::format("a .{} file: its text cannot be taken out", extension)};
    if (extension == "ipynb")
        return {Dialect::Notebook, "extension .ipynb"};
    if ((extension == "json" || extension == "jsonl" || extension == "ndjson") && looksLikeIssues(bytes))
        return {Dialect::Issues, "JSON with issues, pull requests or their comments"};
    if (anyOf(extension, kData))
        return {std::nullopt, fmt::format("a .{} file: data, not a text to read", extension)};
    if (const auto reason = notText(bytes, isHtmlPath(path) || looksLikeHtml(bytes)))
        return {std::nullopt, "not a text: " + *reason};

    const std::string_view name = path.substr(path.rfind('/') + 1);
    if (name.substr(0, 6) == "mkdocs" && (extension == "yml" || extension == "yaml"))
        return {std::nullopt, "the site's configuration: read for its settings only"};
    if (context.book && path == context.book->summaryPath())
        return {std::nullopt, "the book's table of contents: read for the order of its pages"};
    if (name == "book.toml")
        return {std::nullopt, "the book's configuration: read for its settings only"};
    if (anyOf(extension, kMarkdown)) {
        if (context.book)
            return {Dialect::Mdbook, "Markdown of a book with a SUMMARY.md"};
        if (context.mkdocsSite)
            return {Dialect::Mkdocs, "Markdown below a mkdocs.yml"};
        if (const std::string_view sign = mkdocsSign(bytes); !sign.empty())
            return {Dialect::Mkdocs, fmt::format("Markdown with {}", sign)};
        return {Dialect::Markdown, fmt::format("extension .{}", extension)};
    }
    if (isHtmlPath(path))
        return {Dialect::Html, fmt::format("extension .{}", extension)};
    if (extension == "rst" || extension == "rest")
        return {Dialect::Rst, fmt::format("extension .{}", extension)};
    if (extension == "txt" || extension.empty())
        if (const std::string_view sign = rstSign(bytes); !sign.empty())
            return {Dialect::Rst, fmt::format("text with {} of reStructuredText", sign)};
    if (anyOf(extension, kText))
        return {Dialect::Text, fmt::format("extension .{}", extension)};
    if ((extension.empty() || languageOfFile(path).empty()) && looksLikeHtml(bytes))
        return {Dialect::Html, "begins as an HTML page does"};
    if (!languageOfFile(path).empty())
        return {Dialect::Code, fmt::format("source code ({})", languageOfFile(path))};
    return {Dialect::Text,
            extension.empty() ? "text without an extension" : "text with an unknown extension"};
}

} // namespace touchstone
