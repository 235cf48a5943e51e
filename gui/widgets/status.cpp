// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/status.h"

#include "gui/theme/theme.h"

#include <QCoreApplication>
#include <QEnterEvent>
#include <QKeyEvent>
#include <QPainter>

namespace touchstone::gui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Status)

public:
    static QString of(Status status) {
        switch (status) {
        case Status::Verified:
            return tr("verified");
        case Status::Partly:
            return tr("partly supported");
        case Status::NotInSource:
            return tr("not in the source");
        case Status::NoSuchSource:
            return tr("no such source");
        case Status::NotApplicable:
            return tr("not applicable");
        case Status::Failed:
            return tr("failed");
        case Status::Good:
            return tr("passed");
        case Status::Running:
            return tr("running");
        }
        return {};
    }
};

constexpr int kChipHeight = 24;
constexpr int kChipPadding = 8;
constexpr int kChipIcon = 14;
constexpr int kChipGap = 5;

} // namespace

Icon statusIcon(Status status) {
    switch (status) {
    case Status::Verified:
    case Status::Good:
        return Icon::Check;
    case Status::Partly:
        return Icon::Half;
    case Status::NotInSource:
        return Icon::Triangle;
    case Status::NoSuchSource:
        return Icon::Struck;
    case Status::NotApplicable:
        return Icon::Dash;
    case Status::Failed:
        return Icon::Cross;
    case Status::Running:
        return Icon::More;
    }
    return Icon::Dash;
}

Token statusToken(Status status) {
    switch (status) {
    case Status::Verified:
    case Status::Good:
        return Token::Good;
    case Status::Partly:
        return Token::Warn;
    case Status::NotInSource:
    case Status::NoSuchSource:
    case Status::Failed:
        return Token::Bad;
    case Status::Running:
        return Token::Info;
    case Status::NotApplicable:
        break;
    }
    return Token::Muted;
}

Token statusSoftToken(Status status) {
    switch (statusToken(status)) {
    case Token::Good:
        return Token::GoodSoft;
    case Token::Warn:
        return Token::WarnSoft;
    case Token::Bad:
        return Token::BadSoft;
    case Token::Info:
        return Token::InfoSoft;
    default:
        return Token::Surface;
    }
}

QString statusWord(Status status) {
    return Words::of(status);
}

StatusIcon::StatusIcon(Status status, QWidget* parent) : QWidget(parent), m_status(status) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(status);
}

void StatusIcon::setStatus(Status status) {
    m_status = status;
    setToolTip(statusWord(status));
    setAccessibleName(statusWord(status));
    update();
}

QSize StatusIcon::sizeHint() const {
    return {space::kIcon, space::kIcon};
}

void StatusIcon::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintIcon(painter, rect(), statusIcon(m_status), statusToken(m_status));
}

Chip::Chip(const QString& text, QWidget* parent) : QAbstractButton(parent), m_ground(Token::Surface) {
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setNumber(int number) {
    m_number = number;
    updateGeometry();
    update();
}

void Chip::setStatus(Status status) {
    m_status = status;
    m_hasStatus = m_hasIcon = true;
    m_icon = statusIcon(status);
    setToolTip(text().isEmpty() ? statusWord(status) : text() % QStringLiteral(" · ") % statusWord(status));
    setAccessibleName((m_number > 0 ? QStringLiteral("[%1] ").arg(m_number) : QString()) % text() %
                      QStringLiteral(", ") % statusWord(status));
    updateGeometry();
    update();
}

void Chip::setNeutral(Token ground, Icon icon) {
    m_hasStatus = false;
    m_hasIcon = true;
    m_ground = ground;
    m_icon = icon;
    updateGeometry();
    update();
}

void Chip::setMaximumTextWidth(int width) {
    m_maximumTextWidth = width;
    updateGeometry();
}

QString Chip::shownText() const {
    return fontMetrics().elidedText(text(), Qt::ElideRight, m_maximumTextWidth);
}

QSize Chip::sizeHint() const {
    int width = 2 * kChipPadding;
    if (m_number > 0)
        width += fontMetrics().horizontalAdvance(QString::number(m_number)) +
                 (text().isEmpty() && !m_hasIcon ? 0 : kChipGap);
    if (m_hasIcon)
        width += kChipIcon + (text().isEmpty() ? 0 : kChipGap);
    width += fontMetrics().horizontalAdvance(shownText());
    return {width, kChipHeight};
}

QSize Chip::minimumSizeHint() const {
    return sizeHint();
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool over = underMouse() && isEnabled();
    const Token ground = m_hasStatus ? statusSoftToken(m_status) : m_ground;
    const Token front = m_hasStatus ? statusToken(m_status) : Token::Muted;
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(Theme::color(isDown() || isChecked() ? Token::AccentSoft : ground));
    painter.setPen(Theme::color(over || isChecked() ? Token::Accent : m_hasStatus ? front : Token::Border));
    painter.drawRoundedRect(box, kChipHeight / 2.0, kChipHeight / 2.0);
    int x = kChipPadding;
    if (m_number > 0) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        bold.setStrikeOut(m_hasStatus && m_status == Status::NoSuchSource);
        painter.setFont(bold);
        painter.setPen(Theme::color(Token::Text));
        const QString number = QString::number(m_number);
        const int width = fontMetrics().horizontalAdvance(number);
        painter.drawText(QRect(x, 0, width + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, number);
        painter.setFont(font());
        x += width + kChipGap;
    }
    if (m_hasIcon) {
        paintIcon(painter, QRectF(x, (height() - kChipIcon) / 2.0, kChipIcon, kChipIcon), m_icon, front);
        x += kChipIcon + kChipGap;
    }
    painter.setPen(Theme::color(isEnabled() ? Token::Text : Token::Faint));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, shownText());
    if (hasFocus() && (window()->testAttribute(Qt::WA_KeyboardFocusChange))) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::color(Token::Accent), space::kFocus));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kChipHeight / 2.0 - 1,
                                kChipHeight / 2.0 - 1);
    }
}

void Chip::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    Q_EMIT hovered(true);
}

void Chip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Chip::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    Q_EMIT hovered(false);
}

} // namespace touchstone::gui
