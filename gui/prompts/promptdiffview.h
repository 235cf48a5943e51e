// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts side by side or in one column. Only what is seen is laid out, so a text of any length opens at
// once; a change has a headline that says what it is, and signs, words and underlines say it again beside the
// colours. Interface's thread.
#pragma once

#include "gui/viewmodels/promptdiff.h"

#include <QAbstractScrollArea>
#include <QTextLayout>
#include <memory>
#include <vector>

namespace touchstone::gui {

class MapScrollBar;

/// What is known of a change beyond its words: the result of a search for the edit that did it.
struct ChangeNote {
    QString text;
    bool culprit = false;
};

class PromptDiffView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit PromptDiffView(QWidget* parent = nullptr);
    ~PromptDiffView() override;

    /// Null: an empty view. The first change is shown.
    void setDiff(std::shared_ptr<const PromptTextDiff> diff, const QString& titleA, const QString& titleB);
    void setInline(bool inLine);
    [[nodiscard]] bool isInline() const { return m_inline; }
    void setWhitespace(bool shown); ///< blanks, tabulators and line ends as signs
    [[nodiscard]] bool whitespace() const { return m_whitespace; }
    void setOnlyChanges(bool only); ///< long equal stretches are one line that says how long
    [[nodiscard]] bool onlyChanges() const { return m_onlyChanges; }
    /// By change; empty: none.
    void setNotes(std::vector<ChangeNote> notes);
    [[nodiscard]] const std::vector<ChangeNote>& notes() const { return m_notes; }

    [[nodiscard]] int currentChange() const { return m_current; } ///< -1 = none
    void goToChange(int change);
    void stepChange(int direction);
    /// Lines that have been laid out so far; for tests.
    [[nodiscard]] int linesLaidOut() const { return m_laidOut; }
    [[nodiscard]] int rowsShown() const { return static_cast<int>(m_shown.size()); }

Q_SIGNALS:
    void currentChangeChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    enum class Kind : std::uint8_t { Headline, Pair, Before, After, Fold };
    struct Shown {
        Kind kind = Kind::Pair;
        int at = 0;    ///< row of the diff, or the change
        int count = 0; ///< of a fold: lines
        int height = 0;
        bool measured = false;
    };
    void rebuild();
    void addEqual(int from, int to);
    void addChange(int change);
    void guessHeights();
    void updateTops();
    [[nodiscard]] std::size_t rowAt(int y) const;
    [[nodiscard]] int shownRowOf(int change) const;
    [[nodiscard]] QString display(const DiffSide& side, bool changed) const;
    [[nodiscard]] QString headlineOf(int change) const;
    [[nodiscard]] std::unique_ptr<QTextLayout> layOut(const DiffSide& side, bool changed, bool added,
                                                      int width) const;
    [[nodiscard]] int textWidth() const;
    [[nodiscard]] int gutterWidth() const;
    int measure(Shown& row, std::unique_ptr<QTextLayout>& before, std::unique_ptr<QTextLayout>& after);
    void paintRow(QPainter& painter, const Shown& row, int top, const QTextLayout* before,
                  const QTextLayout* after) const;
    void paintCell(QPainter& painter, const QRect& cell, const DiffSide& side, const QTextLayout* layout,
                   bool changed, bool added) const;
    void paintHeadline(QPainter& painter, const QRect& cell, int change) const;
    void markBar();
    void describe();

    std::shared_ptr<const PromptTextDiff> m_diff;
    QString m_titleA, m_titleB;
    std::vector<Shown> m_shown;
    std::vector<int> m_tops;      ///< one more than rows: the last is the whole height
    std::vector<int> m_headlines; ///< by change: its row in m_shown
    std::vector<ChangeNote> m_notes;
    MapScrollBar* m_map;
    bool m_inline = false, m_whitespace = false, m_onlyChanges = false;
    int m_current = -1;
    int m_laidOut = 0;
};

} // namespace touchstone::gui
