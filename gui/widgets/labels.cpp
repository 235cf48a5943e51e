// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace touchstone::gui {

TextLabel::TextLabel(const QString& text, TypeRole role, Token token, QWidget* parent)
    : QLabel(parent), m_role(role), m_token(token) {
    setTextFormat(Qt::PlainText);
    setText(text);
    applyTheme();
}

void TextLabel::applyTheme() {
    m_applying = true;
    setFont(Theme::font(m_role));
    QPalette own;
    own.setColor(QPalette::WindowText, Theme::color(m_token));
    setPalette(own);
    m_applying = false;
}

void TextLabel::setToken(Token token) {
    if (m_token == token)
        return;
    m_token = token;
    applyTheme();
}

void TextLabel::setRole(TypeRole role) {
    m_role = role;
    applyTheme();
}

void TextLabel::setElided(bool elided) {
    m_elided = elided;
    updateGeometry();
    update();
}

QSize TextLabel::minimumSizeHint() const {
    QSize size = QLabel::minimumSizeHint();
    if (m_elided)
        size.setWidth(std::min(size.width(), 24));
    return size;
}

void TextLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_applying &&
        palette().color(QPalette::WindowText) != Theme::color(m_token))
        applyTheme();
}

void TextLabel::paintEvent(QPaintEvent* event) {
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
    if (shown != text() && toolTip().isEmpty())
        setToolTip(text());
}

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent), m_title(new TextLabel(title, TypeRole::BodyBold)),
      m_note(new TextLabel({}, TypeRole::Body, Token::Muted)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    m_title->setElided(true);
    row->addWidget(m_title);
    row->addWidget(m_note);
    row->addStretch(1);
    setMinimumHeight(space::kControl);
}

void SectionHeader::setTitle(const QString& title) {
    m_title->setText(title);
}

void SectionHeader::setNote(const QString& note) {
    m_note->setText(note);
}

void SectionHeader::addWidget(QWidget* widget) {
    layout()->addWidget(widget);
}

namespace {
constexpr int kKeyPadding = 5;
constexpr int kKeyHeight = 18;
} // namespace

KeyHint::KeyHint(const QString& keys, const QString& what, QWidget* parent)
    : QWidget(parent), m_keys(keys), m_what(what) {
    setFont(Theme::font(TypeRole::Caption));
    setAccessibleName(what % QStringLiteral(": ") % keys);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyHint::sizeHint() const {
    const QFontMetrics metrics(font());
    const int words = m_what.isEmpty() ? 0 : metrics.horizontalAdvance(m_what) + 5;
    return {std::max(kKeyHeight, metrics.horizontalAdvance(m_keys) + 2 * kKeyPadding) + words,
            kKeyHeight + 2};
}

void KeyHint::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(font());
    const int keyWidth = std::max(kKeyHeight, metrics.horizontalAdvance(m_keys) + 2 * kKeyPadding);
    const QRect key(0, (height() - kKeyHeight) / 2, keyWidth, kKeyHeight);
    painter.setPen(Theme::color(Token::Outline));
    painter.setBrush(Theme::color(Token::Surface));
    painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(Theme::color(Token::Text));
    painter.drawText(key, Qt::AlignCenter, m_keys);
    painter.setPen(Theme::color(Token::Muted));
    painter.drawText(rect().adjusted(keyWidth + 5, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_what);
}

} // namespace touchstone::gui
