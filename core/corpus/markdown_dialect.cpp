// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/dialects.h"
#include "core/corpus/markdown_scanner.h"
#include "core/corpus/template_actions.h"

#include <algorithm>

namespace touchstone {

Result<PageParts> readMarkdown(std::string_view text, std::size_t from, MarkdownFlavour flavour,
                               const ParseContext& context, Document& document, JobContext& job) {
    const std::size_t start = readFrontMatter(text, from, document.metadata);
    MaskOptions options;
    options.templates = flavour == MarkdownFlavour::Mkdocs;
    options.actions = flavour == MarkdownFlavour::Plain && usesTemplates(text, start);
    options.bookIncludes = flavour == MarkdownFlavour::Mdbook;
    const MaskedPage page = maskPage(text, start, options);
    if (page.actions > 0) {
        const auto first = std::find_if(page.marks.begin(), page.marks.end(),
                                        [](const StrippedRange& mark) { return mark.kind == "template"; });
        document.warnings.push_back(
            templateWarning(text, page.actions, first != page.marks.end() ? first->range.start : start));
    }
    IncludeResolver includes(context, document.path, document);
    Result<PageParts> parts = MarkdownScanner(page, start, flavour, includes).scan(job);
    if (parts && flavour == MarkdownFlavour::Mdbook)
        parts->anchors = AnchorRule::Mdbook;
    if (parts && start > from)
        parts->marks.push_back({{from, start}, "front-matter"});
    return parts;
}

} // namespace touchstone
