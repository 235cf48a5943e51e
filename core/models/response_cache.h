// SPDX-License-Identifier: GPL-3.0-or-later
// The response cache: a request that was answered once is not paid for again. Content-addressed by the model
// (its SPEC without key and times) and the whole canonical request. What was paid for is never evicted. Safe
// for concurrent use; equal requests that run at the same time are sent once.
#pragma once

#include "core/models/chat_model.h"
#include "core/store/workspace.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class CacheMode : std::uint8_t {
    Normal,  ///< from the cache when it is there, else asked and kept
    Refresh, ///< always asked, and kept as the newest answer
    Replay,  ///< from the cache only: nothing is ever sent
    Off,     ///< always asked, nothing kept
};
/// "normal", "refresh", "replay", "off". Errors: Usage.
Result<CacheMode> cacheModeOf(std::string_view word);
std::string_view cacheModeName(CacheMode mode);

struct CachedAnswer {
    std::string key;     ///< requestKey
    std::string spec;    ///< answeringSpec
    std::string request; ///< canonicalRequest
    std::string result;  ///< chatResultJson
    std::int64_t madeUnixMs = 0;
};

class ResponseCacheStore {
public:
    virtual ~ResponseCacheStore() = default;
    /// The newest answer under a key.
    virtual Result<std::optional<CachedAnswer>> find(std::string_view key) = 0;
    /// Safe on disk when it returns.
    virtual Result<> keep(const CachedAnswer& answer) = 0;
};

/// Over the workspace, with one connection of its own.
class WorkspaceResponseCache final : public ResponseCacheStore {
public:
    explicit WorkspaceResponseCache(std::shared_ptr<Workspace> workspace)
        : m_workspace(std::move(workspace)) {}
    Result<std::optional<CachedAnswer>> find(std::string_view key) override;
    Result<> keep(const CachedAnswer& answer) override;

private:
    Result<Database*> connection();
    std::shared_ptr<Workspace> m_workspace;
    std::mutex m_mutex;
    std::optional<Database> m_database;
};

/// Everything that was ever kept under a key, newest first. Over the caller's connection.
Result<std::vector<CachedAnswer>> cachedAnswers(Database& database, std::string_view key);

/// `store` outlives the model. The result says hit or miss (ChatResult::cache) and carries the key; a hit has
/// attempts 0, cost 0, and hands the whole text to the sink in one piece. Only whole answers are kept, and
/// each before it is handed back. Further errors: NotFound (replay, and no answer is there), those of the
/// store (the answer that came is then in partial).
std::unique_ptr<ChatModel> makeCachedModel(std::unique_ptr<ChatModel> model, ResponseCacheStore& store,
                                           CacheMode mode);
/// The same for a model that others share.
std::unique_ptr<ChatModel> shareCachedModel(std::shared_ptr<ChatModel> model, ResponseCacheStore& store,
                                            CacheMode mode);

} // namespace touchstone
