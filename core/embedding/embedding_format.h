// SPDX-License-Identifier: GPL-3.0-or-later
// How each provider is asked for vectors and how it gives them. Internal to core/embedding. Pure functions.
#pragma once

#include "core/embedding/embedder.h"
#include "core/models/server_options.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Most texts in a request that the provider takes, whatever batch= says.
std::size_t mostTexts(const ServerOptions& options);
/// Most tokens in a request (our estimate with a margin); 0 = no limit known.
std::size_t mostTokens(const ServerOptions& options);

std::string embeddingPath(const ServerOptions& options);
/// `texts` are never empty.
std::string embeddingBody(const ServerOptions& options, std::span<const std::string> texts,
                          EmbedPurpose purpose);
/// As many vectors as were asked, in their order. Errors: the message says what came ("3 vectors for 4
/// texts"), for a sentence that names the server.
Result<std::vector<std::vector<float>>> readVectors(const ServerOptions& options, std::string_view body,
                                                    std::size_t count);

/// What families of models want before a text, by the name of the model: set where the SPEC says nothing.
struct Prefixes {
    std::string query, passage;
};
Prefixes usualPrefixes(std::string_view model);

/// Little-endian float32 in base64. False when it is neither.
bool readBase64Floats(std::string_view text, std::vector<float>& out);

} // namespace touchstone
