// SPDX-License-Identifier: GPL-3.0-or-later
// What a parsed document depends on, as one hash: equal key = the stored document still holds. Belongs to one
// thread.
#pragma once

#include "core/corpus/parser.h"
#include "core/ingest/file_table.h"

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// Raise it whenever the same bytes give another document or other chunks: every page is then parsed anew.
inline constexpr int kParsingVersion = 7;

class DocumentKeys {
public:
    DocumentKeys(const FileTable& table, std::string sourceName, std::string chunkerSpec);
    /// `includedPaths`: of the document. `hasIncludes`, `hasUnresolved`: which other files could come into
    /// play.
    [[nodiscard]] std::string keyOf(const IngestFile& file, Dialect dialect, const ParseContext& context,
                                    const std::vector<std::string>& includedPaths, bool hasIncludes,
                                    bool hasUnresolved) const;

private:
    const FileTable& m_table;
    std::string m_sourceName, m_chunkerSpec;
    /// Over the paths of all files, made when the first page needs them.
    struct Paths {
        std::string code, all;
    };
    [[nodiscard]] const Paths& paths() const;
    mutable std::optional<Paths> m_paths;
};

} // namespace touchstone
