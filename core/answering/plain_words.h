// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence as phrases are looked for in it. Pure.
#pragma once

#include <string>
#include <string_view>

namespace touchstone {

/// Lower case words with one blank around each; apostrophes are dropped, typed either way ("don't" = "dont").
std::string plainWords(std::string_view text);

} // namespace touchstone
