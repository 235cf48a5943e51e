// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/deprecations.h"

#include "core/base/blob.h"
#include "core/corpus/headings.h"
#include "core/corpus/text_lines.h"
#include "core/index/index_repository.h"
#include "core/ingest/stored_page.h"
#include "core/text/line_numbers.h"
#include "core/text/sentences.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>

namespace touchstone {

namespace {

constexpr std::string_view kKind = "deprecations";
constexpr std::string_view kMagic = "TSDEPR_1";
constexpr std::size_t kLongestSentence = 300;

bool speaksOfRemovals(const Section& section) {
    for (const std::string_view word : {"Removed", "Removals", "Deprecated", "Deprecations", "Breaking"})
        if (section.headingText.find(word) != std::string::npos)
            return true;
    return false;
}

bool worthReading(std::string_view text) {
    return text.find('`') != std::string_view::npos &&
           (text.find("eprecat") != std::string_view::npos || text.find("emov") != std::string_view::npos ||
            text.find("rop") != std::string_view::npos);
}

auto orderOf(const Deprecation& one) {
    return std::tie(one.name, one.path, one.line);
}

std::string packed(const std::vector<Deprecation>& all) {
    nlohmann::json rows = nlohmann::json::array();
    for (const Deprecation& one : all)
        rows.push_back({one.name, one.removed, one.release, one.replacement, one.path, one.heading,
                        one.anchor, one.line, one.sentence});
    return sealBlob(kMagic, rows.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::optional<std::vector<Deprecation>> unpacked(std::string_view blob) {
    std::string_view body;
    if (!openBlob(blob, kMagic, body))
        return std::nullopt;
    const nlohmann::json rows = nlohmann::json::parse(body, nullptr, false);
    if (!rows.is_array())
        return std::nullopt;
    std::vector<Deprecation> out;
    try {
        for (const auto& row : rows)
            out.push_back({row.at(0), row.at(1), row.at(2), row.at(3), row.at(4), row.at(5), row.at(6),
                           row.at(7), row.at(8)});
    } catch (const nlohmann::json::exception&) {
        return std::nullopt; // derived data: it is made again
    }
    return out;
}

} // namespace

std::vector<Deprecation> deprecationsIn(const Document& document, std::string_view bytes) {
    std::vector<Deprecation> out;
    const bool notes = isReleaseNotes(document.path);
    LineNumbers lines(bytes);
    for (const Section& section : document.sections) {
        const bool strict = !(notes && speaksOfRemovals(section));
        for (const Block& block : section.blocks) {
            if (block.kind == BlockKind::Code || block.kind == BlockKind::Heading ||
                !worthReading(block.text.text()))
                continue;
            for (const TextRange range : splitSentences(block.text.text())) {
                const std::string_view sentence =
                    std::string_view(block.text.text()).substr(range.start, range.size());
                if (!worthReading(sentence))
                    continue;
                std::vector<NamedDeprecation> named = deprecationsInSentence(sentence, strict);
                if (named.empty())
                    continue;
                const auto sources = block.text.sourcesOf(range.start, range.end);
                const std::uint64_t at = !sources.empty() && sources.front().file == kOwnFile
                                             ? sources.front().range.start
                                             : block.source.start;
                const auto release = section.metadata.find("release");
                for (NamedDeprecation& one : named)
                    out.push_back({std::move(one.name), one.removed,
                                   release == section.metadata.end() ? "" : release->second,
                                   std::move(one.replacement), document.path, section.headingText,
                                   section.anchor, lines.of(at), shortened(sentence, kLongestSentence)});
            }
        }
    }
    return out;
}

DeprecationIndex::DeprecationIndex(std::vector<Deprecation> all) : m_all(std::move(all)) {
    std::sort(m_all.begin(), m_all.end(),
              [](const Deprecation& a, const Deprecation& b) { return orderOf(a) < orderOf(b); });
    m_all.erase(std::unique(m_all.begin(), m_all.end()), m_all.end());
}

std::vector<const Deprecation*> DeprecationIndex::find(std::string_view name) const {
    std::vector<const Deprecation*> out;
    for (auto at = std::lower_bound(m_all.begin(), m_all.end(), name,
                                    [](const Deprecation&one, std::string_view n) { return one.name < n; });
         at != m_all.end() && at->name == name; ++at)
        out.push_back(&*at);
    return out;
}

Result<DeprecationIndex> deprecationsOf(Database& database, const EditionInfo& edition, JobContext& context) {
    IndexRepository indexes(database);
    auto kept = indexes.get(edition.snapshotRow, kKind);
    if (!kept)
        return fail(std::move(kept.error()));
    if (kept->has_value())
        if (auto known = unpacked(**kept))
            return DeprecationIndex(std::move(*known));
    auto documents = CorpusRepository(database).documents(edition);
    if (!documents)
        return fail(std::move(documents.error()));
    StoredPageReader reader(database, edition);
    std::vector<Deprecation> all;
    ProgressMeter meter(context, "deprecations", documents->size());
    for (const DocumentSummary& summary : *documents) {
        TOUCHSTONE_TRY(context.check());
        auto page = reader.read(summary.path, context);
        if (page) {
            std::vector<Deprecation> found = deprecationsIn(page->document, page->bytes);
            std::move(found.begin(), found.end(), std::back_inserter(all));
        } else if (page.error().code == ErrorCode::Cancelled) {
            return fail(std::move(page.error()));
        }
        meter.advance();
    }
    meter.finish();
    DeprecationIndex index(std::move(all));
    // A busy or read-only workspace costs only the time of the next look.
    (void)indexes.put(edition.snapshotRow, kKind, packed(index.all()));
    return index;
}

} // namespace touchstone
