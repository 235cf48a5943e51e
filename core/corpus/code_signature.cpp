// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/code_outline.h"
#include "core/corpus/headings.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kLongest = 200;    ///< of a heading, in bytes
constexpr std::size_t kMostRead = 65536; ///< of a signature

/// Blanks as one, none inside of brackets' ends, comments left out, strings as they stand.
std::string folded(std::string_view head, bool hashComments) {
    std::string out;
    bool blank = false;
    const auto add = [&](char c) {
        const bool closes = c == ')' || c == ']' || c == ',';
        if (closes && c != ',' && !out.empty() && out.back() == ',')
            out.pop_back();
        if (blank && !out.empty() && out.back() != '(' && out.back() != '[' && !closes)
            out.push_back(' ');
        blank = false;
        out.push_back(c);
    };
    for (std::size_t at = 0; at < head.size(); ++at) {
        const char c = head[at];
        if (isBlankChar(c)) {
            blank = true;
        } else if (hashComments ? c == '#' : head.substr(at, 2) == "//") {
            at = std::min(head.find('\n', at), head.size());
            blank = true;
        } else if (!hashComments && head.substr(at, 2) == "/*") {
            const std::size_t end = head.find("*/", at + 2);
            at = end == std::string_view::npos ? head.size() : end + 1;
            blank = true;
        } else if (c == '"' || c == '\'') {
            std::size_t end = at + 1;
            while (end < head.size() && head[end] != c)
                end += head[end] == '\\' ? 2 : 1;
            end = std::min(end + 1, head.size());
            for (; at < end; ++at)
                add(head[at] == '\n' || head[at] == '\r' ? ' ' : head[at]);
            --at;
        } else {
            add(c);
        }
    }
    return out;
}

/// Parameters by their names: what stands behind ':' or '=' within the first round brackets is left out.
std::string namesOnly(const std::string& signature) {
    const std::size_t open = signature.find('(');
    if (open == std::string::npos)
        return signature;
    std::string out = signature.substr(0, open + 1);
    std::size_t depth = 1, at = open + 1;
    bool shown = true;
    char quote = 0;
    for (; at < signature.size() && depth > 0; ++at) {
        const char c = signature[at];
        if (quote != 0) {
            if (c == '\\')
                ++at;
            else if (c == quote)
                quote = 0;
            continue;
        }
        if (c == '"' || c == '\'') {
            quote = c;
            shown = false;
            continue;
        }
        if (c == '(' || c == '[' || c == '{')
            ++depth;
        if (c == ')' || c == ']' || c == '}')
            --depth;
        if (depth == 0)
            break;
        if (depth == 1 && c == ',') {
            shown = true;
            out += ", ";
        } else if (depth == 1 && (c == ':' || c == '=')) {
            shown = false;
        } else if (shown && c != ' ') {
            out.push_back(c);
        }
    }
    return at < signature.size() ? out + signature.substr(at) : out + ")";
}

} // namespace

std::string foldSignature(std::string_view head, CodeFamily family) {
    const bool namesFirst = family != CodeFamily::Cpp;
    std::string out = folded(head.substr(0, kMostRead), family == CodeFamily::Python);
    if (out.size() > kLongest && namesFirst)
        out = namesOnly(out);
    if (out.size() <= kLongest)
        return out;
    const std::size_t comma = out.rfind(", ", kLongest - 5);
    const bool parameters = comma != std::string::npos && comma > out.find('(');
    return (parameters ? out.substr(0, comma + 2) : shortened(out, kLongest - 4) + " ") + "...";
}

} // namespace touchstone
