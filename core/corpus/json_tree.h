// SPDX-License-Identifier: GPL-3.0-or-later
// JSON with the place of every value in its file: notebooks and issues are quoted from there. A flat list in
// the order of the text; nothing recurses. Internal to core/corpus. Immutable once made; safe for concurrent
// reads.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class JsonTree {
public:
    enum class Kind : std::uint8_t { Scalar, String, Array, Object };
    using Node = std::uint32_t;
    static constexpr Node kNone = 0xFFFFFFFF;

    /// One value, or several one after the other (JSON Lines). Errors: BadInput with line and column (no
    /// JSON, cut off, nested deeper than 200, more than eight million values), Cancelled.
    static Result<JsonTree> parse(std::string_view text, std::size_t from, const JobContext& job);

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::vector<Node> roots() const { return childrenIn(0, static_cast<Node>(m_nodes.size())); }
    [[nodiscard]] Kind kind(Node node) const { return m_nodes[node].kind; }
    [[nodiscard]] bool is(Node node, Kind kind) const { return node != kNone && m_nodes[node].kind == kind; }
    [[nodiscard]] std::size_t start(Node node) const { return m_nodes[node].start; }
    [[nodiscard]] std::size_t end(Node node) const { return m_nodes[node].end; }
    /// Elements of an array; keys and values in turn of an object; none of anything else or of kNone.
    [[nodiscard]] std::vector<Node> children(Node node) const;
    /// Value of a key, or kNone.
    [[nodiscard]] Node member(Node object, std::string_view key) const;
    /// Decoded text of a string, the text of a number, "" of anything else; at most `limit` bytes.
    [[nodiscard]] std::string value(Node node, std::size_t limit = 1000) const;
    [[nodiscard]] std::string valueOf(Node object, std::string_view key) const {
        return value(member(object, key));
    }

private:
    struct Entry {
        Kind kind = Kind::Scalar;
        std::uint32_t start = 0, end = 0;
        Node after = 0; ///< the next value that is not within this one
    };
    [[nodiscard]] std::vector<Node> childrenIn(Node from, Node to) const;

    std::string_view m_text;
    std::vector<Entry> m_nodes;
};

/// A piece of a JSON string: text that stands for source bytes [start, end). Lone surrogates and what is no
/// escape become U+FFFD.
struct JsonPiece {
    std::string_view plain; ///< as it stands, or
    std::string decoded;    ///< what an escape means
    std::size_t start = 0, end = 0;
};

/// Reads the pieces of a string's inside, one after the other.
class JsonStringReader {
public:
    JsonStringReader(std::string_view text, std::size_t start, std::size_t end)
        : m_text(text), m_at(start), m_end(end) {}
    bool next(JsonPiece& piece);

private:
    char32_t unit(std::size_t at) const;
    std::string_view m_text;
    std::size_t m_at, m_end;
};

} // namespace touchstone
