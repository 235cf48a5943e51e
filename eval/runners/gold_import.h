// SPDX-License-Identifier: GPL-3.0-or-later
// A gold set out of a file, the same way for both programs: JSON Lines, CSV, Ragas rows or a BEIR folder.
// Belongs to the thread of the connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/workspace.h"
#include "eval/gold/gold_set.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct GoldImportRequest {
    std::string file;                ///< or a BEIR folder
    std::optional<std::string> text; ///< what stands in it; none: it is read
    std::string name;                ///< "" = the file's
    /// Edition that it is made for; "" = the one of the set's name, else the only one, else none.
    std::string corpus;
    std::map<std::string, std::string> columns; ///< of CSV: our column -> the file's
};

struct GoldImport {
    GoldSet set;
    std::vector<std::string> warnings; ///< places that the corpus does not have, one sentence each
};

/// All or nothing. Errors: BadInput with file:line:column, NotFound (no such corpus), the store's, Io,
/// Cancelled.
Result<GoldImport> importGold(const std::shared_ptr<Workspace>& workspace, Database& database,
                              const GoldImportRequest& request, JobContext& context);

/// Everything that is wrong with a file that importGold() refused, at most so many.
std::vector<Error> goldImportErrors(const GoldImportRequest& request, const Error& refused, std::size_t most);

} // namespace touchstone
