// SPDX-License-Identifier: GPL-3.0-or-later
// A gold place as docs/formats/gold.md writes it. Pure.
#pragma once

#include "eval/gold/gold_set.h"

#include <nlohmann/json.hpp>

namespace touchstone {

/// {path, source, version, heading, anchor, start, end, grade}: what is not set is left out, and the source
/// that an item names when it names none ("main").
nlohmann::ordered_json goldPlaceJson(const GoldPlace& place);

} // namespace touchstone
