// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/model_price.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

/// False when the field is there and is no price.
bool readNumber(const Json& entry, const char* name, std::optional<double>& into) {
    const auto found = entry.find(name);
    if (found == entry.end() || found->is_null())
        return true;
    if (!found->is_number())
        return false;
    const double value = found->get<double>();
    if (!std::isfinite(value) || value < 0)
        return false;
    into = value;
    return true;
}

std::string readText(const Json& entry, const char* name, const char* otherwise = "") {
    const auto found = entry.find(name);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

bool fits(std::string_view pattern, std::string_view model) {
    if (pattern.ends_with('*'))
        return model.starts_with(pattern.substr(0, pattern.size() - 1));
    return pattern == model;
}

} // namespace

Result<std::vector<ModelPrice>> readPrices(const Json& list, const std::string& where) {
    const auto bad = [&](std::size_t at, std::string_view what) {
        Error error = makeError(ErrorCode::BadInput, fmt::format("prices[{}] {}", at, what),
                                "An entry is {\"model\", \"input\", \"output\"} per million tokens.");
        error.file = where;
        return fail(std::move(error));
    };
    if (!list.is_array())
        return bad(0, "is not in a list.");
    std::vector<ModelPrice> out;
    for (const Json& entry : list) {
        const std::size_t at = out.size();
        if (!entry.is_object() || readText(entry, "model").empty())
            return bad(at, "names no model.");
        ModelPrice price;
        price.provider = readText(entry, "provider");
        price.model = readText(entry, "model");
        price.currency = readText(entry, "currency", "USD");
        price.asOf = readText(entry, "as_of");
        price.source = readText(entry, "source");
        std::optional<double> input, output;
        if (!readNumber(entry, "input", input) || !readNumber(entry, "output", output) ||
            !readNumber(entry, "cached_input", price.cachedInput) ||
            !readNumber(entry, "cache_write", price.cacheWrite) ||
            !readNumber(entry, "batch_input", price.batchInput) ||
            !readNumber(entry, "batch_output", price.batchOutput))
            return bad(at, "holds something that is no price.");
        if (!input || !output)
            return bad(at, "lacks input or output.");
        price.input = *input;
        price.output = *output;
        out.push_back(std::move(price));
    }
    return out;
}

Json pricesJson(const std::vector<ModelPrice>& prices) {
    Json out = Json::array();
    for (const ModelPrice& price : prices) {
        Json entry;
        if (!price.provider.empty())
            entry["provider"] = price.provider;
        entry["model"] = price.model;
        entry["input"] = price.input;
        entry["output"] = price.output;
        if (price.cachedInput)
            entry["cached_input"] = *price.cachedInput;
        if (price.cacheWrite)
            entry["cache_write"] = *price.cacheWrite;
        if (price.batchInput)
            entry["batch_input"] = *price.batchInput;
        if (price.batchOutput)
            entry["batch_output"] = *price.batchOutput;
        entry["currency"] = price.currency;
        if (!price.asOf.empty())
            entry["as_of"] = price.asOf;
        if (!price.source.empty())
            entry["source"] = price.source;
        out.push_back(std::move(entry));
    }
    return out;
}

const ModelPrice* findPrice(const std::vector<ModelPrice>& prices, std::string_view provider,
                            std::string_view model) {
    const ModelPrice* best = nullptr;
    const auto rank = [](const ModelPrice& price) {
        return price.model.ends_with('*') ? price.model.size() : std::string::npos;
    };
    for (const ModelPrice& price : prices)
        if ((price.provider.empty() || price.provider == provider) && fits(price.model, model) &&
            (!best || rank(price) > rank(*best)))
            best = &price;
    return best;
}

} // namespace touchstone
