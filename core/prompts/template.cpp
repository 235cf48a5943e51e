// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/template.h"

#include "core/base/spec.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

constexpr std::size_t kDeepest = 32; // sections within sections: renderNodes calls itself once for each

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

bool isName(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.';
    });
}

} // namespace

/// Goes once over the text and makes the nodes.
class Template::Reader {
public:
    Reader(std::string_view text, const TemplateOrigin& origin, Template& result)
        : m_text(text), m_origin(origin), m_result(result) {
        m_result.m_file = origin.file;
    }

    Result<> read() {
        while (m_at < m_text.size()) {
            const std::size_t open = m_text.find("{{", m_at);
            if (open == std::string_view::npos)
                break;
            TOUCHSTONE_TRY(readTag(open));
        }
        addText(m_at, m_text.size());
        if (!m_open.empty()) {
            const Node& section = m_result.m_nodes[m_open.back()];
            return m_result.failAt(section, fmt::format("The section “{}” is never closed.", section.text),
                                   fmt::format("Write {{{{/{}}}}} where it ends.", section.text));
        }
        return {};
    }

private:
    struct Tag {
        char sign = 0; ///< # ^ / ! & or 0
        std::string name;
        std::size_t start = 0, end = 0;
    };

    Result<> readTag(std::size_t open) {
        const bool triple = m_text.substr(open, 3) == "{{{";
        const std::string_view closing = triple ? "}}}" : "}}";
        const std::size_t inner = open + (triple ? 3 : 2);
        const std::size_t close = m_text.find(closing, inner);
        Node node;
        place(open, node);
        if (close == std::string_view::npos)
            return m_result.failAt(node, "A tag begins here and does not end.", "Close it with }}.");
        Tag tag;
        tag.start = open;
        tag.end = close + closing.size();
        std::string_view content = m_text.substr(inner, close - inner);
        if (!triple && !content.empty() &&
            std::string_view("#^/!&>=").find(content.front()) != std::string_view::npos) {
            tag.sign = content.front();
            content.remove_prefix(1);
        }
        if (tag.sign == '>' || tag.sign == '=')
            return m_result.failAt(node,
                                   "Partials and changed delimiters are not part of a prompt's template.",
                                   "Write the text out.");
        tag.name = std::string(trimmed(content));
        if (tag.sign != '!' && !isName(tag.name))
            return m_result.failAt(node, fmt::format("“{}” is not a name.", tag.name),
                                   "A name has letters, digits, '_', '-' and '.'.");
        return take(tag, std::move(node));
    }

    Result<> take(const Tag& tag, Node node) {
        std::size_t textEnd = tag.start;
        std::size_t next = tag.end;
        if (tag.sign != 0 && tag.sign != '&')
            standAlone(tag, textEnd, next);
        addText(m_at, textEnd);
        m_at = next;
        node.text = tag.name;
        switch (tag.sign) {
        case '!':
            return {};
        case '#':
        case '^':
            if (m_open.size() >= kDeepest)
                return m_result.failAt(node, "Sections lie too deep in one another.", "");
            node.kind = tag.sign == '#' ? Kind::Section : Kind::Inverted;
            m_open.push_back(m_result.m_nodes.size());
            m_result.m_nodes.push_back(std::move(node));
            return {};
        case '/':
            return closeSection(node);
        default:
            node.kind = Kind::Variable;
            m_result.m_nodes.push_back(std::move(node));
            return {};
        }
    }

    Result<> closeSection(const Node& node) {
        if (m_open.empty())
            return m_result.failAt(node, fmt::format("“{}” is closed here but was never opened.", node.text),
                                   "");
        Node& section = m_result.m_nodes[m_open.back()];
        if (section.text != node.text)
            return m_result.failAt(node,
                                   fmt::format("“{}” is closed here, but the open section is “{}” (line {}).",
                                               node.text, section.text, section.line),
                                   "");
        section.end = m_result.m_nodes.size();
        m_open.pop_back();
        return {};
    }

    /// A section tag or comment alone on its line takes the whole line with it.
    void standAlone(const Tag& tag, std::size_t& textEnd, std::size_t& next) const {
        std::size_t lineStart = tag.start;
        while (lineStart > m_at && (m_text[lineStart - 1] == ' ' || m_text[lineStart - 1] == '\t'))
            --lineStart;
        const bool startsLine = lineStart == 0 || m_text[lineStart - 1] == '\n';
        std::size_t lineEnd = tag.end;
        while (lineEnd < m_text.size() &&
               (m_text[lineEnd] == ' ' || m_text[lineEnd] == '\t' || m_text[lineEnd] == '\r'))
            ++lineEnd;
        if (!startsLine || (lineEnd < m_text.size() && m_text[lineEnd] != '\n'))
            return;
        textEnd = lineStart;
        next = std::min(lineEnd + 1, m_text.size());
    }

    void addText(std::size_t from, std::size_t to) {
        if (from >= to)
            return;
        Node node;
        node.text = std::string(m_text.substr(from, to - from));
        m_result.m_nodes.push_back(std::move(node));
    }

    /// Lines and columns are counted on from the last place: places only go forward.
    void place(std::size_t at, Node& node) {
        for (std::size_t i = m_placed; i < at; ++i)
            if (m_text[i] == '\n') {
                ++m_line;
                m_lineStart = i + 1;
            }
        m_placed = at;
        node.line = m_origin.firstLine + m_line;
        node.column =
            static_cast<std::int64_t>(codePointCount(m_text.substr(m_lineStart, at - m_lineStart))) + 1;
    }

    std::string_view m_text;
    const TemplateOrigin& m_origin;
    Template& m_result;
    std::size_t m_at = 0, m_placed = 0, m_lineStart = 0;
    std::int64_t m_line = 0;
    std::vector<std::size_t> m_open; ///< indices of the sections that are open
};

tl::unexpected<Error> Template::failAt(const Node& node, std::string message, std::string hint) const {
    Error error = makeError(ErrorCode::BadInput, std::move(message), std::move(hint));
    error.file = m_file;
    error.line = node.line;
    error.column = node.column;
    return fail(std::move(error));
}

Result<Template> Template::parse(std::string_view text, const TemplateOrigin& origin) {
    Template result;
    TOUCHSTONE_TRY(Reader(text, origin, result).read());
    return result;
}

std::vector<Template::Use> Template::uses() const {
    std::vector<Use> out;
    std::vector<std::pair<std::string, std::size_t>> open; ///< name, where it ends
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        while (!open.empty() && open.back().second <= i)
            open.pop_back();
        const Node& node = m_nodes[i];
        if (node.kind == Kind::Text)
            continue;
        Use use{node.text, node.kind != Kind::Variable, node.line, node.column, {}};
        for (const auto& section : open)
            use.inside.push_back(section.first);
        out.push_back(std::move(use));
        if (node.kind != Kind::Variable)
            open.emplace_back(node.text, node.end);
    }
    return out;
}

Result<std::string> Template::render(const PromptVariables& variables) const {
    std::string out;
    Scope scope{&variables, {}};
    TOUCHSTONE_TRY(renderNodes(0, m_nodes.size(), scope, out));
    return out;
}

Result<> Template::renderNodes(std::size_t from, std::size_t to, Scope& scope, std::string& out) const {
    for (std::size_t i = from; i < to; ++i) {
        const Node& node = m_nodes[i];
        if (node.kind == Kind::Text) {
            out += node.text;
            continue;
        }
        const std::string* value = nullptr;
        for (auto record = scope.records.rbegin(); record != scope.records.rend() && !value; ++record)
            if (const auto found = (*record)->find(node.text); found != (*record)->end())
                value = &found->second;
        const PromptVariables& all = *scope.variables;
        if (const auto found = all.values.find(node.text); !value && found != all.values.end())
            value = &found->second;
        const auto list = all.lists.find(node.text);
        if (!value && list == all.lists.end()) {
            std::vector<std::string_view> known;
            for (const auto& entry : all.values)
                known.push_back(entry.first);
            for (const auto& entry : all.lists)
                known.push_back(entry.first);
            for (const Record* record : scope.records)
                for (const auto& entry : *record)
                    known.push_back(entry.first);
            const std::string near = nearestWord(node.text, known);
            return failAt(node, fmt::format("Nothing is called “{}” here.", node.text),
                          near.empty() ? fmt::format("Known: {}.", fmt::join(known, ", "))
                                       : fmt::format("Did you mean “{}”?", near));
        }
        if (node.kind == Kind::Variable) {
            if (!value)
                return failAt(node, fmt::format("“{}” is a list.", node.text),
                              fmt::format("Go over it with {{{{#{0}}}}} … {{{{/{0}}}}}.", node.text));
            out += *value;
            continue;
        }
        const bool filled = value ? !value->empty() : !list->second.empty();
        const bool wanted = (node.kind == Kind::Section) == filled;
        if (wanted && (value || node.kind == Kind::Inverted)) {
            TOUCHSTONE_TRY(renderNodes(i + 1, node.end, scope, out));
        } else if (wanted) {
            for (const Record& record : list->second) {
                scope.records.push_back(&record);
                TOUCHSTONE_TRY(renderNodes(i + 1, node.end, scope, out));
                scope.records.pop_back();
            }
        }
        i = node.end - 1;
    }
    return {};
}

} // namespace touchstone
