// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/rail.h"

#include "gui/theme/stylepaint.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace touchstone::gui {

class RailButton : public QAbstractButton {
public:
    RailButton(QString id, Icon icon, QWidget* parent)
        : QAbstractButton(parent), m_id(std::move(id)), m_icon(icon) {
        setFixedSize(space::kRail - 1, 44);
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }
    [[nodiscard]] const QString& id() const { return m_id; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QRect box = rect().adjusted(6, 4, -6, -4);
        if (isChecked() || underMouse())
            paint::panel(painter, box, Theme::color(isChecked() ? Token::AccentSoft : Token::Sunken), {},
                         space::kRadius);
        if (isChecked())
            paint::panel(painter, QRect(0, 12, 3, height() - 24), Theme::color(Token::Accent), {}, 1.5);
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            paint::focusRing(painter, box, space::kRadius);
        constexpr int kSize = space::kRailIcon;
        paintIcon(painter, QRectF((width() - kSize) / 2.0, (height() - kSize) / 2.0, kSize, kSize), m_icon,
                  isChecked()    ? Token::Accent
                  : underMouse() ? Token::Text
                                 : Token::Muted);
    }

private:
    QString m_id;
    Icon m_icon;
};

Rail::Rail(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("pageRail"));
    setAccessibleName(tr("Pages"));
    setFixedWidth(space::kRail);
    m_column->setContentsMargins(0, space::kUnit, 1, space::kUnit);
    m_column->setSpacing(0);
    m_column->addStretch(1);
}

void Rail::addPage(const QString& id, Icon icon, const QString& title, const QString& shortcut,
                   bool atBottom) {
    auto* button = new RailButton(id, icon, this);
    button->setObjectName(id % QStringLiteral("RailButton"));
    button->setAccessibleName(title);
    button->setToolTip(shortcut.isEmpty() ? title
                                          : title % QStringLiteral("  (") % shortcut % QLatin1Char(')'));
    if (atBottom)
        m_column->addWidget(button);
    else
        m_column->insertWidget(m_top++, button);
    m_buttons.push_back(button);
    connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT pageRequested(id); });
}

void Rail::setCurrent(const QString& id) {
    for (RailButton* button : m_buttons)
        button->setChecked(button->id() == id);
}

void Rail::focusCurrent() {
    for (RailButton* button : m_buttons)
        if (button->isChecked())
            button->setFocus(Qt::TabFocusReason);
}

void Rail::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else
        QWidget::keyPressEvent(event);
}

void Rail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::color(Token::Border));
}

} // namespace touchstone::gui
