// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a corpus, as people know it or as its raw bytes, with layers drawn over it: cited, retrieved,
// chunk borders, uncovered bytes. Blocks are laid out when they are first seen, so a page of any size opens
// at once. Text can be selected and copied. Interface's thread.
#pragma once

#include "core/base/text_range.h"
#include "gui/viewmodels/pagecontent.h"

#include <QAbstractScrollArea>
#include <QString>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace touchstone::gui {

/// Something to show on a range of bytes. Layers of one kind may overlap.
struct SourceLayer {
    enum class Kind : std::uint8_t {
        Cited,     ///< mark ground and a 3 px bar at the left
        Gold,      ///< solid underline
        Retrieved, ///< dotted line in the gutter
        Chunk,     ///< hairline where it begins, tab with `label` in the gutter
        Overlap,   ///< hatched gutter
        Uncovered, ///< wavy line: in no chunk, and nobody says why
        Stripped,  ///< struck through, `label` (why) in the gutter: left out on purpose
    };
    Kind kind = Kind::Cited;
    TextRange range;
    QString path;        ///< file of the bytes: an included one; empty = the page itself
    QString label;       ///< "c3 · 212 t" for chunks, "[1]" for citations
    QString id;          ///< given back by the signals
    bool strong = false; ///< the one that was chosen
};

/// How often words stand on the page, and which of these places is selected (from 1; 0 = none).
struct FindCount {
    int current = 0, all = 0;
};

class SourceView : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class Mode : std::uint8_t { Rendered, Raw };
    explicit SourceView(QWidget* parent = nullptr);
    ~SourceView() override;

    /// The layers are empty then, the place is the top. Null: an empty view.
    void setPage(std::shared_ptr<const PageContent> page);
    [[nodiscard]] const std::shared_ptr<const PageContent>& page() const;
    /// Those of files that have no text on this page are left out. Citations stand on the scroll bar too.
    void setLayers(std::vector<SourceLayer> layers);
    [[nodiscard]] const std::vector<SourceLayer>& layers() const;
    /// The place is kept.
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const;

    /// Scrolls so that the range stands a quarter down, unless it is wholly visible already.
    /// `path`: the included file that the bytes are of; empty = the page.
    void showRange(TextRange range, const QString& path = {});
    /// First visible byte of the page, for going back to a place.
    [[nodiscard]] quint64 topByte() const;
    void setTopByte(quint64 byte);
    [[nodiscard]] QString selectedText() const;
    /// Bytes behind the selection and the included file that they are of (empty: the page); a selection that
    /// begins in one file and ends in another counts up to the end of the first.
    [[nodiscard]] std::optional<std::pair<QString, TextRange>> selectedRange() const;
    /// Shows and selects a line of the file, counted from 1; false when it has no such line.
    bool showLine(int line);
    [[nodiscard]] int lineOf(quint64 byte) const;
    /// 0 of 0 on a page that is too long to count at each letter.
    [[nodiscard]] FindCount countFound(const QString& words) const;
    /// Marks and shows the next place that holds the words (case-insensitive), from the last one on; false
    /// when there is none.
    bool findNext(const QString& words, bool backwards = false);
    /// Blocks laid out so far; for tests.
    [[nodiscard]] std::size_t blocksLaidOut() const;

Q_SIGNALS:
    /// A layer with an id under the pointer; empty when there is none.
    void layerHovered(const QString& id);
    void layerClicked(touchstone::gui::SourceLayer::Kind kind, const QString& id);
    void modeChanged();
    void selectionChanged();
    /// Another byte stands at the top.
    void scrolled(quint64 topByte);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void updateRange();
    bool extendSelection(const QKeyEvent& event);
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace touchstone::gui
