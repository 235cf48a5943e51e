// SPDX-License-Identifier: GPL-3.0-or-later
// What the front lines of two prompts say differently, field by field. Pure; safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// `field`: the key, or within a JSON value the key and the members on the way:
/// "schema.properties.answer.type".
struct SettingChange {
    std::string field;
    std::optional<std::string> before, after; ///< none: it is not there
};

/// JSON that is laid out differently is the same; so are the order of its members and blanks. `name` and
/// `version` are left out. Errors: BadInput (a text that has no layout).
Result<std::vector<SettingChange>> diffSettings(const PromptVersion& before, const PromptVersion& after);

} // namespace touchstone
