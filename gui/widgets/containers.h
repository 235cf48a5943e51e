// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand: cards, splitters with hairlines, rows that wrap, empty pages, lines. Interface's
// thread.
#pragma once

#include "gui/theme/icons.h"

#include <QFrame>
#include <QLayout>
#include <QPushButton>
#include <QSplitter>
#include <vector>

namespace touchstone::gui {

class TextLabel;

/// Ground in a token's colour, with a hairline around it and rounded corners when asked.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr, Token ground = Token::Surface, bool rounded = true);
    void setGround(Token ground);
    void setEdge(Token edge);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Token m_ground, m_edge = Token::Border;
    bool m_rounded;
};

/// One pixel of border colour, lying or standing.
class Hairline : public QWidget {
    Q_OBJECT

public:
    explicit Hairline(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A splitter whose handle is a hairline with 7 px to take hold of; double click brings the first sizes back.
class Splitter : public QSplitter {
    Q_OBJECT

public:
    explicit Splitter(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    QSplitterHandle* createHandle() override;
};

/// What an empty page is for, with its first action.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(Icon icon, const QString& title, const QString& sentence, QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& sentence);
    /// The primary action; returned for connecting.
    QPushButton* setAction(const QString& text);
    /// Further content under the sentence (sample questions); takes it.
    void addWidget(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    TextLabel* m_title;
    TextLabel* m_sentence;
    QPushButton* m_action = nullptr;
    QWidget* m_drawing;
};

/// Items in rows, wrapped at the right edge: chips.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(QWidget* parent = nullptr, int spacing = 4);
    ~FlowLayout() override;
    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool apply) const;
    std::vector<QLayoutItem*> m_items;
};

} // namespace touchstone::gui
