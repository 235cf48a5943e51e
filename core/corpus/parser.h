// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of one file -> Document. One file per dialect behind this. Pure apart from the resolver; safe for
// concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/book.h"
#include "core/corpus/document.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

enum class Dialect : std::uint8_t {
    Auto,
    Mkdocs,
    Markdown,
    Text,
    Code,
    Rst,
    Html,
    Mdbook,
    Pdf,
    Docx,
    Notebook,
    Issues
};
Result<Dialect> dialectByName(std::string_view name);
std::string_view dialectName(Dialect dialect);

/// What a parser may look at beside the file itself.
struct ParseContext {
    std::string corpus, version, source; ///< for ids
    /// Bytes of a file of the same source, by path relative to the corpus's root, or nullptr. Never leaves
    /// the source.
    std::function<const std::string*(const std::string& path)> fileOfCorpus;
    /// All paths of the source that begin with a prefix (for the best variant of an included file).
    std::function<std::vector<std::string>(const std::string& prefix)> pathsBeginningWith;
    bool mkdocsSite = false;       ///< the source has a mkdocs.yml above the page
    std::string docsRoot;          ///< folder that mkdocs serves: "docs/en/docs"
    std::string siteUrl;           ///< "https://fastapi.tiangolo.com/" or ""
    std::optional<BookPlace> book; ///< the page lies below a book's SUMMARY.md
};

/// What `auto` takes the file for, and why; no value: not a document (picture, binary, data), with the
/// reason.
struct DialectChoice {
    std::optional<Dialect> dialect;
    std::string reason;
};
DialectChoice chooseDialect(std::string_view path, std::string_view bytes, const ParseContext& context);

/// Of a file with several documents, the first. Errors: BadInput with line and column (not text, larger than
/// 64 MiB, a line over 8 MiB); Cancelled. Half-broken UTF-8 is repaired for the text, with a warning; ranges
/// stay those of the original bytes. UTF-16 and UTF-32 with a byte order mark: converted, with ranges of the
/// original file. Pdf and Docx: also BadInput with the reason (encrypted, damaged, without text); all ranges
/// are of Document::extracted.
Result<Document> parseDocument(const std::string& path, std::string_view bytes, Dialect dialect,
                               const ParseContext& context, JobContext& job);

/// The same for files that hold several documents (threads of issues: paths "FILE#NUMBER"); one of any other.
Result<std::vector<Document>> parseDocuments(const std::string& path, std::string_view bytes, Dialect dialect,
                                             const ParseContext& context, JobContext& job);
/// The file in which a document with this path lies: without "#NUMBER", when `dialect` is one of many
/// documents in a file.
std::string_view fileOfDocument(std::string_view path, Dialect dialect);

/// Documents whose text is taken out of the file (extracted_text.h) instead of read in place.
bool isExtractedDialect(Dialect dialect);
/// A document of such a dialect again from the text that was taken out; title and metadata are the caller's.
Result<Document> parseExtracted(const std::string& path, std::string text, Dialect dialect,
                                const ParseContext& context, JobContext& job);

/// mkdocs.yml: site_url and docs_dir, read by our own few lines (no YAML tags are ever executed).
struct MkdocsConfig {
    std::string siteUrl, docsDir;
};
MkdocsConfig readMkdocsConfig(std::string_view yaml);

/// Page on the published site: use_directory_urls rule.
std::string publishedUrl(std::string_view siteUrl, std::string_view docsRoot, std::string_view path);

/// python-markdown's toc slug of rendered heading text, without the numbering of repeats.
std::string tocSlug(std::string_view renderedHeading);

} // namespace touchstone
