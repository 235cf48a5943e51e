// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/lint.h"

#include "core/corpus/source.h"
#include "core/ingest/lint_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace touchstone {

namespace {

constexpr std::size_t kMostPerRuleAndPage = 200;

std::vector<TextRange> codeRanges(const Document& document) {
    std::vector<TextRange> out;
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks)
            if (block.kind == BlockKind::Code)
                out.push_back(block.source);
    return out;
}

class LintRun {
public:
    LintRun(Database& database, const EditionInfo& edition, const LintOptions& options, LintReport& report,
            JobContext& context)
        : m_database(database), m_edition(edition), m_options(options), m_report(report), m_context(context) {
    }

    Result<> run() {
        TOUCHSTONE_TRY(readFiles(m_edition, m_corpus));
        DeprecationIndex deprecations;
        if (wants("deprecated-name")) {
            auto index = deprecationsOf(m_database, m_edition, m_context);
            if (!index)
                return fail(std::move(index.error()));
            deprecations = std::move(*index);
        }
        TOUCHSTONE_TRY(readPages(m_edition, m_corpus, &deprecations));
        for (const LintPage& page : m_corpus.pages())
            m_report.sections += page.sections.size();
        m_report.pages = m_corpus.pages().size();
        lintLinks(m_corpus, m_report.findings, m_report.links);
        lintNavigation(m_corpus, m_report.findings);
        if (wants("near-duplicate")) {
            lintDuplicates(m_corpus, m_report.findings);
            if (m_options.otherVersions)
                TOUCHSTONE_TRY(compareVersions());
        }
        return {};
    }

private:
    [[nodiscard]] bool wants(std::string_view rule) const {
        return m_options.rules.empty() ||
               std::find(m_options.rules.begin(), m_options.rules.end(), rule) != m_options.rules.end();
    }

    Result<> readFiles(const EditionInfo& edition, LintCorpus& corpus) {
        CorpusRepository repository(m_database);
        auto files = repository.files(edition);
        if (!files)
            return fail(std::move(files.error()));
        for (const FileRecord& file : *files) {
            corpus.addFile(file.path);
            const std::string_view name = std::string_view(file.path).substr(file.path.rfind('/') + 1);
            const bool book = name == "SUMMARY.md";
            if (!book && (name == "book.toml" || !isSiteConfig(file.path)))
                continue;
            auto bytes = repository.bytes(edition, file.path);
            if (bytes)
                corpus.addSite(book ? siteOfSummary(file.path, *bytes) : siteOfConfig(file.path, *bytes));
        }
        corpus.sortSites();
        return {};
    }

    /// `deprecations` null: only what the rules over the whole corpus need.
    Result<> readPages(const EditionInfo& edition, LintCorpus& corpus, const DeprecationIndex* deprecations) {
        auto documents = CorpusRepository(m_database).documents(edition);
        if (!documents)
            return fail(std::move(documents.error()));
        StoredPageReader reader(m_database, edition);
        std::optional<DeprecatedUses> uses;
        if (deprecations != nullptr)
            uses.emplace(*deprecations);
        MissingIncludes includes(corpus);
        ProgressMeter meter(m_context, deprecations != nullptr ? "checking" : "comparing versions",
                            documents->size());
        for (const DocumentSummary& summary : *documents) {
            TOUCHSTONE_TRY(m_context.check());
            meter.advance();
            auto stored = reader.read(summary.path, m_context);
            if (!stored) {
                if (stored.error().code == ErrorCode::Cancelled)
                    return fail(std::move(stored.error()));
                if (deprecations != nullptr)
                    m_report.unreadable.push_back(summary.path + ": " + stored.error().message);
                continue;
            }
            LineNumbers lines(stored->bytes);
            const PageUnderLint page{*stored, lines, m_options, m_report.findings};
            PageLinks links;
            const std::string& dialect = stored->document.dialect;
            const bool html =
                dialect == "html" || summary.path.ends_with(".html") || summary.path.ends_with(".htm");
            if (deprecations != nullptr && (html || dialect == "mkdocs" || dialect == "markdown"))
                links =
                    readPageLinks(stored->bytes, {!html, dialect == "mkdocs"}, codeRanges(stored->document));
            LintPage facts = lintPageOf(page, links);
            if (deprecations != nullptr) {
                lintSections(page, facts);
                lintAnchors(page, links);
                if (wants("wrong-language"))
                    lintCode(page);
                lintCharacters(page);
                if (wants("injected-instruction"))
                    lintInstructions(page);
                includes.check(page);
                uses->check(page);
            }
            corpus.addPage(std::move(facts));
        }
        meter.finish();
        if (deprecations != nullptr)
            includes.finish(m_report.findings);
        return {};
    }

    Result<> compareVersions() {
        auto editions = CorpusRepository(m_database).editions();
        if (!editions)
            return fail(std::move(editions.error()));
        for (const EditionInfo& other : *editions) {
            if (other.name != m_edition.name || other.id == m_edition.id)
                continue;
            LintCorpus corpus;
            TOUCHSTONE_TRY(readPages(other, corpus, nullptr));
            lintOtherVersion(m_corpus, corpus, EditionName{other.name, other.version}.toString(),
                             m_report.findings);
        }
        return {};
    }

    Database& m_database;
    const EditionInfo& m_edition;
    const LintOptions& m_options;
    LintReport& m_report;
    JobContext& m_context;
    LintCorpus m_corpus;
};

/// Only what was asked for, in order, and no page with a rule that never ends.
void finish(LintReport& report, const LintOptions& options) {
    std::vector<LintFinding>& all = report.findings;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const LintFinding& finding) {
                                 return (!options.rules.empty() &&
                                         std::find(options.rules.begin(), options.rules.end(),
                                                   finding.rule) == options.rules.end()) ||
                                        (!options.path.empty() && !globMatches(options.path, finding.path));
                             }),
              all.end());
    std::stable_sort(all.begin(), all.end(), [](const LintFinding& a, const LintFinding& b) {
        if (a.path != b.path)
            return a.path < b.path;
        return a.line != b.line ? a.line < b.line : a.rule < b.rule;
    });
    std::vector<LintFinding> kept;
    kept.reserve(all.size());
    std::map<std::string, std::size_t> counts;
    std::string path;
    for (LintFinding& finding : all) {
        if (finding.path != path) {
            counts.clear();
            path = finding.path;
        }
        const std::size_t count = ++counts[finding.rule];
        if (count == kMostPerRuleAndPage)
            finding.message += " There are more of this kind on the page; they are not listed.";
        if (count <= kMostPerRuleAndPage)
            kept.push_back(std::move(finding));
    }
    all = std::move(kept);
}

} // namespace

std::string_view lintSeverityName(LintSeverity severity) {
    constexpr std::array<std::string_view, 3> kNames{"info", "warning", "error"};
    return kNames[static_cast<std::size_t>(severity)];
}

const std::vector<LintRule>& lintRules() {
    static const std::vector<LintRule> kRules{
        {"broken-link", LintSeverity::Error,
         "A link, or an entry of the navigation, leads to a page that is not there."},
        {"broken-anchor", LintSeverity::Error, "A link leads to a page, but to no place on it."},
        {"missing-include", LintSeverity::Error, "A page includes a file that is not there."},
        {"empty-heading", LintSeverity::Warning, "A heading has no words, or no text below it."},
        {"duplicate-anchor", LintSeverity::Warning, "Two places on a page have one anchor."},
        {"orphan-page", LintSeverity::Warning, "A page is not in the navigation."},
        {"near-duplicate", LintSeverity::Info, "Two sections say nearly the same, word for word."},
        {"section-over-budget", LintSeverity::Info,
         "A section is larger than what an answer is given of sources."},
        {"wrong-language", LintSeverity::Warning, "Code is not in the language that it is stated to be."},
        {"deprecated-name", LintSeverity::Warning,
         "A page uses a name that the release notes call deprecated or removed."},
        {"injected-instruction", LintSeverity::Warning, "Text speaks to a model instead of the reader."},
        {"invisible-characters", LintSeverity::Warning, "There are characters that readers do not see."},
    };
    return kRules;
}

std::uint64_t LintReport::count(LintSeverity severity) const {
    return static_cast<std::uint64_t>(std::count_if(
        findings.begin(), findings.end(), [&](const LintFinding& one) { return one.severity == severity; }));
}

std::uint64_t LintReport::count(std::string_view rule) const {
    return static_cast<std::uint64_t>(std::count_if(
        findings.begin(), findings.end(), [&](const LintFinding& one) { return one.rule == rule; }));
}

Result<LintReport> lintCorpus(Database& database, const EditionInfo& edition, const LintOptions& options,
                              JobContext& context) {
    for (const std::string& rule : options.rules)
        if (std::none_of(lintRules().begin(), lintRules().end(),
                         [&](const LintRule& one) { return one.name == rule; })) {
            std::vector<std::string_view> names;
            for (const LintRule& one : lintRules())
                names.push_back(one.name);
            return fail(ErrorCode::Usage, fmt::format("There is no rule '{}'.", rule),
                        fmt::format("The rules are: {}.", fmt::join(names, ", ")));
        }
    const auto begun = std::chrono::steady_clock::now();
    LintReport report;
    report.edition = edition;
    LintRun run(database, report.edition, options, report, context);
    TOUCHSTONE_TRY(run.run());
    finish(report, options);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

} // namespace touchstone
