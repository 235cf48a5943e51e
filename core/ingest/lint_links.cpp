// SPDX-License-Identifier: GPL-3.0-or-later
// Relative links and anchors that lead nowhere.
#include "core/corpus/text_lines.h"
#include "core/ingest/lint_site.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMostAnchors = 2000; // a proposal is not worth more than that

/// An address in full speaks of the site as it was or will be: other versions may have the page.
LintSeverity severityOf(const PageLink& link) {
    return link.target.find("://") == std::string::npos ? LintSeverity::Error : LintSeverity::Warning;
}

/// Letters and digits alone.
std::string folded(std::string_view text) {
    std::string out;
    for (char c : text)
        if (isAsciiLetter(c) || isAsciiDigit(c) || static_cast<unsigned char>(c) >= 0x80)
            out.push_back(asciiLower(c));
    return out;
}

/// How anchors are made is known of MkDocs; elsewhere one that differs in signs alone may well be there.
bool mayExist(const LintPage& page, const std::string& fragment) {
    if (page.dialect == "mkdocs")
        return false;
    const std::string key = folded(fragment);
    return fragment.starts_with("TOC_") ||
           std::any_of(page.anchors.begin(), page.anchors.end(),
                       [&](const std::string& anchor) { return folded(anchor) == key; });
}

/// The anchor that was probably meant.
std::string nearAnchor(const LintPage& page, const std::string& wanted) {
    if (page.anchors.size() > kMostAnchors)
        return {};
    const std::string key = folded(wanted);
    std::string best;
    std::size_t bestShared = 0;
    for (const std::string& anchor : page.anchors) {
        const std::string other = folded(anchor);
        if (other == key)
            return anchor;
        const std::size_t most = std::min(other.size(), key.size());
        std::size_t shared = 0;
        while (shared < most && other[shared] == key[shared])
            ++shared;
        if (shared * 4 >= std::max(other.size(), key.size()) * 3 &&
            (shared > bestShared || (shared == bestShared && anchor < best))) {
            best = anchor;
            bestShared = shared;
        }
    }
    return best;
}

} // namespace

void lintLinks(const LintCorpus& corpus, std::vector<LintFinding>& out, std::uint64_t& links) {
    for (const LintPage& page : corpus.pages()) {
        links += page.links.size();
        for (const PageLink& link : page.links) {
            const LinkTarget target = resolveLink(corpus, page, link);
            if (target.kind == LinkTarget::Missing) {
                LintFinding finding{
                    "broken-link", severityOf(link), page.path, link.line, link.column, {}, {}, link.target};
                finding.message =
                    fmt::format("The link {} leads nowhere: {}.", ticked(link.target), target.reason);
                finding.report =
                    fmt::format("In {} the link {} is broken: {}.", ticked(placeOf(page.path, link.line)),
                                ticked(link.target), target.reason);
                if (!target.proposal.empty()) {
                    finding.message += fmt::format(" Perhaps {} was meant.", ticked(target.proposal));
                    finding.report += fmt::format(" Perhaps {} was meant.", ticked(target.proposal));
                }
                out.push_back(std::move(finding));
                continue;
            }
            if (target.kind != LinkTarget::Page || target.fragment.empty())
                continue;
            const LintPage* there = corpus.page(target.path);
            if (there == nullptr || there->generatesText || there->dialect == "text" ||
                there->dialect == "code" || there->anchors.count(target.fragment) > 0 ||
                target.fragment.starts_with("__") || target.fragment.starts_with(":~:") ||
                target.fragment == "top" || mayExist(*there, target.fragment))
                continue;
            const std::string near = nearAnchor(*there, target.fragment);
            LintFinding finding{"broken-anchor", severityOf(link), page.path, link.line, link.column, {}, {},
                                link.target};
            finding.message =
                fmt::format("The link {} leads to {}, which has no heading {}.", ticked(link.target),
                            ticked(there->path), ticked("#" + target.fragment));
            finding.report =
                fmt::format("In {} the link {} leads to the page {} but to no place on it: there is no {}.",
                            ticked(placeOf(page.path, link.line)), ticked(link.target), ticked(there->path),
                            ticked("#" + target.fragment));
            if (!near.empty()) {
                finding.message += fmt::format(" Perhaps {} was meant.", ticked("#" + near));
                finding.report += fmt::format(" Perhaps {} was meant.", ticked("#" + near));
            }
            out.push_back(std::move(finding));
        }
    }
}

} // namespace touchstone
