// SPDX-License-Identifier: GPL-3.0-or-later
// What an add had to say, put together again from the rows that it left.
#include "core/corpus/corpus_repository.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

namespace touchstone {

namespace {

/// Above this many files of one state, a line per reason takes the place of a line per file.
constexpr std::uint64_t kMostFileLines = 1000;

using Warning = CorpusRepository::Warning;

/// Lines of one document: JSON array of [line, reason].
void appendDocument(std::vector<Warning>& all, const std::string& source, const std::string& path,
                    std::string_view json) {
    if (json.size() <= 2)
        return;
    const nlohmann::json lines = nlohmann::json::parse(json, nullptr, false);
    if (!lines.is_array())
        return;
    for (const nlohmann::json& entry : lines) {
        if (entry.is_array() && entry.size() == 2 && entry[0].is_number_unsigned() && entry[1].is_string())
            all.push_back({source, path, entry[0].get<std::uint64_t>(), entry[1].get<std::string>()});
    }
}

/// Lines of a source: JSON array of [file, line, reason].
void appendSource(std::vector<Warning>& all, const std::string& source, std::string_view json) {
    const nlohmann::json lines = nlohmann::json::parse(json, nullptr, false);
    if (!lines.is_array())
        return;
    for (const nlohmann::json& entry : lines) {
        if (entry.is_array() && entry.size() == 3 && entry[0].is_string() && entry[1].is_number_unsigned() &&
            entry[2].is_string())
            all.push_back({source, entry[0].get<std::string>(), entry[1].get<std::uint64_t>(),
                           entry[2].get<std::string>()});
    }
}

void appendByReason(std::vector<Warning>& all, const std::string& source, const std::vector<Warning>& lines) {
    std::map<std::string, std::uint64_t> byReason;
    for (const Warning& line : lines)
        ++byReason[line.reason];
    for (const auto& [reason, number] : byReason)
        all.push_back({source, "", 0, fmt::format("{} files {}", number, reason)});
}

} // namespace

Result<std::vector<Warning>> CorpusRepository::warnings(const EditionInfo& edition) {
    std::vector<Warning> all;
    Result<Statement> sources =
        m_database.prepare("SELECT name, warnings, failed + skipped FROM snapshot_source "
                           "WHERE snapshot = ?1 ORDER BY name <> 'main', name");
    // Documents with warnings have an index of their own: of the others only the list of files is looked at.
    Result<Statement> files = m_database.prepare(
        "SELECT path, state, reason, '[]' FROM snapshot_file WHERE snapshot = ?1 AND source = ?2 "
        "AND state <> 'parsed' AND ?4 > 0 UNION ALL "
        "SELECT f.path, f.state, f.reason, d.warnings FROM document d JOIN snapshot_file f "
        "ON f.document = d.id AND f.snapshot = ?1 AND f.source = ?2 "
        "WHERE d.edition = ?3 AND d.warnings <> '[]' ORDER BY 1");
    if (!sources || !files)
        return fail(sources ? files.error() : sources.error());
    sources->bind(1, edition.snapshotRow);
    for (;;) {
        const Result<bool> more = sources->step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return all;
        const std::string source = sources->text(0);
        appendSource(all, source, sources->textView(1));
        std::vector<Warning> skipped;
        files->bind(1, edition.snapshotRow).bind(2, source).bind(3, edition.id).bind(4, sources->integer(2));
        for (;;) {
            const Result<bool> row = files->step();
            if (!row)
                return fail(row.error());
            if (!*row)
                break;
            const std::string state = files->text(1);
            const std::string reason = files->text(2);
            if (state == "failed")
                all.push_back({source, files->text(0), 0, "failed: " + reason});
            else if (state == "skipped" && reason != kPartOfPages && reason != kLeftOutByPattern)
                skipped.push_back({source, files->text(0), 0, "skipped: " + reason});
            appendDocument(all, source, files->text(0), files->textView(3));
        }
        files->reset();
        if (skipped.size() <= kMostFileLines)
            all.insert(all.end(), skipped.begin(), skipped.end());
        else
            appendByReason(all, source, skipped);
    }
}

} // namespace touchstone
