// SPDX-License-Identifier: GPL-3.0-or-later
// Code that is not in the language that its fence states. Only cases without doubt: samples may be cut,
// shortened and full of "...".
#include "core/corpus/text_lines.h"
#include "core/ingest/lint_page.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr std::size_t kLongestCode = 200000;

std::string lowered(std::string_view text) {
    std::string out;
    for (char c : text)
        out.push_back(asciiLower(c));
    return out;
}

std::vector<TextRange> codeLines(std::string_view code) {
    std::vector<TextRange> out;
    for (std::size_t at = 0; at < code.size();) {
        const Line line = lineAt(code, at);
        const std::string_view text = trimmed(code.substr(line.start, line.contentEnd - line.start));
        if (!text.empty() && !text.starts_with("#"))
            out.push_back({line.start, line.contentEnd});
        at = line.end;
    }
    return out;
}

bool isShellLine(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with("$ "))
        return true;
    if (line.starts_with("export ")) { // with blanks around '=' it is something else
        const std::size_t equals = line.find('=');
        return equals != std::string_view::npos && !isBlankChar(line[equals - 1]) &&
               line.find(' ', 7) > equals;
    }
    constexpr std::array<std::string_view, 21> kCommands{
        "pip",      "pip3",      "pipx",   "uv",   "poetry",  "conda", "uvicorn",
        "gunicorn", "hypercorn", "docker", "curl", "wget",    "git",   "apt-get",
        "npm",      "sudo",      "mkdir",  "cd",   "fastapi", "brew",  "cargo"};
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || !isOneOf(line.substr(0, blank), kCommands))
        return false;
    const std::string_view rest = trimmed(line.substr(blank));
    // "fastapi = FastAPI()" is no command
    return !rest.empty() && (isAsciiLetter(rest.front()) || rest.front() == '-' || rest.front() == '.' ||
                             rest.front() == '/' || rest.front() == '"' || rest.front() == '$');
}

/// JSON with what people write in samples, comments and commas at the end, as blanks: every offset stays.
std::string plainJson(std::string_view code) {
    std::string out(code);
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < std::min(to, out.size()); ++i)
            if (out[i] != '\n')
                out[i] = ' ';
        return to;
    };
    std::size_t comma = std::string::npos; // the last one with nothing but blanks behind it
    for (std::size_t i = 0; i < out.size(); ++i) {
        const char c = out[i];
        if (c == '"') {
            comma = std::string::npos;
            for (++i; i < out.size() && out[i] != '"'; ++i)
                i += out[i] == '\\' ? 1 : 0;
        } else if (c == '#' || (c == '/' && i + 1 < out.size() && out[i + 1] == '/')) {
            i = blank(i, std::min(out.find('\n', i), out.size())) - 1;
        } else if (c == '/' && i + 1 < out.size() && out[i + 1] == '*') {
            const std::size_t end = out.find("*/", i + 2);
            i = blank(i, end == std::string::npos ? out.size() : end + 2) - 1;
        } else if (c == ',') {
            comma = i;
        } else if ((c == ']' || c == '}') && comma != std::string::npos) {
            out[comma] = ' ';
            comma = std::string::npos;
        } else if (!isBlankChar(c)) {
            comma = std::string::npos;
        }
    }
    return out;
}

bool isJson(std::string_view code) {
    return nlohmann::json::accept(plainJson(code));
}

bool isShortened(std::string_view code) {
    return code.find("...") != std::string_view::npos || code.find("…") != std::string_view::npos ||
           code.find("{{") != std::string_view::npos || code.find("{%") != std::string_view::npos ||
           code.find("<!--") != std::string_view::npos || code.find("&lt;") != std::string_view::npos;
}

std::optional<CodeDoubt> doubtJson(std::string_view code) {
    const std::string_view text = trimmed(code);
    if (text.empty() || isShortened(text) || isJson(text))
        return std::nullopt;
    // A part of an object, several values in a row, a page of HTTP: cut, not wrong.
    std::string wrapped = "{" + std::string(text) + "}";
    if (isJson(wrapped))
        return std::nullopt;
    wrapped = "[" + std::string(text) + "]";
    if (isJson(wrapped))
        return std::nullopt;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c != '{' && c != '['; }))
        return CodeDoubt{"it holds no object and no array", "", 0};
    if (text.front() != '{' && text.front() != '[')
        return std::nullopt;
    std::size_t at = 0;
    std::string why;
    try {
        const auto parsed = nlohmann::json::parse(plainJson(text));
        return std::nullopt;
    } catch (const nlohmann::json::parse_error& error) {
        at = std::min(error.byte, text.size());
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
    // Values one after the other (JSON Lines) are whole until the next one begins.
    if (at > 0 && isJson(text.substr(0, at - 1)))
        return std::nullopt;
    // Brackets that stay open are a sample that was cut.
    if (at >= text.size())
        return std::nullopt;
    // A word where a value belongs stands for one: `"modified": string`.
    if (at > 0 &&
        (isAsciiLetter(text[at - 1]) || text[at - 1] == '<' || (at < text.size() && isAsciiLetter(text[at]))))
        return std::nullopt;
    return CodeDoubt{"it does not parse as JSON, with comments and trailing commas allowed", "",
                     static_cast<std::size_t>(text.data() - code.data()) + at};
}

std::optional<CodeDoubt> doubtPython(std::string_view code) {
    const std::string_view text = trimmed(code);
    const std::vector<TextRange> lines = codeLines(code);
    if (lines.empty())
        return std::nullopt;
    const auto lineText = [&](const TextRange& line) { return code.substr(line.start, line.size()); };
    if (std::all_of(lines.begin(), lines.end(),
                    [&](const TextRange& line) { return isShellLine(lineText(line)); }))
        return CodeDoubt{"these are commands of a shell", "bash", lines.front().start};
    const std::string_view first = trimmed(lineText(lines.front()));
    if (first.starts_with("$ "))
        return CodeDoubt{"it begins with a command of a shell", "console", lines.front().start};
    const std::string lower = lowered(first.substr(0, std::min<std::size_t>(first.size(), 20)));
    if (lower.starts_with("<!doctype") || lower.starts_with("<html") || lower.starts_with("<?xml"))
        return CodeDoubt{"it is markup", "html", lines.front().start};
    if (first.starts_with("HTTP/1.") || first.starts_with("HTTP/2"))
        return CodeDoubt{"it is an answer of HTTP", "http", lines.front().start};
    if (first.starts_with("{") && isJson(text) &&
        (text.find("true") != std::string_view::npos || text.find("false") != std::string_view::npos ||
         text.find("null") != std::string_view::npos))
        return CodeDoubt{"it is JSON: Python has no true, false and null", "json", 0};
    if (first.starts_with("#!/bin/") || text.starts_with("#!/bin/"))
        return CodeDoubt{"it is a script of a shell", "bash", 0};
    return std::nullopt;
}

std::optional<CodeDoubt> doubtShell(std::string_view code) {
    const std::vector<TextRange> lines = codeLines(code);
    if (lines.size() < 2)
        return std::nullopt;
    std::size_t python = 0;
    for (const TextRange& line : lines) {
        const std::string_view text = code.substr(line.start, line.size());
        if (trimmed(text).starts_with("$ "))
            return std::nullopt;
        const bool definition =
            (text.starts_with("def ") || text.starts_with("async def ") || text.starts_with("class ")) &&
            trimmed(text).ends_with(":");
        const bool import = (text.starts_with("from ") && text.find(" import ") != std::string_view::npos);
        python += definition || import ? 1 : 0;
    }
    if (python >= 1 && !isShellLine(code.substr(lines.front().start, lines.front().size())) &&
        (code.starts_with("from ") || code.starts_with("import ")))
        return CodeDoubt{"it is Python", "python", lines.front().start};
    return std::nullopt;
}

} // namespace

std::optional<CodeDoubt> doubtLanguage(std::string_view stated, std::string_view code) {
    if (code.size() > kLongestCode)
        return std::nullopt;
    const std::string language = lowered(stated);
    constexpr std::array<std::string_view, 4> kPython{"python", "py", "python3", "py3"};
    constexpr std::array<std::string_view, 3> kShell{"bash", "sh", "shell"};
    if (language == "json")
        return doubtJson(code);
    if (isOneOf(language, kPython))
        return doubtPython(code);
    if (isOneOf(language, kShell))
        return doubtShell(code);
    if ((language == "html" || language == "xml") && codeLines(code).size() >= 4 &&
        code.find('<') == std::string_view::npos && code.find("{%") == std::string_view::npos &&
        code.find("{{") == std::string_view::npos && code.find('&') == std::string_view::npos)
        return CodeDoubt{"it holds no tag", "", 0};
    return std::nullopt;
}

void lintCode(const PageUnderLint& page) {
    for (const Section& section : page.document().sections)
        for (const Block& block : section.blocks) {
            if (block.kind != BlockKind::Code || block.language.empty())
                continue;
            const std::string& code = block.text.text();
            const auto doubt = doubtLanguage(block.language, code);
            if (!doubt)
                continue;
            const auto sources = block.text.sourcesOf(doubt->at, std::min(doubt->at + 1, code.size()));
            if (!sources.empty() && sources.front().file != kOwnFile)
                continue; // its language comes from the file's name
            const std::uint64_t line =
                page.lines.of(sources.empty() ? block.source.start : sources.front().range.start);
            LintFinding& finding = page.add("wrong-language", LintSeverity::Warning, line);
            const std::string_view rest = std::string_view(code).substr(std::min(doubt->at, code.size()));
            finding.excerpt =
                std::string(trimmed(rest.substr(0, std::min<std::size_t>(rest.find('\n'), 120))));
            const std::string better =
                doubt->better.empty() ? "" : fmt::format(" It should say {}.", ticked(doubt->better));
            finding.message = fmt::format("The code is stated to be {}, but {}.{}", ticked(block.language),
                                          doubt->reason, better);
            finding.report = fmt::format("The code block at {} is marked as {}, but {}.{}",
                                         ticked(placeOf(page.document().path, line)), ticked(block.language),
                                         doubt->reason, better);
        }
}

} // namespace touchstone
