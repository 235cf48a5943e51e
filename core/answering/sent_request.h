// SPDX-License-Identifier: GPL-3.0-or-later
// The request that a question would be sent as, byte for byte, without sending it and without reading a key;
// and the same as a shell command or a Python program. Safe for concurrent use.
#pragma once

#include "core/answering/ask.h"
#include "core/base/spec.h"
#include "core/models/chat_model.h"
#include "core/platform/http.h"

#include <functional>
#include <string>
#include <string_view>

namespace touchstone {

struct SentRequest {
    std::string method, url;
    HttpHeaders headers;
    HttpHeaders keyHeaders;   ///< kKeyMark stands where the key goes
    std::string keyReference; ///< env:NAME or keychain:NAME; "" = no key
    std::string body;
};

/// No text and no key holds it.
inline constexpr std::string_view kKeyMark = "\x01touchstone-key\x01";

/// What `ask` sends to the model that `spec` names when it makes a request. `known`: as in ModelServices.
/// Errors: Usage (no such model), those of `ask` before anything is sent.
Result<SentRequest> captureRequest(const Spec& spec, const ModelServices& known,
                                   const std::function<Result<>(ChatModel& model, JobContext& context)>& ask);

/// The variable that a snippet takes the key from: that of the reference, else one made of its name.
std::string keyVariable(const std::string& keyReference);

/// A POSIX shell command. `about`: sentences for its head, one a line.
std::string curlSnippet(const SentRequest& request, std::string_view about);
/// A program that needs nothing but Python's standard library and writes the answer as it comes.
std::string pythonSnippet(const SentRequest& request, std::string_view about);

} // namespace touchstone
