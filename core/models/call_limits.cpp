// SPDX-License-Identifier: GPL-3.0-or-later
// Calls at once, and deadlines.
#include "core/models/decorators.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace touchstone {

namespace {

class LimitedModel final : public ChatModel {
public:
    LimitedModel(std::unique_ptr<ChatModel> model, std::shared_ptr<ConcurrencyLimit> limit)
        : m_model(std::move(model)), m_limit(std::move(limit)) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        ChatOutcome outcome;
        if (!m_limit->enter(context.stop)) {
            outcome.error = makeError(ErrorCode::Cancelled, "Stopped.");
            return outcome;
        }
        outcome = m_model->complete(request, sink, context);
        m_limit->leave();
        return outcome;
    }

private:
    std::unique_ptr<ChatModel> m_model;
    std::shared_ptr<ConcurrencyLimit> m_limit;
};

/// Stops a call when its time is over: the watching thread sleeps until the nearest end.
class Watch {
public:
    Watch(const Deadlines& deadlines, std::stop_source& call)
        : m_deadlines(deadlines), m_call(call), m_begun(std::chrono::steady_clock::now()), m_last(m_begun),
          m_thread([this] { run(); }) {}
    ~Watch() {
        {
            const std::lock_guard lock(m_mutex);
            m_done = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    void heard() {
        bool first = false;
        {
            const std::lock_guard lock(m_mutex);
            m_last = std::chrono::steady_clock::now();
            first = !std::exchange(m_heard, true);
        }
        if (first) // another end counts from now on
            m_changed.notify_all();
    }
    /// "first token", "next token", "whole answer", or empty.
    [[nodiscard]] std::pair<std::string, Milliseconds> expired() const {
        const std::lock_guard lock(m_mutex);
        return {m_what, m_span};
    }

private:
    void run() {
        std::unique_lock lock(m_mutex);
        while (!m_done) {
            auto next = std::chrono::steady_clock::time_point::max();
            std::string what;
            Milliseconds span{0};
            const auto consider = [&](std::chrono::steady_clock::time_point since, Milliseconds limit,
                                      const char* name) {
                if (limit.count() > 0 && since + limit < next) {
                    next = since + limit;
                    what = name;
                    span = limit;
                }
            };
            consider(m_begun, m_deadlines.total, "whole answer");
            if (m_heard)
                consider(m_last, m_deadlines.betweenTokens, "next piece of it");
            else
                consider(m_begun, m_deadlines.firstToken, "first word");
            if (next == std::chrono::steady_clock::time_point::max()) {
                m_changed.wait(lock);
            } else if (std::chrono::steady_clock::now() >= next) {
                m_what = what;
                m_span = span;
                lock.unlock();
                m_call.request_stop();
                return;
            } else {
                m_changed.wait_until(lock, next);
            }
        }
    }

    Deadlines m_deadlines;
    std::stop_source& m_call;
    std::chrono::steady_clock::time_point m_begun, m_last;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_heard = false, m_done = false;
    std::string m_what;
    Milliseconds m_span{0};
    std::thread m_thread;
};

class DeadlineModel final : public ChatModel {
public:
    DeadlineModel(std::unique_ptr<ChatModel> model, Deadlines deadlines)
        : m_model(std::move(model)), m_deadlines(deadlines) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        std::stop_source call;
        const std::stop_callback outer(context.stop, [&call] { call.request_stop(); });
        JobContext inner = context;
        inner.stop = call.get_token();
        Watch watch(m_deadlines, call);
        ChatOutcome outcome = m_model->complete(
            request,
            [&](std::string_view piece) {
                watch.heard();
                if (sink)
                    sink(piece);
            },
            inner);
        const auto [what, span] = watch.expired();
        if (!what.empty() && !context.stopped() && outcome.error &&
            outcome.error->code == ErrorCode::Cancelled) {
            Error error = makeError(ErrorCode::Unreachable,
                                    fmt::format("{} did not give the {} within {:g} s.", m_model->name(),
                                                what, static_cast<double>(span.count()) / 1000.0));
            error.detail = "time";
            outcome.error = std::move(error);
        }
        return outcome;
    }

private:
    std::unique_ptr<ChatModel> m_model;
    Deadlines m_deadlines;
};

} // namespace

bool ConcurrencyLimit::enter(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    const std::uint64_t ticket = m_next++;
    const auto skipGone = [this] {
        for (auto gone = m_gone.find(m_serving); gone != m_gone.end(); gone = m_gone.find(m_serving)) {
            m_gone.erase(gone);
            ++m_serving;
        }
    };
    const bool mine = m_changed.wait(lock, stop, [&] { return m_serving == ticket && m_free > 0; });
    if (mine) {
        --m_free;
        ++m_serving;
    } else {
        m_gone[ticket] = true;
    }
    skipGone();
    m_changed.notify_all();
    return mine;
}

void ConcurrencyLimit::leave() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_free;
    }
    m_changed.notify_all();
}

std::unique_ptr<ChatModel> withConcurrencyLimit(std::unique_ptr<ChatModel> model,
                                                std::shared_ptr<ConcurrencyLimit> limit) {
    return std::make_unique<LimitedModel>(std::move(model), std::move(limit));
}

std::unique_ptr<ChatModel> withDeadline(std::unique_ptr<ChatModel> model, Deadlines deadlines) {
    return std::make_unique<DeadlineModel>(std::move(model), deadlines);
}

} // namespace touchstone
