// SPDX-License-Identifier: GPL-3.0-or-later
// Text that is not meant for readers: instructions to a model, characters that nobody sees.
#include "core/corpus/text_lines.h"
#include "core/ingest/lint_page.h"
#include "core/text/injected_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

// Documentation of assistants speaks of prompts all day: a page must say more than that.
constexpr double kLeastScore = 0.75;
constexpr double kLeastPlaced = 0.6; ///< of what stands in a hidden or forged place
constexpr std::size_t kMostPerPage = 20;

std::string codePointName(char32_t c) {
    return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
}

/// Half-open paragraphs: what a blank line divides; code is in them, comments too.
template<class Visit>
void eachParagraph(std::string_view text, Visit visit) {
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Line line = lineAt(text, at);
        if (isBlank(text.substr(line.start, line.contentEnd - line.start))) {
            if (line.start > start)
                visit(start, line.start);
            start = line.end;
        }
        at = line.end;
    }
    if (text.size() > start)
        visit(start, text.size());
}

} // namespace

void lintCharacters(const PageUnderLint& page) {
    const std::string_view bytes = page.stored.bytes;
    std::size_t told = 0;
    for (const InvisibleRun& run : findInvisible(bytes)) {
        if (told++ == kMostPerPage)
            break;
        const std::uint64_t line = page.lines.of(run.range.start);
        LintFinding& finding = page.add(
            "invisible-characters", run.bidi || run.count > 3 ? LintSeverity::Error : LintSeverity::Warning,
            line, page.lines.columnOf(run.range.start));
        const char* what =
            run.bidi ? "controls that turn the order of the text" : "characters without a shape";
        const std::string place = placeOf(page.document().path, line);
        const std::string count =
            run.count == 1 ? codePointName(run.first)
                           : fmt::format("{} beginning with {}", run.count, codePointName(run.first));
        finding.excerpt = codePointName(run.first);
        finding.message =
            fmt::format("There are {} here ({}): readers do not see what a model reads.", what, count);
        finding.report =
            fmt::format("In {} (column {}) there are {} ({}). Unless they are needed they should go.",
                        ticked(place), finding.column, what, count);
    }
}

void lintInstructions(const PageUnderLint& page) {
    const std::string_view bytes = page.stored.bytes;
    std::size_t told = 0;
    std::size_t lastEnd = 0;
    eachParagraph(bytes, [&](std::size_t start, std::size_t end) {
        if (told >= kMostPerPage || start < lastEnd)
            return;
        InjectionScan scan = scanForInjection(bytes.substr(start, end - start));
        const bool placed = std::any_of(scan.spans.begin(), scan.spans.end(), [](const InjectedSpan& span) {
            return span.weight >= 0.6 &&
                   (span.kind == InjectionKind::Hidden || span.kind == InjectionKind::ForgedRole);
        });
        if (scan.spans.empty() || scan.score < (placed ? kLeastPlaced : kLeastScore))
            return;
        const bool onlyShapeless =
            std::all_of(scan.spans.begin(), scan.spans.end(), [](const InjectedSpan& span) {
                return span.kind == InjectionKind::Invisible || span.kind == InjectionKind::Bidi;
            });
        if (onlyShapeless)
            return; // has a rule of its own
        ++told;
        lastEnd = end;
        const auto heaviest = std::max_element(
            scan.spans.begin(), scan.spans.end(),
            [](const InjectedSpan& a, const InjectedSpan& b) { return a.weight < b.weight; });
        const std::size_t at = start + heaviest->range.start;
        const std::uint64_t line = page.lines.of(at);
        const std::string_view words = bytes.substr(at, heaviest->range.size());
        std::string kinds;
        for (const InjectionKind kind : scan.kinds())
            kinds += (kinds.empty() ? "" : ", ") + std::string(injectionKindName(kind));
        LintFinding& finding =
            page.add("injected-instruction", scan.score >= 0.9 ? LintSeverity::Error : LintSeverity::Warning,
                     line, page.lines.columnOf(at));
        finding.excerpt =
            std::string(words.substr(0, utf8Floor(words, std::min<std::size_t>(words.size(), 200))));
        finding.message = fmt::format("The text speaks to a model, not to the reader: {} ({}, score {:.2f}).",
                                      ticked(words), kinds, scan.score);
        finding.report = fmt::format(
            "{} holds words that an assistant which reads the page may take for instructions: {}. "
            "If that is not meant, they should go.",
            ticked(placeOf(page.document().path, line)), ticked(words));
    });
}

} // namespace touchstone
