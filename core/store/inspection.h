// SPDX-License-Identifier: GPL-3.0-or-later
// Is this file a sound workspace? Looks, never writes. Internal to core/store. Belongs to the thread of the
// connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <filesystem>

namespace touchstone {

enum class FileKind { Missing, Empty, Database };

/// From the file itself, before SQLite sees it. Errors: BadInput (a folder, a pipe ...), WorkspaceDamaged
/// (not a SQLite database, or another program's), Io.
Result<FileKind> inspectFile(const std::filesystem::path& path);

/// True when the file is shorter than its own header says, or has pages that it should not have.
bool sizeIsSuspect(const std::filesystem::path& path);

/// Reads the header's numbers and the schema: fast. Errors: WorkspaceDamaged (tables missing, foreign
/// application).
Result<> checkSchema(Database& database);

/// PRAGMA quick_check. Errors: WorkspaceDamaged, whose hint lists what can still be read.
Result<> checkThoroughly(Database& database);

} // namespace touchstone
