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
        Uncovered, ///< wavy line
    };
    Kind kind = Kind::Cited;
    TextRange range;
    bool included = false; ///< bytes of an included file instead of the page
    QString label;         ///< "c3 · 212 t" for chunks, "[1]" for citations
    QString id;            ///< given back by the signals
    bool strong = false;   ///< the one that was chosen
};

class SourceView : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class Mode : std::uint8_t { Rendered, Raw };
    explicit SourceView(QWidget* parent = nullptr);
    ~SourceView() override;

    /// Keeps the layers empty and the place at the top. Null: an empty view.
    void setPage(std::shared_ptr<const PageContent> page);
    [[nodiscard]] const std::shared_ptr<const PageContent>& page() const;
    void setLayers(std::vector<SourceLayer> layers);
    [[nodiscard]] const std::vector<SourceLayer>& layers() const;
    /// The place is kept.
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const;

    /// Scrolls so that the range stands a quarter down, unless it is wholly visible already.
    void showRange(TextRange range, bool included = false);
    /// First visible byte of the page, for going back to a place.
    [[nodiscard]] quint64 topByte() const;
    void setTopByte(quint64 byte);
    [[nodiscard]] QString selectedText() const;
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
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace touchstone::gui
