// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/snapshot_diff.h"

#include "core/ingest/section_matching.h"
#include "core/ingest/stored_page.h"
#include "core/text/near_duplicates.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>

namespace touchstone {

namespace {

struct Listed {
    std::string sha256;
    std::vector<std::string> included; ///< content hashes of the files that it shows
    bool operator==(const Listed&) const = default;
};

class Comparison {
public:
    Comparison(Database& database, SnapshotDiff& out, JobContext& context)
        : m_database(database), m_out(out), m_context(context) {}

    Result<> run() {
        auto before = listed(m_out.before);
        if (!before)
            return fail(std::move(before.error()));
        auto after = listed(m_out.after);
        if (!after)
            return fail(std::move(after.error()));
        std::vector<std::string> oldPaths, newPaths;
        for (const auto& [path, file] : *before) {
            const auto other = after->find(path);
            if (other == after->end() || file != other->second)
                oldPaths.push_back(path);
        }
        for (const auto& [path, file] : *after) {
            const auto other = before->find(path);
            if (other == before->end() || file != other->second)
                newPaths.push_back(path);
            else
                ++m_out.pagesSame;
        }
        TOUCHSTONE_TRY(load(m_out.before, oldPaths, m_old));
        TOUCHSTONE_TRY(load(m_out.after, newPaths, m_new));
        matchPages();
        collect();
        return {};
    }

    std::uint64_t untouchedSections() const {
        return m_out.after.sections - std::min(m_out.after.sections, m_loadedSections);
    }

private:
    /// Pages of an edition with the hash of their bytes and of all that they show.
    Result<std::map<std::string, Listed>> listed(const EditionInfo& edition) {
        auto files = CorpusRepository(m_database).files(edition);
        if (!files)
            return fail(std::move(files.error()));
        std::map<std::string, Listed> out;
        std::map<std::int64_t, std::string> pathOf;
        std::map<std::string, std::string> hashOf;
        for (const FileRecord& file : *files) {
            hashOf.emplace(file.path, file.sha256);
            if (file.documentRow != 0) {
                out[file.path].sha256 = file.sha256;
                pathOf[file.documentRow] = file.path;
            }
        }
        auto included = includedPaths(edition);
        if (!included)
            return fail(std::move(included.error()));
        for (const auto& [row, paths] : *included)
            if (const auto page = pathOf.find(row); page != pathOf.end())
                for (const std::string& path : paths)
                    out[page->second].included.push_back(path + " " + hashOf[path]);
        return out;
    }

    /// Pages that show other files, by document row: the paths of those files.
    Result<std::vector<std::pair<std::int64_t, std::vector<std::string>>>>
    includedPaths(const EditionInfo& edition) {
        auto select = m_database.prepare(
            "SELECT d.id, d.included_paths FROM snapshot_file f JOIN document d ON d.id = f.document "
            "WHERE f.snapshot = ?1 AND d.included_paths <> '[]' ORDER BY d.id");
        if (!select)
            return fail(std::move(select.error()));
        select->bind(1, edition.snapshotRow);
        std::vector<std::pair<std::int64_t, std::vector<std::string>>> all;
        for (;;) {
            auto row = select->step();
            if (!row)
                return fail(std::move(row.error()));
            if (!*row)
                return all;
            all.emplace_back(select->integer(0), std::vector<std::string>{});
            const auto paths = nlohmann::json::parse(select->textView(1), nullptr, false);
            for (const auto& path : paths)
                if (path.is_string())
                    all.back().second.push_back(path.get<std::string>());
        }
    }

    Result<> load(const EditionInfo& edition, const std::vector<std::string>& paths,
                  std::vector<DiffPage>& pages) {
        StoredPageReader reader(m_database, edition);
        ProgressMeter meter(m_context, "reading " + edition.version.value_or(edition.name), paths.size());
        pages.reserve(paths.size());
        for (const std::string& path : paths) {
            TOUCHSTONE_TRY(m_context.check());
            auto page = reader.read(path, m_context);
            if (page)
                pages.push_back(diffPageOf(page->document, page->bytes));
            else if (page.error().code == ErrorCode::Cancelled)
                return fail(std::move(page.error()));
            else
                m_out.unreadable.push_back(path + ": " + page.error().message);
            meter.advance();
        }
        meter.finish();
        return {};
    }

    void matchPages() {
        std::vector<std::size_t> oldOffsets, newOffsets;
        const auto number = [](std::vector<DiffPage>& pages, std::vector<std::size_t>& offsets,
                               std::vector<DiffSection*>& all) {
            for (DiffPage& page : pages) {
                offsets.push_back(all.size());
                for (DiffSection& section : page.sections)
                    all.push_back(&section);
            }
        };
        number(m_old, oldOffsets, m_oldSections);
        number(m_new, newOffsets, m_newSections);
        m_loadedSections = m_newSections.size();
        m_pageOfOld.assign(m_old.size(), kNoSection);
        m_pageOfNew.assign(m_new.size(), kNoSection);
        std::map<std::string_view, std::size_t> byPath;
        for (std::size_t i = 0; i < m_old.size(); ++i)
            byPath.emplace(m_old[i].path, i);
        const auto match = [&](std::size_t i, std::size_t j) {
            m_pageOfOld[i] = j;
            m_pageOfNew[j] = i;
            matchPage(m_old[i], m_new[j], oldOffsets[i], newOffsets[j]);
        };
        for (std::size_t j = 0; j < m_new.size(); ++j)
            if (const auto found = byPath.find(m_new[j].path); found != byPath.end())
                match(found->second, j);
        std::vector<DiffPage*> removed, added;
        std::vector<std::size_t> removedIndex, addedIndex;
        for (std::size_t i = 0; i < m_old.size(); ++i)
            if (m_pageOfOld[i] == kNoSection) {
                removed.push_back(&m_old[i]);
                removedIndex.push_back(i);
            }
        for (std::size_t j = 0; j < m_new.size(); ++j)
            if (m_pageOfNew[j] == kNoSection) {
                added.push_back(&m_new[j]);
                addedIndex.push_back(j);
            }
        for (const MovedPage& moved : matchMovedPages(removed, added)) {
            const std::size_t i = removedIndex[moved.before], j = addedIndex[moved.after];
            m_out.pagesMoved.push_back({m_new[j].path, m_old[i].path, moved.similarity});
            match(i, j);
        }
        for (std::size_t i = 0; i < m_old.size(); ++i)
            for (std::size_t s = 0; s < m_old[i].sections.size(); ++s)
                m_oldPageOf.push_back(i);
        for (std::size_t j = 0; j < m_new.size(); ++j)
            for (std::size_t s = 0; s < m_new[j].sections.size(); ++s)
                m_newPageOf.push_back(j);
        m_oldOffsets = std::move(oldOffsets);
        m_newOffsets = std::move(newOffsets);
        matchAcrossPages(m_oldSections, m_newSections);
    }

    /// Is the section below another heading, or on another page than the one that its page became?
    bool moved(std::size_t i, std::size_t j) const {
        const std::size_t oldPage = m_oldPageOf[i], newPage = m_newPageOf[j];
        if (m_pageOfOld[oldPage] != newPage)
            return true;
        const DiffSection& before = *m_oldSections[i];
        const DiffSection& after = *m_newSections[j];
        const std::size_t oldParents =
            before.parent == kNoSection ? kNoSection : m_old[oldPage].sections[before.parent].match;
        const std::size_t newParent =
            after.parent == kNoSection ? kNoSection : m_newOffsets[newPage] + after.parent;
        if (oldParents == newParent)
            return false;
        // A heading above that is only there on one side was probably renamed, and what is below it stayed.
        const bool oldGone = before.parent != kNoSection && oldParents == kNoSection;
        const bool newFresh =
            after.parent != kNoSection && m_new[newPage].sections[after.parent].match == kNoSection;
        return !(oldGone && newFresh);
    }

    void collect() {
        std::set<std::size_t> changedPages;
        for (std::size_t j = 0; j < m_newSections.size(); ++j) {
            DiffSection& after = *m_newSections[j];
            SectionDifference one;
            if (after.match == kNoSection) {
                if (after.side.words == 0 && after.side.heading.empty())
                    continue; // blank lines before the first heading
                one.change = SectionChange::Added;
            } else {
                const DiffSection& before = *m_oldSections[after.match];
                const bool sameText = before.textHash == after.textHash;
                one.similarity = sameText ? 1 : jaccard(before.shingles, after.shingles);
                if (moved(after.match, j))
                    one.change = SectionChange::Moved;
                else if (before.name != after.name && before.side.release != after.side.release)
                    one.change = SectionChange::Renamed;
                else if (before.name != after.name && after.side.release.empty())
                    one.change = SectionChange::Renamed;
                else if (sameText) {
                    ++m_out.sectionsSame;
                    continue;
                }
                one.before = before.side;
                if (!sameText)
                    one.hunks = diffLines(before.side.text, after.side.text);
            }
            changedPages.insert(m_newPageOf[j]);
            if (!one.before)
                one.hunks = diffLines("", after.side.text);
            one.after = std::move(after.side);
            m_out.sections.push_back(std::move(one));
        }
        for (std::size_t i = 0; i < m_oldSections.size(); ++i) {
            DiffSection& before = *m_oldSections[i];
            if (before.match != kNoSection || (before.side.words == 0 && before.side.heading.empty()))
                continue;
            SectionDifference one;
            one.change = SectionChange::Removed;
            one.hunks = diffLines(before.side.text, "");
            if (m_pageOfOld[m_oldPageOf[i]] != kNoSection)
                changedPages.insert(m_pageOfOld[m_oldPageOf[i]]);
            one.before = std::move(before.side);
            m_out.sections.push_back(std::move(one));
        }
        for (std::size_t i = 0; i < m_old.size(); ++i)
            if (m_pageOfOld[i] == kNoSection)
                m_out.pagesRemoved.push_back(m_old[i].path);
        for (std::size_t j = 0; j < m_new.size(); ++j) {
            const std::size_t old = m_pageOfNew[j];
            if (old == kNoSection)
                m_out.pagesAdded.push_back(m_new[j].path);
            else if (m_old[old].path == m_new[j].path) {
                if (changedPages.count(j) > 0)
                    m_out.pagesChanged.push_back(m_new[j].path);
                else
                    ++m_out.pagesSame;
            }
        }
        std::sort(m_out.pagesMoved.begin(), m_out.pagesMoved.end(),
                  [](const PageMove& a, const PageMove& b) { return a.path < b.path; });
    }

    Database& m_database;
    SnapshotDiff& m_out;
    JobContext& m_context;
    std::vector<DiffPage> m_old, m_new;
    std::vector<DiffSection*> m_oldSections, m_newSections;
    std::vector<std::size_t> m_oldPageOf, m_newPageOf, m_pageOfOld, m_pageOfNew, m_oldOffsets, m_newOffsets;
    std::uint64_t m_loadedSections = 0;
};

} // namespace

std::string_view sectionChangeName(SectionChange change) {
    constexpr std::array<std::string_view, 5> kNames{"added", "removed", "moved", "renamed", "changed"};
    return kNames[static_cast<std::size_t>(change)];
}

std::uint64_t SnapshotDiff::count(SectionChange change) const {
    return static_cast<std::uint64_t>(
        std::count_if(sections.begin(), sections.end(),
                      [&](const SectionDifference& one) { return one.change == change; }));
}

Result<SnapshotDiff> diffSnapshots(Database& database, const EditionInfo& before, const EditionInfo& after,
                                   JobContext& context) {
    const auto begun = std::chrono::steady_clock::now();
    SnapshotDiff out;
    out.before = before;
    out.after = after;
    Comparison comparison(database, out, context);
    TOUCHSTONE_TRY(comparison.run());
    out.sectionsSame += comparison.untouchedSections();
    auto known = deprecationsOf(database, before, context);
    if (!known)
        return fail(std::move(known.error()));
    auto now = deprecationsOf(database, after, context);
    if (!now)
        return fail(std::move(now.error()));
    for (const Deprecation& one : now->all()) {
        const auto earlier = known->find(one.name);
        const bool told = std::any_of(earlier.begin(), earlier.end(), [&](const Deprecation* old) {
            return old->removed == one.removed && old->release == one.release;
        });
        if (!told)
            out.deprecations.push_back(one);
    }
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return out;
}

} // namespace touchstone
