// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/messages.h"

#include "gui/theme/icons.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPointer>
#include <QTimer>

namespace touchstone::gui {
namespace {

Token frontOf(MessageBanner::Tone tone) {
    switch (tone) {
    case MessageBanner::Tone::Good:
        return Token::Good;
    case MessageBanner::Tone::Warn:
        return Token::Warn;
    case MessageBanner::Tone::Bad:
        return Token::Bad;
    case MessageBanner::Tone::Info:
        break;
    }
    return Token::Info;
}

Token groundOf(MessageBanner::Tone tone) {
    switch (tone) {
    case MessageBanner::Tone::Good:
        return Token::GoodSoft;
    case MessageBanner::Tone::Warn:
        return Token::WarnSoft;
    case MessageBanner::Tone::Bad:
        return Token::BadSoft;
    case MessageBanner::Tone::Info:
        break;
    }
    return Token::InfoSoft;
}

Icon iconOf(MessageBanner::Tone tone) {
    switch (tone) {
    case MessageBanner::Tone::Good:
        return Icon::Check;
    case MessageBanner::Tone::Warn:
    case MessageBanner::Tone::Bad:
        return Icon::Warning;
    case MessageBanner::Tone::Info:
        break;
    }
    return Icon::Info;
}

} // namespace

MessageBanner::MessageBanner(QWidget* parent)
    : QWidget(parent), m_what(new TextLabel({}, TypeRole::BodyBold)), m_more(new TextLabel),
      m_button(makeButton({}, ButtonVariant::Plain)),
      m_close(new IconButton(Icon::Close, tr("Close this message"))) {
    setObjectName(QStringLiteral("messageBanner"));
    m_button->setObjectName(QStringLiteral("messageActionButton"));
    m_close->setObjectName(QStringLiteral("messageCloseButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(40, 6, 6, 6);
    row->setSpacing(space::kSmall);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->setContentsMargins(0, 4, 0, 4);
    m_what->setWordWrap(true);
    m_more->setWordWrap(true);
    m_more->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(m_what);
    words->addWidget(m_more);
    row->addLayout(words, 1);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(m_actionId); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    hide();
}

void MessageBanner::showError(const Error& error) {
    const ErrorText text = errorText(error);
    QString more = text.why;
    if (!text.remedy.isEmpty())
        more = more.isEmpty() ? text.remedy : more % QLatin1Char(' ') % text.remedy;
    showMessage(Tone::Bad, text.what, more, text.button, text.action);
}

void MessageBanner::showMessage(Tone tone, const QString& what, const QString& more, const QString& button,
                                const QString& action) {
    m_tone = tone;
    m_actionId = action;
    m_what->setText(what);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(what);
    setAccessibleDescription(more);
    show();
    update();
    QAccessibleEvent announcement(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

void MessageBanner::clear() {
    hide();
}

void MessageBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint::panel(painter, rect(), Theme::color(groundOf(m_tone)), Theme::color(frontOf(m_tone)),
                 space::kRadius);
    paintIcon(painter, QRectF(12, 12, space::kIcon, space::kIcon), iconOf(m_tone), frontOf(m_tone));
}

namespace {

class Toast : public QWidget {
public:
    Toast(QWidget* host, const QString& text, const QString& button, std::function<void()> run)
        : QWidget(host), m_text(text) {
        setObjectName(QStringLiteral("toast"));
        setAttribute(Qt::WA_TransparentForMouseEvents, button.isEmpty());
        setAccessibleName(text);
        if (!button.isEmpty()) {
            auto* action = new QPushButton(button, this);
            action->setObjectName(QStringLiteral("toastButton"));
            action->setFocusPolicy(Qt::TabFocus);
            m_button = action->sizeHint().width() + 12;
            connect(action, &QPushButton::clicked, this, [this, run = std::move(run)] {
                deleteLater();
                run();
            });
        }
        const QSize size(std::min(host->width() - 32, fontMetrics().horizontalAdvance(text) + 32 + m_button),
                         36);
        setGeometry(
            QRect(QPoint((host->width() - size.width()) / 2, host->height() - size.height() - 44), size));
        if (auto* action = findChild<QPushButton*>())
            action->setGeometry(width() - m_button + 4, 4, m_button - 8, 28);
        QTimer::singleShot(button.isEmpty() ? 4000 : 10000, this, &QWidget::deleteLater);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paint::panel(painter, rect(), Theme::color(Token::Text), {}, space::kRadius);
        painter.setPen(Theme::color(Token::Surface));
        painter.drawText(rect().adjusted(0, 0, -m_button, 0), Qt::AlignCenter,
                         fontMetrics().elidedText(m_text, Qt::ElideRight, width() - m_button - 24));
    }

private:
    QString m_text;
    int m_button = 0; ///< px that the button takes
};

} // namespace

void showToast(QWidget* host, const QString& text) {
    showToast(host, text, {}, {});
}

void showToast(QWidget* host, const QString& text, const QString& button, std::function<void()> run) {
    static QPointer<QWidget> last;
    delete last.data();
    last = new Toast(host, text, button, std::move(run));
    last->show();
    last->raise();
    QAccessibleEvent announcement(last, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

} // namespace touchstone::gui
