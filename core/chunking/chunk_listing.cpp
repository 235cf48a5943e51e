// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_listing.h"

#include <string>

namespace touchstone {

namespace {

constexpr int kLookUp = 4096; ///< rows between two looks at the stop token

/// Steps through all rows, stopping when the job is stopped.
template<class Visit>
Result<> eachRow(Statement& select, JobContext& context, Visit visit) {
    for (int seen = 0;; ++seen) {
        if (seen % kLookUp == 0)
            TOUCHSTONE_TRY(context.check());
        const Result<bool> row = select.step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        visit();
    }
}

} // namespace

Result<> eachListedChunk(Database& database, const EditionInfo& edition, bool texts, JobContext& context,
                         const std::function<void(const ListedChunk&)>& visit) {
    Result<Statement> select = database.prepare(
        std::string(
            "SELECT c.id, c.document, c.public_id, c.ordinal, c.start, c.\"end\", c.tokens, c.heading") +
        (texts ? ", c.text" : "") +
        " FROM snapshot_file f JOIN chunk c ON c.document = f.document WHERE f.snapshot = ?1 "
        "ORDER BY f.source, f.path, c.ordinal");
    if (!select)
        return fail(select.error());
    select->bind(1, edition.snapshotRow);
    return eachRow(*select, context, [&] {
        ListedChunk chunk;
        chunk.row = select->integer(0);
        chunk.documentRow = select->integer(1);
        chunk.id = select->textView(2);
        chunk.ordinal = static_cast<std::uint32_t>(select->integer(3));
        chunk.range = {static_cast<std::uint64_t>(select->integer(4)),
                       static_cast<std::uint64_t>(select->integer(5))};
        chunk.tokens = static_cast<std::uint32_t>(select->integer(6));
        chunk.heading = select->textView(7);
        if (texts)
            chunk.text = select->textView(8);
        visit(chunk);
    });
}

Result<> eachStrippedRange(
    Database& database, const EditionInfo& edition, JobContext& context,
    const std::function<void(std::int64_t documentRow, TextRange range, std::string_view kind)>& visit) {
    Result<Statement> select = database.prepare(
        "SELECT s.document, s.start, s.\"end\", s.kind FROM stripped s WHERE s.document IN (SELECT document "
        "FROM snapshot_file WHERE snapshot = ?1) ORDER BY s.document, s.start");
    if (!select)
        return fail(select.error());
    select->bind(1, edition.snapshotRow);
    return eachRow(*select, context, [&] {
        visit(select->integer(0),
              TextRange{static_cast<std::uint64_t>(select->integer(1)),
                        static_cast<std::uint64_t>(select->integer(2))},
              select->textView(3));
    });
}

} // namespace touchstone
