// SPDX-License-Identifier: GPL-3.0-or-later
// Small files of a model's folder. Internal to core/embedding.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace touchstone {

/// At most 64 MiB. Errors: NotFound (no such file), Io, BadInput (too large).
Result<std::string> readModelFile(const std::filesystem::path& file);
/// The same as JSON. Errors: also BadInput when it is none.
Result<nlohmann::json> readModelJson(const std::filesystem::path& file);

} // namespace touchstone
