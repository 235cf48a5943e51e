// SPDX-License-Identifier: GPL-3.0-or-later
// How each provider is asked for the scores of passages and how it gives them. Internal to core/retrieval.
// Pure functions.
#pragma once

#include "core/models/server_options.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Most passages in a request: what the SPEC says, or what the provider takes.
std::size_t mostPassages(const ServerOptions& options);
std::string_view rerankPath(const ServerOptions& options);
std::string rerankBody(const ServerOptions& options, std::string_view query,
                       std::span<const std::string> passages);
/// In the order of the passages, whatever order the server puts them into. Errors: Malformed, whose message
/// says what came ("3 scores for 4 passages"); what an {"error": ...} says.
Result<std::vector<double>> readScores(const ServerOptions& options, std::string_view body,
                                       std::size_t passages);

} // namespace touchstone
