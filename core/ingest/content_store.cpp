// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/content_store.h"

namespace touchstone {

Result<> ContentStore::prepare() {
    if (m_load)
        return {};
    Result<Statement> find = m_database.prepare("SELECT id FROM content WHERE sha256 = ?1");
    Result<Statement> insert = m_database.prepare("INSERT INTO content (sha256, bytes) VALUES (?1, ?2)");
    Result<Statement> load = m_database.prepare("SELECT bytes FROM content WHERE sha256 = ?1");
    for (const Result<Statement>* statement : {&find, &insert, &load}) {
        if (!*statement)
            return fail(statement->error());
    }
    m_find = std::move(*find);
    m_insert = std::move(*insert);
    m_load = std::move(*load);
    return {};
}

Result<std::optional<std::int64_t>> ContentStore::find(const std::string& sha256) {
    if (const auto known = m_rows.find(sha256); known != m_rows.end())
        return std::optional<std::int64_t>(known->second);
    TOUCHSTONE_TRY(prepare());
    const Result<bool> row = m_find->bind(1, sha256).step();
    if (!row)
        return fail(row.error());
    std::optional<std::int64_t> id;
    if (*row)
        id = m_rows[sha256] = m_find->integer(0);
    m_find->reset();
    return id;
}

Result<std::int64_t> ContentStore::ensure(const std::string& sha256, std::string_view bytes) {
    const Result<std::optional<std::int64_t>> known = find(sha256);
    if (!known)
        return fail(known.error());
    if (*known)
        return **known;
    TOUCHSTONE_TRY(m_insert->bind(1, sha256).bindBlob(2, bytes).run());
    return m_rows[sha256] = m_database.lastInsertId();
}

Result<std::string> ContentStore::load(const std::string& sha256) {
    TOUCHSTONE_TRY(prepare());
    const Result<bool> row = m_load->bind(1, sha256).step();
    if (!row)
        return fail(row.error());
    std::string bytes(*row ? m_load->blobView(0) : std::string_view());
    m_load->reset();
    if (!*row)
        return fail(ErrorCode::NotFound, "A file's content is no longer in the workspace.",
                    "Add the corpus again.");
    return bytes;
}

} // namespace touchstone
