// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of a page as the source view draws them: text with its way back to bytes, laid out when first
// seen, with a height that is guessed before. Inside gui/widgets; interface's thread.
#pragma once

#include "core/base/text_range.h"
#include "gui/text/highlighter.h"
#include "gui/viewmodels/pagecontent.h"

#include <QFont>
#include <QRectF>
#include <QString>
#include <QTextLayout>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace touchstone::gui {

/// Bytes of one file; `file` as in PageRun.
struct SourceSpan {
    std::uint32_t file = 0;
    TextRange range;
};

class SourceLayout {
public:
    /// Blocks as people know the page.
    void setRendered(const PageContent& page);
    /// Lines of the bytes; a very long line is cut into pieces at character borders.
    void setRaw(const QByteArray& bytes);
    void clear();
    /// Drops all layouts; the next look makes them for this width.
    void setWidth(int width);
    /// Colours of code have changed: layouts are made anew.
    void restyle();

    [[nodiscard]] std::size_t count() const { return m_blocks.size(); }
    [[nodiscard]] std::size_t laidOut() const { return m_laidOut; }
    [[nodiscard]] qreal totalHeight() const;
    [[nodiscard]] qreal topOf(std::size_t block) const;
    /// The block at a height, and how far below its top that is.
    [[nodiscard]] std::pair<std::size_t, qreal> blockAt(qreal y) const;
    /// Lays the block out if it is not; its height is exact then.
    const QTextLayout& layout(std::size_t block);
    [[nodiscard]] qreal height(std::size_t block) const { return m_blocks[block].height; }

    [[nodiscard]] const QString& text(std::size_t block) const { return m_blocks[block].text; }
    [[nodiscard]] BlockKind kind(std::size_t block) const { return m_blocks[block].kind; }
    [[nodiscard]] bool isRaw() const { return m_raw; }
    /// Where the text begins, right of the gutter, and how far below the block's top.
    [[nodiscard]] QPointF textOrigin(std::size_t block) const;
    [[nodiscard]] qreal spaceAbove(std::size_t block) const { return m_blocks[block].above; }
    [[nodiscard]] qreal spaceBelow(std::size_t block) const { return m_blocks[block].below; }
    /// Bytes of the page that the block stands for.
    [[nodiscard]] TextRange source(std::size_t block) const { return m_blocks[block].source; }
    [[nodiscard]] bool hasIncluded(std::size_t block) const { return m_blocks[block].included; }
    /// Stretches of the block's text (UTF-16 start and end) that stand for bytes of the range.
    /// `file` as in PageRun.
    [[nodiscard]] std::vector<std::pair<int, int>> stretches(std::size_t block, TextRange range,
                                                             std::uint32_t file) const;
    /// Bytes behind a stretch of the block's text (UTF-16), of the file that it begins in; none where all of
    /// it was put in by the parser.
    [[nodiscard]] std::optional<SourceSpan> spanOf(std::size_t block, int from, int to) const;
    /// First block whose source ends behind the byte; the last one when there is none.
    [[nodiscard]] std::size_t blockOfByte(quint64 byte) const;
    /// First block that shows bytes of the range.
    [[nodiscard]] std::optional<std::size_t> firstShowing(TextRange range, std::uint32_t file) const;

    static constexpr int kGutter = 88; ///< chunk tabs and the marks of layers
    static constexpr int kRight = 20;

private:
    struct Item {
        BlockKind kind = BlockKind::Paragraph;
        QString text, language;
        int level = 0;
        TextRange source;
        bool included = false;
        std::vector<PageRun> runs; ///< empty in raw: the bytes follow the text from source.start
        qreal above = 0, below = 0, height = 0;
        std::unique_ptr<QTextLayout> layout;
    };
    void guess(Item& item) const;
    void place(Item& item);
    [[nodiscard]] QFont fontOf(const Item& item) const;
    [[nodiscard]] qreal textWidth(const Item& item) const;
    [[nodiscard]] int indent(const Item& item) const;
    void sum() const;

    std::vector<Item> m_blocks;
    mutable std::vector<qreal> m_tops; ///< of each block and the end; valid up to m_summed
    mutable std::size_t m_summed = 0;
    std::size_t m_laidOut = 0;
    int m_width = 600;
    bool m_raw = false;
};

} // namespace touchstone::gui
