// SPDX-License-Identifier: GPL-3.0-or-later
// The context that Ollama is asked for. Its own default is small, and it cuts longer prompts without a word.
#pragma once

#include "core/models/server_options.h"

#include <cstdint>

namespace touchstone {

inline constexpr std::int64_t kOllamaContext = 8192;
std::int64_t ollamaContext(const ServerOptions& options);

} // namespace touchstone
