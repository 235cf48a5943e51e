// SPDX-License-Identifier: GPL-3.0-or-later
// The prices that count: those of the settings before those that came with the program. Functions without
// state, safe for concurrent use.
#pragma once

#include "core/models/chat_model.h"
#include "core/settings/model_price.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// <sharedData>/prices/prices.json. Errors: NotFound, BadInput.
Result<std::vector<ModelPrice>> builtInPrices(const std::filesystem::path& sharedData);

/// `own` first.
std::vector<ModelPrice> joinPrices(std::vector<ModelPrice> own, const std::vector<ModelPrice>& builtIn);

/// The price of the model that a SPEC names; none where it is not known. A SPEC that leads to another host
/// than the provider's own has a price only where the settings give one for its provider and model.
std::optional<ModelPrice> priceOfSpec(const std::vector<ModelPrice>& own,
                                      const std::vector<ModelPrice>& builtIn, const std::string& spec);

} // namespace touchstone
