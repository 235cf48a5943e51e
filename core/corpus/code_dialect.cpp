// SPDX-License-Identifier: GPL-3.0-or-later
// Source code by its definitions: a section for each class and function, its heading the qualified signature,
// its comment or docstring as text, the rest as code; what stands between definitions stays with what is
// around it.
#include "core/corpus/code_comments.h"
#include "core/corpus/code_outline.h"
#include "core/corpus/dialects.h"
#include "core/corpus/includes.h"
#include "core/corpus/text_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace touchstone {

namespace {

constexpr std::size_t kMostSections = 200000;
constexpr std::size_t kLongestDefinition = 1000;
constexpr std::size_t kMinifiedLine = 400; ///< mean length of lines that nobody wrote by hand

std::optional<CodeFamily> familyOf(std::string_view language) {
    if (language == "python")
        return CodeFamily::Python;
    if (language == "c" || language == "cpp")
        return CodeFamily::Cpp;
    if (language == "javascript" || language == "jsx" || language == "typescript" || language == "tsx")
        return CodeFamily::Script;
    return std::nullopt;
}

/// "fastapi.routing" of fastapi/routing.py; of other languages the path.
std::string moduleOf(std::string_view path, CodeFamily family) {
    if (family != CodeFamily::Python)
        return std::string(path);
    std::string out(path.substr(0, path.rfind('.')));
    for (const std::string_view folder : {"src/", "lib/"})
        if (out.rfind(folder, 0) == 0)
            out.erase(0, folder.size());
    constexpr std::string_view kPackage = "/__init__";
    if (out.size() > kPackage.size() &&
        out.compare(out.size() - kPackage.size(), kPackage.size(), kPackage) == 0)
        out.resize(out.size() - kPackage.size());
    std::replace(out.begin(), out.end(), '/', '.');
    return out;
}

class CodePage {
public:
    CodePage(std::string_view text, std::size_t from, std::string_view language, CodeFamily family,
             const CodeOutline& outline)
        : m_text(text), m_at(from), m_language(language), m_family(family), m_outline(outline) {
        m_lines.push_back(0);
        for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
            m_lines.push_back(at + 1);
        nameAll();
    }

    PageParts build(const std::string& module) {
        m_moduleHeading = module;
        heading(kNoDefinition, m_at, m_text.size());
        if (!m_outline.intro.empty() && m_outline.intro.start >= m_at) {
            code(m_at, m_outline.intro.start, true);
            appendCommentBlocks(m_text, m_outline.intro.start, m_outline.intro.end,
                                m_family == CodeFamily::Python, m_parts.blocks);
            m_at = m_outline.intro.end;
        }
        std::vector<std::size_t> open;
        const auto closeTop = [&] {
            const CodeDefinition& top = m_outline.definitions[open.back()];
            upTo(open.back(), std::max(m_at, lineEndBehind(top.regionEnd)));
            open.pop_back();
        };
        for (std::size_t i = 0; i < m_outline.definitions.size(); ++i) {
            const CodeDefinition& definition = m_outline.definitions[i];
            while (!open.empty() && open.back() != definition.parent)
                closeTop();
            const std::size_t start = std::max(m_at, lineStartBefore(definition.start));
            upTo(definition.parent, start);
            begin(i, start);
            open.push_back(i);
        }
        while (!open.empty())
            closeTop();
        upTo(kNoDefinition, m_text.size());
        return std::move(m_parts);
    }

private:
    [[nodiscard]] std::size_t lineOf(std::size_t at) const {
        return static_cast<std::size_t>(std::upper_bound(m_lines.begin(), m_lines.end(), at) -
                                        m_lines.begin());
    }

    void nameAll() {
        const std::string_view separator = m_family == CodeFamily::Cpp ? "::" : ".";
        for (const CodeDefinition& definition : m_outline.definitions) {
            std::string name(
                definition.nameEnd > definition.nameStart
                    ? m_text.substr(definition.nameStart, definition.nameEnd - definition.nameStart)
                    : std::string_view(definition.name));
            if (definition.parent != kNoDefinition)
                name = m_names[definition.parent] + std::string(separator) + name;
            else if (!definition.scope.empty())
                name = definition.scope + std::string(separator) + name;
            m_names.push_back(name.size() <= kLongestDefinition
                                  ? std::move(name)
                                  : name.substr(name.size() - kLongestDefinition));
        }
    }

    [[nodiscard]] std::string headingOf(std::size_t index) const {
        if (index == kNoDefinition)
            return m_moduleHeading;
        const CodeDefinition& definition = m_outline.definitions[index];
        const auto part = [&](std::size_t from, std::size_t to) {
            return std::string(m_text.substr(from, to > from ? std::min<std::size_t>(to - from, 65536) : 0));
        };
        std::string head;
        if (definition.nameEnd > definition.nameStart)
            head = part(definition.headStart, definition.nameStart) + m_names[index] +
                   part(definition.nameEnd, definition.headEnd);
        else
            head = part(definition.headStart, definition.headEnd) + " " + m_names[index];
        std::string folded = foldSignature(head, m_family);
        constexpr std::string_view kArrow = " =>";
        if (m_family == CodeFamily::Script && folded.size() > kArrow.size() &&
            folded.compare(folded.size() - kArrow.size(), kArrow.size(), kArrow) == 0)
            folded.resize(folded.size() - kArrow.size());
        return folded;
    }

    [[nodiscard]] int levelOf(std::size_t index) const {
        int level = 1;
        for (; index != kNoDefinition; index = m_outline.definitions[index].parent)
            ++level;
        return level;
    }

    /// A section whose text is about lines of [from, to).
    void heading(std::size_t owner, std::size_t start, std::size_t to, std::size_t linesFrom = 0) {
        m_owner = owner;
        PageHeading out;
        out.block = m_parts.blocks.size();
        out.level = levelOf(owner);
        out.written = out.rendered = headingOf(owner);
        const std::size_t last = to > linesFrom ? to - 1 : to;
        out.id = fmt::format("L{}-L{}", lineOf(linesFrom > 0 ? linesFrom : start), lineOf(last));
        Block& block = m_parts.blocks.emplace_back();
        block.kind = BlockKind::Heading;
        block.level = static_cast<std::uint8_t>(std::min(out.level, 6));
        block.text.appendInserted(out.rendered);
        block.source = {start, start};
        m_parts.headings.push_back(std::move(out));
    }

    void begin(std::size_t index, std::size_t start) {
        const CodeDefinition& definition = m_outline.definitions[index];
        const std::size_t keyword =
            m_family == CodeFamily::Python ? definition.headStart : definition.codeStart;
        heading(index, start, definition.end, keyword);
        m_at = start;
        const std::size_t codeStart = std::max(m_at, lineStartBefore(definition.codeStart));
        if (codeStart > m_at)
            appendCommentBlocks(m_text, m_at, codeStart, false, m_parts.blocks);
        m_at = codeStart;
        if (definition.docEnd > definition.docStart && definition.docStart >= m_at) {
            code(m_at, definition.docStart, false);
            appendCommentBlocks(m_text, definition.docStart, definition.docEnd, true, m_parts.blocks);
            m_at = definition.docEnd;
        }
    }

    /// Code of `owner` up to `to`; opens its section again where another one stands between.
    void upTo(std::size_t owner, std::size_t to) {
        const std::size_t from = m_at;
        m_at = std::max(m_at, to);
        if (to <= from || isBlank(m_text.substr(from, to - from)))
            return;
        if (owner != m_owner) {
            if (onlyCloses(from, to) && !m_parts.blocks.empty() &&
                m_parts.blocks.back().kind == BlockKind::Code)
                return goOn(m_parts.blocks.back(), to);
            heading(owner, from, to, firstWord(from, to));
        }
        code(from, to, owner == kNoDefinition);
    }

    [[nodiscard]] std::size_t firstWord(std::size_t from, std::size_t to) const {
        while (from < to && isBlankChar(m_text[from]))
            ++from;
        return from;
    }

    /// Braces, semicolons and comments at the end of a class or namespace.
    [[nodiscard]] bool onlyCloses(std::size_t from, std::size_t to) const {
        for (std::size_t at = from; at < to; ++at) {
            const char c = m_text[at];
            if (m_text.substr(at, 2) == "//" && m_family != CodeFamily::Python)
                at = std::min(m_text.find('\n', at), to);
            else if (!isBlankChar(c) && c != '}' && c != ')' && c != ']' && c != ';' && c != ',')
                return false;
        }
        return true;
    }

    void goOn(Block& block, std::size_t to) {
        std::size_t at = static_cast<std::size_t>(block.source.end);
        if (at > 0 && m_text[at - 1] == '\n') {
            const std::size_t content = at > 1 && m_text[at - 2] == '\r' ? at - 2 : at - 1;
            block.text.appendFor("\n", kOwnFile, {content, at});
        }
        appendLines(m_text, at, to, block.text);
        block.source.end = to;
    }

    void block(std::size_t from, std::size_t to) {
        while (from < to) { // blank lines at the top; the indent of the first other one stays
            const Line line = lineAt(m_text, from);
            if (line.end > to || !isBlank(m_text.substr(from, line.contentEnd - from)))
                break;
            from = line.end;
        }
        std::size_t end = to;
        while (end > from && isBlankChar(m_text[end - 1]))
            --end;
        if (end == from)
            return;
        end = std::min(to, lineAt(m_text, end).end);
        Block& out = m_parts.blocks.emplace_back();
        out.kind = BlockKind::Code;
        out.language = m_language;
        out.source = {from, end};
        appendLines(m_text, from, end, out.text);
    }

    /// One block, or at the level of the file one for all imports in a row and one for each group of lines.
    void code(std::size_t from, std::size_t to, bool file) {
        if (!file)
            return block(from, to);
        const std::vector<TextRange>& imports = m_outline.imports;
        while (from < to) {
            while (m_import < imports.size() && imports[m_import].start < from)
                ++m_import;
            if (m_import == imports.size() || imports[m_import].start >= to)
                return groups(from, to);
            const std::size_t start = std::max(from, lineStartBefore(imports[m_import].start));
            groups(from, start);
            std::size_t end = start;
            while (m_import < imports.size() && imports[m_import].start < to &&
                   (end == start || isBlank(m_text.substr(end, imports[m_import].start - end))))
                end = std::min(to, lineEndBehind(imports[m_import++].end));
            block(start, end);
            from = std::max(end, from + 1);
        }
    }

    void groups(std::size_t from, std::size_t to) {
        std::size_t start = from;
        bool afterBlank = false;
        for (std::size_t at = from; at < to;) {
            const Line line = lineAt(m_text, at);
            const bool blank = isBlank(m_text.substr(at, line.contentEnd - at));
            if (!blank && afterBlank && !isBlankChar(m_text[at]) && m_text[at] != '}' && m_text[at] != ')' &&
                m_text[at] != ']') {
                block(start, at);
                start = at;
            }
            afterBlank = blank;
            at = line.end;
        }
        block(start, to);
    }

    /// Start of the line where only blanks stand before `at`, else `at`.
    [[nodiscard]] std::size_t lineStartBefore(std::size_t at) const {
        std::size_t start = at;
        while (start > 0 && m_text[start - 1] != '\n' && isBlankChar(m_text[start - 1]))
            --start;
        return start == 0 || m_text[start - 1] == '\n' ? start : at;
    }
    /// Start of the next line where only blanks or a comment follow, else `at`.
    [[nodiscard]] std::size_t lineEndBehind(std::size_t at) const {
        if (at == 0 || at >= m_text.size() || m_text[at - 1] == '\n')
            return at;
        std::size_t end = at;
        while (end < m_text.size() && m_text[end] != '\n' && isBlankChar(m_text[end]))
            ++end;
        if (end == m_text.size() || m_text[end] == '\n' || m_text.substr(end, 2) == "//")
            return lineAt(m_text, at).end;
        return at;
    }

    std::string_view m_text;
    std::size_t m_at;
    std::string m_language;
    CodeFamily m_family;
    const CodeOutline& m_outline;
    std::vector<std::size_t> m_lines; ///< starts
    std::vector<std::string> m_names; ///< of the definitions, qualified
    std::string m_moduleHeading;
    PageParts m_parts;
    std::size_t m_owner = kNoDefinition; ///< of the section that is open
    std::size_t m_import = 0;
};

OutlineResult outline(CodeFamily family, std::string_view text, std::size_t from) {
    switch (family) {
    case CodeFamily::Python:
        return outlinePython(text, from);
    case CodeFamily::Script:
        return outlineScript(text, from);
    case CodeFamily::Cpp:
        break;
    }
    return outlineCpp(text, from);
}

} // namespace

Result<PageParts> readCode(std::string_view text, std::size_t from, Document& document, JobContext& job) {
    const std::string_view language = languageOfFile(document.path);
    const std::optional<CodeFamily> family = familyOf(language);
    if (!family)
        return readPlainCode(text, from, language, job);
    const auto plain = [&](std::uint64_t line, std::string reason) {
        document.warnings.push_back(
            {line, "read as plain code, without its definitions: " + std::move(reason)});
        return readPlainCode(text, from, language, job);
    };
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    if (*family == CodeFamily::Script && text.size() > 10000 && text.size() / lines > kMinifiedLine)
        return plain(0, "its lines are those of a minifier");
    TOUCHSTONE_TRY(job.check());
    const OutlineResult found = outline(*family, text, from);
    if (!found) {
        const auto before =
            text.begin() + static_cast<std::ptrdiff_t>(std::min(found.error().at, text.size()));
        return plain(static_cast<std::uint64_t>(std::count(text.begin(), before, '\n')) + 1,
                     found.error().reason);
    }
    if (found->definitions.size() > kMostSections)
        return plain(0, "it has more than 200,000 definitions");
    TOUCHSTONE_TRY(job.check());
    return CodePage(text, from, language, *family, *found).build(moduleOf(document.path, *family));
}

} // namespace touchstone
