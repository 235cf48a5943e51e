// SPDX-License-Identifier: GPL-3.0-or-later
// A scroll bar that is also a map: places of the page as thin marks on its track. Interface's thread.
#pragma once

#include <QScrollBar>
#include <vector>

namespace touchstone::gui {

class MapScrollBar : public QScrollBar {
    Q_OBJECT

public:
    struct Mark {
        double at = 0;       ///< 0 = top of the page, 1 = its end
        bool strong = false; ///< the one that was chosen: thicker, over the whole width
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    explicit MapScrollBar(Qt::Orientation orientation, QWidget* parent = nullptr);
    /// Several places in one pixel are one mark. Said to screen readers as a number.
    void setMarks(std::vector<Mark> marks);
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Mark> m_marks;
};

} // namespace touchstone::gui
