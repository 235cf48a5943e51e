// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/sendpreview.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {
constexpr int kMessagesHeight = 168; ///< px; the rest scrolls
const QString kBetweenFacts = QStringLiteral("  ·  ");
} // namespace

SendPreview::SendPreview(SendConsent& consent, QWidget* parent)
    : Card(parent), m_consent(consent), m_title(new TextLabel({}, TypeRole::BodyBold, Token::Text, this)),
      m_facts(new TextLabel({}, TypeRole::Body, Token::Muted, this)), m_messages(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("sendPreview"));
    m_title->setObjectName(QStringLiteral("sendPreviewTitle"));
    m_facts->setObjectName(QStringLiteral("sendPreviewFacts"));
    m_title->setWordWrap(true);
    m_facts->setWordWrap(true);
    m_messages->setObjectName(QStringLiteral("sendPreviewMessages"));
    m_messages->setAccessibleName(tr("Messages that would be sent"));
    m_messages->setReadOnly(true);
    m_messages->setTabChangesFocus(true);
    m_messages->setFont(Theme::font(TypeRole::Code));
    m_messages->setFixedHeight(kMessagesHeight);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    const auto button = [&](const QString& words, ButtonVariant variant, const char* name, const QString& tip,
                            SendConsent::Decision decision) {
        auto* made = makeButton(words, variant, this);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        connect(made, &QPushButton::clicked, this, [this, decision] { decide(decision); });
        row->addWidget(made);
    };
    button(tr("&Send"), ButtonVariant::Primary, "sendNowButton",
           tr("Send it; this workspace asks no more for this host"), SendConsent::Decision::Send);
    button(tr("&Always for this host"), ButtonVariant::Plain, "sendAlwaysButton",
           tr("Send it; no workspace asks any more for this host. The list stands in the settings file"),
           SendConsent::Decision::Always);
    button(tr("&Not now"), ButtonVariant::Plain, "sendNotNowButton",
           tr("Send nothing (Esc); the question stays"), SendConsent::Decision::NotNow);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    column->setSpacing(space::kSmall);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_messages);
    column->addLayout(row);
    setTabOrder(m_messages, findChild<QPushButton*>(QStringLiteral("sendNowButton")));
    connect(&m_consent, &SendConsent::waitingChanged, this, &SendPreview::refresh);
    hide();
}

void SendPreview::refresh() {
    const auto waiting = m_consent.waiting();
    if (waiting == m_shown)
        return;
    m_shown = waiting;
    setVisible(waiting != nullptr);
    if (waiting)
        showChat(*waiting);
}

void SendPreview::showChat(const OutgoingChat& chat) {
    const QString host = toQString(chat.host);
    m_title->setText(tr("This is the first question that goes from this workspace to %1.").arg(host));
    QStringList facts{
        tr("model %1").arg(toQString(chat.model)),
        tr("%n message(s)", nullptr, static_cast<int>(chat.messages.size())),
        tr("about %1, %2").arg(sizeText(chat.bytes), tokensText(static_cast<qint64>(chat.tokens))),
        chat.encrypted ? tr("encrypted") : tr("not encrypted")};
    if (chat.images > 0)
        facts.append(tr("%n image(s)", nullptr, static_cast<int>(chat.images)));
    if (!chat.tools.empty())
        facts.append(tr("the model may call %n tool(s)", nullptr, static_cast<int>(chat.tools.size())));
    facts.append(chat.keyReference.empty() ? tr("no key")
                                           : tr("key %1, not shown").arg(toQString(chat.keyReference)));
    m_facts->setText(facts.join(kBetweenFacts));
    QStringList texts;
    for (const Message& message : chat.messages)
        texts.append(QStringLiteral("── %1 ──\n%2")
                         .arg(toQString(std::string(roleName(message.role))), toQString(message.content)));
    m_messages->setPlainText(texts.join(QStringLiteral("\n\n")));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_facts->text());
    // Not on the button: the Enter that sent the question may still be on its way.
    m_messages->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent announcement(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

void SendPreview::decide(SendConsent::Decision decision) {
    m_consent.decide(decision);
    Q_EMIT decided(decision != SendConsent::Decision::NotNow);
}

void SendPreview::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        decide(SendConsent::Decision::NotNow);
    else
        Card::keyPressEvent(event);
}

} // namespace touchstone::gui
