// SPDX-License-Identifier: GPL-3.0-or-later
// curlSnippet and pythonSnippet of sent_request.h.
#include "core/answering/sent_request.h"
#include "core/text/utf8.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using SnippetJson = nlohmann::ordered_json;

/// One comment line for each line of the text.
std::string commented(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += "# ";
        for (const char c : text.substr(at, end - at))
            out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        out += '\n';
        at = end + 1;
    }
    return out;
}

/// In single quotes nothing is special to a shell but the quote itself.
std::string shellQuoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text)
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    return out + "'";
}

/// A header with the key: `'Authorization: Bearer '"${NAME}"`.
std::string shellWithKey(std::string_view text, const std::string& variable) {
    std::string out;
    for (;;) {
        const std::size_t mark = text.find(kKeyMark);
        if (mark == std::string_view::npos)
            return out + (text.empty() ? "" : shellQuoted(text));
        if (mark > 0)
            out += shellQuoted(text.substr(0, mark));
        out += fmt::format("\"${{{}}}\"", variable);
        text.remove_prefix(mark + kKeyMark.size());
    }
}

/// A string literal of Python. What a reader could not see as what it is (control and format characters,
/// marks that turn the direction of writing) is escaped; everything else stands as it is.
std::string pythonQuoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            ++at;
            switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (byte < 0x20 || byte == 0x7F)
                    out += fmt::format("\\x{:02x}", byte);
                else
                    out += c;
            }
            continue;
        }
        const CodePoint decoded = decodeUtf8(text, at);
        const auto code = static_cast<std::uint32_t>(decoded.value);
        const bool unseen = code < 0xA0 || code == 0xAD || code == 0x61C ||
                            (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
                            (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
                            (code >= 0xFFF0 && code <= 0xFFFF) || code >= 0xE0000;
        if (!unseen)
            out += text.substr(at, decoded.length);
        else if (code <= 0xFFFF)
            out += fmt::format("\\u{:04x}", code);
        else
            out += fmt::format("\\U{:08x}", code);
        at += decoded.length;
    }
    return out + "\"";
}

/// A text of several lines as one literal a line, which Python puts together.
std::string pythonText(const std::string& text, const std::string& indent) {
    if (text.find('\n') == std::string::npos || text.find('\n') + 1 == text.size())
        return pythonQuoted(text);
    std::string out = "(\n";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        out += indent + "    " + pythonQuoted(std::string_view(text).substr(at, end - at)) + "\n";
        at = end;
    }
    return out + indent + ")";
}

std::string pythonValue(const SnippetJson& json, const std::string& indent) {
    const std::string deeper = indent + "    ";
    if (json.is_object()) {
        if (json.empty())
            return "{}";
        std::string out = "{\n";
        for (const auto& [key, value] : json.items())
            out += deeper + pythonQuoted(key) + ": " + pythonValue(value, deeper) + ",\n";
        return out + indent + "}";
    }
    if (json.is_array()) {
        if (json.empty())
            return "[]";
        std::string out = "[\n";
        for (const SnippetJson& value : json)
            out += deeper + pythonValue(value, deeper) + ",\n";
        return out + indent + "]";
    }
    if (json.is_string())
        return pythonText(json.get_ref<const std::string&>(), indent);
    if (json.is_boolean())
        return json.get<bool>() ? "True" : "False";
    return json.is_null() ? "None" : json.dump();
}

std::string pythonWithKey(std::string_view text) {
    std::string out;
    for (;;) {
        const std::size_t mark = text.find(kKeyMark);
        const std::string_view before = text.substr(0, mark);
        if (!before.empty() || (out.empty() && mark == std::string_view::npos))
            out += (out.empty() ? "" : " + ") + pythonQuoted(before);
        if (mark == std::string_view::npos)
            return out;
        out += out.empty() ? "key" : " + key";
        text.remove_prefix(mark + kKeyMark.size());
    }
}

constexpr std::string_view kPythonEnd = R"(
def piece_of(line):
    """The text in one line of the answer's stream; the line itself where it is in no form that is known here."""
    line = line.strip()
    if not line or line.startswith((":", "event:")) or line == "data: [DONE]":
        return ""
    try:
        event = json.loads(line[5:] if line.startswith("data:") else line)
    except ValueError:
        return line + "\n"
    if isinstance(event, dict) and "choices" in event:
        return "".join((choice.get("delta") or {}).get("content") or "" for choice in event["choices"])
    return line + "\n"


request = urllib.request.Request(url, data=data, headers=headers, method=method)
try:
    with urllib.request.urlopen(request) as response:
        for raw in response:
            print(piece_of(raw.decode("utf-8")), end="", flush=True)
    print()
except urllib.error.HTTPError as error:
    sys.exit(f"{error.code}: {error.read().decode('utf-8', 'replace')}")
)";

} // namespace

std::string curlSnippet(const SentRequest& request, std::string_view about) {
    const std::string variable =
        request.keyReference.empty() ? std::string() : keyVariable(request.keyReference);
    std::string out = "#!/bin/sh\n" + commented(about);
    if (!variable.empty())
        out += fmt::format(": \"${{{0}:?set it to the key of the model server}}\"\n", variable);
    out += fmt::format("printf '%s' {} |\n  curl --globoff --silent --show-error --no-buffer --request {} {}",
                       shellQuoted(request.body), request.method, shellWithKey(request.url, variable));
    for (const HttpHeaders* headers : {&request.headers, &request.keyHeaders})
        for (const auto& [name, value] : *headers)
            out += " \\\n    --header " + shellWithKey(name + ": " + value, variable);
    return out + " \\\n    --data-binary @-\n";
}

std::string pythonSnippet(const SentRequest& request, std::string_view about) {
    std::string out = "#!/usr/bin/env python3\n" + commented(about) +
                      "import json\nimport os\nimport sys\nimport urllib.error\nimport urllib.request\n\n";
    if (!request.keyReference.empty())
        out += fmt::format("key = os.environ[{}]\n", pythonQuoted(keyVariable(request.keyReference)));
    out += fmt::format("method = {}\nurl = {}\nheaders = {{\n", pythonQuoted(request.method),
                       pythonWithKey(request.url));
    for (const HttpHeaders* headers : {&request.headers, &request.keyHeaders})
        for (const auto& [name, value] : *headers)
            out += fmt::format("    {}: {},\n", pythonQuoted(name), pythonWithKey(value));
    out += "}\n";
    const SnippetJson body = SnippetJson::parse(request.body, nullptr, false);
    out += "body = " + pythonValue(body, "") + "\n";
    out += "data = json.dumps(body, ensure_ascii=False, separators=(\",\", \":\")).encode(\"utf-8\")\n\n";
    return out + std::string(kPythonEnd);
}

} // namespace touchstone
