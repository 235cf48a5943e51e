// SPDX-License-Identifier: GPL-3.0-or-later
// What a client asks for: the bodies of POST /v1/chat/completions and POST /v1/search, read and checked.
// Plain values and pure functions.
#pragma once

#include "core/answering/ask.h"
#include "core/models/response_cache.h"
#include "eval/serving/api_error.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct SearchWish {
    std::string corpora; ///< "" = those of the server
    RetrievalOptions options;
};

struct CompletionRequest {
    std::string model; ///< "touchstone" = the server's own
    std::string question;
    std::vector<Message> history; ///< users and assistants before it, oldest first
    bool stream = false, includeUsage = false;
    AnswerParameters parameters;
    SearchWish search;
    bool agent = false;    ///< the model may use the tools of core/agent
    bool withHits = false; ///< the passages go into the answer
    CacheMode cache = CacheMode::Normal;
    std::vector<std::string> ignored; ///< what was sent and has no effect here
};

struct SearchRequest {
    std::string query;
    SearchWish search;
};

inline constexpr std::string_view kServedModel = "touchstone";

/// `defaults`: what holds where the request says nothing.
tl::expected<CompletionRequest, ApiError> parseCompletionRequest(std::string_view body,
                                                                 const CompletionRequest& defaults);
tl::expected<SearchRequest, ApiError> parseSearchRequest(std::string_view body, const SearchWish& defaults);

} // namespace touchstone
