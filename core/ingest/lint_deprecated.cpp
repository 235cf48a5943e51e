// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that go on using a name which the release notes say is deprecated or gone.
#include "core/corpus/headings.h"
#include "core/corpus/text_lines.h"
#include "core/ingest/lint_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace touchstone {

namespace {

/// A name that can only be this one: a bare word (`regex`, `example`) may be anything.
bool isTelling(std::string_view name) {
    if (name.size() < 6)
        return false;
    for (std::size_t i = 1; i < name.size(); ++i)
        if (name[i] == '_' || name[i] == '.' ||
            (name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] >= 'a' && name[i - 1] <= 'z') ||
            (i > 1 && name[i] >= 'a' && name[i] <= 'z' && name[i - 1] >= 'A' && name[i - 1] <= 'Z' &&
             name[i - 2] >= 'A' && name[i - 2] <= 'Z'))
            return true;
    return false;
}

bool isNameChar(char c) {
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '_';
}

/// The page speaks of the name as something old.
bool admits(std::string_view text) {
    constexpr std::array<std::string_view, 8> kWords{"eprecat", "no longer", "removed in", "was removed",
                                                     "legacy",  "old way",   "obsolete",   "instead of"};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string sectionText(const Section& section) {
    std::string out = section.headingText + "\n";
    for (const Block& block : section.blocks)
        out += block.text.text() + "\n";
    return out;
}

} // namespace

DeprecatedUses::DeprecatedUses(const DeprecationIndex& index) {
    for (const Deprecation& one : index.all()) {
        if (one.release.empty() || !isTelling(one.name))
            continue;
        // Replacing names must not be taken for what they replace.
        const Deprecation*& kept = m_names[one.name];
        if (kept == nullptr || (one.removed && !kept->removed))
            kept = &one;
    }
    for (const Deprecation& one : index.all())
        m_names.erase(one.replacement);
}

void DeprecatedUses::check(const PageUnderLint& page) const {
    const Document& document = page.document();
    if (m_names.empty() || isReleaseNotes(document.path))
        return;
    // "They are now deprecated", in whichever section: the page knows.
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks)
            if (block.kind != BlockKind::Code && block.text.text().find("eprecated") != std::string::npos)
                return;
    std::unordered_set<std::string_view> told;
    std::vector<std::pair<int, bool>> above; // level, does the heading's own section admit it
    for (const Section& section : document.sections) {
        const std::string text = sectionText(section);
        while (!above.empty() && above.back().first >= section.level)
            above.pop_back();
        const bool admitted = admits(text) || std::any_of(above.begin(), above.end(),
                                                          [](const auto& one) { return one.second; });
        above.emplace_back(section.level, admits(section.headingText) || admitted);
        if (admitted)
            continue;
        for (const Block& block : section.blocks) {
            const std::string& words = block.text.text();
            for (std::size_t at = 0; at < words.size();) {
                if (!isNameChar(words[at])) {
                    ++at;
                    continue;
                }
                std::size_t end = at;
                while (end < words.size() &&
                       (isNameChar(words[end]) ||
                        (words[end] == '.' && end + 1 < words.size() && isNameChar(words[end + 1]))))
                    ++end;
                // "app.on_event" is a use of on_event; "fastapi.middleware.wsgi.X" only of the whole name.
                std::string_view name = std::string_view(words).substr(at, end - at);
                auto found = m_names.find(name);
                while (found == m_names.end() && name.find('.') != std::string_view::npos) {
                    name.remove_prefix(name.find('.') + 1);
                    found = m_names.find(name);
                }
                const std::size_t start = at;
                at = end;
                if (found == m_names.end() || !told.insert(found->first).second)
                    continue;
                const Deprecation& one = *found->second;
                const auto sources = block.text.sourcesOf(start, end);
                if (!sources.empty() && sources.front().file != kOwnFile) {
                    told.erase(found->first);
                    continue;
                }
                const std::uint64_t offset =
                    sources.empty() ? block.source.start : sources.front().range.start;
                const std::uint64_t line = page.lines.of(offset);
                const char* state = one.removed ? "removed" : "deprecated";
                LintFinding& finding =
                    page.add("deprecated-name", LintSeverity::Warning, line, page.lines.columnOf(offset));
                finding.excerpt = one.name;
                finding.message =
                    fmt::format("{} is used here without a word that it was {} in {} ({}).", ticked(one.name),
                                state, one.release, ticked(placeOf(one.path, one.line)));
                finding.report = fmt::format(
                    "{} uses {} as if nothing had happened; the release notes of {} say that it "
                    "was {}: \"{}\"",
                    ticked(placeOf(document.path, line)), ticked(one.name), one.release, state, one.sentence);
                if (!one.replacement.empty()) {
                    finding.message += fmt::format(" Use {}.", ticked(one.replacement));
                    finding.report += fmt::format(" It should use {}.", ticked(one.replacement));
                }
            }
        }
    }
}

} // namespace touchstone
