// SPDX-License-Identifier: GPL-3.0-or-later
// The order of the house: which room may include which, and what no file may do. Pure; the test hands in
// files, real ones and made-up ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace touchstone::house {

struct SourceFile {
    std::string path; ///< from the root, with '/'
    std::string text;
};

struct Include {
    std::size_t line = 0;
    std::string target;
    bool quoted = false; ///< "..." and not <...>
};

/// The #include lines of a source, but those in comments and raw strings that begin a line.
std::vector<Include> includesOf(std::string_view text);

/// "core/base" of "core/base/error.h"; "gui" of "gui/main.cpp"; empty outside of the house.
std::string roomOf(std::string_view path);

/// Position of a room in the one order, or -1.
int orderOf(std::string_view room);

/// One sentence for each broken rule, beginning with "path:line: ".
std::vector<std::string> violations(const std::vector<SourceFile>& files);

/// "a -> b -> a" for a circle of rooms, whatever the order says; empty when there is none.
std::string circleOf(const std::vector<SourceFile>& files);

} // namespace touchstone::house
