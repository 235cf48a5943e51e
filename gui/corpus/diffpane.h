// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts side by side, lines wrapped, changed words marked. Scrolls as one; read-only, keyboard reaches
// it. Interface's thread.
#pragma once

#include "gui/viewmodels/diffviewmodel.h"

#include <QAbstractScrollArea>
#include <QTextLayout>
#include <memory>
#include <vector>

namespace touchstone::gui {

class DiffPane : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit DiffPane(QWidget* parent = nullptr);
    void setRows(DiffRows rows, const QString& oldTitle, const QString& newTitle);
    /// To the next (1) or the previous (-1) change; false when there is none on that side.
    bool stepChange(int direction);
    [[nodiscard]] QString text() const; ///< as a unified listing, for the clipboard

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Laid {
        std::unique_ptr<QTextLayout> before, after;
        int top = 0, height = 0;
    };
    void layOut();
    std::unique_ptr<QTextLayout> layOutSide(const QString& text,
                                            const std::vector<std::pair<int, int>>& marks, bool added,
                                            int width) const;
    void paintSide(QPainter& painter, const QRect& cell, const QTextLayout* layout, int number, bool changed,
                   bool added) const;
    [[nodiscard]] int gutter() const;
    DiffRows m_rows;
    QString m_oldTitle, m_newTitle;
    std::vector<Laid> m_laid;
    int m_height = 0;
};

} // namespace touchstone::gui
