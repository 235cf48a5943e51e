// SPDX-License-Identifier: GPL-3.0-or-later
// The few tags of Nunjucks (and of Jinja) that have a counterpart in Mustache, and Python's format strings.
// Pure. Internal to core/prompts and its tests.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace touchstone {

/// {% for x in list %}, {% if x %}, {% if not x %}, their ends, {{ x }}, {{ item.x }}, {# … #}. Errors:
/// BadInput with `file` and line: any other tag, a filter, an end without a beginning.
Result<std::string> mustacheFromNunjucks(std::string_view text, const std::string& file);
/// `lists`: names of sections that go over a list ("sources"); all others are conditions. Takes a text that
/// Template::parse accepts.
std::string nunjucksFromMustache(std::string_view text, std::string_view lists);

/// "{name}" -> "{{name}}", "{{" -> "{".
std::string mustacheFromFormatString(std::string_view text);

} // namespace touchstone
