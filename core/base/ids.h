// SPDX-License-Identifier: GPL-3.0-or-later
// Distinct id types, so that a document's id cannot be handed in where a chunk's is meant.
// Content ids are a prefix and 16 hex digits of SHA-256; traces, answers and runs are ULIDs (sortable by
// time).
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace touchstone {

template<class Tag>
struct Id {
    std::string value;

    [[nodiscard]] bool empty() const { return value.empty(); }
    friend bool operator==(const Id&, const Id&) = default;
    friend auto operator<=>(const Id&, const Id&) = default;
};

using DocumentId = Id<struct DocumentTag>;         ///< d_ + 16 hex
using SectionId = Id<struct SectionTag>;           ///< s_ + 16 hex
using ChunkId = Id<struct ChunkTag>;               ///< c_ + 16 hex
using TraceId = Id<struct TraceTag>;               ///< ULID
using AnswerId = Id<struct AnswerTag>;             ///< ULID
using ConversationId = Id<struct ConversationTag>; ///< ULID
using RunId = Id<struct RunTag>;                   ///< ULID

/// "c_" + the first 16 hex digits of SHA-256 over the fields, each preceded by its length (so that fields
/// cannot run into one another).
std::string contentId(std::string_view prefix, std::initializer_list<std::string_view> fields);

/// A new ULID: 48 bits of milliseconds since 1970, 80 random bits, Crockford base 32, 26 characters.
/// Thread-safe.
std::string newUlid();

} // namespace touchstone

template<class Tag>
struct std::hash<touchstone::Id<Tag>> {
    std::size_t operator()(const touchstone::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
