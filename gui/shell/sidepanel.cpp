// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sidepanel.h"

#include "gui/theme/stylepaint.h"

#include <QKeyEvent>
#include <QStackedLayout>

namespace touchstone::gui {

SidePanel::SidePanel(QWidget* parent) : QWidget(parent), m_stack(new QStackedLayout(this)) {
    setObjectName(QStringLiteral("sidePanel"));
    setAccessibleName(tr("Panel"));
    setMinimumWidth(320);
    m_stack->setContentsMargins(0, 0, 0, 0);
}

void SidePanel::addContent(QWidget* content) {
    m_stack->addWidget(content);
}

void SidePanel::setContent(QWidget* content) {
    if (content != nullptr)
        m_stack->setCurrentWidget(content);
}

void SidePanel::setFloating(bool floating) {
    m_floating = floating;
    setContentsMargins(floating ? 1 : 0, 0, 0, 0); // the layout itself knows no margins
    update();
}

void SidePanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void SidePanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    if (m_floating)
        painter.fillRect(QRect(0, 0, 1, height()), Theme::color(Token::Outline));
}

} // namespace touchstone::gui
