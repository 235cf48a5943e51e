// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody looks at a request before it leaves this machine. Outside of retries and deadlines, so that a
// person may take their time; inside of the cache, so that nobody is asked where nothing is sent. Safe for
// concurrent use as far as the gate is.
#pragma once

#include "core/models/chat_model.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace touchstone {

/// What would be sent. Known secrets are masked in every text.
struct OutgoingChat {
    std::string host;               ///< HOST:PORT, as in the network log
    std::string model;              ///< as the server calls it
    std::string keyReference;       ///< env:… or keychain:…, never the key; "" = none
    bool encrypted = false;         ///< over TLS
    std::vector<Message> messages;  ///< without images
    std::vector<std::string> tools; ///< names that the model may call
    std::size_t images = 0;
    std::uint64_t bytes = 0; ///< about: of all texts and images
    std::size_t tokens = 0;  ///< about: of all texts
};

/// On the thread that asks. An error ends the call before anything was sent.
using SendGate = std::function<Result<>(const OutgoingChat& chat, JobContext& context)>;

/// A model that asks the gate before each call that leaves this machine; loopback never asks. `model`
/// unchanged where the gate is empty.
std::shared_ptr<ChatModel> withSendGate(std::shared_ptr<ChatModel> model, SendGate gate);

} // namespace touchstone
