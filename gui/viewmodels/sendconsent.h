// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a person before a question goes to a host that this workspace has never sent to. Jobs wait at the
// gate; the interface's thread sees what would be sent and decides. What was sent once is known by the
// network log of the workspace; hosts that are always allowed stand in the settings.
#pragma once

#include "core/models/send_gate.h"
#include "gui/viewmodels/appmodel.h"

#include <QObject>
#include <deque>
#include <memory>

namespace touchstone::gui {

/// In Error::detail of a call that a person did not let go.
inline constexpr const char* kNotSent = "not sent";

class SendConsent : public QObject {
    Q_OBJECT

public:
    enum class Decision : std::uint8_t {
        Send,   ///< this workspace asks no more for this host
        Always, ///< no workspace does
        NotNow
    };
    explicit SendConsent(AppModel& app, QObject* parent = nullptr);
    ~SendConsent() override;

    /// For a job; whoever waits at it goes when the job is stopped, or this object is gone.
    [[nodiscard]] SendGate gate();
    /// The oldest one that waits; null = nobody.
    [[nodiscard]] std::shared_ptr<const OutgoingChat> waiting() const;
    void decide(Decision decision); ///< about that one

Q_SIGNALS:
    void waitingChanged();

private:
    struct Shared;
    struct Entry {
        quint64 id = 0;
        std::shared_ptr<const OutgoingChat> chat;
    };
    AppModel& m_app;
    std::shared_ptr<Shared> m_shared;
    std::deque<Entry> m_queue;
};

} // namespace touchstone::gui
