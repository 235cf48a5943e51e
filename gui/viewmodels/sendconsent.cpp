// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/sendconsent.h"

#include "core/traces/traces.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>

namespace touchstone::gui {

struct SendConsent::Shared {
    std::mutex mutex;
    std::condition_variable_any decided;
    std::set<std::string> allowed; ///< hosts, in this session
    std::map<quint64, std::optional<bool>> waiting;
    quint64 next = 1;
    bool ended = false;
};

SendConsent::SendConsent(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_shared(std::make_shared<Shared>()) {}

SendConsent::~SendConsent() {
    const std::lock_guard lock(m_shared->mutex);
    m_shared->ended = true;
    m_shared->decided.notify_all();
}

SendGate SendConsent::gate() {
    return [this, shared = m_shared, workbench = m_app.workbench()](const OutgoingChat& chat,
                                                                    JobContext& context) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        if (workbench->http().offline()) // the switch refuses it, and says so
            return {};
        const std::vector<std::string> trusted = workbench->settings().trustedHosts;
        if (std::find(trusted.begin(), trusted.end(), chat.host) != trusted.end())
            return {};
        {
            const std::lock_guard lock(shared->mutex);
            if (shared->allowed.contains(chat.host))
                return {};
        }
        workbench->flushNetworkLog();
        auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
        if (!database)
            return fail(std::move(database.error()));
        const Result<bool> sent = TraceRepository(*database).hasSentTo(chat.host);
        if (!sent)
            return fail(sent.error());
        std::unique_lock lock(shared->mutex);
        if (*sent)
            shared->allowed.insert(chat.host);
        if (shared->allowed.contains(chat.host))
            return {};
        const quint64 id = shared->next++;
        shared->waiting[id] = std::nullopt;
        JobRunner::post([this, id, held = std::make_shared<const OutgoingChat>(chat)] {
            m_queue.push_back({id, held});
            Q_EMIT waitingChanged();
        });
        shared->decided.wait(lock, context.stop, [&] {
            return shared->ended || shared->waiting[id].has_value() || shared->allowed.contains(chat.host);
        });
        const bool send = shared->allowed.contains(chat.host) || shared->waiting[id].value_or(false);
        shared->waiting.erase(id);
        lock.unlock();
        JobRunner::post([this, id] {
            if (std::erase_if(m_queue, [id](const Entry& entry) { return entry.id == id; }) > 0)
                Q_EMIT waitingChanged();
        });
        if (send)
            return context.check();
        Error error = makeError(ErrorCode::Cancelled, "Nothing was sent to " + chat.host + ".");
        error.detail = kNotSent;
        return fail(std::move(error));
    };
}

std::shared_ptr<const OutgoingChat> SendConsent::waiting() const {
    return m_queue.empty() ? nullptr : m_queue.front().chat;
}

void SendConsent::decide(Decision decision) {
    if (m_queue.empty())
        return;
    const Entry entry = m_queue.front();
    m_queue.pop_front();
    if (decision == Decision::Always) {
        Settings settings = m_app.settings();
        if (std::find(settings.trustedHosts.begin(), settings.trustedHosts.end(), entry.chat->host) ==
            settings.trustedHosts.end()) {
            settings.trustedHosts.push_back(entry.chat->host);
            m_app.saveSettings(settings);
        }
    }
    {
        const std::lock_guard lock(m_shared->mutex);
        if (const auto one = m_shared->waiting.find(entry.id); one != m_shared->waiting.end())
            one->second = decision != Decision::NotNow;
        if (decision != Decision::NotNow)
            m_shared->allowed.insert(entry.chat->host);
        m_shared->decided.notify_all();
    }
    Q_EMIT waitingChanged();
}

} // namespace touchstone::gui
