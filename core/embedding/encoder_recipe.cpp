// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/encoder.h"
#include "core/embedding/model_files.h"
#include "core/models/json_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace touchstone {

namespace {

/// The file's JSON, or nothing when there is no such file.
Result<std::optional<nlohmann::json>> optionalJson(const std::filesystem::path& file) {
    auto json = readModelJson(file);
    if (json)
        return std::optional<nlohmann::json>(std::move(*json));
    if (json.error().code == ErrorCode::NotFound)
        return std::optional<nlohmann::json>();
    return fail(std::move(json.error()));
}

tl::unexpected<Error> unread(const std::filesystem::path& file, std::string what) {
    Error error = makeError(ErrorCode::BadInput, fmt::format("{}: {}", file.string(), what),
                            "Use a model whose vectors come from the mean, the start token or the maximum.");
    error.file = file.string();
    return tl::unexpected<Error>(std::move(error));
}

bool isOn(const nlohmann::json& json, const char* name) {
    const nlohmann::json& value = member(json, name);
    return value.is_boolean() && value.get<bool>();
}

Result<> readPooling(const std::filesystem::path& file, EncoderRecipe& recipe) {
    const auto json = optionalJson(file);
    if (!json)
        return fail(json.error());
    if (!*json)
        return {};
    const bool start = isOn(**json, "pooling_mode_cls_token"), most = isOn(**json, "pooling_mode_max_tokens");
    const bool mean = isOn(**json, "pooling_mode_mean_tokens");
    if (static_cast<int>(start) + static_cast<int>(most) + static_cast<int>(mean) != 1)
        return unread(file, "its way of pooling is not one of mean, start token and maximum.");
    recipe.pooling = start  ? EncoderRecipe::Pooling::Start
                     : most ? EncoderRecipe::Pooling::Max
                            : EncoderRecipe::Pooling::Mean;
    return {};
}

Result<> readModules(const std::filesystem::path& folder, EncoderRecipe& recipe) {
    const std::filesystem::path file = folder / "modules.json";
    const auto text = readModelFile(file);
    if (!text)
        return text.error().code == ErrorCode::NotFound ? Result<>() : Result<>(fail(text.error()));
    const auto json = parseForeignJson(*text);
    if (!json || !json->is_array())
        return unread(file, "this is no JSON list.");
    recipe.normalise = false;
    for (const nlohmann::json& module : *json) {
        const std::string type = stringMember(module, "type");
        const std::string kind = type.substr(type.rfind('.') + 1);
        const std::filesystem::path path = stringMember(module, "path");
        if (kind == "Pooling") {
            if (path.is_absolute() || path.string().find("..") != std::string::npos)
                return unread(file, "a module lies outside the folder.");
            TOUCHSTONE_TRY(readPooling(folder / path / "config.json", recipe));
        } else if (kind == "Normalize") {
            recipe.normalise = true;
        } else if (kind != "Transformer") {
            return unread(file, fmt::format("the model has a module '{}', which is not read.", kind));
        }
    }
    return {};
}

} // namespace

Result<EncoderRecipe> EncoderRecipe::read(const std::filesystem::path& folder) {
    EncoderRecipe recipe;
    TOUCHSTONE_TRY(readModules(folder, recipe));
    const auto limits = optionalJson(folder / "sentence_bert_config.json");
    if (!limits)
        return fail(limits.error());
    if (*limits)
        if (const auto most = integerMember(**limits, "max_seq_length"); most && *most > 2)
            recipe.maxTokens = static_cast<std::size_t>(*most);
    const auto prompts = optionalJson(folder / "config_sentence_transformers.json");
    if (!prompts)
        return fail(prompts.error());
    if (*prompts) {
        const nlohmann::json& texts = member(**prompts, "prompts");
        const std::string otherwise =
            stringMember(texts, stringMember(**prompts, "default_prompt_name").c_str());
        const auto prompt = [&](std::initializer_list<const char*> names) {
            for (const char* name : names)
                if (const nlohmann::json& text = member(texts, name); text.is_string())
                    return text.get<std::string>();
            return otherwise;
        };
        recipe.queryPrefix = prompt({"query", "search_query"});
        recipe.passagePrefix = prompt({"passage", "document", "search_document"});
    }
    return recipe;
}

} // namespace touchstone
