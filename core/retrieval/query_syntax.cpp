// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/query_syntax.h"

#include "core/text/utf8.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace touchstone {

namespace {

constexpr std::size_t kShortestExcluded = 3; // -p and -it are options of programs, not operators
constexpr std::size_t kShortestPrefix = 2;
constexpr std::size_t kMostNearParts = 8;
constexpr std::size_t kLongestOperator = 1000; // bytes of a phrase or of NEAR(...)

bool isQueryBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool isQueryWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isQueryLetter(char c) {
    return isQueryWordByte(c) && !(c >= '0' && c <= '9') && c != '_';
}

bool hasWord(std::string_view text) {
    return std::any_of(text.begin(), text.end(), isQueryWordByte);
}

/// Opening and closing quotes, in bytes.
struct Quotes {
    std::string_view open, close;
};
constexpr std::array<Quotes, 3> kQuotes{
    {{"\"", "\""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x9E", "\xE2\x80\x9C"}}};

class QueryParser {
public:
    explicit QueryParser(std::string_view text) : m_text(text) {}

    ParsedQuery run() {
        while (m_at < m_text.size()) {
            const bool starts = m_at == 0 || isQueryBlank(m_text[m_at - 1]);
            if (starts && m_out.conditions.size() < kMostConditions)
                if (auto condition = operatorHere()) {
                    take(std::move(*condition));
                    continue;
                }
            m_out.words += m_text[m_at++];
        }
        const bool asksForSomething = std::any_of(m_out.conditions.begin(), m_out.conditions.end(),
                                                  [](const QueryCondition& each) { return !each.excluded; });
        // Nothing to find and only something to leave out: that was no operator.
        if (m_out.conditions.empty() || (!asksForSomething && !hasWord(m_out.words)))
            return {std::string(m_text), {}};
        return std::move(m_out);
    }

private:
    void take(QueryCondition condition) {
        condition.written = std::string(m_text.substr(m_at, m_end - m_at));
        m_at = m_end;
        const bool ranks = !condition.excluded && (condition.kind == QueryCondition::Kind::Phrase ||
                                                   condition.kind == QueryCondition::Kind::Near);
        if (ranks)
            m_out.words += fmt::format("{}", fmt::join(condition.parts, " "));
        m_out.conditions.push_back(std::move(condition));
    }

    /// Sets m_end where there is one.
    std::optional<QueryCondition> operatorHere() {
        std::size_t at = m_at;
        QueryCondition condition;
        if (m_text[at] == '-') {
            condition.excluded = true;
            ++at;
        }
        const bool named = fieldAt(at, condition);
        if (quotedAt(at, condition))
            return condition;
        if (named)
            return valueAt(at, condition) ? std::optional(std::move(condition)) : std::nullopt;
        if (condition.excluded)
            return excludedWordAt(at, condition) ? std::optional(std::move(condition)) : std::nullopt;
        if (prefixAt(at, condition) || nearAt(at, condition))
            return condition;
        return std::nullopt;
    }

    /// Takes `heading:` and its like off.
    bool fieldAt(std::size_t& at, QueryCondition& condition) const {
        using Kind = QueryCondition::Kind;
        using Field = QueryCondition::Field;
        struct Name {
            std::string_view text;
            Kind kind;
            Field field;
        };
        static constexpr std::array<Name, 4> kNames{{{"heading:", Kind::Phrase, Field::Heading},
                                                     {"code:", Kind::Phrase, Field::Code},
                                                     {"path:", Kind::Path, Field::Anywhere},
                                                     {"version:", Kind::Version, Field::Anywhere}}};
        for (const Name& name : kNames)
            if (m_text.substr(at, name.text.size()) == name.text) {
                condition.kind = name.kind;
                condition.field = name.field;
                at += name.text.size();
                return true;
            }
        return false;
    }

    /// Nothing of a word may follow: `"a"b` is text.
    [[nodiscard]] bool endsAt(std::size_t at) const {
        return at >= m_text.size() ||
               !(isQueryWordByte(m_text[at]) || m_text[at] == '"' || m_text[at] == '*');
    }

    bool quotedAt(std::size_t at, QueryCondition& condition) {
        for (const Quotes& quotes : kQuotes) {
            if (m_text.substr(at, quotes.open.size()) != quotes.open)
                continue;
            const std::size_t begin = at + quotes.open.size();
            const std::size_t end = closing(quotes.close, begin);
            if (end == std::string_view::npos)
                continue;
            const std::string_view inner = m_text.substr(begin, end - begin);
            m_end = end + quotes.close.size();
            if (!hasWord(inner) || !endsAt(m_end))
                continue;
            condition.parts = {std::string(inner)};
            return true;
        }
        return false;
    }

    /// Looks only so far that a hundred thousand opening quotes do not each look to the end.
    [[nodiscard]] std::size_t closing(std::string_view wanted, std::size_t from) const {
        const std::size_t end = m_text.substr(from, kLongestOperator).find(wanted);
        return end == std::string_view::npos ? end : from + end;
    }

    [[nodiscard]] std::size_t blankFrom(std::size_t at) const {
        while (at < m_text.size() && !isQueryBlank(m_text[at]))
            ++at;
        return at;
    }
    [[nodiscard]] std::size_t wordEnd(std::size_t at) const {
        while (at < m_text.size() && isQueryWordByte(m_text[at]))
            ++at;
        return at;
    }

    bool valueAt(std::size_t at, QueryCondition& condition) {
        m_end = blankFrom(at);
        std::string_view value = m_text.substr(at, m_end - at);
        if (condition.field != QueryCondition::Field::Anywhere && value.ends_with('*') &&
            value.size() > kShortestPrefix && wordEnd(at) + 1 == m_end) {
            condition.kind = QueryCondition::Kind::Prefix;
            value.remove_suffix(1);
        }
        if (!hasWord(value))
            return false;
        condition.parts = {std::string(value)};
        return true;
    }

    bool excludedWordAt(std::size_t at, QueryCondition& condition) {
        m_end = blankFrom(at);
        const std::string_view word = m_text.substr(at, m_end - at);
        const bool plain = word.size() >= kShortestExcluded && isQueryLetter(word.front()) &&
                           std::all_of(word.begin(), word.end(),
                                       [](char c) { return isQueryWordByte(c) || c == '.' || c == '-'; }) &&
                           isQueryWordByte(word.back());
        if (plain)
            condition.parts = {std::string(word)};
        return plain;
    }

    bool prefixAt(std::size_t at, QueryCondition& condition) {
        const std::size_t star = wordEnd(at);
        if (star - at < kShortestPrefix || star >= m_text.size() || m_text[star] != '*')
            return false;
        const char next = star + 1 < m_text.size() ? m_text[star + 1] : ' ';
        if (!isQueryBlank(next) && std::string_view(",.;:?!").find(next) == std::string_view::npos)
            return false;
        condition.kind = QueryCondition::Kind::Prefix;
        condition.parts = {std::string(m_text.substr(at, star - at))};
        m_end = star + 1;
        return true;
    }

    bool nearAt(std::size_t at, QueryCondition& condition) {
        if (m_text.substr(at, 5) != "NEAR(")
            return false;
        const std::size_t close = closing(")", at);
        if (close == std::string_view::npos)
            return false;
        std::string_view inner = m_text.substr(at + 5, close - at - 5);
        std::size_t distance = condition.distance;
        if (const std::size_t comma = inner.rfind(','); comma != std::string_view::npos) {
            std::string_view number = inner.substr(comma + 1);
            while (!number.empty() && isQueryBlank(number.front()))
                number.remove_prefix(1);
            const auto read = std::from_chars(number.data(), number.data() + number.size(), distance);
            if (number.empty() || read.ec != std::errc() || read.ptr != number.data() + number.size() ||
                distance > 10000)
                return false;
            inner = inner.substr(0, comma);
        }
        condition.parts = partsOf(inner);
        if (condition.parts.size() < 2 || condition.parts.size() > kMostNearParts)
            return false;
        condition.kind = QueryCondition::Kind::Near;
        condition.distance = distance;
        m_end = close + 1;
        return true;
    }

    /// Words and quoted phrases, each once.
    static std::vector<std::string> partsOf(std::string_view inner) {
        std::vector<std::string> parts;
        for (std::size_t at = 0; at < inner.size();) {
            if (isQueryBlank(inner[at])) {
                ++at;
                continue;
            }
            const bool quoted = inner[at] == '"' && inner.find('"', at + 1) != std::string_view::npos;
            const std::size_t begin = quoted ? at + 1 : at;
            std::size_t end = begin;
            while (end < inner.size() && !(quoted ? inner[end] == '"' : isQueryBlank(inner[end])))
                ++end;
            std::string part(inner.substr(begin, end - begin));
            if (hasWord(part) && std::find(parts.begin(), parts.end(), part) == parts.end())
                parts.push_back(std::move(part));
            at = quoted ? end + 1 : end;
        }
        return parts;
    }

    std::string_view m_text;
    std::size_t m_at = 0, m_end = 0;
    ParsedQuery m_out;
};

} // namespace

ParsedQuery parseQuery(std::string_view query) {
    return QueryParser(query).run();
}

std::string conditionWords(const QueryCondition& condition) {
    using Kind = QueryCondition::Kind;
    const std::string first = condition.parts.empty() ? std::string() : condition.parts.front();
    std::string what;
    switch (condition.kind) {
    case Kind::Phrase:
        what = fmt::format("\"{}\" as written", first);
        break;
    case Kind::Prefix:
        what = fmt::format("a word that begins with \"{}\"", first);
        break;
    case Kind::Near:
        what = fmt::format("\"{}\" with at most {} words between", fmt::join(condition.parts, "\" and \""),
                           condition.distance);
        break;
    case Kind::Path:
        what = fmt::format("a path with \"{}\"", first);
        break;
    case Kind::Version:
        what = fmt::format("version {}", first);
        break;
    }
    if (condition.field == QueryCondition::Field::Heading)
        what += " in a heading";
    if (condition.field == QueryCondition::Field::Code)
        what += " in code";
    return (condition.excluded ? "without " : "with ") + what;
}

} // namespace touchstone
