// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of the files of a table, from memory or from the workspace. Belongs to one thread, on which it opens
// its own connection when it needs one.
#pragma once

#include "core/ingest/content_store.h"
#include "core/ingest/file_table.h"
#include "core/store/workspace.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace touchstone {

class FileReader {
public:
    FileReader(const Workspace& workspace, const FileTable& table) : m_workspace(workspace), m_table(table) {}
    /// Null: there is no such text. Valid until forget().
    const std::string* bytesOf(const std::string& path);
    const std::string* bytesOf(const IngestFile& file);
    /// Lets go of what was read from the workspace.
    void forget() { m_loaded.clear(); }

private:
    const Workspace& m_workspace;
    const FileTable& m_table;
    std::optional<Database> m_database;
    std::optional<ContentStore> m_contents;
    std::unordered_map<std::string, std::unique_ptr<std::string>> m_loaded;
};

} // namespace touchstone
