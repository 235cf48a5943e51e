// SPDX-License-Identifier: GPL-3.0-or-later
// Providers with a wire format of their own, known by name only in this version. Internal to core/models.
#pragma once

#include "core/models/chat_model.h"

namespace touchstone {

/// Null when the name is not one of them.
std::unique_ptr<ChatModel> makeLaterProvider(const Spec& spec, const ModelServices& services);
std::vector<std::string_view> laterProviders();

} // namespace touchstone
