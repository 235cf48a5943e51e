// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's result codes as our errors. Internal to core/store. Safe for concurrent use on different handles.
#pragma once

#include "core/base/error.h"

#include <string_view>

struct sqlite3;

namespace touchstone {

/// `what`: the statement or the deed that failed; only its beginning goes into the detail. `handle` may be
/// null.
Error sqliteError(sqlite3* handle, int code, std::string_view what, std::string_view path);

} // namespace touchstone
