// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/later.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace touchstone::cli {

namespace {
constexpr std::array<std::string_view, 1> kCommands{"trace import"};
} // namespace

std::string laterMessage(const std::vector<std::string>& words) {
    std::vector<std::string_view> plain;
    for (const std::string& word : words)
        if (!word.starts_with("-"))
            plain.push_back(word);
    for (std::string_view command : kCommands) {
        const std::size_t blank = command.find(' ');
        const std::string_view first = command.substr(0, blank);
        const auto at = std::find(plain.begin(), plain.end(), first);
        if (at == plain.end())
            continue;
        if (blank == std::string_view::npos ||
            (at + 1 != plain.end() && *(at + 1) == command.substr(blank + 1)))
            return fmt::format("'{}' comes with a later version of Touchstone; this is {}.", command,
                               TOUCHSTONE_VERSION);
    }
    return {};
}

} // namespace touchstone::cli
