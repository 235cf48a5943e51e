// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/hovercard.h"

#include "gui/chat/passagelist.h"
#include "gui/text/convert.h"
#include "gui/widgets/labels.h"

#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace touchstone::gui {

namespace {
constexpr int kWidth = 420;
constexpr int kShownCharacters = 600;
} // namespace

HoverCard::HoverCard(QWidget* parent)
    : QFrame(parent, Qt::ToolTip), m_title(new TextLabel({}, TypeRole::BodyBold, Token::Text, this)),
      m_status(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_text(new TextLabel({}, TypeRole::Body, Token::Text, this)) {
    setObjectName(QStringLiteral("hoverCard"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedWidth(kWidth);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    column->setSpacing(space::kUnit);
    column->addWidget(m_title);
    column->addWidget(m_status);
    column->addWidget(m_text);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        adjustSize();
        QPoint at = m_at + QPoint(0, space::kUnit);
        if (const QScreen* screen = this->screen()) {
            const QRect room = screen->availableGeometry();
            at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
            if (at.y() + height() > room.bottom())
                at.setY(m_at.y() - height() - space::kHuge);
        }
        move(at);
        show();
    });
}

void HoverCard::showFor(const Hit& hit, const Citation* citation, const QPoint& globalPosition) {
    m_title->setText(headingPath(hit.stored.chunk));
    QString status = toQString(hit.stored.chunk.path);
    QString text = toQString(hit.stored.chunk.text.text());
    if (citation) {
        static const std::array<const char*, 4> kWords{
            QT_TR_NOOP("verified: the source says it"),
            QT_TR_NOOP("partly: the source does not carry the whole sentence"),
            QT_TR_NOOP("not in the source"), QT_TR_NOOP("no such source")};
        status = tr(kWords[static_cast<std::size_t>(citation->status)]) + QStringLiteral("  ·  ") + status;
        if (!citation->quote.empty())
            text = toQString(citation->quote);
    }
    m_status->setText(status);
    m_text->setText(
        text.size() > kShownCharacters ? text.left(kShownCharacters).trimmed() + QStringLiteral(" …") : text);
    m_at = globalPosition;
    m_delay.start();
}

void HoverCard::leave() {
    m_delay.stop();
    hide();
}

void HoverCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    painter.setPen(Theme::color(Token::Outline));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace touchstone::gui
