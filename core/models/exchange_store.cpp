// SPDX-License-Identifier: GPL-3.0-or-later
// WorkspaceExchanges: rows of model_exchange.
#include "core/models/exchange_record.h"
#include "core/models/json_guard.h"
#include "core/platform/secrets.h"
#include "core/text/utf8.h"

#include <array>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kRecordWaitMs = 2000;
constexpr std::array kCodes = {ErrorCode::Unreachable, ErrorCode::Refused, ErrorCode::Malformed,
                               ErrorCode::Cancelled};

std::string headersJson(const HttpHeaders& headers) {
    Json out = Json::array();
    for (const auto& [name, value] : headers)
        out.push_back(Json::array({name, Redactor::instance().redact(value)}));
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

HttpHeaders headersOf(std::string_view text) {
    HttpHeaders out;
    const auto json = parseForeignJson(text);
    if (json && json->is_array())
        for (const nlohmann::json& pair : *json)
            if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
                out.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    return out;
}

std::string errorText(const std::optional<Error>& error) {
    if (!error)
        return {};
    const Json out{{"code", errorCodeName(error->code)},
                   {"message", error->message},
                   {"hint", error->hint},
                   {"detail", Redactor::instance().redact(error->detail)},
                   {"retryable", error->retryable}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Error> errorOf(std::string_view text) {
    if (text.empty())
        return std::nullopt;
    const auto json = parseForeignJson(text);
    Error error = makeError(ErrorCode::Unreachable, json ? stringMember(*json, "message") : std::string());
    if (!json)
        return error;
    const std::string code = stringMember(*json, "code");
    for (const ErrorCode known : kCodes)
        if (code == errorCodeName(known))
            error.code = known;
    error.hint = stringMember(*json, "hint");
    error.detail = stringMember(*json, "detail");
    const nlohmann::json& retryable = member(*json, "retryable");
    error.retryable = retryable.is_boolean() && retryable.get<bool>();
    return error;
}

constexpr const char* kColumns = "at, key, purpose, method, url, request_headers, request, status, "
                                 "response_headers, response, outcome, ms";

RecordedExchange exchangeOf(const Statement& row) {
    RecordedExchange out;
    out.unixMs = row.integer(0);
    out.key = row.text(1);
    out.purpose = row.text(2);
    out.method = row.text(3);
    out.url = row.text(4);
    out.requestHeaders = headersOf(row.textView(5));
    out.request = std::string(row.blobView(6));
    out.status = static_cast<int>(row.integer(7));
    out.responseHeaders = headersOf(row.textView(8));
    out.response = std::string(row.blobView(9));
    out.error = errorOf(row.textView(10));
    out.ms = row.real(11);
    return out;
}

} // namespace

Result<Database*> WorkspaceExchanges::connection() {
    if (!m_database) {
        auto connected = m_workspace->connect();
        if (!connected)
            return fail(std::move(connected.error()));
        m_database.emplace(std::move(*connected));
    }
    return &*m_database;
}

Result<> WorkspaceExchanges::add(const RecordedExchange& exchange) {
    const std::lock_guard lock(m_mutex);
    const auto database = connection();
    if (!database)
        return fail(database.error());
    return (*database)->transaction(
        [&]() -> Result<> {
            auto insert = (*database)->prepare(
                "INSERT INTO model_exchange (at, key, purpose, method, url, request_headers, request, "
                "status, "
                "response_headers, response, outcome, ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            if (!insert)
                return fail(std::move(insert.error()));
            const Redactor& redactor = Redactor::instance();
            insert->bind(1, exchange.unixMs).bind(2, exchange.key).bind(3, exchange.purpose);
            insert->bind(4, exchange.method).bind(5, repairUtf8(redactor.redact(exchange.url)));
            insert->bind(6, headersJson(exchange.requestHeaders));
            insert->bindBlob(7, redactor.redactKnown(exchange.request)).bind(8, exchange.status);
            insert->bind(9, headersJson(exchange.responseHeaders));
            insert->bindBlob(10, redactor.redactKnown(exchange.response));
            return insert->bind(11, errorText(exchange.error)).bind(12, exchange.ms).run();
        },
        kRecordWaitMs);
}

Result<std::optional<RecordedExchange>> WorkspaceExchanges::find(std::string_view key) {
    const std::lock_guard lock(m_mutex);
    const auto database = connection();
    if (!database)
        return fail(database.error());
    auto rows = (*database)->prepare(std::string("SELECT ") + kColumns +
                                     " FROM model_exchange WHERE key = ? ORDER BY id DESC LIMIT 1");
    if (!rows)
        return fail(std::move(rows.error()));
    rows->bind(1, key);
    const auto row = rows->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<RecordedExchange>();
    return std::optional<RecordedExchange>(exchangeOf(*rows));
}

Result<std::vector<RecordedExchange>> exchangesBetween(Database& database, std::int64_t fromUnixMs,
                                                       std::int64_t toUnixMs, std::size_t limit) {
    auto rows = database.prepare(std::string("SELECT ") + kColumns +
                                 " FROM model_exchange WHERE at BETWEEN ? AND ? ORDER BY id LIMIT ?");
    if (!rows)
        return fail(std::move(rows.error()));
    rows->bind(1, fromUnixMs).bind(2, toUnixMs).bind(3, static_cast<std::int64_t>(limit));
    std::vector<RecordedExchange> out;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back(exchangeOf(*rows));
    }
}

} // namespace touchstone
