// SPDX-License-Identifier: GPL-3.0-or-later
// Spans as JSON text, as the workspace keeps them. Pure. Internal to core/traces.
#pragma once

#include "core/traces/traces.h"

#include <string>
#include <string_view>

namespace touchstone {

/// Valid UTF-8 without any secret that the Redactor knows: what may be written down.
std::string writable(std::string_view text);

std::string spansJson(const std::vector<TraceSpan>& spans);
/// Errors: BadInput.
Result<std::vector<TraceSpan>> spansFromJson(std::string_view json);

} // namespace touchstone
