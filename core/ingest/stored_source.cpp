// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/stored_source.h"

namespace touchstone {

namespace {

class StoredSource : public DocumentSource {
public:
    StoredSource(Database& database, const EditionInfo& edition, std::string sourceName)
        : m_database(database), m_snapshot(edition.snapshotRow), m_name(std::move(sourceName)) {
        m_info.origin = "workspace:" + EditionName{edition.name, edition.version}.toString();
        m_info.kind = "folder";
    }

    [[nodiscard]] const SourceInfo& info() const override { return m_info; }

    Result<> read(const SourceSink& sink, JobContext& context) override {
        Result<Statement> select = m_database.prepare(
            "SELECT f.path, f.size, c.bytes FROM snapshot_file f JOIN content c ON c.id = f.content "
            "WHERE f.snapshot = ?1 AND f.source = ?2 ORDER BY f.path");
        if (!select)
            return fail(select.error());
        select->bind(1, m_snapshot).bind(2, m_name);
        for (;;) {
            TOUCHSTONE_TRY(context.check());
            const Result<bool> row = select->step();
            if (!row)
                return fail(row.error());
            if (!*row)
                return {};
            SourceFile file;
            file.path = select->text(0);
            if (sink.wanted && !sink.wanted(file.path, static_cast<std::uint64_t>(select->integer(1))))
                continue;
            file.bytes = std::string(select->blobView(2));
            TOUCHSTONE_TRY(sink.file(std::move(file)));
        }
    }

private:
    Database& m_database;
    std::int64_t m_snapshot;
    std::string m_name;
    SourceInfo m_info;
};

} // namespace

std::unique_ptr<DocumentSource> storedSource(Database& database, const EditionInfo& edition,
                                             const std::string& sourceName) {
    return std::make_unique<StoredSource>(database, edition, sourceName);
}

} // namespace touchstone
