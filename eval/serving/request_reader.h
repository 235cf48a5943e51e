// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a connection -> HTTP requests, one after the other (HTTP/1.0 and 1.1, lengths and chunks, several
// requests in one packet). The grammar is Boost.Beast's; the limits are ours. An object belongs to one
// thread.
#pragma once

#include "eval/serving/http_call.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

struct RequestLimits {
    std::size_t headerBytes = 16U << 10U;
    std::size_t bodyBytes = 1U << 20U;
};

/// What is wrong with a request, for the answer. After one the connection cannot be read any further.
struct BadRequest {
    int status = 400;
    std::string message;
};

class RequestReader {
public:
    explicit RequestReader(RequestLimits limits);
    ~RequestReader();

    void feed(std::string_view bytes);
    /// Reads on; a whole request comes out once.
    std::optional<HttpCall> next();
    [[nodiscard]] const std::optional<BadRequest>& bad() const { return m_bad; }
    /// Part of a request has come.
    [[nodiscard]] bool begun() const;
    /// True once for a request whose sender waits for "100 Continue" before it sends the body.
    bool wantsContinue();

private:
    struct Parser;
    void refuse(int status, std::string message);
    RequestLimits m_limits;
    std::string m_buffer;
    std::unique_ptr<Parser> m_parser;
    std::optional<BadRequest> m_bad;
    bool m_continued = false;
};

} // namespace touchstone
