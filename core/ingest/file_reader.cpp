// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/file_reader.h"

namespace touchstone {

const std::string* FileReader::bytesOf(const std::string& path) {
    const IngestFile* file = m_table.find(path);
    return file != nullptr ? bytesOf(*file) : nullptr;
}

const std::string* FileReader::bytesOf(const IngestFile& file) {
    if (file.inMemory)
        return &file.bytes;
    if (!file.stored)
        return nullptr;
    if (const auto known = m_loaded.find(file.path); known != m_loaded.end())
        return known->second.get();
    if (!m_contents) {
        Result<Database> database = m_workspace.connect(Database::Mode::ReadOnly);
        if (!database)
            return nullptr;
        m_database.emplace(std::move(*database));
        m_contents.emplace(*m_database);
    }
    Result<std::string> bytes = m_contents->load(file.sha256);
    if (!bytes)
        return nullptr;
    return (m_loaded[file.path] = std::make_unique<std::string>(std::move(*bytes))).get();
}

} // namespace touchstone
