// SPDX-License-Identifier: GPL-3.0-or-later
// One source less: a new snapshot of the others. Belongs to the thread of the connection, which must hold the
// writer's row.
#pragma once

#include "core/ingest/corpus_adder.h"

#include <string>

namespace touchstone {

/// Errors: as removeSource().
Result<AddReport> dropSource(Database& database, const EditionName& name, const std::string& sourceName,
                             const AddServices& services, JobContext& context);

} // namespace touchstone
