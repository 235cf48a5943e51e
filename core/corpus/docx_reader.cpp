// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/docx_reader.h"

#include "core/corpus/docx_package.h"
#include "core/corpus/docx_styles.h"
#include "core/corpus/extracted_text.h"
#include "core/corpus/headings.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

constexpr int kDeepestXml = 64; ///< elements within elements; what is deeper is left out and told

class Reader {
public:
    Reader(const DocxPackage& package, const JobContext& job, const pugi::xml_document& styles,
           const pugi::xml_document& numbering)
        : m_package(package), m_job(job), m_styles(styles), m_numbering(numbering) {}

    Result<DocxText> read() {
        pugi::xml_document document;
        const Result<bool> found = m_package.parse(m_package.documentName(), document);
        if (!found)
            return fail(found.error());
        TOUCHSTONE_TRY(loadNotes("footnotes.xml", "footnote", "", m_footnotes));
        TOUCHSTONE_TRY(loadNotes("endnotes.xml", "endnote", "e", m_endnotes));
        const pugi::xml_node body = childOf(document.document_element(), "body");
        m_titled = hasTitle(body);
        blocks(body, 0);
        endCode();
        TOUCHSTONE_TRY(m_job.check());
        DocxText out;
        out.text = m_out.take();
        out.title = m_title;
        if (m_insertions + m_deletions > 0)
            out.warnings.push_back(fmt::format(
                "tracked changes: {} insertion{} taken in, {} deletion{} left out", m_insertions,
                m_insertions == 1 ? " is" : "s are", m_deletions, m_deletions == 1 ? " is" : "s are"));
        if (m_tooDeep)
            out.warnings.push_back(fmt::format("parts nested deeper than {} are left out", kDeepestXml));
        return out;
    }

private:
    using Notes = std::map<std::string, std::string>;

    bool hasTitle(const pugi::xml_node& body) const {
        std::size_t looked = 0;
        for (pugi::xml_node node = body.first_child(); node && looked < 50;
             node = node.next_sibling(), ++looked)
            if (localName(node.name()) == "p" && styleOf(node).role == DocxRole::Title)
                return true;
        return false;
    }

    [[nodiscard]] DocxStyle styleOf(const pugi::xml_node& paragraph) const {
        const pugi::xml_node properties = childOf(paragraph, "pPr");
        DocxStyle style = m_styles.styleOf(attributeValue(childOf(properties, "pStyle"), "val"));
        const std::string_view outline = attributeValue(childOf(properties, "outlineLvl"), "val");
        if (outline.size() == 1 && outline[0] >= '0' && outline[0] <= '8' && style.role == DocxRole::Text) {
            style.role = DocxRole::Heading;
            style.level = outline[0] - '0' + 1;
        }
        if (const pugi::xml_node numbering = childOf(properties, "numPr")) {
            if (const std::string_view list = attributeValue(childOf(numbering, "numId"), "val");
                !list.empty())
                style.list = list;
            const std::string_view level = attributeValue(childOf(numbering, "ilvl"), "val");
            std::from_chars(level.data(), level.data() + level.size(), style.listLevel);
        }
        return style;
    }

    Result<> loadNotes(std::string_view part, std::string_view element, std::string_view prefix, Notes& out) {
        pugi::xml_document notes;
        const Result<bool> found = m_package.parse(m_package.beside(part), notes);
        if (!found)
            return fail(found.error());
        for (const pugi::xml_node note : notes.document_element().children()) {
            if (localName(note.name()) != element || !attributeValue(note, "type").empty())
                continue; // separators
            std::string text;
            for (const pugi::xml_node paragraph : note.children()) {
                if (!text.empty())
                    text += ' ';
                inlineText(paragraph, text, 0);
            }
            out.emplace(std::string(prefix) + std::string(attributeValue(note, "id")), std::move(text));
        }
        return {};
    }

    /// Paragraphs and tables below a node.
    void blocks(const pugi::xml_node& parent, int depth) {
        if (depth > kDeepestXml) {
            m_tooDeep = true;
            return;
        }
        for (pugi::xml_node node = parent.first_child(); node && !m_job.stopped();
             node = node.next_sibling()) {
            const std::string_view name = localName(node.name());
            if (name == "p")
                paragraph(node, depth);
            else if (name == "tbl")
                table(node, depth);
            else if (name == "sdt")
                blocks(childOf(node, "sdtContent"), depth + 1);
            else if (name == "AlternateContent")
                blocks(childOf(node, "Choice"), depth + 1);
            else if (name == "ins" || name == "moveTo" || name == "smartTag" || name == "customXml")
                blocks(node, depth + 1);
        }
    }

    void paragraph(const pugi::xml_node& node, int depth) {
        std::string text;
        inlineText(node, text, 0);
        const DocxStyle style = styleOf(node);
        if (style.role == DocxRole::Code) {
            m_code += text + '\n';
            return;
        }
        endCode();
        const bool isEmpty = oneLine(text).empty();
        if (style.role == DocxRole::Contents) {
            m_out.running(text);
        } else if (style.role == DocxRole::Title && !isEmpty) {
            if (m_title.empty())
                m_title = shortened(oneLine(text));
            m_out.heading(1, text);
        } else if (style.role == DocxRole::Heading && !isEmpty) {
            m_out.heading(style.level + (m_titled ? 1 : 0), text);
        } else if (!isEmpty) {
            const std::string marker =
                style.list.empty() ? std::string() : m_numbering.next(style.list, style.listLevel);
            if (marker.empty())
                m_out.paragraph(text);
            else
                m_out.item(static_cast<std::size_t>(std::clamp(style.listLevel, 0, 15)) + 1, marker, text);
        }
        notesOf();
        for (const pugi::xml_node& box : std::exchange(m_boxes, {}))
            blocks(box, depth + 1);
    }

    void endCode() {
        if (!m_code.empty())
            m_out.code(std::exchange(m_code, {}));
    }

    /// The notes that the last block names, behind it.
    void notesOf() {
        for (const std::string& id : std::exchange(m_named, {})) {
            const bool end = id[0] == 'e';
            Notes& notes = end ? m_endnotes : m_footnotes;
            if (const auto found = notes.find(id); found != notes.end()) {
                m_out.note(id, found->second);
                notes.erase(found);
            }
        }
    }

    void table(const pugi::xml_node& node, int depth) {
        endCode();
        struct Row {
            std::vector<std::string> cells;
        };
        std::vector<Row> rows;
        std::size_t widest = 0;
        const auto readRow = [&](const pugi::xml_node& row) {
            Row& out = rows.emplace_back();
            for (pugi::xml_node cell = row.first_child(); cell; cell = cell.next_sibling()) {
                const pugi::xml_node real =
                    localName(cell.name()) == "sdt" ? childOf(childOf(cell, "sdtContent"), "tc") : cell;
                if (localName(real.name()) != "tc")
                    continue;
                std::string text;
                cellText(real, text, 0);
                out.cells.push_back(std::move(text));
                const std::string_view span =
                    attributeValue(childOf(childOf(real, "tcPr"), "gridSpan"), "val");
                std::size_t columns = 1;
                std::from_chars(span.data(), span.data() + span.size(), columns);
                for (std::size_t i = 1; i < std::min<std::size_t>(columns, 64); ++i)
                    out.cells.emplace_back();
            }
            widest = std::max(widest, out.cells.size());
        };
        for (pugi::xml_node child = node.first_child(); child && !m_job.stopped();
             child = child.next_sibling()) {
            const std::string_view name = localName(child.name());
            if (name == "tr" && !childOf(childOf(child, "trPr"), "del"))
                readRow(child);
            else if (name == "sdt")
                for (const pugi::xml_node row : childOf(child, "sdtContent").children())
                    if (localName(row.name()) == "tr")
                        readRow(row);
        }
        if (widest <= 1) { // a frame around text
            m_named.clear();
            for (pugi::xml_node row = node.first_child(); row; row = row.next_sibling())
                for (pugi::xml_node cell = row.first_child(); cell; cell = cell.next_sibling())
                    if (localName(cell.name()) == "tc")
                        blocks(cell, depth + 1);
            return;
        }
        bool first = true;
        for (const Row& row : rows) {
            m_out.row(row.cells, first);
            if (first)
                m_out.rule(row.cells.size());
            first = false;
        }
        notesOf();
    }

    /// Everything in a cell on one line.
    void cellText(const pugi::xml_node& parent, std::string& out, int depth) {
        if (depth > kDeepestXml) {
            m_tooDeep = true;
            return;
        }
        for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling()) {
            const std::string_view name = localName(node.name());
            if (name == "tcPr")
                continue;
            if (!out.empty() && out.back() != ' ')
                out += ' ';
            if (name == "p")
                inlineText(node, out, depth);
            else
                cellText(node, out, depth + 1);
        }
    }

    void inlineText(const pugi::xml_node& parent, std::string& out, int depth) {
        if (depth > kDeepestXml) {
            m_tooDeep = true;
            return;
        }
        for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling()) {
            const std::string_view name = localName(node.name());
            if (name == "t") {
                out += node.text().get();
            } else if (name == "r") {
                const pugi::xml_node hidden = childOf(childOf(node, "rPr"), "vanish");
                if (!hidden || attributeValue(hidden, "val") == "0" ||
                    attributeValue(hidden, "val") == "false")
                    inlineText(node, out, depth + 1);
            } else if (name == "tab" || name == "br" || name == "cr" || name == "ptab") {
                out += name == "tab" ? '\t' : ' ';
            } else if (name == "noBreakHyphen") {
                out += '-';
            } else if (name == "footnoteReference" || name == "endnoteReference") {
                const std::string id = (name[0] == 'e' ? "e" : "") + std::string(attributeValue(node, "id"));
                if (id.size() > (name[0] == 'e' ? 1U : 0U)) {
                    out += "[^" + id + "]";
                    m_named.push_back(id);
                }
            } else if (name == "del" || name == "moveFrom") {
                ++m_deletions;
            } else if (name == "ins" || name == "moveTo") {
                m_insertions += name == "ins" && node.first_child() ? 1 : 0;
                inlineText(node, out, depth + 1);
            } else if (name == "AlternateContent") {
                inlineText(childOf(node, "Choice"), out, depth + 1);
            } else if (name == "txbxContent") {
                m_boxes.push_back(node);
            } else if (name == "oMath" || name == "oMathPara" || name == "hyperlink" || name == "fldSimple" ||
                       name == "sdt" || name == "sdtContent" || name == "smartTag" || name == "drawing" ||
                       name == "pict" || name == "dir" || name == "bdo" || name == "ruby" ||
                       name == "rubyBase" || name == "object") {
                inlineText(node, out, depth + 1);
            } else if (name != "pPr" && name != "rPr" && name != "instrText" && name != "delText" &&
                       name != "rt" && name != "Fallback" && name != "tblPr" &&
                       node.type() == pugi::node_element && depth > 0 && isDrawingPart(name)) {
                inlineText(node, out, depth + 1);
            }
        }
    }

    /// On the way from a drawing to the text box within it, and within formulas.
    static bool isDrawingPart(std::string_view name) {
        for (const std::string_view known :
             {"anchor",  "inline", "graphic", "graphicData", "wsp",  "wgp",  "txbx",  "wpc", "grpSp", "shape",
              "textbox", "rect",   "group",   "e",           "num",  "den",  "sub",   "sup", "f",     "rad",
              "sSup",    "sSub",   "sSubSup", "d",           "nary", "func", "fName", "deg", "m",     "mr"})
            if (name == known)
                return true;
        return false;
    }

    const DocxPackage& m_package;
    const JobContext& m_job;
    DocxStyles m_styles;
    DocxNumbering m_numbering;
    ExtractedWriter m_out;
    Notes m_footnotes, m_endnotes;
    std::vector<std::string> m_named;    ///< notes that the open block names
    std::vector<pugi::xml_node> m_boxes; ///< text boxes of the open paragraph
    std::string m_code, m_title;
    std::size_t m_insertions = 0, m_deletions = 0;
    bool m_titled = false, m_tooDeep = false;
};

std::string propertyOf(const pugi::xml_document& core, std::string_view name) {
    return shortened(oneLine(childOf(core.document_element(), name).text().get()));
}

} // namespace

Result<DocxText> readDocx(std::string_view bytes, const JobContext& job) {
    const Result<DocxPackage> package = DocxPackage::open(bytes, job);
    if (!package)
        return fail(package.error());
    pugi::xml_document styles, numbering, core;
    for (const auto& [name, out] : {std::pair{package->beside("styles.xml"), &styles},
                                    std::pair{package->beside("numbering.xml"), &numbering},
                                    std::pair{std::string("docProps/core.xml"), &core}})
        if (const Result<bool> parsed = package->parse(name, *out); !parsed)
            return fail(parsed.error());
    Result<DocxText> out = Reader(*package, job, styles, numbering).read();
    if (!out)
        return out;
    for (const std::string_view name : {"title", "creator", "subject", "modified"})
        if (std::string value = propertyOf(core, name); !value.empty())
            out->metadata.emplace(name == "creator" ? "author" : name, std::move(value));
    if (out->title.empty())
        if (const auto title = out->metadata.find("title"); title != out->metadata.end())
            out->title = title->second;
    return out;
}

} // namespace touchstone
