// SPDX-License-Identifier: GPL-3.0-or-later
// The small JSON values of the workspace's columns: written by hand, because an add writes a hundred thousand
// of them. Pure; safe for concurrent use.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Appends `text` as a JSON string with its quotes. Bytes that are not valid UTF-8 become U+FFFD.
void appendJsonString(std::string& out, std::string_view text);
std::string jsonArray(const std::vector<std::string>& texts);
std::string jsonObject(const std::map<std::string, std::string>& values);

/// Back again. What is not of that shape gives an empty value.
std::vector<std::string> parseJsonStrings(std::string_view json);
std::map<std::string, std::string> parseJsonObject(std::string_view json);

} // namespace touchstone
