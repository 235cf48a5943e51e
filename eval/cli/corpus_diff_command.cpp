// SPDX-License-Identifier: GPL-3.0-or-later
// corpus diff: what B says that A did not.
#include "core/corpus/source.h"
#include "core/ingest/snapshot_diff.h"
#include "eval/cli/command.h"
#include "eval/cli/corpus_command_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone::cli {

namespace {

struct DiffOptions {
    std::string before, after, path;
    bool summary = false;
};

std::string nameOf(const EditionInfo& edition) {
    return EditionName{edition.name, edition.version}.toString();
}

std::string markedLine(const DiffLine& line) {
    constexpr std::string_view kMarks = " -+";
    return kMarks[static_cast<std::size_t>(line.op)] + line.text;
}

/// Lines as in a unified diff; beside them, by line, the byte ranges of the words that differ.
Json hunkJson(const DiffHunk& hunk) {
    Json lines = Json::array();
    Json words = Json::array();
    for (std::size_t i = 0; i < hunk.lines.size(); ++i) {
        lines.push_back(markedLine(hunk.lines[i]));
        if (hunk.lines[i].changed.empty())
            continue;
        Json ranges = Json::array();
        for (const TextRange range : hunk.lines[i].changed)
            ranges.push_back(Json::array({range.start, range.end}));
        words.push_back(Json{{"line", i}, {"changed", std::move(ranges)}});
    }
    return Json{{"old_start", hunk.oldStart}, {"old_lines", hunk.oldLines}, {"new_start", hunk.newStart},
                {"new_lines", hunk.newLines}, {"lines", std::move(lines)},  {"words", std::move(words)}};
}

Json sectionJson(const SectionDifference& one, bool withHunks) {
    const SectionSide& side = one.after ? *one.after : *one.before;
    Json json{{"state", sectionChangeName(one.change)},
              {"path", side.path},
              {"old_path", one.before ? Json(one.before->path) : Json(nullptr)},
              {"heading", side.heading},
              {"old_heading", one.before ? Json(one.before->heading) : Json(nullptr)},
              {"headings", side.headings},
              {"anchor", orNull(side.anchor)},
              {"old_anchor", one.before ? orNull(one.before->anchor) : Json(nullptr)},
              {"line", one.after ? Json(one.after->line) : Json(nullptr)},
              {"old_line", one.before ? Json(one.before->line) : Json(nullptr)},
              {"url", orNull(side.url)},
              {"words", one.after ? one.after->words : 0},
              {"old_words", one.before ? one.before->words : 0},
              {"similarity", one.similarity}};
    if (!side.release.empty())
        json["release"] = side.release;
    if (withHunks) {
        Json hunks = Json::array();
        for (const DiffHunk& hunk : one.hunks)
            hunks.push_back(hunkJson(hunk));
        json["hunks"] = std::move(hunks);
    }
    return json;
}

Json summaryJson(const SnapshotDiff& diff) {
    return Json{{"pages",
                 {{"added", diff.pagesAdded.size()},
                  {"removed", diff.pagesRemoved.size()},
                  {"moved", diff.pagesMoved.size()},
                  {"changed", diff.pagesChanged.size()},
                  {"unchanged", diff.pagesSame}}},
                {"sections",
                 {{"added", diff.count(SectionChange::Added)},
                  {"removed", diff.count(SectionChange::Removed)},
                  {"moved", diff.count(SectionChange::Moved)},
                  {"renamed", diff.count(SectionChange::Renamed)},
                  {"changed", diff.count(SectionChange::Changed)},
                  {"unchanged", diff.sectionsSame}}},
                {"deprecations", diff.deprecations.size()},
                {"seconds", diff.seconds}};
}

Json editionNameJson(const EditionInfo& edition) {
    return Json{{"name", edition.name}, {"version", orNull(edition.version)}, {"snapshot", edition.snapshot}};
}

Json diffJson(const SnapshotDiff& diff, const DiffOptions& options) {
    Json moved = Json::array();
    for (const PageMove& page : diff.pagesMoved)
        moved.push_back(
            Json{{"path", page.path}, {"old_path", page.oldPath}, {"similarity", page.similarity}});
    Json sections = Json::array();
    for (const SectionDifference& one : diff.sections)
        sections.push_back(sectionJson(one, !options.summary));
    Json deprecations = Json::array();
    for (const Deprecation& one : diff.deprecations)
        deprecations.push_back(deprecationJson(one));
    return Json{{"before", editionNameJson(diff.before)},
                {"after", editionNameJson(diff.after)},
                {"pages",
                 {{"added", diff.pagesAdded},
                  {"removed", diff.pagesRemoved},
                  {"moved", std::move(moved)},
                  {"changed", diff.pagesChanged}}},
                {"sections", std::move(sections)},
                {"deprecations", std::move(deprecations)},
                {"unreadable", diff.unreadable},
                {"summary", summaryJson(diff)}};
}

void printSections(Console& console, const SnapshotDiff& diff, const DiffOptions& options) {
    for (const SectionDifference& one : diff.sections) {
        const SectionSide& side = one.after ? *one.after : *one.before;
        const std::string state(sectionChangeName(one.change));
        std::string line = fmt::format("\n{}  {}:{}  {}", state, side.path, side.line,
                                       side.heading.empty() ? "(before the first heading)" : side.heading);
        if (one.before && one.after && one.before->path != one.after->path)
            line += fmt::format("  (was in {})", one.before->path);
        if (one.before && one.after && one.before->heading != one.after->heading)
            line += fmt::format("  (was '{}')", one.before->heading);
        console.printLine(line);
        // What is wholly new or gone is told by its first lines; the JSON has all of it.
        const bool whole = !one.before || !one.after;
        if (options.summary || whole)
            continue;
        for (const DiffHunk& hunk : one.hunks) {
            console.printLine(fmt::format("  @@ -{},{} +{},{} @@", hunk.oldStart, hunk.oldLines,
                                          hunk.newStart, hunk.newLines));
            for (const DiffLine& text : hunk.lines)
                console.printLine("  " + markedLine(text));
        }
    }
}

void printDiff(Console& console, const SnapshotDiff& diff, const DiffOptions& options) {
    console.printLine(
        fmt::format("{} -> {}\npages     {} added, {} removed, {} moved, {} changed, {} as before",
                    nameOf(diff.before), nameOf(diff.after), diff.pagesAdded.size(), diff.pagesRemoved.size(),
                    diff.pagesMoved.size(), diff.pagesChanged.size(), diff.pagesSame));
    console.printLine(
        fmt::format("sections  {} added, {} removed, {} moved, {} renamed, {} changed, {} as before",
                    diff.count(SectionChange::Added), diff.count(SectionChange::Removed),
                    diff.count(SectionChange::Moved), diff.count(SectionChange::Renamed),
                    diff.count(SectionChange::Changed), diff.sectionsSame));
    for (const std::string& path : diff.pagesAdded)
        console.printLine("  added    " + path);
    for (const std::string& path : diff.pagesRemoved)
        console.printLine("  removed  " + path);
    for (const PageMove& page : diff.pagesMoved)
        console.printLine(fmt::format("  moved    {} -> {}", page.oldPath, page.path));
    for (const Deprecation& one : diff.deprecations)
        console.printLine(fmt::format("  {:<8} {}{}{}  ({}:{})", one.removed ? "gone" : "deprec.", one.name,
                                      one.release.empty() ? "" : " in " + one.release,
                                      one.replacement.empty() ? "" : ", use " + one.replacement, one.path,
                                      one.line));
    for (const std::string& reason : diff.unreadable)
        console.printLine("  left out " + reason);
    printSections(console, diff, options);
}

void keepPath(SnapshotDiff& diff, const std::string& pattern) {
    if (pattern.empty())
        return;
    const auto off = [&](const std::string& path) { return !globMatches(pattern, path); };
    for (auto* pages : {&diff.pagesAdded, &diff.pagesRemoved, &diff.pagesChanged})
        pages->erase(std::remove_if(pages->begin(), pages->end(), off), pages->end());
    const auto drop = [](auto& all, auto unwanted) {
        all.erase(std::remove_if(all.begin(), all.end(), unwanted), all.end());
    };
    drop(diff.pagesMoved, [&](const PageMove& page) { return off(page.path) && off(page.oldPath); });
    drop(diff.sections, [&](const SectionDifference& one) {
        return (!one.after || off(one.after->path)) && (!one.before || off(one.before->path));
    });
    drop(diff.deprecations, [&](const Deprecation& one) { return off(one.path); });
}

} // namespace

Json deprecationJson(const Deprecation& one) {
    return Json{{"name", one.name},
                {"state", one.removed ? "removed" : "deprecated"},
                {"release", orNull(one.release)},
                {"replacement", orNull(one.replacement)},
                {"path", one.path},
                {"line", one.line},
                {"heading", one.heading},
                {"anchor", orNull(one.anchor)},
                {"sentence", one.sentence}};
}

void addCorpusDiff(CLI::App& corpus, Chosen& chosen) {
    auto options = std::make_shared<DiffOptions>();
    CLI::App* diff = corpus.add_subcommand(
        "diff", "What changed between two versions: pages, sections, the text of each, deprecated names");
    diff->add_option("before", options->before, "NAME or NAME@VERSION")->required();
    diff->add_option("after", options->after, "NAME or NAME@VERSION")->required();
    diff->add_option("--path", options->path, "Only pages that match")->type_name("GLOB");
    diff->add_flag("--summary", options->summary, "Lists and counts, without the text of the changes");
    diff->callback([options, &chosen] {
        chosen.command = [options](Session& session) -> Result<int> {
            auto database = session.database();
            if (!database)
                return fail(std::move(database.error()));
            CorpusRepository repository(**database);
            auto before = repository.edition(EditionName::parse(options->before));
            if (!before)
                return fail(std::move(before.error()));
            auto after = repository.edition(EditionName::parse(options->after));
            if (!after)
                return fail(std::move(after.error()));
            JobContext context = session.console().jobContext("corpus diff");
            auto result = diffSnapshots(**database, *before, *after, context);
            if (!result)
                return fail(std::move(result.error()));
            keepPath(*result, options->path);
            if (session.json())
                session.console().printJson(diffJson(*result, *options));
            else
                printDiff(session.console(), *result, *options);
            return 0;
        };
    });
}

} // namespace touchstone::cli
