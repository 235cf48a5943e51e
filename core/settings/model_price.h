// SPDX-License-Identifier: GPL-3.0-or-later
// What a model costs per million tokens, with the day it was read and where. A plain value and its form as
// JSON, the same in resources/prices.json and in settings.json. Pure functions.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct ModelPrice {
    std::string provider; ///< name of a SPEC; "" = any
    std::string model;    ///< as in model=; one '*' at the end stands for any rest
    double input = 0;     ///< per million tokens
    double output = 0;
    std::optional<double> cachedInput;             ///< read from the provider's cache; none: as input
    std::optional<double> cacheWrite;              ///< written to it; none: as input
    std::optional<double> batchInput, batchOutput; ///< of the provider's batch service
    std::string currency = "USD";
    std::string asOf;   ///< "2025-04-14": the day that the price was read
    std::string source; ///< where: an address, or "you"
};

/// Entries of a JSON array. Errors: BadInput naming `where` and the entry: negative or missing numbers, no
/// model.
Result<std::vector<ModelPrice>> readPrices(const nlohmann::ordered_json& list, const std::string& where);
nlohmann::ordered_json pricesJson(const std::vector<ModelPrice>& prices);

/// The entry for a model: of the earlier list first, exact names before patterns, longer patterns before
/// shorter ones. Null: the price is not known.
const ModelPrice* findPrice(const std::vector<ModelPrice>& prices, std::string_view provider,
                            std::string_view model);

} // namespace touchstone
