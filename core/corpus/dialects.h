// SPDX-License-Identifier: GPL-3.0-or-later
// One reader per dialect, behind parseDocument. Internal to core/corpus. Pure apart from the resolver.
#pragma once

#include "core/base/job_context.h"
#include "core/corpus/page_parts.h"
#include "core/corpus/parser.h"

#include <string_view>

namespace touchstone {

enum class MarkdownFlavour : std::uint8_t { Plain, Mkdocs, Mdbook };
/// Markdown with the forms of its program. Fills metadata, includes and includedPaths of the document.
Result<PageParts> readMarkdown(std::string_view text, std::size_t from, MarkdownFlavour flavour,
                               const ParseContext& context, Document& document, JobContext& job);
Result<PageParts> readPlainText(std::string_view text, std::size_t from, JobContext& job);
/// A page of HTML by its tree; very large or very odd ones tag by tag. Sets metadata, warnings and the title.
Result<PageParts> readHtml(std::string_view text, std::size_t from, Document& document, JobContext& job);
/// Python, JavaScript/TypeScript and C/C++ by their definitions, everything else (and what does not scan,
/// with a warning in the document) as plain code.
Result<PageParts> readCode(std::string_view text, std::size_t from, Document& document, JobContext& job);
/// Blocks that end at a blank line before a line at the margin.
Result<PageParts> readPlainCode(std::string_view text, std::size_t from, std::string_view language,
                                JobContext& job);

/// Appends the lines of text[from, to) as they stand, line ends as '\n', the last one left out.
void appendLines(std::string_view text, std::size_t from, std::size_t to, MappedText& out);
/// reStructuredText; a PEP's header block goes to the metadata.
Result<PageParts> readRst(std::string_view text, std::size_t from, const ParseContext& context,
                          Document& document, JobContext& job);

/// Text of a PDF (in a child process) or a Word document. Fills title, metadata, warnings. Errors: BadInput
/// with the reason, Io (the helper program is missing), Cancelled.
Result<std::string> extractText(std::string_view bytes, Dialect dialect, Document& document, JobContext& job);

/// A Jupyter notebook, as a whole: sections and stripped ranges of the document are filled. Errors: BadInput
/// with line and column.
Result<> readNotebook(std::string_view text, std::size_t from, const std::string& idScope, Document& document,
                      JobContext& job);

/// Threads of issues and pull requests, each a document of its own: path "FILE#NUMBER", ranges of the file.
/// `base`: what all have in common. Errors: BadInput with line and column.
Result<std::vector<Document>> readIssues(std::string_view text, std::size_t from, const Document& base,
                                         const std::string& idScope, JobContext& job);
bool looksLikeIssues(std::string_view text);

/// The lines between two `---` at the start: where the page goes on, and its plain `key: value` lines.
std::size_t readFrontMatter(std::string_view text, std::size_t from,
                            std::map<std::string, std::string>& values);

/// Page on a site that Sphinx made ("guide/intro.html"), or on the site of the PEPs ("pep-0008/").
std::string publishedRstUrl(std::string_view siteUrl, std::string_view path);

/// Extension in lower case, without the dot; "" = none.
std::string extensionOf(std::string_view path);

/// True for file names that hold HTML.
bool isHtmlPath(std::string_view path);

} // namespace touchstone
