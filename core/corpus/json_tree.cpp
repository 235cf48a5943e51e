// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/json_tree.h"

#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <fmt/core.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMaxDepth = 200;
constexpr std::size_t kMaxNodes = 8000000;
constexpr char32_t kReplacementChar = 0xFFFD;

std::size_t skipBlanks(std::string_view text, std::size_t at) {
    while (at < text.size() && isBlankChar(text[at]))
        ++at;
    return at;
}

Error badJson(std::string_view text, std::size_t at, std::string_view what) {
    at = std::min(at, text.size());
    const std::string_view before = text.substr(0, at);
    const std::size_t line = before.rfind('\n');
    Error error = makeError(ErrorCode::BadInput, fmt::format("Not JSON: {}.", what), "Write the file again.");
    error.line = 1 + std::count(before.begin(), before.end(), '\n');
    error.column = static_cast<std::int64_t>(at - (line == std::string_view::npos ? 0 : line + 1)) + 1;
    return error;
}

/// Behind the closing quote of a string, or npos.
std::size_t stringEnd(std::string_view text, std::size_t at) {
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return std::string_view::npos;
}

} // namespace

Result<JsonTree> JsonTree::parse(std::string_view text, std::size_t from, const JobContext& job) {
    enum class Wanted { Value, FirstValue, Key, FirstKey, Colon, Comma };
    JsonTree out;
    out.m_text = text;
    std::vector<Node> open;
    Wanted wanted = Wanted::Value;
    std::size_t turn = 0;
    const auto closed = [&](std::size_t at) {
        Entry& entry = out.m_nodes[open.back()];
        entry.end = static_cast<std::uint32_t>(at);
        entry.after = static_cast<Node>(out.m_nodes.size());
        open.pop_back();
        wanted = open.empty() ? Wanted::Value : Wanted::Comma;
    };
    for (std::size_t at = skipBlanks(text, from); at < text.size(); at = skipBlanks(text, at)) {
        if (++turn % 8192 == 0)
            TOUCHSTONE_TRY(job.check());
        const char c = text[at];
        const bool object = !open.empty() && out.m_nodes[open.back()].kind == Kind::Object;
        if (wanted == Wanted::Colon) {
            if (c != ':')
                return fail(badJson(text, at, "a colon is missing"));
            wanted = Wanted::Value;
            ++at;
            continue;
        }
        if ((c == ']' || c == '}') && !open.empty() && object == (c == '}') &&
            (wanted == Wanted::Comma || wanted == Wanted::FirstValue || wanted == Wanted::FirstKey)) {
            closed(++at);
            continue;
        }
        if (wanted == Wanted::Comma) {
            if (c != ',')
                return fail(badJson(text, at, "a comma is missing"));
            wanted = object ? Wanted::Key : Wanted::Value;
            ++at;
            continue;
        }
        if (out.m_nodes.size() >= kMaxNodes)
            return fail(badJson(text, at, "more than eight million values"));
        Entry entry;
        entry.start = static_cast<std::uint32_t>(at);
        const bool key = wanted == Wanted::Key || wanted == Wanted::FirstKey;
        if (c == '[' || c == '{') {
            if (key)
                return fail(badJson(text, at, "a name is missing"));
            if (open.size() >= kMaxDepth)
                return fail(badJson(text, at, "nested deeper than 200"));
            entry.kind = c == '[' ? Kind::Array : Kind::Object;
            open.push_back(static_cast<Node>(out.m_nodes.size()));
            out.m_nodes.push_back(entry);
            wanted = c == '[' ? Wanted::FirstValue : Wanted::FirstKey;
            ++at;
            continue;
        }
        std::size_t end = at;
        if (c == '"') {
            entry.kind = Kind::String;
            end = stringEnd(text, at);
            if (end == std::string_view::npos)
                return fail(badJson(text, at, "a string that never ends: the file was cut off"));
        } else {
            while (end < text.size() && (isWordChar(text[end]) || text[end] == '+' || text[end] == '.'))
                ++end;
            if (end == at || key)
                return fail(badJson(text, at, key ? "a name is missing" : "a value is missing"));
        }
        entry.end = static_cast<std::uint32_t>(end);
        entry.after = static_cast<Node>(out.m_nodes.size() + 1);
        out.m_nodes.push_back(entry);
        wanted = key ? Wanted::Colon : open.empty() ? Wanted::Value : Wanted::Comma;
        at = end;
    }
    if (!open.empty())
        return fail(badJson(text, text.size(), "the file was cut off"));
    if (out.m_nodes.empty())
        return fail(badJson(text, text.size(), "nothing is in the file"));
    return out;
}

std::vector<JsonTree::Node> JsonTree::childrenIn(Node from, Node to) const {
    std::vector<Node> out;
    for (Node at = from; at < to; at = m_nodes[at].after)
        out.push_back(at);
    return out;
}

std::vector<JsonTree::Node> JsonTree::children(Node node) const {
    if (node == kNone || (kind(node) != Kind::Array && kind(node) != Kind::Object))
        return {};
    return childrenIn(node + 1, m_nodes[node].after);
}

JsonTree::Node JsonTree::member(Node object, std::string_view key) const {
    if (!is(object, Kind::Object))
        return kNone;
    for (Node at = object + 1; at < m_nodes[object].after;) {
        const Node content = m_nodes[at].after;
        const Entry& name = m_nodes[at];
        if (m_text.substr(name.start + 1, name.end - name.start - 2) == key)
            return content;
        at = m_nodes[content].after;
    }
    return kNone;
}

std::string JsonTree::value(Node node, std::size_t limit) const {
    if (node == kNone || kind(node) == Kind::Array || kind(node) == Kind::Object)
        return {};
    const std::string_view source = m_text.substr(start(node), end(node) - start(node));
    if (kind(node) == Kind::Scalar)
        return source == "null" ? std::string{} : std::string(source.substr(0, limit));
    std::string out;
    JsonStringReader reader(m_text, start(node) + 1, end(node) - 1);
    for (JsonPiece piece; out.size() < limit && reader.next(piece);)
        out += piece.plain.empty() ? std::string_view(piece.decoded) : piece.plain.substr(0, limit);
    if (out.size() > limit)
        out.resize(utf8Floor(out, limit));
    return out;
}

char32_t JsonStringReader::unit(std::size_t at) const {
    if (at + 6 > m_end || m_text[at] != '\\' || m_text[at + 1] != 'u')
        return 0xFFFFFFFF;
    char32_t out = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = asciiLower(m_text[i]);
        if (!isAsciiDigit(c) && (c < 'a' || c > 'f'))
            return 0xFFFFFFFF;
        out = out * 16 + static_cast<char32_t>(isAsciiDigit(c) ? c - '0' : c - 'a' + 10);
    }
    return out;
}

bool JsonStringReader::next(JsonPiece& piece) {
    if (m_at >= m_end)
        return false;
    piece.plain = {};
    piece.decoded.clear();
    piece.start = m_at;
    if (m_text[m_at] != '\\') {
        m_at = std::min(m_text.substr(0, m_end).find('\\', m_at), m_end);
        piece.plain = m_text.substr(piece.start, m_at - piece.start);
        piece.end = m_at;
        return true;
    }
    static constexpr std::string_view kNames = "nrtbf\"\\/";
    static constexpr std::string_view kMeant = "\n\r\t\b\f\"\\/";
    const char c = m_at + 1 < m_end ? m_text[m_at + 1] : '\0';
    const std::size_t known = kNames.find(c);
    std::size_t size = 2;
    if (c != '\0' && known != std::string_view::npos) {
        piece.decoded = kMeant[known];
    } else {
        char32_t point = unit(m_at);
        if (point != 0xFFFFFFFF)
            size = 6;
        if (point >= 0xD800 && point < 0xDC00) {
            const char32_t low = unit(m_at + 6);
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
                size = 12;
            }
        }
        if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
            point = kReplacementChar;
        appendUtf8(piece.decoded, point);
    }
    m_at = std::min(m_at + size, m_end);
    piece.end = m_at;
    return true;
}

} // namespace touchstone
