// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/dialects.h"
#include "core/corpus/markdown_scanner.h"

namespace touchstone {

Result<PageParts> readMarkdown(std::string_view text, std::size_t from, bool mkdocs,
                               const ParseContext& context, Document& document, JobContext& job) {
    const std::size_t start = readFrontMatter(text, from, document.metadata);
    MaskOptions options;
    options.templates = mkdocs;
    const MaskedPage page = maskPage(text, start, options);
    IncludeResolver includes(context, document.path, document);
    Result<PageParts> parts = MarkdownScanner(page, start, mkdocs, includes).scan(job);
    if (parts && start > from)
        parts->marks.push_back({{from, start}, "front-matter"});
    return parts;
}

} // namespace touchstone
