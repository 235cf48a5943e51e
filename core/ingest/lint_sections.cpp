// SPDX-License-Identifier: GPL-3.0-or-later
// Headings without text, sections that are too large, anchors that stand twice, includes that are missing.
#include "core/corpus/text_lines.h"
#include "core/ingest/lint_page.h"
#include "core/text/tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace touchstone {

namespace {

constexpr std::uint64_t kFewestWordsCompared = 40;

std::uint64_t wordsIn(std::string_view text) {
    std::uint64_t words = 0;
    bool inside = false;
    for (char c : text) {
        words += !isBlankChar(c) && !inside ? 1 : 0;
        inside = !isBlankChar(c);
    }
    return words;
}

/// Slugs that other generators than MkDocs make of a heading: each blank a '-', letters of any script kept.
std::string plainSlug(std::string_view heading) {
    std::string out;
    for (char c : toLowerUtf8(heading)) {
        if (isWordChar(c) || static_cast<unsigned char>(c) >= 0x80)
            out.push_back(c);
        else if (isBlankChar(c))
            out.push_back('-');
    }
    for (std::size_t at = out.find("\xe2\x80"); at != std::string::npos; at = out.find("\xe2\x80", at)) {
        out.erase(at, 3); // dashes and curly quotes are no letters
    }
    return out;
}

/// Headings that are there to be filled in later.
bool isOpenRelease(std::string_view heading) {
    std::string lower;
    for (char c : heading)
        if (c != '[' && c != ']')
            lower.push_back(asciiLower(c));
    return lower == "latest changes" || lower == "unreleased" || lower == "upcoming" || lower == "next";
}

/// Nothing but blanks and comments in a range of the page.
bool isBare(const PageUnderLint& page, TextRange range) {
    const std::string_view bytes = page.stored.bytes;
    std::uint64_t at = range.start;
    for (const StrippedRange& stripped : page.document().stripped) {
        if (stripped.range.end <= at || stripped.kind != "comment")
            continue;
        if (stripped.range.start >= range.end)
            break;
        if (stripped.range.start > at && !isBlank(bytes.substr(at, stripped.range.start - at)))
            return false;
        at = std::max(at, stripped.range.end);
    }
    return at >= range.end || isBlank(bytes.substr(at, range.end - at));
}

/// "../../docs_src/a/b.py" -> "docs_src/a/b.py"
std::string_view withoutDots(std::string_view path) {
    while (path.starts_with("../") || path.starts_with("./"))
        path.remove_prefix(path.find('/') + 1);
    return path;
}

} // namespace

LintFinding& PageUnderLint::add(std::string_view rule, LintSeverity severity, std::uint64_t line,
                                std::uint64_t column) const {
    LintFinding& finding = out.emplace_back();
    finding.rule = rule;
    finding.severity = severity;
    finding.path = stored.document.path;
    finding.line = line;
    finding.column = column;
    return finding;
}

LintPage lintPageOf(const PageUnderLint& page, const PageLinks& links) {
    const Document& document = page.document();
    LintPage out;
    out.path = document.path;
    out.dialect = document.dialect;
    out.title = document.title;
    out.links = links.links;
    out.generatesText = links.generatesText;
    std::unordered_map<std::string, int> repeats;
    for (const PageId& id : links.ids)
        out.anchors.insert(id.id);
    for (const std::string& heading : links.innerHeadings) {
        out.anchors.insert(tocSlug(heading));
        out.anchors.insert(plainSlug(heading));
    }
    for (const Section& section : document.sections) {
        LintSection& one = out.sections.emplace_back();
        one.heading = section.headingText;
        one.anchor = section.anchor;
        one.level = section.level;
        const std::uint64_t at = section.level > 0 && !section.blocks.empty()
                                     ? section.blocks.front().source.start
                                     : section.source.start;
        one.line = page.lines.of(at);
        if (!section.anchor.empty())
            out.anchors.insert(section.anchor);
        if (section.level > 0 && document.dialect != "mkdocs") {
            const std::string slug = plainSlug(section.headingText);
            const int count = repeats[slug]++;
            out.anchors.insert(count == 0 ? slug : slug + "-" + std::to_string(count));
        }
        std::string text;
        for (const Block& block : section.blocks)
            if (block.kind != BlockKind::Heading) {
                text += block.text.text();
                text += '\n';
            }
        one.tokens = estimateTokens(text);
        one.words = wordsIn(text);
        one.comparable = one.words >= kFewestWordsCompared;
        if (one.comparable)
            one.signature = minHashOf(shinglesOf(text));
    }
    return out;
}

void lintSections(const PageUnderLint& page, const LintPage& facts) {
    const Document& document = page.document();
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const Section& section = document.sections[i];
        const LintSection& fact = facts.sections[i];
        if (fact.tokens > page.options.budgetTokens) {
            LintFinding& finding = page.add("section-over-budget", LintSeverity::Info, fact.line);
            finding.excerpt = fact.heading;
            finding.message =
                fmt::format("The section has about {} tokens: more than the {} that an answer is given.",
                            fact.tokens, page.options.budgetTokens);
            finding.report =
                fmt::format("The section {} ({}) is very long, about {} words without a heading of its "
                            "own. Headings inside it would let readers and searches find the part they "
                            "need.",
                            ticked(fact.heading), ticked(placeOf(document.path, fact.line)), fact.words);
        }
        if (section.level == 0 || section.blocks.empty() || section.blocks.front().kind != BlockKind::Heading)
            continue;
        const bool last =
            i + 1 == document.sections.size() || document.sections[i + 1].level <= section.level;
        if (!last || isOpenRelease(section.headingText) ||
            !isBare(page, {section.blocks.front().source.end, section.source.end}))
            continue;
        LintFinding& finding = page.add("empty-heading", LintSeverity::Warning, fact.line);
        finding.excerpt = fact.heading;
        finding.message = fmt::format("There is no text below the heading {}.", ticked(fact.heading));
        finding.report =
            fmt::format("In {} the heading {} has no text below it. It should be filled in or removed.",
                        ticked(placeOf(document.path, fact.line)), ticked(fact.heading));
    }
}

void lintAnchors(const PageUnderLint& page, const PageLinks& links) {
    for (const std::uint64_t line : links.emptyHeadings) {
        LintFinding& finding = page.add("empty-heading", LintSeverity::Warning, line);
        finding.message = "The heading has no words.";
        finding.report = fmt::format("In {} there is a heading without words.",
                                     ticked(placeOf(page.document().path, line)));
    }
    std::unordered_map<std::string_view, std::uint64_t> first;
    for (const PageId& id : links.ids) {
        const auto [known, isNew] = first.emplace(id.id, id.line);
        if (isNew || known->second == id.line || id.id.find("{{") != std::string::npos)
            continue;
        LintFinding& finding = page.add("duplicate-anchor", LintSeverity::Warning, id.line);
        finding.excerpt = id.id;
        finding.message =
            fmt::format("The anchor {} stands in line {} already: links lead to that place only.",
                        ticked("#" + id.id), known->second);
        finding.report =
            fmt::format("In {} the anchor {} is given twice, in lines {} and {}. Links reach the first "
                        "only.",
                        ticked(page.document().path), ticked("#" + id.id), known->second, id.line);
    }
}

void MissingIncludes::check(const PageUnderLint& page) {
    const std::string& path = page.document().path;
    for (const IncludeUse& use : page.document().includes) {
        if (use.resolved)
            continue;
        const std::string_view inner = withoutDots(use.written);
        const std::string top(inner.substr(0, inner.find('/')));
        if (inner.find('/') != std::string_view::npos && !m_corpus.hasFolder(top)) {
            Absent& absent = m_absent[top];
            if (absent.count++ == 0)
                absent = {1, path, use.written, use.line};
            continue;
        }
        LintFinding& finding = page.add("missing-include", LintSeverity::Error, use.line);
        finding.excerpt = use.written;
        finding.message =
            fmt::format("The included file {} cannot be shown: {}.", ticked(use.written), use.reason);
        finding.report = fmt::format("{} includes {}, which cannot be shown: {}.",
                                     ticked(placeOf(path, use.line)), ticked(use.written), use.reason);
    }
}

void MissingIncludes::finish(std::vector<LintFinding>& out) const {
    for (const auto& [folder, absent] : m_absent) {
        LintFinding finding;
        finding.rule = "missing-include";
        finding.severity = LintSeverity::Info;
        finding.path = absent.path;
        finding.line = absent.line;
        finding.excerpt = absent.written;
        finding.message =
            fmt::format("{} included file{} below {}, a folder that is not part of this corpus.",
                        absent.count, absent.count == 1 ? " lies" : "s lie", ticked(folder + "/"));
        finding.report =
            fmt::format("Nothing to report to the authors: add the folder {} beside the pages, and the "
                        "code that they include is read with them.",
                        ticked(folder + "/"));
        out.push_back(std::move(finding));
    }
}

} // namespace touchstone
