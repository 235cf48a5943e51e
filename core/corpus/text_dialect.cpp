// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/dialects.h"
#include "core/corpus/includes.h"
#include "core/corpus/text_lines.h"

namespace touchstone {

namespace {

/// Blocks of lines; `splits` says whether a block may end before a line that follows a blank one.
template<class Splits>
Result<PageParts> readLines(std::string_view text, std::size_t from, BlockKind kind,
                            std::string_view language, const JobContext& job, Splits&& splits) {
    PageParts parts;
    std::size_t start = from;
    std::size_t end = from; // behind the last line that is not blank
    const auto push = [&] {
        if (start >= end)
            return;
        Block& block = parts.blocks.emplace_back();
        block.kind = kind;
        block.language = language;
        block.source = {start, end};
        appendLines(text, start, end, block.text);
    };
    bool afterBlank = false;
    std::size_t turn = 0;
    for (std::size_t at = from; at < text.size(); ++turn) {
        if (turn % 4096 == 0)
            TOUCHSTONE_TRY(job.check());
        if (parts.blocks.size() > kMaxBlocks)
            return fail(ErrorCode::BadInput, "The file has more than 500,000 paragraphs.",
                        "Split it into several files.");
        const Line line = lineAt(text, at);
        at = line.end;
        if (isBlank(text.substr(line.start, line.contentEnd - line.start))) {
            afterBlank = true;
            continue;
        }
        if (start >= end) {
            start = line.start;
        } else if (afterBlank && splits(text.substr(line.start, line.contentEnd - line.start))) {
            push();
            start = line.start;
        }
        afterBlank = false;
        end = line.end;
    }
    push();
    return parts;
}

struct Language {
    std::string_view extension, name;
};
constexpr Language kLanguages[] = {
    {"py", "python"},
    {"pyi", "python"},
    {"js", "javascript"},
    {"mjs", "javascript"},
    {"cjs", "javascript"},
    {"jsx", "jsx"},
    {"ts", "typescript"},
    {"tsx", "tsx"},
    {"mts", "typescript"},
    {"cts", "typescript"},
    {"c", "c"},
    {"h", "c"},
    {"cpp", "cpp"},
    {"cc", "cpp"},
    {"cxx", "cpp"},
    {"hpp", "cpp"},
    {"hh", "cpp"},
    {"hxx", "cpp"},
    {"ipp", "cpp"},
    {"tpp", "cpp"},
    {"rs", "rust"},
    {"go", "go"},
    {"java", "java"},
    {"kt", "kotlin"},
    {"swift", "swift"},
    {"cs", "csharp"},
    {"rb", "ruby"},
    {"php", "php"},
    {"pl", "perl"},
    {"lua", "lua"},
    {"r", "r"},
    {"sh", "bash"},
    {"bash", "bash"},
    {"zsh", "bash"},
    {"ps1", "powershell"},
    {"sql", "sql"},
    {"toml", "toml"},
    {"json", "json"},
    {"yaml", "yaml"},
    {"yml", "yaml"},
    {"ini", "ini"},
    {"cfg", "ini"},
    {"xml", "xml"},
    {"css", "css"},
    {"scss", "scss"},
    {"cmake", "cmake"},
    {"scala", "scala"},
    {"dart", "dart"},
    {"ex", "elixir"},
    {"hs", "haskell"},
    {"proto", "protobuf"},
    {"jinja", "jinja"},
    {"jinja2", "jinja"},
    {"j2", "jinja"},
    {"mk", "makefile"},
    {"tf", "terraform"},
    {"graphql", "graphql"},
};

} // namespace

void appendLines(std::string_view text, std::size_t from, std::size_t to, MappedText& out) {
    for (std::size_t at = from; at < to;) {
        const Line line = lineAt(text, at);
        out.append(text.substr(at, line.contentEnd - at), kOwnFile, at);
        if (line.end < to)
            out.appendFor("\n", kOwnFile, {line.contentEnd, line.end});
        at = line.end;
    }
}

std::string extensionOf(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    std::string out;
    if (dot != std::string_view::npos && name.size() - dot <= 16)
        for (char c : name.substr(dot + 1))
            out.push_back(asciiLower(c));
    return out;
}

std::string_view languageOfFile(std::string_view path) {
    const std::string extension = extensionOf(path);
    for (const Language& known : kLanguages)
        if (known.extension == extension)
            return known.name;
    if (isHtmlPath(path))
        return "html";
    if (extension == "md")
        return "markdown";
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name == "Dockerfile" ? "dockerfile" : name == "Makefile" ? "makefile" : "";
}

Result<PageParts> readPlainText(std::string_view text, std::size_t from, JobContext& job) {
    return readLines(text, from, BlockKind::Paragraph, "", job, [](std::string_view) { return true; });
}

/// A block ends at a blank line before a line at the margin: definitions stay whole.
Result<PageParts> readPlainCode(std::string_view text, std::size_t from, std::string_view language,
                                JobContext& job) {
    return readLines(text, from, BlockKind::Code, language, job, [](std::string_view line) {
        return !isBlankChar(line.front()) && line.front() != '}' && line.front() != ')' &&
               line.front() != ']';
    });
}

} // namespace touchstone
