// SPDX-License-Identifier: GPL-3.0-or-later
// One page twice, side by side, with the boundaries of two chunkers and the gold passages drawn on it. The
// two scroll together. Interface's thread.
#pragma once

#include "gui/viewmodels/chunkertrials.h"

#include <QWidget>

class QComboBox;

namespace touchstone::gui {

class SourceView;

class BoundariesPane : public QWidget {
    Q_OBJECT

public:
    explicit BoundariesPane(ChunkerTrials& trials, QWidget* parent = nullptr);
    /// The comparison is another one: pages and chunkers to choose from, and the first of them shown.
    void refresh();

private:
    struct Side {
        QComboBox* chunker = nullptr;
        SourceView* view = nullptr;
    };
    QWidget* makeSide(Side& side, const QString& name, const char* comboName, const char* viewName);
    void showPage();
    void draw(const Side& side);
    ChunkerTrials& m_trials;
    QComboBox* m_page;
    Side m_left, m_right;
    bool m_following = false;
};

} // namespace touchstone::gui
