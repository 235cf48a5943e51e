// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/embedding_format.h"

#include "core/models/json_guard.h"
#include "core/models/refusal.h"

#include <fmt/format.h>

#include <bit>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

bool readVector(const nlohmann::json& value, std::vector<float>& out) {
    if (value.is_string())
        return readBase64Floats(value.get_ref<const std::string&>(), out);
    // A server that pools nothing gives one list for each token: only a single one can be meant.
    const nlohmann::json& list =
        value.is_array() && value.size() == 1 && value[0].is_array() ? value[0] : value;
    if (!list.is_array())
        return false;
    out.clear();
    out.reserve(list.size());
    for (const nlohmann::json& number : list) {
        if (!number.is_number())
            return false;
        out.push_back(static_cast<float>(number.get<double>()));
    }
    return true;
}

/// Where the vectors lie in the answer, and in what.
struct Found {
    const nlohmann::json& list;
    const char* member; ///< of each entry; null = the entry itself
};

Found listIn(const ServerOptions& options, const nlohmann::json& json) {
    switch (options.provider->dialect) {
    case WireDialect::Tei:
        return {json, nullptr};
    case WireDialect::Ollama:
        return {member(json, "embeddings"), nullptr};
    case WireDialect::Cohere:
        if (const nlohmann::json& typed = member(member(json, "embeddings"), "float"); typed.is_array())
            return {typed, nullptr};
        return {member(json, "embeddings"), nullptr};
    case WireDialect::Gemini:
        return {member(json, "embeddings"), "values"};
    default:
        return {member(json, "data"), "embedding"};
    }
}

} // namespace

bool readBase64Floats(std::string_view text, std::vector<float>& out) {
    std::uint32_t group = 0;
    unsigned bits = 0;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    for (const char c : text) {
        std::uint32_t value = 0;
        if (c >= 'A' && c <= 'Z')
            value = static_cast<std::uint32_t>(c - 'A');
        else if (c >= 'a' && c <= 'z')
            value = static_cast<std::uint32_t>(c - 'a' + 26);
        else if (c >= '0' && c <= '9')
            value = static_cast<std::uint32_t>(c - '0' + 52);
        else if (c == '+' || c == '-')
            value = 62;
        else if (c == '/' || c == '_')
            value = 63;
        else if (c == '=')
            break;
        else
            return false;
        group = group << 6U | value;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((group >> bits) & 0xffU);
        }
    }
    if (bytes.size() % 4 != 0)
        return false;
    out.resize(bytes.size() / 4);
    for (std::size_t i = 0; i < out.size(); ++i) {
        std::uint32_t word = 0;
        for (std::size_t j = 0; j < 4; ++j)
            word |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i * 4 + j])) << (8U * j);
        out[i] = std::bit_cast<float>(word);
    }
    return true;
}

std::size_t mostTexts(const ServerOptions& options) {
    switch (options.provider->dialect) {
    case WireDialect::Cohere:
        return 96;
    case WireDialect::Gemini:
        return 100;
    default:
        return 2048;
    }
}

std::size_t mostTokens(const ServerOptions& options) {
    if (options.batchTokens > 0)
        return static_cast<std::size_t>(options.batchTokens);
    // The providers count 300,000 for a request; our estimate may lie a fifth below theirs.
    return options.provider->name == "openai" || options.provider->dialect == WireDialect::Azure ? 240'000
                                                                                                 : 0;
}

std::string embeddingPath(const ServerOptions& options) {
    switch (options.provider->dialect) {
    case WireDialect::Tei:
        return "/embed";
    case WireDialect::Ollama:
        return "/api/embed";
    case WireDialect::Cohere:
        return "/v2/embed";
    case WireDialect::Gemini: {
        const std::string_view model = options.model;
        return fmt::format("/v1beta/models/{}:batchEmbedContents",
                           percentEncode(model.starts_with("models/") ? model.substr(7) : model));
    }
    case WireDialect::Azure:
        if (options.apiVersion == "v1")
            return "/openai/v1/embeddings";
        return fmt::format("/openai/deployments/{}/embeddings?api-version={}", percentEncode(options.model),
                           percentEncode(options.apiVersion));
    default:
        return "/embeddings";
    }
}

std::string embeddingBody(const ServerOptions& options, std::span<const std::string> texts,
                          EmbedPurpose purpose) {
    const bool query = purpose == EmbedPurpose::Query;
    Json body;
    Json list = Json::array();
    for (const std::string& text : texts)
        list.push_back(text);
    switch (options.provider->dialect) {
    case WireDialect::Tei:
        body["inputs"] = std::move(list);
        body["normalize"] = true;
        body["truncate"] = false; // a text that is too long is told, not cut
        if (options.dimension > 0)
            body["dimensions"] = options.dimension;
        break;
    case WireDialect::Ollama:
        body["model"] = options.model;
        body["input"] = std::move(list);
        body["truncate"] = false;
        if (options.dimension > 0)
            body["dimensions"] = options.dimension;
        if (options.contextTokens > 0)
            body["options"] = {{"num_ctx", options.contextTokens}};
        if (!options.keepAlive.empty())
            body["keep_alive"] = options.keepAlive;
        break;
    case WireDialect::Cohere:
        body["model"] = options.model;
        body["texts"] = std::move(list);
        body["input_type"] = query ? "search_query" : "search_document";
        body["embedding_types"] = {"float"};
        body["truncate"] = "NONE";
        if (options.dimension > 0)
            body["output_dimension"] = options.dimension;
        break;
    case WireDialect::Gemini: {
        const std::string_view model = options.model;
        const std::string name =
            fmt::format("models/{}", model.starts_with("models/") ? model.substr(7) : model);
        for (Json& text : list) {
            Json request{{"model", name},
                         {"content", {{"parts", Json::array({{{"text", std::move(text)}}})}}},
                         {"taskType", query ? "RETRIEVAL_QUERY" : "RETRIEVAL_DOCUMENT"}};
            if (options.dimension > 0)
                request["outputDimensionality"] = options.dimension;
            body["requests"].push_back(std::move(request));
        }
        break;
    }
    default:
        body["model"] = options.model;
        body["input"] = std::move(list);
        body["encoding_format"] = "base64";
        if (options.dimension > 0)
            body["dimensions"] = options.dimension;
    }
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<std::vector<float>>> readVectors(const ServerOptions& options, std::string_view body,
                                                    std::size_t count) {
    const auto bad = [](std::string what) { return fail(ErrorCode::Malformed, std::move(what)); };
    const auto json = parseForeignJson(body);
    if (!json)
        return bad(json.error().message);
    if (const nlohmann::json& error = member(*json, "error"); error.is_object() || error.is_string())
        return fail(refusalOf(options,
                              error.is_string() ? error.get<std::string>() : stringMember(error, "message"),
                              stringMember(error, "code"), 0));
    const Found found = listIn(options, *json);
    if (!found.list.is_array() || found.list.size() != count)
        return bad(
            fmt::format("{} vectors for {} texts", found.list.is_array() ? found.list.size() : 0, count));
    std::vector<std::vector<float>> vectors(count);
    for (std::size_t i = 0; i < count; ++i) {
        const nlohmann::json& entry = found.list[i];
        const auto index = integerMember(entry, "index").value_or(static_cast<std::int64_t>(i));
        if (index < 0 || index >= static_cast<std::int64_t>(count) ||
            !vectors[static_cast<std::size_t>(index)].empty())
            return bad("vectors whose indices do not fit the texts");
        std::vector<float>& vector = vectors[static_cast<std::size_t>(index)];
        if (!readVector(found.member ? member(entry, found.member) : entry, vector) || vector.empty())
            return bad("something that is not a vector of numbers");
    }
    return vectors;
}

Prefixes usualPrefixes(std::string_view model) {
    const auto has = [&](std::string_view part) { return model.find(part) != std::string_view::npos; };
    if (has("e5-mistral") || has("-instruct"))
        return {};
    if (has("e5-small") || has("e5-base") || has("e5-large"))
        return {"query: ", "passage: "};
    if (has("nomic-embed-text"))
        return {"search_query: ", "search_document: "};
    if (has("mxbai-embed-large") || has("bge-small-en") || has("bge-base-en") || has("bge-large-en") ||
        has("snowflake-arctic-embed"))
        return {"Represent this sentence for searching relevant passages: ", ""};
    return {};
}

} // namespace touchstone
