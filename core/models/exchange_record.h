// SPDX-License-Identifier: GPL-3.0-or-later
// Recorder and replayer: what goes to a model server and comes back, byte for byte, kept in the workspace and
// played again without a network. Both are transports, so that everything above them (retry, parsing, caps)
// runs as it does with a server. Secret headers are never kept, and known keys inside a body are masked. Safe
// for concurrent use.
#pragma once

#include "core/platform/http.h"
#include "core/store/workspace.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct RecordedExchange {
    std::int64_t unixMs = 0;
    std::string key; ///< exchangeKey
    std::string purpose, method, url;
    HttpHeaders requestHeaders;
    std::string request; ///< body as sent
    int status = 0;      ///< 0 = no answer
    HttpHeaders responseHeaders;
    std::string response; ///< body as it came, also when it was cut
    std::optional<Error> error;
    double ms = 0;
};

/// SHA-256 over method, address (without credentials) and body.
std::string exchangeKey(const HttpRequest& request);

class ExchangeStore {
public:
    virtual ~ExchangeStore() = default;
    virtual Result<> add(const RecordedExchange& exchange) = 0;
    /// The newest exchange under a key.
    virtual Result<std::optional<RecordedExchange>> find(std::string_view key) = 0;
};

class WorkspaceExchanges final : public ExchangeStore {
public:
    explicit WorkspaceExchanges(std::shared_ptr<Workspace> workspace) : m_workspace(std::move(workspace)) {}
    Result<> add(const RecordedExchange& exchange) override;
    Result<std::optional<RecordedExchange>> find(std::string_view key) override;

private:
    Result<Database*> connection();
    std::shared_ptr<Workspace> m_workspace;
    std::mutex m_mutex;
    std::optional<Database> m_database;
};

/// Exchanges that began between two times, oldest first, at most `limit`.
Result<std::vector<RecordedExchange>> exchangesBetween(Database& database, std::int64_t fromUnixMs,
                                                       std::int64_t toUnixMs, std::size_t limit = 8);

/// Records requests that were sent with one of these purposes. An exchange that cannot be kept does not break
/// the call. `inner` and `store` outlive it.
std::unique_ptr<HttpTransport> makeRecordingTransport(HttpTransport& inner, ExchangeStore& store,
                                                      std::vector<std::string> purposes = {"model"});

/// Answers from records only. Errors: NotFound where there is none, else what the record says.
std::unique_ptr<HttpTransport> makeReplayTransport(ExchangeStore& store);

} // namespace touchstone
