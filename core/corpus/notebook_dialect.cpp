// SPDX-License-Identifier: GPL-3.0-or-later
// Jupyter notebooks, nbformat 3 and 4: cells in order, Markdown as Markdown, code with its language, outputs
// that are text as code of their own, pictures named as left out.
#include "core/corpus/dialects.h"
#include "core/corpus/json_page.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

using Node = JsonTree::Node;

/// Values that may be read, sorted as the file has them, since an object's keys come in any order.
struct Piece {
    enum Kind { Text, Output, Picture } kind = Text;
    Node node = JsonTree::kNone;
    std::string title;
};

class NotebookReader {
public:
    NotebookReader(const JsonTree& tree, Document& document)
        : m_tree(tree), m_document(document), m_page(tree, 0, tree.text().size()) {}

    Result<> read(Node root, JobContext& job) {
        const Node metadata = m_tree.member(root, "metadata");
        const Node kernel = m_tree.member(metadata, "kernelspec");
        m_language = m_tree.valueOf(m_tree.member(metadata, "language_info"), "name");
        if (m_language.empty())
            m_language = m_tree.valueOf(kernel, "language");
        if (m_language.empty())
            m_language = "python"; // what notebooks of the first years hold
        note("language", m_language);
        note("kernel", m_tree.valueOf(kernel, "display_name"));
        note("nbformat", m_tree.valueOf(root, "nbformat"));
        note("title", m_tree.valueOf(metadata, "title"));
        std::vector<Node> cells = m_tree.children(m_tree.member(root, "cells"));
        for (const Node sheet : m_tree.children(m_tree.member(root, "worksheets")))
            for (const Node cell : m_tree.children(m_tree.member(sheet, "cells")))
                cells.push_back(cell);
        std::sort(cells.begin(), cells.end());
        // first all text, then its reading: a page's text does not move while it is read
        for (const Node cell : cells) {
            TOUCHSTONE_TRY(job.check());
            collect(cell);
        }
        m_page.finish();
        for (const Found& found : m_found) {
            TOUCHSTONE_TRY(job.check());
            TOUCHSTONE_TRY(emit(found, job));
        }
        m_parts.marks.insert(m_parts.marks.end(), m_page.marks().begin(), m_page.marks().end());
        return {};
    }

    PageParts takeParts() { return std::move(m_parts); }
    [[nodiscard]] const JsonPage& page() const { return m_page; }

private:
    struct Found {
        TextRange range;
        std::string type, language, title;
        int level = 0;
    };

    void note(const char* key, std::string value) {
        if (!value.empty())
            m_document.metadata.emplace(key, std::move(value));
    }

    void output(Node output, std::vector<Piece>& pieces) {
        const std::string type = m_tree.valueOf(output, "output_type");
        const std::string title = type == "error" || type == "pyerr" ? "error" : "output";
        if (const Node text = m_tree.member(output, "text"); text != JsonTree::kNone)
            pieces.push_back({Piece::Output, text, title});
        if (title == "error")
            pieces.push_back({Piece::Output, m_tree.member(output, "traceback"), title});
        const Node data = m_tree.member(output, "data");
        pieces.push_back({Piece::Output, m_tree.member(data, "text/plain"), title});
        for (const Node bundle : {data, output}) {
            const std::vector<Node> members = m_tree.children(bundle);
            for (std::size_t i = 0; i + 1 < members.size(); i += 2) {
                const std::string name = m_tree.value(members[i]);
                if (name.substr(0, 6) == "image/" ||
                    (bundle == output && (name == "png" || name == "jpeg" || name == "svg")))
                    pieces.push_back({Piece::Picture, members[i + 1], {}});
            }
        }
    }

    void collect(Node cell) {
        std::vector<Piece> pieces;
        for (const char* name : {"source", "input"})
            pieces.push_back({Piece::Text, m_tree.member(cell, name), {}});
        for (const Node one : m_tree.children(m_tree.member(cell, "outputs")))
            output(one, pieces);
        const std::vector<Node> attachments = m_tree.children(m_tree.member(cell, "attachments"));
        for (std::size_t i = 1; i < attachments.size(); i += 2)
            pieces.push_back({Piece::Picture, attachments[i], {}});
        std::erase_if(pieces, [](const Piece& piece) { return piece.node == JsonTree::kNone; });
        std::sort(pieces.begin(), pieces.end(),
                  [](const Piece& a, const Piece& b) { return a.node < b.node; });
        const std::string type = m_tree.valueOf(cell, "cell_type");
        std::string language = m_tree.valueOf(cell, "language");
        if (language.empty())
            language = m_language;
        for (const Piece& piece : pieces) {
            if (piece.kind == Piece::Picture) {
                m_page.skip(piece.node, "image");
                continue;
            }
            Found found;
            found.range = m_page.add(piece.node);
            found.type = piece.kind == Piece::Output ? "output" : type;
            found.language = language;
            found.title = piece.title;
            if (type == "heading")
                found.level = std::max(1, std::min(6, std::atoi(m_tree.valueOf(cell, "level").c_str())));
            m_found.push_back(std::move(found));
        }
    }

    Result<> emit(const Found& found, JobContext& job) {
        if (found.range.empty())
            return {};
        if (found.type == "output") {
            m_page.addCode(found.range, "", found.title, m_parts);
            return {};
        }
        if (found.type == "code") {
            // a magic line says that the cell is of another language
            std::string language = found.language;
            const std::string_view text = m_page.text().substr(found.range.start, found.range.size());
            for (const std::string_view magic :
                 {"%%bash", "%%sh", "%%javascript", "%%html", "%%sql", "%%latex"})
                if (text.substr(0, magic.size()) == magic)
                    language = magic.substr(2);
            m_page.addCode(found.range, language, "", m_parts);
            return {};
        }
        if (found.type == "heading") {
            heading(found);
            return {};
        }
        const std::size_t first = m_parts.headings.size();
        TOUCHSTONE_TRY(m_page.addMarkdown(found.range, 0, m_parts, job));
        for (std::size_t i = first; i < m_parts.headings.size(); ++i)
            anchor(m_parts.headings[i]);
        return {};
    }

    void heading(const Found& found) {
        const std::string_view text = m_page.text().substr(found.range.start, found.range.size());
        PageHeading heading;
        heading.block = m_parts.blocks.size();
        heading.level = found.level;
        heading.written = heading.rendered = text.substr(0, text.find('\n'));
        anchor(heading);
        m_parts.headings.push_back(std::move(heading));
        Block& block = m_parts.blocks.emplace_back();
        block.kind = BlockKind::Heading;
        block.level = static_cast<std::uint8_t>(found.level);
        block.text.append(text, kOwnFile, found.range.start);
        block.source = found.range;
    }

    /// As Jupyter shows it: the text with '-' for blanks.
    static void anchor(PageHeading& heading) {
        if (!heading.id.empty())
            return;
        for (const char c : heading.rendered.substr(0, 1000))
            if (c != '`')
                heading.id.push_back(isBlankChar(c) ? '-' : c);
    }

    const JsonTree& m_tree;
    Document& m_document;
    JsonPage m_page;
    PageParts m_parts;
    std::vector<Found> m_found;
    std::string m_language;
};

} // namespace

Result<> readNotebook(std::string_view text, std::size_t from, const std::string& idScope, Document& document,
                      JobContext& job) {
    const Result<JsonTree> tree = JsonTree::parse(text, from, job);
    if (!tree)
        return fail(tree.error());
    const Node root = tree->roots().front();
    if (tree->member(root, "cells") == JsonTree::kNone && tree->member(root, "worksheets") == JsonTree::kNone)
        return fail(ErrorCode::BadInput, "Not a notebook: it has no cells.",
                    "Leave the file out with --exclude.");
    NotebookReader reader(*tree, document);
    TOUCHSTONE_TRY(reader.read(root, job));
    assembleDocument(reader.page().text(), reader.takeParts(), idScope, document);
    reader.page().restore(document);
    return {};
}

} // namespace touchstone
