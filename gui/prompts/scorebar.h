// SPDX-License-Identifier: GPL-3.0-or-later
// What a run measured last, as a number with its interval and a small bar on the scale of shares.
// Interface's thread.
#pragma once

#include "gui/viewmodels/promptshelf.h"

#include <QWidget>
#include <optional>

class QPainter;

namespace touchstone::gui {

/// The bar alone: the interval as a stretch, the value as a tick. Nothing for a measure that is no share.
void paintScoreBar(QPainter& painter, const QRect& place, const PromptScore& score);

class ScoreBar : public QWidget {
    Q_OBJECT

public:
    explicit ScoreBar(QWidget* parent = nullptr);
    /// None: no run has measured the version yet.
    void setScore(const std::optional<PromptScore>& score);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<PromptScore> m_score;
};

} // namespace touchstone::gui
