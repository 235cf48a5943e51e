// SPDX-License-Identifier: GPL-3.0-or-later
// All files of an edition as the inspector's table shows them: what became of each, in one pass and without
// any page's text. Belongs to the thread of its connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <string>

namespace touchstone {

struct ListedDocument {
    std::int64_t row = 0; ///< of the document; 0 = the file was not read
    std::string source, path, title;
    std::string state;  ///< parsed | failed | skipped
    std::string reason; ///< why failed or skipped, or why this dialect
    std::string dialect;
    std::uint64_t sizeBytes = 0, sections = 0, chunks = 0;
    std::string language; ///< of the metadata ("language", "lang"), "" = not said
    std::string version;  ///< of the metadata, else of the edition
    std::string status;   ///< of the metadata ("Final", "Superseded" ...)
};

/// In order of source and path. Errors: the visitor's, Cancelled (looked at every few thousand files).
Result<> eachListedDocument(Database& database, const EditionInfo& edition, JobContext& context,
                            const std::function<void(ListedDocument&&)>& visit);

} // namespace touchstone
