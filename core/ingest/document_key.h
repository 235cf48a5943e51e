// SPDX-License-Identifier: GPL-3.0-or-later
// What a parsed document depends on, as one hash: equal key = the stored document still holds. Immutable;
// safe for concurrent use.
#pragma once

#include "core/corpus/parser.h"
#include "core/ingest/file_table.h"

#include <string>
#include <vector>

namespace touchstone {

/// Raise it whenever the same bytes give another document or other chunks: every page is then parsed anew.
inline constexpr int kParsingVersion = 5;

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
    std::string m_codePathsHash, m_allPathsHash;
};

} // namespace touchstone
