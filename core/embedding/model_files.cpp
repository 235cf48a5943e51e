// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/model_files.h"

#include "core/models/json_guard.h"

#include <fmt/format.h>

#include <fstream>

namespace touchstone {

namespace {
constexpr std::uintmax_t kMaxBytes = 64U << 20U;
}

Result<std::string> readModelFile(const std::filesystem::path& file) {
    std::error_code code;
    const std::uintmax_t size = std::filesystem::file_size(file, code);
    if (code)
        return fail(std::filesystem::exists(file) ? ErrorCode::Io : ErrorCode::NotFound,
                    fmt::format("{}: {}", file.string(), code.message()),
                    "path= names the folder of a model as its author published it.");
    if (size > kMaxBytes)
        return fail(ErrorCode::BadInput,
                    fmt::format("{} has {} bytes: too large for what it should be.", file.string(), size));
    std::string text(static_cast<std::size_t>(size), '\0');
    std::ifstream in(file, std::ios::binary);
    if (!in.read(text.data(), static_cast<std::streamsize>(text.size())))
        return fail(ErrorCode::Io, fmt::format("{} cannot be read.", file.string()),
                    "Check that you may read it.");
    return text;
}

Result<nlohmann::json> readModelJson(const std::filesystem::path& file) {
    const auto text = readModelFile(file);
    if (!text)
        return fail(text.error());
    auto json = parseForeignJson(*text);
    if (json && json->is_object())
        return json;
    Error error = makeError(
        ErrorCode::BadInput,
        fmt::format("{}: {}", file.string(), json ? "this is no JSON object." : json.error().message),
        "Fetch the file again.");
    error.file = file.string();
    return tl::unexpected<Error>(std::move(error));
}

} // namespace touchstone
