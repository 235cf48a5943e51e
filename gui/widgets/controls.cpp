// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/controls.h"

#include "gui/text/numbers.h"
#include "gui/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QTimer>

namespace touchstone::gui {

IconButton::IconButton(Icon icon, const QString& name, QWidget* parent) : QToolButton(parent) {
    setAutoRaise(true);
    setFixedSize(space::kControl, space::kControl);
    setIconSize({space::kIcon, space::kIcon});
    setIconKind(icon);
    setName(name);
    setFocusPolicy(Qt::TabFocus);
}

void IconButton::setIconKind(Icon icon) {
    setIcon(themedIcon(icon));
}

void IconButton::setName(const QString& name) {
    setToolTip(name);
    setAccessibleName(name);
}

QPushButton* makeButton(const QString& text, ButtonVariant variant, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    setButtonVariant(button, variant);
    button->setAutoDefault(false);
    button->setFixedHeight(space::kControl);
    return button;
}

QPushButton* makeButton(const QString& text, ButtonVariant variant, Icon icon, QWidget* parent) {
    QPushButton* button = makeButton(text, variant, parent);
    button->setIcon(themedIcon(icon, variant == ButtonVariant::Primary  ? Token::OnAccent
                                     : variant == ButtonVariant::Danger ? Token::Bad
                                                                        : Token::Muted));
    button->setIconSize({space::kIcon, space::kIcon});
    return button;
}

namespace {

class WheelLeaver : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Wheel)
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

void refill(QComboBox* editable, const QStringList& items) {
    const QString typed = editable->currentText();
    const QSignalBlocker quiet(editable);
    editable->clear();
    editable->addItems(items);
    editable->setEditText(typed);
}

void leaveWheelToPage(QWidget* control) {
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new WheelLeaver(control));
}

SearchField::SearchField(const QString& placeholder, QWidget* parent)
    : QLineEdit(parent), m_timer(new QTimer(this)) {
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    setFixedHeight(space::kControl);
    addAction(themedIcon(Icon::Search), QLineEdit::LeadingPosition);
    m_timer->setSingleShot(true);
    m_timer->setInterval(120);
    connect(m_timer, &QTimer::timeout, this, [this] { Q_EMIT filterChanged(text()); });
    connect(this, &QLineEdit::textChanged, m_timer, qOverload<>(&QTimer::start));
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        Q_EMIT downPressed();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_timer->isActive()) {
        m_timer->stop();
        Q_EMIT filterChanged(text());
    }
    QLineEdit::keyPressEvent(event);
}

ProgressLine::ProgressLine(QWidget* parent)
    : QWidget(parent), m_cancel(new IconButton(Icon::Close, tr("Cancel"), this)) {
    m_cancel->setObjectName(QStringLiteral("progressCancelButton"));
    m_cancel->hide();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_cancel, &QToolButton::clicked, this, &ProgressLine::cancelRequested);
}

void ProgressLine::setProgress(const QString& what, quint64 done, quint64 total, double secondsLeft) {
    m_what = what;
    m_rest.clear();
    m_share = -1;
    if (total > 0) {
        m_share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
        m_rest = tr("%1 of %2").arg(countText(done), countText(total));
        if (secondsLeft >= 0)
            m_rest += QStringLiteral(" · ") % secondsLeftText(secondsLeft);
    } else if (done > 0) {
        m_rest = countText(done);
    }
    setAccessibleName(m_what);
    setAccessibleDescription(m_rest);
    update();
}

void ProgressLine::setCancellable(bool cancellable) {
    m_cancel->setVisible(cancellable);
    update();
}

QSize ProgressLine::sizeHint() const {
    return {240, 40};
}

void ProgressLine::resizeEvent(QResizeEvent*) {
    m_cancel->move(width() - m_cancel->width(), (height() - m_cancel->height()) / 2);
}

void ProgressLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int right = m_cancel->isVisible() ? width() - m_cancel->width() - space::kSmall : width();
    const QRect words(0, 4, right, 18);
    const int rest = fontMetrics().horizontalAdvance(m_rest);
    painter.setPen(Theme::color(Token::Muted));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, m_rest);
    painter.setPen(Theme::color(Token::Text));
    painter.drawText(words.adjusted(0, 0, -rest - space::kSmall, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_what, Qt::ElideRight, words.width() - rest - space::kSmall));
    const QRectF track(0, 28, right, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::color(Token::Border));
    painter.drawRoundedRect(track, 2, 2);
    painter.setBrush(Theme::color(Token::Accent));
    if (m_share >= 0)
        painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * m_share, track.height()), 2,
                                2);
    else // not known how far: a part of the track, standing still, so that nothing has to be repainted
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), std::min(24.0, track.width()), track.height()), 2, 2);
}

} // namespace touchstone::gui
