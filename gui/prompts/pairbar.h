// SPDX-License-Identifier: GPL-3.0-or-later
// The two versions that are held against each other: A and B with their last scores, and a button that swaps
// them. Interface's thread.
#pragma once

#include <QWidget>

class QComboBox;

namespace touchstone::gui {

class IconButton;
class PromptsViewModel;
class ScoreBar;
class TextLabel;

class PairBar : public QWidget {
    Q_OBJECT

public:
    explicit PairBar(PromptsViewModel& prompts, QWidget* parent = nullptr);
    void focusA();
    void focusB();

private:
    struct Side {
        QComboBox* combo = nullptr;
        ScoreBar* score = nullptr;
    };
    Side makeSide(const QString& letter, const char* name, const QString& words, int column);
    void fill();
    void showPair();
    void showSide(const Side& side, int version);
    PromptsViewModel& m_prompts;
    Side m_a, m_b;
    IconButton* m_swap;
};

} // namespace touchstone::gui
