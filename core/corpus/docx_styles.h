// SPDX-License-Identifier: GPL-3.0-or-later
// Styles and numbering of a Word document: what a paragraph is by the name of its style, and what stands
// before an item of its lists. Internal to core/corpus. Belongs to one thread.
#pragma once

#include "core/corpus/docx_package.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

namespace touchstone {

enum class DocxRole { Text, Title, Heading, Code, Contents };

struct DocxStyle {
    DocxRole role = DocxRole::Text;
    int level = 0; ///< of a heading, 1-based
    std::string list;
    int listLevel = 0;
};

class DocxStyles {
public:
    explicit DocxStyles(const pugi::xml_document& styles);
    /// Of a style, and what it is based on.
    [[nodiscard]] DocxStyle styleOf(std::string_view id) const;

private:
    struct Entry {
        std::string name, base, list;
        int outline = -1, listLevel = 0;
    };
    std::unordered_map<std::string, Entry> m_entries;
};

class DocxNumbering {
public:
    explicit DocxNumbering(const pugi::xml_document& numbering);
    /// What stands before the next item of a list at a level (0-based): "- ", "3. ", "b) "; "" = nothing.
    std::string next(const std::string& list, int level);

private:
    static constexpr std::size_t kLevels = 9;
    struct Level {
        std::string format = "decimal";
        long start = 1;
    };
    using Levels = std::array<Level, kLevels>;
    std::unordered_map<std::string, Levels> m_lists;
    std::unordered_map<std::string, std::array<long, kLevels>> m_counts;
};

} // namespace touchstone
