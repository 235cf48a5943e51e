// SPDX-License-Identifier: GPL-3.0-or-later
// Builds a page and its Document side by side, so that every byte's origin is known. For tests of chunkers
// only.
#pragma once

#include "core/base/random.h"
#include "core/corpus/document.h"

#include <string>
#include <string_view>

namespace touchstone::test {

class PageBuilder {
public:
    PageBuilder() {
        m_document.id = DocumentId{"d_0123456789abcdef"};
        m_document.path = "docs/page.md";
        m_document.title = "Page";
        m_document.url = "https://example.test/page/";
    }
    PageBuilder& heading(std::uint8_t level, const std::string& text, const std::string& release = "") {
        endSection();
        Section section;
        section.heading = section.headingText = text;
        section.level = level;
        section.anchor = "a" + std::to_string(m_document.sections.size());
        if (m_path.size() >= level)
            m_path.resize(level - 1U);
        m_path.push_back(text);
        section.headings = m_path;
        section.source.start = m_page.size();
        if (!release.empty())
            section.metadata["release"] = release;
        m_document.sections.push_back(section);
        add(BlockKind::Heading, std::string(level, '#') + " ", text, "\n\n").level = level;
        return *this;
    }
    PageBuilder& paragraph(const std::string& text) {
        add(BlockKind::Paragraph, "", text, "\n\n");
        return *this;
    }
    PageBuilder& item(const std::string& text) {
        add(BlockKind::ListItem, "", "- " + text, "\n");
        return *this;
    }
    PageBuilder& table(const std::string& rows) {
        add(BlockKind::Table, "", rows, "\n\n");
        return *this;
    }
    PageBuilder& code(const std::string& text) {
        add(BlockKind::Code, "```python\n", text, "\n```\n\n").language = "python";
        return *this;
    }
    /// Code of another file, behind one line of the page.
    PageBuilder& included(const std::string& text) {
        const std::string line = "{* ../code.py *}";
        Block& block = add(BlockKind::Code, "", "", line + "\n\n");
        block.source.end = block.source.start + line.size();
        block.language = "python";
        block.text.append(text, 1, 100);
        m_document.includedPaths = {"code.py"};
        return *this;
    }
    PageBuilder& stripped(const std::string& text) {
        m_document.stripped.push_back({{m_page.size(), m_page.size() + text.size()}, "markup"});
        m_page += text;
        return *this;
    }
    const Document& document() {
        endSection();
        m_document.sizeBytes = m_page.size();
        return m_document;
    }
    [[nodiscard]] const std::string& page() const { return m_page; }

private:
    Block& add(BlockKind kind, const std::string& before, const std::string& text, const std::string& after) {
        if (m_document.sections.empty()) {
            m_document.sections.emplace_back();
            m_document.sections.back().source.start = m_page.size();
        }
        Block block;
        block.kind = kind;
        block.source.start = m_page.size();
        m_page += before;
        if (!text.empty())
            block.text.append(text, kOwnFile, m_page.size());
        m_page += text + after;
        block.source.end = m_page.size();
        m_document.sections.back().blocks.push_back(std::move(block));
        return m_document.sections.back().blocks.back();
    }
    void endSection() {
        if (!m_document.sections.empty())
            m_document.sections.back().source.end = m_page.size();
    }
    Document m_document;
    std::string m_page;
    std::vector<std::string> m_path;
};

inline std::string randomWords(Random& random, std::uint32_t count) {
    static const std::vector<std::string> kWords{"request",    "the", "model",  "äußere",    "日本語",
                                                 "🙂",       "of",  "`code`", "parameter", "in",
                                                 "validation", "x.y", "naïve",  "and"};
    std::string out;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i > 0)
            out += random.below(9) == 0 ? ". " : " ";
        out += kWords[random.below(static_cast<std::uint32_t>(kWords.size()))];
    }
    return out + ".";
}

inline std::string randomLines(Random& random, std::uint32_t lines) {
    std::string out;
    for (std::uint32_t i = 0; i < lines; ++i)
        out += (i > 0 ? "\n" : "") + std::string(random.below(3) * 4, ' ') +
               randomWords(random, 1 + random.below(8));
    return out;
}

/// A page with everything: short and long sections, code below and above any budget, lists, tables, stripped
/// ranges, words without end.
inline PageBuilder randomPage(std::uint64_t seed) {
    Random random(seed);
    PageBuilder page;
    if (random.below(3) == 0)
        page.stripped("---\ntitle: x\n---\n");
    if (random.below(2) == 0)
        page.paragraph(randomWords(random, 1 + random.below(30)));
    const std::uint32_t sections = random.below(12);
    for (std::uint32_t i = 0; i < sections; ++i) {
        page.heading(static_cast<std::uint8_t>(1 + random.below(4)),
                     "Heading " + randomWords(random, random.below(5)));
        for (std::uint32_t j = random.below(7); j > 0; --j)
            switch (random.below(8)) {
            case 0:
                page.code(randomLines(random, 1 + random.below(12)));
                break;
            case 1:
                page.code(randomLines(random, 1 + random.below(90)));
                break;
            case 2:
                page.item(randomWords(random, 1 + random.below(20)));
                break;
            case 3:
                page.table(randomLines(random, 2 + random.below(6)));
                break;
            case 4:
                page.included(randomLines(random, 1 + random.below(60)));
                break;
            case 5:
                page.stripped("<div class=\"x\">\n");
                break;
            case 6:
                page.paragraph(random.below(6) == 0 ? std::string(2000 + random.below(3000), 'x')
                                                    : randomWords(random, 1 + random.below(400)));
                break;
            default:
                page.paragraph(randomWords(random, 1 + random.below(60)));
            }
    }
    return page;
}

} // namespace touchstone::test
