// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that no navigation names, and navigation that names no page.
#include "core/corpus/source.h"
#include "core/ingest/lint_site.h"
#include "core/ingest/page_paths.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

bool isMarkdown(std::string_view path) {
    return path.ends_with(".md") || path.ends_with(".markdown");
}

} // namespace

void lintNavigation(const LintCorpus& corpus, std::vector<LintFinding>& out) {
    for (const LintSite& site : corpus.sites()) {
        if (!site.hasNavigation)
            continue;
        std::unordered_set<std::string> named;
        for (const NavigationEntry& entry : site.navigation) {
            named.insert(entry.path);
            if (corpus.hasFile(entry.path))
                continue;
            LintFinding finding{"broken-link", LintSeverity::Error, site.configPath, entry.line, 0, {}, {},
                                entry.path};
            finding.message = fmt::format("The navigation names {}, which is not there.", ticked(entry.path));
            finding.report = fmt::format("{} lists the page {}, but there is no such file.",
                                         ticked(placeOf(site.configPath, entry.line)), ticked(entry.path));
            out.push_back(std::move(finding));
        }
        if (!site.navigationWhole || named.empty())
            continue;
        for (const LintPage& page : corpus.pages()) {
            if (!isBelow(page.path, site.site.docsRoot) || !isMarkdown(page.path) ||
                named.count(page.path) > 0 || page.path == site.configPath ||
                (!site.isBook && corpus.siteOf(page.path) != &site))
                continue;
            const std::string_view inner =
                site.site.docsRoot.empty()
                    ? std::string_view(page.path)
                    : std::string_view(page.path).substr(site.site.docsRoot.size() + 1);
            if (std::any_of(site.excluded.begin(), site.excluded.end(),
                            [&](const std::string& pattern) { return globMatches(pattern, inner); }))
                continue;
            LintFinding finding{"orphan-page", LintSeverity::Warning, page.path, 1, 0, {}, {}, page.title};
            finding.message =
                fmt::format("The page is not in the navigation of {}: readers do not come across it.",
                            ticked(site.configPath));
            finding.report =
                fmt::format("The page {} is not listed in {}. It should be added there, excluded, or "
                            "removed.",
                            ticked(page.path), ticked(site.configPath));
            out.push_back(std::move(finding));
        }
    }
}

} // namespace touchstone
