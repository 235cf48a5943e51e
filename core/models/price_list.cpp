// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/price_list.h"

#include "core/models/json_guard.h"
#include "core/models/providers.h"
#include "core/platform/env.h"

#include <fmt/format.h>

namespace touchstone {

Result<std::vector<ModelPrice>> builtInPrices(const std::filesystem::path& sharedData) {
    const std::filesystem::path file = sharedData / "prices" / "prices.json";
    const auto text = readFile(file, 4U << 20U);
    if (!text)
        return fail(text.error());
    const auto json = nlohmann::ordered_json::parse(*text, nullptr, false);
    if (!json.is_object() || !json.contains("prices"))
        return fail(ErrorCode::BadInput, fmt::format("{} is no table of prices.", file.string()));
    return readPrices(json["prices"], file.string());
}

std::vector<ModelPrice> joinPrices(std::vector<ModelPrice> own, const std::vector<ModelPrice>& builtIn) {
    own.insert(own.end(), builtIn.begin(), builtIn.end());
    return own;
}

std::optional<ModelPrice> priceOfSpec(const std::vector<ModelPrice>& own,
                                      const std::vector<ModelPrice>& builtIn, const std::string& spec) {
    const auto parsed = Spec::parse(spec);
    if (!parsed)
        return std::nullopt;
    const std::string model = parsed->get("model", parsed->get("deployment"));
    if (const ModelPrice* price = findPrice(own, parsed->name(), model))
        return *price;
    const ProviderInfo* provider = findProvider(parsed->name());
    if (!provider || provider->url.empty())
        return std::nullopt;
    if (parsed->has("url")) {
        const auto here = parseUrl(parsed->get("url")), home = parseUrl(provider->url);
        if (!here || !home || here->host != home->host)
            return std::nullopt;
    }
    if (const ModelPrice* price = findPrice(builtIn, parsed->name(), model))
        return *price;
    return std::nullopt;
}

} // namespace touchstone
