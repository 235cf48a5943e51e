// SPDX-License-Identifier: GPL-3.0-or-later
// What is about to be sent to a host for the first time: where, how much, the messages as text; send, not
// now, always. Shows itself while something waits. Interface's thread.
#pragma once

#include "gui/viewmodels/sendconsent.h"
#include "gui/widgets/containers.h"

class QPlainTextEdit;

namespace touchstone::gui {

class TextLabel;

class SendPreview : public Card {
    Q_OBJECT

public:
    explicit SendPreview(SendConsent& consent, QWidget* parent = nullptr);

Q_SIGNALS:
    void decided(bool send);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showChat(const OutgoingChat& chat);
    void refresh();
    void decide(SendConsent::Decision decision);
    SendConsent& m_consent;
    std::shared_ptr<const OutgoingChat> m_shown;
    TextLabel* m_title;
    TextLabel* m_facts;
    QPlainTextEdit* m_messages;
};

} // namespace touchstone::gui
