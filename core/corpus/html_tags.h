// SPDX-License-Identifier: GPL-3.0-or-later
// HTML tags and entities as far as a reader of text needs them: where a tag ends, what it is called, one of
// its attributes, what an entity stands for. Nothing is ever fetched or executed. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

struct HtmlTag {
    std::size_t end = 0; ///< behind '>'
    std::string name;    ///< lower case
    bool closing = false;
};

/// A well-formed tag that starts with the '<' at `at` and ends before `to`; stops at the first character that
/// no tag can hold, so that a page of unclosed tags stays linear.
std::optional<HtmlTag> scanTag(std::string_view text, std::size_t at, std::size_t to);

/// Value of an attribute of the tag text[at, end): offsets of the value without its quotes.
struct AttributeValue {
    std::size_t start = 0;
    std::size_t end = 0;
};
std::optional<AttributeValue> tagAttribute(std::string_view text, std::size_t at, std::size_t end,
                                           std::string_view name);

/// Tags that stand for a paragraph, a cell or another block of its own.
bool isBlockTag(std::string_view lowerName);

/// The character that the entity at '&' stands for, and the bytes that it takes; length 0: no entity.
struct Entity {
    std::size_t length = 0;
    std::string text; ///< UTF-8
};
Entity decodeEntity(std::string_view text, std::size_t at, std::size_t to);

} // namespace touchstone
