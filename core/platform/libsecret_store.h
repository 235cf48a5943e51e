// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's keychain (Secret Service over D-Bus). Internal to core/platform: SecretStore is what others
// see. Each call may wait for the service, a few seconds at most; safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace touchstone::keychain {

/// Errors: NotFound (no such entry), Io (no service).
Result<std::string> read(std::string_view name);
Result<> write(std::string_view name, std::string_view value);
Result<> remove(std::string_view name);
bool available();

} // namespace touchstone::keychain
