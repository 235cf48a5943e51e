// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/nunjucks.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace touchstone {
namespace {

std::string_view withoutMargin(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n-");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n-") - from + 1);
}

bool isPlainName(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.';
    });
}

std::vector<std::string_view> wordsIn(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n", at)) != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

class NunjucksReader {
public:
    NunjucksReader(std::string_view text, const std::string& file) : m_text(text), m_file(file) {}

    Result<std::string> read() {
        std::size_t at = 0;
        while (at < m_text.size()) {
            const std::size_t open = m_text.find('{', at);
            if (open == std::string_view::npos || open + 1 >= m_text.size())
                break;
            const char kind = m_text[open + 1];
            if (kind != '{' && kind != '%' && kind != '#') {
                m_out += m_text.substr(at, open + 1 - at);
                at = open + 1;
                continue;
            }
            const std::string_view closing = kind == '{' ? "}}" : kind == '%' ? "%}" : "#}";
            const std::size_t close = m_text.find(closing, open + 2);
            if (close == std::string_view::npos)
                return failAt(open, "A tag begins here and does not end.");
            m_out += m_text.substr(at, open - at);
            const std::string_view inside = withoutMargin(m_text.substr(open + 2, close - open - 2));
            if (kind == '{')
                TOUCHSTONE_TRY(variable(inside, open));
            else if (kind == '%')
                TOUCHSTONE_TRY(statement(inside, open));
            at = close + 2;
        }
        m_out += m_text.substr(at);
        if (!m_open.empty())
            return failAt(m_text.size(),
                          fmt::format("The tag over “{}” is never ended.", m_open.back().name));
        return std::move(m_out);
    }

private:
    struct Open {
        std::string name, item; ///< item: of a loop
        bool isLoop = false;
    };

    tl::unexpected<Error> failAt(std::size_t at, std::string message) const {
        Error error = makeError(
            ErrorCode::BadInput, std::move(message),
            "Only variables, {% for x in list %}, {% if x %} and {% if not x %} have a counterpart.");
        error.file = m_file;
        error.line = std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
        return fail(std::move(error));
    }

    Result<> variable(std::string_view inside, std::size_t at) {
        // Mustache's own signs go through: a file may be written in either language.
        const bool sign =
            !inside.empty() && std::string_view("#^/!&").find(inside.front()) != std::string_view::npos;
        if (!isPlainName(withoutMargin(sign ? inside.substr(1) : inside)) && !(sign && inside.front() == '!'))
            return failAt(at, fmt::format("“{{{{{}}}}}” is more than a name.", inside));
        for (const Open& open : m_open)
            if (open.isLoop && inside.substr(0, open.item.size() + 1) == open.item + ".")
                inside.remove_prefix(open.item.size() + 1);
        m_out += fmt::format("{{{{{}}}}}", inside);
        return {};
    }

    Result<> statement(std::string_view inside, std::size_t at) {
        const std::vector<std::string_view> words = wordsIn(inside);
        if (words.size() == 4 && words[0] == "for" && words[2] == "in" && isPlainName(words[3]))
            return begin('#', {std::string(words[3]), std::string(words[1]), true});
        if (words.size() == 2 && words[0] == "if" && isPlainName(words[1]))
            return begin('#', {localName(words[1]), {}, false});
        if (words.size() == 3 && words[0] == "if" && words[1] == "not" && isPlainName(words[2]))
            return begin('^', {localName(words[2]), {}, false});
        const bool endsLoop = words.size() == 1 && words[0] == "endfor";
        const bool endsIf = words.size() == 1 && words[0] == "endif";
        if ((endsLoop || endsIf) && !m_open.empty() && m_open.back().isLoop == endsLoop) {
            m_out += fmt::format("{{{{/{}}}}}", m_open.back().name);
            m_open.pop_back();
            return {};
        }
        return failAt(at, fmt::format("“{{% {} %}}” has no counterpart here.", inside));
    }

    std::string localName(std::string_view name) const {
        for (const Open& open : m_open)
            if (open.isLoop && name.substr(0, open.item.size() + 1) == open.item + ".")
                name.remove_prefix(open.item.size() + 1);
        return std::string(name);
    }

    Result<> begin(char sign, Open open) {
        m_out += fmt::format("{{{{{}{}}}}}", sign, open.name);
        m_open.push_back(std::move(open));
        return {};
    }

    std::string_view m_text;
    const std::string& m_file;
    std::string m_out;
    std::vector<Open> m_open;
};

} // namespace

Result<std::string> mustacheFromNunjucks(std::string_view text, const std::string& file) {
    return NunjucksReader(text, file).read();
}

std::string nunjucksFromMustache(std::string_view text, std::string_view lists) {
    std::string out;
    std::vector<bool> loops;
    std::size_t at = 0;
    for (std::size_t open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", at)) {
        const bool triple = text.substr(open, 3) == "{{{";
        const std::string_view closing = triple ? "}}}" : "}}";
        const std::size_t close = text.find(closing, open + 2);
        if (close == std::string_view::npos)
            break;
        out += text.substr(at, open - at);
        std::string_view inside = text.substr(open + closing.size(), close - open - closing.size());
        at = close + closing.size();
        const char sign = inside.empty() ? ' ' : inside.front();
        if (std::string_view("#^/!&").find(sign) != std::string_view::npos)
            inside.remove_prefix(1);
        const std::string_view name = withoutMargin(inside);
        const bool inLoop = std::find(loops.begin(), loops.end(), true) != loops.end();
        const std::string_view item =
            inLoop && name != "question" && name != "boundary" && name != "refusal" ? "item." : "";
        if (sign == '!') {
            out += fmt::format("{{#{}#}}", inside);
        } else if (sign == '#' && name == lists) {
            loops.push_back(true);
            out += fmt::format("{{% for item in {} %}}", name);
        } else if (sign == '#' || sign == '^') {
            loops.push_back(false);
            out += fmt::format("{{% if {}{}{} %}}", sign == '^' ? "not " : "", item, name);
        } else if (sign == '/') {
            out += !loops.empty() && loops.back() ? "{% endfor %}" : "{% endif %}";
            if (!loops.empty())
                loops.pop_back();
        } else {
            out += fmt::format("{{{{ {}{} }}}}", item, name);
        }
    }
    out += text.substr(at);
    return out;
}

std::string mustacheFromFormatString(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if ((c == '{' || c == '}') && at + 1 < text.size() && text[at + 1] == c) {
            out += c;
            ++at;
            continue;
        }
        const std::size_t close = c == '{' ? text.find('}', at) : std::string_view::npos;
        if (close != std::string_view::npos && isPlainName(text.substr(at + 1, close - at - 1))) {
            out += fmt::format("{{{{{}}}}}", text.substr(at + 1, close - at - 1));
            at = close;
            continue;
        }
        out += c;
    }
    return out;
}

} // namespace touchstone
