// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an edition as the workspace keeps them, as a source: so that they can be read and cut again
// with other settings, wherever the originals are by now. Belongs to the thread of its connection.
#pragma once

#include "core/corpus/corpus_repository.h"
#include "core/corpus/source.h"

#include <memory>
#include <string>

namespace touchstone {

/// `database` outlives it. Files whose content was never read are not among them.
std::unique_ptr<DocumentSource> storedSource(Database& database, const EditionInfo& edition,
                                             const std::string& sourceName);

} // namespace touchstone
