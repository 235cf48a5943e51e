// SPDX-License-Identifier: GPL-3.0-or-later
// A Mustache template, checked while it is read: variables, sections, inverted sections, comments. Our own
// few lines and not a library's, because the libraries render an unknown name as nothing and know no places.
// Immutable after parse(); safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Where a template begins inside the text that people see, so that errors name that text's lines.
struct TemplateOrigin {
    std::string file;
    std::int64_t firstLine = 1;
};

class Template {
public:
    /// Errors: BadInput with line and column: a tag that does not end, an empty or odd name, a section that
    /// is not closed or closed by another name, partials and changed delimiters (which are not part of the
    /// form).
    static Result<Template> parse(std::string_view text, const TemplateOrigin& origin);
    /// Values go in as they are, braces and all. Errors: BadInput with line and column for an unknown name or
    /// a list that is used as a value.
    [[nodiscard]] Result<std::string> render(const PromptVariables& variables) const;

    /// A name where it is used.
    struct Use {
        std::string name;
        bool isSection = false; ///< also an inverted one
        std::int64_t line = 0, column = 0;
        std::vector<std::string> inside; ///< sections around it, outermost first
    };
    [[nodiscard]] std::vector<Use> uses() const; ///< in order of the text

private:
    enum class Kind : std::uint8_t { Text, Variable, Section, Inverted };
    struct Node {
        Kind kind = Kind::Text;
        std::string text; ///< literal text, or the name
        std::int64_t line = 0, column = 0;
        std::size_t end = 0; ///< sections: index after the last node inside
    };
    using Record = std::map<std::string, std::string>;
    struct Scope {
        const PromptVariables* variables;
        std::vector<const Record*> records; ///< innermost last
    };
    class Reader;
    Result<> renderNodes(std::size_t from, std::size_t to, Scope& scope, std::string& out) const;
    [[nodiscard]] tl::unexpected<Error> failAt(const Node& node, std::string message, std::string hint) const;

    std::vector<Node> m_nodes; ///< in order of the text; what a section holds follows it up to Node::end
    std::string m_file;
};

} // namespace touchstone
