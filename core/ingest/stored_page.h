// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a live snapshot, read again from its stored bytes: what the source view and the inspector show.
// Belongs to the thread of its connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/corpus/document.h"
#include "core/store/database.h"

#include <memory>
#include <string>

namespace touchstone {

struct StoredPage {
    Document document; ///< with blocks; of a file that is only included, its code
    /// As they lay on disk or in the archive; of a PDF or Word document the text that was taken out.
    std::string bytes;
};

/// Reads many pages of one snapshot: the list of its files is fetched once.
class StoredPageReader {
public:
    StoredPageReader(Database& database, const EditionInfo& edition);
    ~StoredPageReader();
    StoredPageReader(const StoredPageReader&) = delete;
    StoredPageReader& operator=(const StoredPageReader&) = delete;
    /// Errors: NotFound (no such file in the snapshot), what the parser says, Cancelled.
    Result<StoredPage> read(const std::string& path, JobContext& context);

private:
    class Files;
    Database& m_database;
    EditionInfo m_edition;
    std::unique_ptr<Files> m_files;
};

/// One page. Errors: as above.
Result<StoredPage> readStoredPage(Database& database, const EditionInfo& edition, const std::string& path,
                                  JobContext& context);

} // namespace touchstone
