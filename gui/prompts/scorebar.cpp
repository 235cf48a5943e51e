// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/scorebar.h"

#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/promptlist.h"

#include <QPainter>
#include <algorithm>

namespace touchstone::gui {

void paintScoreBar(QPainter& painter, const QRect& place, const PromptScore& score) {
    if (!score.share)
        return;
    const auto x = [&](double share) { return place.left() + std::clamp(share, 0.0, 1.0) * place.width(); };
    painter.fillRect(place, Theme::color(Token::Border));
    if (score.ci)
        painter.fillRect(QRectF(x(score.ci->low), place.top(),
                                std::max(1.0, x(score.ci->high) - x(score.ci->low)), place.height()),
                         Theme::color(Token::Accent));
    painter.fillRect(QRectF(x(score.value) - 1, place.top() - 2, 2, place.height() + 4),
                     Theme::color(Token::Text));
}

ScoreBar::ScoreBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setScore(std::nullopt);
}

void ScoreBar::setScore(const std::optional<PromptScore>& score) {
    m_score = score;
    const QString words =
        score ? tr("%1: %2, n %3 (run %4)")
                    .arg(score->measure, promptScoreText(*score), countText(score->n), score->run)
              : tr("No run has measured this version yet.");
    setToolTip(words);
    setAccessibleName(words);
    update();
}

QSize ScoreBar::sizeHint() const {
    return {180, space::kControl};
}

QSize ScoreBar::minimumSizeHint() const {
    return {64, space::kControl};
}

void ScoreBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(Theme::font(TypeRole::Caption));
    painter.setPen(Theme::color(Token::Muted));
    const QRect line = rect().adjusted(0, 2, 0, -10);
    if (!m_score) {
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(tr("not measured"), Qt::ElideRight, width()));
        return;
    }
    const QString words = m_score->measure + QLatin1Char(' ') + promptScoreText(*m_score);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(words, Qt::ElideMiddle, width()));
    paintScoreBar(painter, QRect(0, height() - 7, width() - 1, 3), *m_score);
}

} // namespace touchstone::gui
