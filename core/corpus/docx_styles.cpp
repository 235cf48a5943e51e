// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/docx_styles.h"

#include "core/corpus/text_lines.h"

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

constexpr int kLongestChain = 20; // of styles based on others; a ring ends there too

long styleNumber(std::string_view text, long otherwise) {
    long value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && value >= 0 && value < 1000000 ? value : otherwise;
}

std::string styleKey(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (!isBlankChar(c) && c != '-' && c != '_')
            out.push_back(asciiLower(c));
    return out;
}

/// Built-in styles have the same names in every language of the program; their ids differ.
void takeName(const std::string& written, DocxStyle& style) {
    const std::string name = styleKey(written);
    if (name.size() == 8 && name.substr(0, 7) == "heading" && name[7] >= '1' && name[7] <= '9') {
        style.role = DocxRole::Heading;
        style.level = name[7] - '0';
    } else if (name == "title") {
        style.role = DocxRole::Title;
        style.level = 1;
    } else if (name == "subtitle") {
        style.role = DocxRole::Text;
    } else if (name.substr(0, 3) == "toc" && name != "tocheading") {
        style.role = DocxRole::Contents;
    } else if (name == "htmlpreformatted" || name == "plaintext" || name == "macrotext" ||
               name == "sourcecode" || name == "code" || name == "codeblock" || name == "preformattedtext" ||
               name == "verbatim") {
        style.role = DocxRole::Code;
    }
}

std::string letters(long number, char first) {
    std::string out;
    for (; number > 0; number = (number - 1) / 26)
        out.insert(out.begin(), static_cast<char>(first + (number - 1) % 26));
    return out;
}

std::string roman(long number) {
    struct Step {
        long value;
        const char* text;
    };
    constexpr Step kSteps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                               {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                               {5, "v"},    {4, "iv"},   {1, "i"}};
    std::string out;
    for (const Step& step : kSteps)
        for (; number >= step.value && number < 4000; number -= step.value)
            out += step.text;
    return out;
}

} // namespace

DocxStyles::DocxStyles(const pugi::xml_document& styles) {
    for (const pugi::xml_node style : styles.document_element().children()) {
        if (localName(style.name()) != "style")
            continue;
        Entry entry;
        entry.name = attributeValue(childOf(style, "name"), "val");
        entry.base = attributeValue(childOf(style, "basedOn"), "val");
        const pugi::xml_node properties = childOf(style, "pPr");
        entry.outline =
            static_cast<int>(styleNumber(attributeValue(childOf(properties, "outlineLvl"), "val"), -1));
        const pugi::xml_node numbering = childOf(properties, "numPr");
        entry.list = attributeValue(childOf(numbering, "numId"), "val");
        entry.listLevel = static_cast<int>(styleNumber(attributeValue(childOf(numbering, "ilvl"), "val"), 0));
        m_entries.emplace(attributeValue(style, "styleId"), std::move(entry));
    }
}

DocxStyle DocxStyles::styleOf(std::string_view id) const {
    DocxStyle out;
    std::string at(id);
    for (int i = 0; i < kLongestChain && !at.empty(); ++i) {
        const auto found = m_entries.find(at);
        if (found == m_entries.end()) {
            takeName(at, out); // a document without its styles
            break;
        }
        const Entry& entry = found->second;
        if (out.role == DocxRole::Text)
            takeName(entry.name, out);
        if (out.role == DocxRole::Text && entry.outline >= 0 && entry.outline < 9) {
            out.role = DocxRole::Heading;
            out.level = entry.outline + 1;
        }
        if (out.list.empty() && !entry.list.empty()) {
            out.list = entry.list;
            out.listLevel = entry.listLevel;
        }
        at = entry.base;
    }
    return out;
}

DocxNumbering::DocxNumbering(const pugi::xml_document& numbering) {
    std::unordered_map<std::string, Levels> abstract;
    for (const pugi::xml_node node : numbering.document_element().children()) {
        if (localName(node.name()) == "abstractNum") {
            Levels levels;
            for (const pugi::xml_node level : node.children()) {
                if (localName(level.name()) != "lvl")
                    continue;
                const auto index = static_cast<std::size_t>(styleNumber(attributeValue(level, "ilvl"), 0));
                if (index >= kLevels)
                    continue;
                levels[index].format = attributeValue(childOf(level, "numFmt"), "val");
                levels[index].start = styleNumber(attributeValue(childOf(level, "start"), "val"), 1);
            }
            abstract.emplace(attributeValue(node, "abstractNumId"), std::move(levels));
        } else if (localName(node.name()) == "num") {
            const auto found =
                abstract.find(std::string(attributeValue(childOf(node, "abstractNumId"), "val")));
            Levels levels = found != abstract.end() ? found->second : Levels{};
            for (const pugi::xml_node own : node.children()) {
                if (localName(own.name()) != "lvlOverride")
                    continue;
                const auto index = static_cast<std::size_t>(styleNumber(attributeValue(own, "ilvl"), 0));
                if (index < kLevels)
                    levels[index].start = styleNumber(attributeValue(childOf(own, "startOverride"), "val"),
                                                      levels[index].start);
            }
            m_lists.emplace(attributeValue(node, "numId"), std::move(levels));
        }
    }
}

std::string DocxNumbering::next(const std::string& list, int level) {
    const auto found = m_lists.find(list);
    if (list == "0" || found == m_lists.end())
        return {};
    const auto index = static_cast<std::size_t>(std::clamp(level, 0, static_cast<int>(kLevels) - 1));
    const Level& own = found->second[index];
    if (own.format == "bullet")
        return "- ";
    if (own.format == "none")
        return {};
    auto& counts = m_counts[list];
    const long number = own.start + counts[index]++;
    std::fill(counts.begin() + static_cast<std::ptrdiff_t>(index) + 1, counts.end(), 0L);
    if (own.format == "lowerLetter")
        return letters(number, 'a') + ") ";
    if (own.format == "upperLetter")
        return letters(number, 'A') + ") ";
    if (own.format == "lowerRoman")
        return roman(number) + ") ";
    return std::to_string(number) + ". ";
}

} // namespace touchstone
