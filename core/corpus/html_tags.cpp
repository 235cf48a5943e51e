// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/html_tags.h"

#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace touchstone {

namespace {

constexpr std::size_t kMaxTagName = 64;

bool isTagNameChar(char c) {
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '-' || c == ':' || c == '_';
}

/// Walks over the attributes of a tag from behind its name; calls `seen(nameStart, nameEnd, valueStart,
/// valueEnd)` for each. Returns the offset behind '>' or npos.
template<class Seen>
std::size_t walkAttributes(std::string_view text, std::size_t at, std::size_t to, Seen&& seen) {
    while (at < to) {
        const char c = text[at];
        if (c == '>')
            return at + 1;
        if (isBlankChar(c) || c == '/') {
            ++at;
            continue;
        }
        if (c == '<' || c == '"' || c == '\'' || c == '=' || c == '`')
            return std::string_view::npos;
        const std::size_t nameStart = at;
        while (at < to && !isBlankChar(text[at]) && text[at] != '=' && text[at] != '>' && text[at] != '/' &&
               text[at] != '<' && text[at] != '"' && text[at] != '\'')
            ++at;
        const std::size_t nameEnd = at;
        std::size_t next = at;
        while (next < to && isBlankChar(text[next]))
            ++next;
        if (next >= to || text[next] != '=') {
            seen(nameStart, nameEnd, nameEnd, nameEnd);
            continue;
        }
        at = next + 1;
        while (at < to && isBlankChar(text[at]))
            ++at;
        if (at >= to)
            return std::string_view::npos;
        if (text[at] == '"' || text[at] == '\'') {
            const std::size_t close = text.substr(0, to).find(text[at], at + 1);
            if (close >= to)
                return std::string_view::npos;
            seen(nameStart, nameEnd, at + 1, close);
            at = close + 1;
            continue;
        }
        const std::size_t valueStart = at;
        while (at < to && !isBlankChar(text[at]) && text[at] != '>' && text[at] != '<')
            ++at;
        seen(nameStart, nameEnd, valueStart, at);
    }
    return std::string_view::npos;
}

struct Named {
    std::string_view name;
    char32_t value;
};

/// The names that documentation uses, in byte order.
constexpr auto kEntities = std::to_array<Named>({
    {"AMP", '&'},       {"Agrave", 0xC0},   {"Auml", 0xC4},    {"Ccedil", 0xC7},  {"Eacute", 0xC9},
    {"GT", '>'},        {"LT", '<'},        {"NewLine", '\n'}, {"Omega", 0x3A9},  {"Ouml", 0xD6},
    {"QUOT", '"'},      {"Sigma", 0x3A3},   {"Tab", '\t'},     {"Uuml", 0xDC},    {"aacute", 0xE1},
    {"acute", 0xB4},    {"agrave", 0xE0},   {"alpha", 0x3B1},  {"amp", '&'},      {"apos", '\''},
    {"ast", '*'},       {"asymp", 0x2248},  {"atilde", 0xE3},  {"auml", 0xE4},    {"beta", 0x3B2},
    {"bsol", '\\'},     {"bull", 0x2022},   {"ccedil", 0xE7},  {"cent", 0xA2},    {"check", 0x2713},
    {"colon", ':'},     {"comma", ','},     {"copy", 0xA9},    {"cross", 0x2717}, {"darr", 0x2193},
    {"deg", 0xB0},      {"delta", 0x3B4},   {"divide", 0xF7},  {"dollar", '$'},   {"eacute", 0xE9},
    {"ecirc", 0xEA},    {"egrave", 0xE8},   {"emsp", 0x2003},  {"ensp", 0x2002},  {"epsilon", 0x3B5},
    {"equals", '='},    {"equiv", 0x2261},  {"euml", 0xEB},    {"euro", 0x20AC},  {"excl", '!'},
    {"frac12", 0xBD},   {"frac14", 0xBC},   {"frac34", 0xBE},  {"gamma", 0x3B3},  {"ge", 0x2265},
    {"grave", '`'},     {"gt", '>'},        {"hArr", 0x21D4},  {"harr", 0x2194},  {"hellip", 0x2026},
    {"iacute", 0xED},   {"iexcl", 0xA1},    {"infin", 0x221E}, {"iquest", 0xBF},  {"lArr", 0x21D0},
    {"lambda", 0x3BB},  {"laquo", 0xAB},    {"larr", 0x2190},  {"lbrace", '{'},   {"lbrack", '['},
    {"lcub", '{'},      {"ldquo", 0x201C},  {"le", 0x2264},    {"lowbar", '_'},   {"lpar", '('},
    {"lsaquo", 0x2039}, {"lsqb", '['},      {"lsquo", 0x2018}, {"lt", '<'},       {"mdash", 0x2014},
    {"micro", 0xB5},    {"middot", 0xB7},   {"minus", 0x2212}, {"mu", 0x3BC},     {"nbsp", 0xA0},
    {"ndash", 0x2013},  {"ne", 0x2260},     {"not", 0xAC},     {"ntilde", 0xF1},  {"num", '#'},
    {"oacute", 0xF3},   {"omega", 0x3C9},   {"ouml", 0xF6},    {"para", 0xB6},    {"percnt", '%'},
    {"period", '.'},    {"pi", 0x3C0},      {"plus", '+'},     {"plusmn", 0xB1},  {"pound", 0xA3},
    {"quest", '?'},     {"quot", '"'},      {"rArr", 0x21D2},  {"raquo", 0xBB},   {"rarr", 0x2192},
    {"rbrace", '}'},    {"rbrack", ']'},    {"rcub", '}'},     {"rdquo", 0x201D}, {"reg", 0xAE},
    {"rpar", ')'},      {"rsaquo", 0x203A}, {"rsqb", ']'},     {"rsquo", 0x2019}, {"sect", 0xA7},
    {"semi", ';'},      {"shy", 0xAD},      {"sigma", 0x3C3},  {"sol", '/'},      {"szlig", 0xDF},
    {"thinsp", 0x2009}, {"tilde", 0x2DC},   {"times", 0xD7},   {"trade", 0x2122}, {"uacute", 0xFA},
    {"uarr", 0x2191},   {"uml", 0xA8},      {"uuml", 0xFC},    {"vert", '|'},     {"yen", 0xA5},
    {"zwj", 0x200D},    {"zwnj", 0x200C},
});

constexpr auto kBlockTags = std::to_array<std::string_view>({
    "address", "article",  "aside",      "blockquote", "body",   "button",   "caption", "center",
    "col",     "colgroup", "dd",         "details",    "dialog", "dir",      "div",     "dl",
    "dt",      "fieldset", "figcaption", "figure",     "footer", "form",     "frame",   "frameset",
    "h1",      "h2",       "h3",         "h4",         "h5",     "h6",       "head",    "header",
    "hr",      "html",     "iframe",     "legend",     "li",     "link",     "main",    "menu",
    "meta",    "nav",      "noframes",   "noscript",   "ol",     "optgroup", "option",  "p",
    "param",   "pre",      "section",    "select",     "source", "summary",  "svg",     "table",
    "tbody",   "td",       "template",   "textarea",   "tfoot",  "th",       "thead",   "title",
    "tr",      "track",    "ul",         "video",
});

} // namespace

std::optional<HtmlTag> scanTag(std::string_view text, std::size_t at, std::size_t to) {
    std::size_t pos = at + 1;
    HtmlTag tag;
    if (pos < to && text[pos] == '/') {
        tag.closing = true;
        ++pos;
    }
    if (pos >= to || !isAsciiLetter(text[pos]))
        return std::nullopt;
    while (pos < to && isTagNameChar(text[pos])) {
        if (tag.name.size() == kMaxTagName)
            return std::nullopt;
        tag.name.push_back(asciiLower(text[pos++]));
    }
    if (tag.name.find(':') != std::string::npos && pos < to && text[pos] != '>' && !isBlankChar(text[pos]))
        return std::nullopt; // an address such as <https://example.org>
    if (pos < to && !isBlankChar(text[pos]) && text[pos] != '>' && text[pos] != '/')
        return std::nullopt;
    tag.end = walkAttributes(text, pos, to, [](std::size_t, std::size_t, std::size_t, std::size_t) {});
    if (tag.end == std::string_view::npos)
        return std::nullopt;
    return tag;
}

std::optional<AttributeValue> tagAttribute(std::string_view text, std::size_t at, std::size_t end,
                                           std::string_view name) {
    std::size_t pos = at + 1;
    while (pos < end && isTagNameChar(text[pos]))
        ++pos;
    std::optional<AttributeValue> found;
    walkAttributes(text, pos, end,
                   [&](std::size_t nameStart, std::size_t nameEnd, std::size_t start, std::size_t stop) {
                       if (!found && equalsIgnoringCase(text.substr(nameStart, nameEnd - nameStart), name))
                           found = AttributeValue{start, stop};
                   });
    return found;
}

bool isBlockTag(std::string_view lowerName) {
    return std::binary_search(kBlockTags.begin(), kBlockTags.end(), lowerName);
}

Entity decodeEntity(std::string_view text, std::size_t at, std::size_t to) {
    Entity out;
    std::size_t pos = at + 1;
    if (pos < to && text[pos] == '#') {
        ++pos;
        const bool hex = pos < to && (text[pos] == 'x' || text[pos] == 'X');
        pos += hex ? 1 : 0;
        char32_t value = 0;
        const std::size_t digits = pos;
        for (; pos < to && pos - digits < 8; ++pos) {
            const char c = asciiLower(text[pos]);
            const bool letter = hex && c >= 'a' && c <= 'f';
            if (!isAsciiDigit(c) && !letter)
                break;
            value = value * (hex ? 16 : 10) + static_cast<char32_t>(letter ? c - 'a' + 10 : c - '0');
        }
        if (pos == digits || pos >= to || text[pos] != ';')
            return out;
        const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
        appendUtf8(out.text, value == 0 || surrogate || value > 0x10FFFF ? 0xFFFD : value);
        out.length = pos + 1 - at;
        return out;
    }
    const std::size_t start = pos;
    while (pos < to && pos - start < 10 && (isAsciiLetter(text[pos]) || isAsciiDigit(text[pos])))
        ++pos;
    if (pos == start || pos >= to || text[pos] != ';')
        return out;
    const std::string_view name = text.substr(start, pos - start);
    const auto known =
        std::lower_bound(kEntities.begin(), kEntities.end(), name,
                         [](const Named& n, std::string_view wanted) { return n.name < wanted; });
    if (known == kEntities.end() || known->name != name)
        return out;
    appendUtf8(out.text, known->value);
    out.length = pos + 1 - at;
    return out;
}

} // namespace touchstone
