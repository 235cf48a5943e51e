// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of lint that need one page and its text. Internal to lint. One thread.
#pragma once

#include "core/ingest/deprecations.h"
#include "core/ingest/lint_site.h"
#include "core/ingest/stored_page.h"
#include "core/text/line_numbers.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// A page while its text is at hand.
struct PageUnderLint {
    const StoredPage& stored;
    LineNumbers& lines;
    const LintOptions& options;
    std::vector<LintFinding>& out;

    [[nodiscard]] const Document& document() const { return stored.document; }
    LintFinding& add(std::string_view rule, LintSeverity severity, std::uint64_t line,
                     std::uint64_t column = 0) const;
};

/// What other pages and the rules over the whole corpus need of it.
LintPage lintPageOf(const PageUnderLint& page, const PageLinks& links);

void lintSections(const PageUnderLint& page, const LintPage& facts); ///< empty-heading, section-over-budget
void lintAnchors(const PageUnderLint& page, const PageLinks& links); ///< duplicate-anchor, empty-heading
void lintCode(const PageUnderLint& page);                            ///< wrong-language
void lintCharacters(const PageUnderLint& page);                      ///< invisible-characters
void lintInstructions(const PageUnderLint& page);                    ///< injected-instruction

/// Includes whose whole folder was not added are told once, the others each.
class MissingIncludes {
public:
    explicit MissingIncludes(const LintCorpus& corpus) : m_corpus(corpus) {}
    void check(const PageUnderLint& page);
    void finish(std::vector<LintFinding>& out) const;

private:
    struct Absent {
        std::uint64_t count = 0;
        std::string path, written;
        std::uint64_t line = 0;
    };
    const LintCorpus& m_corpus;
    std::map<std::string, Absent> m_absent; ///< by folder
};

/// Pages that use a name which the release notes call deprecated or removed, without a word about it.
class DeprecatedUses {
public:
    explicit DeprecatedUses(const DeprecationIndex& index);
    void check(const PageUnderLint& page) const;

private:
    std::map<std::string, const Deprecation*, std::less<>> m_names;
};

/// Why code is not what its fence says ("these are commands of a shell"), where that is certain.
struct CodeDoubt {
    std::string reason;
    std::string better; ///< the language that it is, "" = not known
    std::size_t at = 0; ///< byte in the code
};
std::optional<CodeDoubt> doubtLanguage(std::string_view language, std::string_view code);

} // namespace touchstone
