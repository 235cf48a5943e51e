// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/sourcelayout.h"

#include "gui/text/convert.h"
#include "gui/theme/theme.h"
#include "gui/widgets/syntaxcolors.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace touchstone::gui {
namespace {

constexpr qsizetype kLongestPiece = 4000; ///< bytes of one raw line that are laid out at once
constexpr int kReadingWidth = 680;

bool isCode(BlockKind kind) {
    return kind == BlockKind::Code || kind == BlockKind::Table || kind == BlockKind::Html;
}

/// Code spans in prose: their words in the code's font on a sunken ground. The ticks stay in the text, so
/// that positions keep their bytes, but take no room.
QList<QTextLayout::FormatRange> codeSpanFormats(const QString& text, const QFont& around) {
    QTextCharFormat words;
    QFont font = Theme::font(TypeRole::Code);
    if (around.pixelSize() > 0)
        font.setPixelSize(std::max(10, around.pixelSize() - 2));
    words.setFont(font);
    words.setBackground(Theme::color(Token::Sunken));
    QTextCharFormat tick;
    QFont tiny = around;
    tiny.setPixelSize(1);
    tick.setFont(tiny);
    tick.setForeground(Qt::transparent);
    QList<QTextLayout::FormatRange> formats;
    qsizetype from = text.indexOf(QLatin1Char('`'));
    while (from >= 0) {
        qsizetype length = 1;
        while (from + length < text.size() && text.at(from + length) == QLatin1Char('`'))
            ++length;
        const QString ticks(length, QLatin1Char('`'));
        const qsizetype end = text.indexOf(ticks, from + length);
        if (end < 0)
            break;
        formats.append({static_cast<int>(from), static_cast<int>(length), tick});
        formats.append({static_cast<int>(from + length), static_cast<int>(end - from - length), words});
        formats.append({static_cast<int>(end), static_cast<int>(length), tick});
        from = text.indexOf(QLatin1Char('`'), end + length);
    }
    return formats;
}

} // namespace

void SourceLayout::clear() {
    m_blocks.clear();
    m_tops.clear();
    m_summed = 0;
    m_laidOut = 0;
}

void SourceLayout::setRendered(const PageContent& page) {
    clear();
    m_raw = false;
    m_blocks.reserve(page.blocks.size());
    for (const PageBlock& block : page.blocks) {
        Item item;
        item.kind = block.kind;
        item.text = block.text;
        item.text.replace(QLatin1Char('\n'), QChar::LineSeparator);
        item.language = block.language;
        item.level = block.level;
        item.source = block.source;
        item.runs = block.runs;
        item.included =
            std::any_of(item.runs.begin(), item.runs.end(), [](const PageRun& run) { return run.file != 0; });
        switch (block.kind) {
        case BlockKind::Heading:
            item.above = block.level <= 1 ? 16 : 20;
            item.below = 8;
            break;
        case BlockKind::ListItem:
        case BlockKind::Definition:
            item.above = 2;
            item.below = 4;
            break;
        case BlockKind::Code:
        case BlockKind::Table:
        case BlockKind::Html:
            item.above = 14;
            item.below = 18;
            break;
        default:
            item.above = 2;
            item.below = 10;
            break;
        }
        guess(item);
        m_blocks.push_back(std::move(item));
    }
}

void SourceLayout::setRaw(const QByteArray& bytes) {
    clear();
    m_raw = true;
    const char* data = bytes.constData();
    for (qsizetype from = 0; from < bytes.size();) {
        qsizetype end = bytes.indexOf('\n', from);
        if (end < 0)
            end = bytes.size();
        if (from == end) {
            Item item;
            item.source = {static_cast<quint64>(from), static_cast<quint64>(end + 1)};
            guess(item);
            m_blocks.push_back(std::move(item));
        }
        for (qsizetype at = from; at < end;) {
            qsizetype stop = std::min(end, at + kLongestPiece);
            while (stop < end && stop > at + 1 && (static_cast<unsigned char>(data[stop]) & 0xC0U) == 0x80U)
                --stop;
            Item item;
            item.text = QString::fromUtf8(data + at, stop - at);
            item.source = {static_cast<quint64>(at), static_cast<quint64>(stop == end ? end + 1 : stop)};
            guess(item);
            m_blocks.push_back(std::move(item));
            at = stop;
        }
        from = end + 1;
    }
}

QFont SourceLayout::fontOf(const Item& item) const {
    if (m_raw || isCode(item.kind))
        return Theme::font(TypeRole::Code);
    if (item.kind == BlockKind::Heading) {
        QFont font = Theme::font(TypeRole::Title);
        font.setPixelSize(item.level <= 1 ? 22 : item.level == 2 ? 18 : 15);
        return font;
    }
    return Theme::font(item.kind == BlockKind::AdmonitionTitle ? TypeRole::Question : TypeRole::Answer);
}

int SourceLayout::indent(const Item& item) const {
    if (m_raw)
        return 0;
    switch (item.kind) {
    case BlockKind::Code:
    case BlockKind::Table:
    case BlockKind::Html:
    case BlockKind::Quote:
        return 12;
    default:
        return 0;
    }
}

qreal SourceLayout::textWidth(const Item& item) const {
    const int room = std::max(80, m_width - kGutter - kRight);
    const int width = m_raw || isCode(item.kind) ? room : std::min(room, kReadingWidth);
    return width - 2 * indent(item);
}

void SourceLayout::guess(Item& item) const {
    // Average letters per line; wrong by a little, and put right as soon as the block is seen.
    const bool code = m_raw || isCode(item.kind);
    const qreal letter = code ? 7.6 : item.kind == BlockKind::Heading ? 9.5 : 7.4;
    const qreal line = code ? 18 : item.kind == BlockKind::Heading ? 26 : 22;
    const qreal perLine = std::max(8.0, std::floor(textWidth(item) / letter));
    qreal lines = 0;
    qsizetype from = 0;
    do {
        qsizetype end = item.text.indexOf(QChar::LineSeparator, from);
        if (end < 0)
            end = item.text.size();
        lines += std::max(1.0, std::ceil(static_cast<qreal>(end - from) / perLine));
        from = end + 1;
    } while (from <= item.text.size());
    item.height = item.above + item.below + lines * line;
}

void SourceLayout::place(Item& item) {
    const QFont font = fontOf(item);
    item.layout = std::make_unique<QTextLayout>(item.text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(QLatin1Char(' ')));
    item.layout->setTextOption(option);
    if (!m_raw && item.kind == BlockKind::Code) {
        QList<QTextLayout::FormatRange> formats;
        QString code = item.text;
        code.replace(QChar::LineSeparator, QLatin1Char('\n'));
        for (const CodeSpan& span : highlightCode(code, item.language))
            formats.append({span.start, span.length, syntaxFormat(span.kind)});
        item.layout->setFormats(formats);
    } else if (!m_raw && !isCode(item.kind)) {
        item.layout->setFormats(codeSpanFormats(item.text, font));
    }
    const QFontMetricsF metrics(font);
    const qreal spacing = m_raw                             ? 1.25
                          : isCode(item.kind)               ? 1.35
                          : item.kind == BlockKind::Heading ? 1.3
                                                            : 1.5;
    const qreal step =
        std::round(font.pixelSize() > 0 ? font.pixelSize() * spacing : metrics.height() * spacing * 0.82);
    const qreal width = textWidth(item);
    qreal y = 0;
    item.layout->beginLayout();
    for (;;) {
        QTextLine line = item.layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y + std::max(0.0, (step - line.height()) / 2)));
        y += std::max(step, std::ceil(line.height()));
    }
    item.layout->endLayout();
    item.height = item.above + item.below + std::max(y, step);
}

void SourceLayout::setWidth(int width) {
    if (width == m_width)
        return;
    m_width = width;
    restyle();
}

void SourceLayout::restyle() {
    for (Item& item : m_blocks) {
        item.layout.reset();
        guess(item);
    }
    m_summed = 0;
    m_laidOut = 0;
}

void SourceLayout::sum() const {
    if (m_summed == m_blocks.size() && m_tops.size() == m_blocks.size() + 1)
        return;
    m_tops.resize(m_blocks.size() + 1);
    if (m_summed == 0)
        m_tops[0] = 12;
    for (std::size_t i = m_summed; i < m_blocks.size(); ++i)
        m_tops[i + 1] = m_tops[i] + m_blocks[i].height;
    m_summed = m_blocks.size();
}

qreal SourceLayout::totalHeight() const {
    sum();
    return m_tops.back() + 24;
}

qreal SourceLayout::topOf(std::size_t block) const {
    sum();
    return m_tops[std::min(block, m_blocks.size())];
}

std::pair<std::size_t, qreal> SourceLayout::blockAt(qreal y) const {
    sum();
    if (m_blocks.empty())
        return {0, 0};
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end() - 1, y);
    const std::size_t block =
        after == m_tops.begin() ? 0 : static_cast<std::size_t>(after - m_tops.begin()) - 1;
    return {block, y - m_tops[block]};
}

const QTextLayout& SourceLayout::layout(std::size_t block) {
    Item& item = m_blocks[block];
    if (!item.layout) {
        const qreal before = item.height;
        place(item);
        ++m_laidOut;
        if (item.height != before)
            m_summed = std::min(m_summed, block);
    }
    return *item.layout;
}

QPointF SourceLayout::textOrigin(std::size_t block) const {
    return {static_cast<qreal>(kGutter + indent(m_blocks[block])), m_blocks[block].above};
}

std::vector<std::pair<int, int>> SourceLayout::stretches(std::size_t block, TextRange range,
                                                         std::uint32_t file) const {
    const Item& item = m_blocks[block];
    std::vector<std::pair<int, int>> found;
    if (m_raw) {
        if (file != 0 || !item.source.overlaps(range))
            return found;
        // Bytes to UTF-16 by walking the text of this piece only.
        const QByteArray utf8 = item.text.toUtf8();
        const auto position = [&](quint64 byte) {
            const qsizetype within =
                byte <= item.source.start ? 0 : static_cast<qsizetype>(byte - item.source.start);
            return static_cast<int>(
                QString::fromUtf8(utf8.constData(), std::min(within, utf8.size())).size());
        };
        const int from = position(range.start);
        const int to = position(range.end);
        if (to > from)
            found.emplace_back(from, to);
        return found;
    }
    const auto add = [&](int from, int to) {
        if (to <= from)
            return;
        if (!found.empty() && found.back().second >= from - 1)
            found.back().second = to; // the byte between was an inserted blank or markup
        else
            found.emplace_back(from, to);
    };
    for (const PageRun& run : item.runs) {
        if (run.file != file || !run.source.overlaps(range))
            continue;
        const auto length = static_cast<quint64>(run.end - run.start);
        // Where a run does not stand byte for byte, its whole text counts; else the bytes are walked.
        if (range.contains(run.source)) {
            add(run.start, run.end);
            continue;
        }
        const QString text = item.text.mid(run.start, run.end - run.start);
        const QByteArray utf8 = text.toUtf8();
        if (static_cast<quint64>(utf8.size()) != run.source.size()) {
            add(run.start, run.end);
            continue;
        }
        const auto position = [&](quint64 byte) {
            if (byte <= run.source.start)
                return run.start;
            const auto within =
                static_cast<qsizetype>(std::min<quint64>(byte - run.source.start, run.source.size()));
            return run.start +
                   static_cast<int>(std::min<quint64>(
                       length, static_cast<quint64>(QString::fromUtf8(utf8.constData(), within).size())));
        };
        add(position(range.start), position(range.end));
    }
    return found;
}

std::size_t SourceLayout::blockOfByte(quint64 byte) const {
    const auto found = std::upper_bound(m_blocks.begin(), m_blocks.end(), byte,
                                        [](quint64 at, const Item& item) { return at < item.source.end; });
    if (found == m_blocks.end())
        return m_blocks.empty() ? 0 : m_blocks.size() - 1;
    return static_cast<std::size_t>(found - m_blocks.begin());
}

std::optional<std::size_t> SourceLayout::firstShowing(TextRange range, std::uint32_t file) const {
    const bool included = file != 0;
    const std::size_t from = included ? 0 : blockOfByte(range.start);
    for (std::size_t i = from; i < m_blocks.size(); ++i) {
        if (!included && m_blocks[i].source.start >= range.end)
            break;
        if ((included && m_blocks[i].included && !stretches(i, range, file).empty()) ||
            (!included && m_blocks[i].source.overlaps(range)))
            return i;
    }
    if (included || m_blocks.empty())
        return std::nullopt;
    return from;
}

} // namespace touchstone::gui
