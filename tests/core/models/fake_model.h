// SPDX-License-Identifier: GPL-3.0-or-later
// A model, a clock and a store made up for the tests of decorators: no network, no disk, no waiting.
#pragma once

#include "core/models/budget.h"
#include "core/models/response_cache.h"

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace touchstone::test {

class FakeClock final : public Clock {
public:
    [[nodiscard]] std::int64_t unixMs() const override { return m_ms.load(); }
    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override {
        return std::chrono::steady_clock::time_point(std::chrono::milliseconds(m_ms.load()));
    }
    void advance(std::chrono::milliseconds span) { m_ms += span.count(); }

private:
    std::atomic<std::int64_t> m_ms{1'780'000'000'000};
};

/// Plays what `script` says, call by call; after its end it answers.
class FakeModel final : public ChatModel {
public:
    std::deque<std::function<ChatOutcome(const ChatRequest&, const ChatSink&)>> script;
    std::string says = "Shed seven [1].";
    Usage usage{100, 20, 0, 0};
    std::string label = "fake:model=m";
    std::atomic<int> calls{0};

    [[nodiscard]] std::string name() const override { return label; }
    [[nodiscard]] std::string spec() const override { return label; }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext&) override {
        ++calls;
        if (!script.empty()) {
            auto next = std::move(script.front());
            script.pop_front();
            return next(request, sink);
        }
        ChatOutcome outcome;
        outcome.partial.text = says;
        outcome.partial.finish = FinishReason::Stop;
        outcome.partial.usage = usage;
        outcome.partial.attempts = 1;
        outcome.partial.toolCalls = {{"call_1", "search", R"({"q":"x"})", ""}};
        if (sink)
            sink(says);
        return outcome;
    }
};

/// A failed call that was sent.
inline std::function<ChatOutcome(const ChatRequest&, const ChatSink&)> fails(Error error,
                                                                             std::string came = {}) {
    return [error = std::move(error), came = std::move(came)](const ChatRequest&, const ChatSink& sink) {
        ChatOutcome outcome;
        outcome.error = error;
        outcome.partial.text = came;
        outcome.partial.attempts = 1;
        if (sink && !came.empty())
            sink(came);
        return outcome;
    };
}

inline Error refused(int status, bool retryable = true) {
    Error error = makeError(ErrorCode::Refused, "the server says no");
    error.httpStatus = status;
    error.retryable = retryable;
    return error;
}

class MemoryCache final : public ResponseCacheStore {
public:
    std::map<std::string, CachedAnswer, std::less<>> answers;
    int kept = 0;
    bool broken = false;
    Result<std::optional<CachedAnswer>> find(std::string_view key) override {
        const std::lock_guard lock(m_mutex);
        const auto at = answers.find(key);
        return at == answers.end() ? std::optional<CachedAnswer>() : at->second;
    }
    Result<> keep(const CachedAnswer& answer) override {
        const std::lock_guard lock(m_mutex);
        if (broken)
            return fail(ErrorCode::Io, "The disk is full.");
        ++kept;
        answers[answer.key] = answer;
        return {};
    }

private:
    std::mutex m_mutex;
};

inline ChatRequest question(std::string text = "Where do the wombats sleep?") {
    ChatRequest request;
    request.messages = {{Role::User, std::move(text)}};
    return request;
}

} // namespace touchstone::test
