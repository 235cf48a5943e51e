// SPDX-License-Identifier: GPL-3.0-or-later
// Sections that say nearly the same, on one page or on two, in another version, in another language.
#include "core/corpus/text_lines.h"
#include "core/ingest/lint_site.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kLeastShared = 55; // of 64: about 0.86 of the words in their order

struct Place {
    const LintPage* page = nullptr;
    const LintSection* section = nullptr;
};

std::size_t shared(const MinHash& a, const MinHash& b) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < kMinHashes; ++i)
        out += a[i] == b[i] ? 1 : 0;
    return out;
}

/// The likest of the candidates, or null.
const Place* likest(const std::vector<Place>& places, const NearDuplicateIndex& index,
                    const LintSection& section) {
    const Place* best = nullptr;
    std::size_t most = kLeastShared - 1;
    for (const std::uint32_t at : index.candidates(section.signature)) {
        const std::size_t common = shared(places[at].section->signature, section.signature);
        if (common > most) {
            most = common;
            best = &places[at];
        }
    }
    return best;
}

/// "docs/de/docs/x.md" -> {"de", "docs/*/docs/x.md"}; no language: empty.
std::pair<std::string, std::string> languageOf(std::string_view path) {
    for (const std::string_view folder : {"docs/", "content/", "i18n/", "locales/", "translations/"}) {
        const std::size_t at = path.starts_with(folder) ? 0 : path.find("/" + std::string(folder));
        if (at == std::string_view::npos)
            continue;
        const std::size_t start = at + folder.size() + (at == 0 && path.starts_with(folder) ? 0 : 1);
        const std::size_t end = path.find('/', start);
        if (end == std::string_view::npos)
            continue;
        const std::string_view code = path.substr(start, end - start);
        const bool plain = code.size() == 2 || (code.size() >= 5 && code.size() <= 7 && code[2] == '-');
        if (plain && isAsciiLetter(code[0]) && isAsciiLetter(code[1]))
            return {std::string(code),
                    std::string(path.substr(0, start)) + "*" + std::string(path.substr(end))};
    }
    return {};
}

std::size_t percent(const LintSection& a, const LintSection& b) {
    return shared(a.signature, b.signature) * 100 / kMinHashes;
}

} // namespace

void lintDuplicates(const LintCorpus& corpus, std::vector<LintFinding>& out) {
    std::vector<Place> places;
    NearDuplicateIndex index(4);
    for (const LintPage& page : corpus.pages()) {
        for (const LintSection& section : page.sections) {
            if (!section.comparable)
                continue;
            const Place* found = likest(places, index, section);
            const Place other = found == nullptr ? Place{} : *found;
            index.add(static_cast<std::uint32_t>(places.size()), section.signature);
            places.push_back({&page, &section});
            if (other.page == nullptr)
                continue;
            const auto [language, inner] = languageOf(page.path);
            const auto [otherLanguage, otherInner] = languageOf(other.page->path);
            const bool untranslated =
                !language.empty() && !otherLanguage.empty() && language != otherLanguage;
            const std::string here = placeOf(page.path, section.line);
            const std::string there = placeOf(other.page->path, other.section->line);
            LintFinding& finding = out.emplace_back();
            finding.rule = "near-duplicate";
            finding.severity = LintSeverity::Info;
            finding.path = page.path;
            finding.line = section.line;
            finding.excerpt = section.heading;
            finding.message =
                untranslated
                    ? fmt::format("The section is not translated: it stands the same in {} (language {}).",
                                  ticked(there), ticked(otherLanguage))
                    : fmt::format("The section stands nearly word for word in {} too (about {} % alike).",
                                  ticked(there), percent(section, *other.section));
            finding.report =
                untranslated
                    ? fmt::format("{} has not been translated yet: it has the text of {}.", ticked(here),
                                  ticked(there))
                    : fmt::format(
                          "The sections {} and {} say nearly the same, word for word. One of them could "
                          "point to the other.",
                          ticked(there), ticked(here));
        }
    }
}

void lintOtherVersion(const LintCorpus& corpus, const LintCorpus& other, const std::string& otherName,
                      std::vector<LintFinding>& out) {
    std::vector<Place> places;
    NearDuplicateIndex index(4);
    for (const LintPage& page : other.pages())
        for (const LintSection& section : page.sections)
            if (section.comparable) {
                index.add(static_cast<std::uint32_t>(places.size()), section.signature);
                places.push_back({&page, &section});
            }
    std::uint64_t same = 0, all = 0;
    Place first;
    for (const LintPage& page : corpus.pages())
        for (const LintSection& section : page.sections) {
            if (!section.comparable)
                continue;
            ++all;
            if (likest(places, index, section) == nullptr)
                continue;
            if (same++ == 0)
                first = {&page, &section};
        }
    if (same == 0)
        return;
    LintFinding& finding = out.emplace_back();
    finding.rule = "near-duplicate";
    finding.severity = LintSeverity::Info;
    finding.path = first.page->path;
    finding.line = first.section->line;
    finding.excerpt = first.section->heading;
    finding.message =
        fmt::format("{} of {} sections stand nearly word for word in {} as well; this is the first.", same,
                    all, ticked(otherName));
    finding.report =
        fmt::format("Nothing to report to the authors: search one version at a time, or hits come in "
                    "twice from here and {}.",
                    ticked(otherName));
}

} // namespace touchstone
