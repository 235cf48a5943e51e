// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/response_cache.h"

#include "core/base/clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <set>

namespace touchstone {

namespace {

constexpr std::array<std::pair<CacheMode, std::string_view>, 4> kModes = {{{CacheMode::Normal, "normal"},
                                                                           {CacheMode::Refresh, "refresh"},
                                                                           {CacheMode::Replay, "replay"},
                                                                           {CacheMode::Off, "off"}}};

/// Who asks for what just now: a second caller with the same key waits for the first one's answer.
class InFlight {
public:
    /// False when the wait was stopped.
    bool enter(const std::string& key, const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        if (!m_left.wait(lock, stop, [&] { return !m_keys.contains(key); }))
            return false;
        m_keys.insert(key);
        return true;
    }
    void leave(const std::string& key) {
        {
            const std::lock_guard lock(m_mutex);
            m_keys.erase(key);
        }
        m_left.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_left;
    std::set<std::string, std::less<>> m_keys;
};

class Turn {
public:
    Turn(InFlight& flights, std::string key, const std::stop_token& stop)
        : m_flights(flights), m_key(std::move(key)), m_entered(flights.enter(m_key, stop)) {}
    ~Turn() {
        if (m_entered)
            m_flights.leave(m_key);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    [[nodiscard]] bool entered() const { return m_entered; }

private:
    InFlight& m_flights;
    std::string m_key;
    bool m_entered;
};

class CachedModel final : public ChatModel {
public:
    CachedModel(std::shared_ptr<ChatModel> model, ResponseCacheStore& store, CacheMode mode)
        : m_model(std::move(model)), m_store(store), m_mode(mode) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override;

private:
    std::optional<ChatOutcome> fromStore(const std::string& key, const ChatSink& sink,
                                         std::chrono::steady_clock::time_point begun) const;
    [[nodiscard]] Result<> keep(const std::string& key, const ChatRequest& request, const ChatResult& result,
                                const JobContext& context) const;

    std::shared_ptr<ChatModel> m_model;
    ResponseCacheStore& m_store;
    CacheMode m_mode;
    InFlight m_flights;
};

std::optional<ChatOutcome> CachedModel::fromStore(const std::string& key, const ChatSink& sink,
                                                  std::chrono::steady_clock::time_point begun) const {
    ChatOutcome outcome;
    const auto found = m_store.find(key);
    if (!found) {
        outcome.error = found.error();
        return outcome;
    }
    if (!*found)
        return std::nullopt;
    auto result = chatResultFromJson((*found)->result);
    if (!result) {
        outcome.error = makeError(ErrorCode::WorkspaceDamaged,
                                  fmt::format("The cached answer {} cannot be read.", key.substr(0, 12)),
                                  "--cache refresh asks the model again.");
        return outcome;
    }
    outcome.partial = std::move(*result);
    outcome.partial.cache = CacheState::Hit;
    outcome.partial.cacheKey = key;
    outcome.partial.attempts = 0;
    outcome.partial.cost = 0;
    if (!outcome.partial.text.empty()) {
        outcome.partial.ttftMs = elapsedMs(begun);
        if (sink)
            sink(outcome.partial.text);
    }
    outcome.partial.totalMs = elapsedMs(begun);
    return outcome;
}

Result<> CachedModel::keep(const std::string& key, const ChatRequest& request, const ChatResult& result,
                           const JobContext& context) const {
    return m_store.keep({key, answeringSpec(m_model->spec()), canonicalRequest(request),
                         chatResultJson(result), context.clock->unixMs()});
}

ChatOutcome CachedModel::complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) {
    const auto begun = std::chrono::steady_clock::now();
    if (m_mode == CacheMode::Off)
        return m_model->complete(request, sink, context);
    const std::string key = requestKey(m_model->spec(), request);
    const Turn turn(m_flights, key, context.stop);
    if (!turn.entered()) {
        ChatOutcome outcome;
        outcome.error = makeError(ErrorCode::Cancelled, "Stopped.");
        return outcome;
    }
    if (m_mode != CacheMode::Refresh)
        if (auto known = fromStore(key, sink, begun))
            return std::move(*known);
    ChatOutcome outcome;
    if (m_mode == CacheMode::Replay) {
        outcome.error = makeError(
            ErrorCode::NotFound,
            fmt::format("The cache holds no answer of {} to this request, and replay sends nothing.",
                        m_model->name()),
            "Ask once with --cache normal; question, passages, prompt and model must be the same.");
    } else {
        outcome = m_model->complete(request, sink, context);
        if (outcome.ok())
            if (auto kept = keep(key, request, outcome.partial, context); !kept) {
                outcome.error = std::move(kept.error());
                outcome.error->message = "The model's answer could not be kept: " + outcome.error->message;
            }
    }
    outcome.partial.cache = CacheState::Miss;
    outcome.partial.cacheKey = key;
    return outcome;
}

} // namespace

Result<CacheMode> cacheModeOf(std::string_view word) {
    for (const auto& [mode, name] : kModes)
        if (name == word)
            return mode;
    return fail(ErrorCode::Usage, fmt::format("There is no cache mode '{}'.", word),
                "There are: normal, refresh, replay, off.");
}

std::string_view cacheModeName(CacheMode mode) {
    for (const auto& [each, name] : kModes)
        if (each == mode)
            return name;
    return "off";
}

std::unique_ptr<ChatModel> makeCachedModel(std::unique_ptr<ChatModel> model, ResponseCacheStore& store,
                                           CacheMode mode) {
    return shareCachedModel(std::move(model), store, mode);
}

std::unique_ptr<ChatModel> shareCachedModel(std::shared_ptr<ChatModel> model, ResponseCacheStore& store,
                                            CacheMode mode) {
    return std::make_unique<CachedModel>(std::move(model), store, mode);
}

} // namespace touchstone
