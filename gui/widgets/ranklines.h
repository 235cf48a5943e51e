// SPDX-License-Identifier: GPL-3.0-or-later
// Two lists of passages side by side, with a line from each passage of the left one to where it stands in the
// right one: what rose, what fell, what came (plus) and went (dash). Gold or cited ones are marked.
// Interface's thread.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

namespace touchstone::gui {

struct RankedPassage {
    QString id, where;
    bool gold = false; ///< the one that is looked for: gold, or cited
};

class RankLines : public QWidget {
    Q_OBJECT

public:
    explicit RankLines(QWidget* parent = nullptr);
    void setLists(const QString& leftTitle, std::vector<RankedPassage> left, const QString& rightTitle,
                  std::vector<RankedPassage> right);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }
    /// What it shows in words: "3 in both, 1 only before, 2 only now".
    [[nodiscard]] const QString& sentence() const { return m_sentence; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Line {
        std::size_t left = 0, right = 0;
    };
    [[nodiscard]] QRect place(bool left, std::size_t row) const;
    void paintSide(QPainter& painter, bool left) const;
    [[nodiscard]] bool isAlone(bool left, std::size_t row) const;
    QString m_titles[2], m_sentence;
    std::vector<RankedPassage> m_sides[2];
    std::vector<Line> m_lines;
};

} // namespace touchstone::gui
