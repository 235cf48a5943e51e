// SPDX-License-Identifier: GPL-3.0-or-later
// A question as somebody types it who is in a hurry. Made without a model. Internal to eval/synthesis. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace touchstone {

/// One slip in a word, two in a long question: letters swapped, left out, doubled, or a neighbour on the
/// keyboard. Only words of small letters that are no identifiers; "" when there is none. The same question
/// and seed give the same slips.
std::string withTypos(std::string_view question, std::uint64_t seed);

} // namespace touchstone
