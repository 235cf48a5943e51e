// SPDX-License-Identifier: GPL-3.0-or-later
// Sources with a name of their own. One so far: FastAPI's documentation at a version, of the archive that its
// repository offers for the version's tag.
#include "core/corpus/source_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

constexpr std::string_view kFastapi = "fastapi";

bool isVersion(std::string_view text) {
    return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
    }) && text.find_first_not_of('.') != std::string_view::npos;
}

/// The English pages and what they include; one page includes a file of the library itself.
bool isOfFastapiDocs(std::string_view path) {
    return path.rfind("docs/en/", 0) == 0 || path.rfind("docs_src/", 0) == 0 ||
           path == "fastapi/openapi/docs.py";
}

struct KnownDownload {
    std::string_view version;
    std::uint64_t bytes;
};

} // namespace

Result<std::optional<Preset>> parsePreset(std::string_view text, std::string_view fastapiBaseUrl) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0)
        return std::optional<Preset>{};
    const std::string_view name = text.substr(0, at);
    const std::string_view version = text.substr(at + 1);
    const bool isName = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!isName)
        return std::optional<Preset>{};
    if (name != kFastapi)
        return fail(ErrorCode::Usage, fmt::format("There is no preset {}.", name),
                    "The one that there is: fastapi@VERSION, such as fastapi@0.115.14.");
    if (!isVersion(version))
        return fail(ErrorCode::Usage, "The version of fastapi@VERSION is made of digits, letters and dots.",
                    "For example fastapi@0.115.14.");
    std::string base(fastapiBaseUrl);
    while (!base.empty() && base.back() == '/')
        base.pop_back();
    Preset preset;
    preset.name = kFastapi;
    preset.version = version;
    preset.url = fmt::format("{}/{}.tar.gz", base, version);
    preset.scope = isOfFastapiDocs;
    return std::optional<Preset>(std::move(preset));
}

std::uint64_t presetDownloadBytes(std::string_view preset, std::string_view version) {
    // Approximate: the archive of a tag is packed anew now and then, and only its order of size is told.
    static constexpr std::array<KnownDownload, 4> kKnown{
        {{"0.68.0", 6'000'000}, {"0.100.0", 11'000'000}, {"0.115.14", 17'000'000}, {"0.141.1", 18'000'000}}};
    if (preset != kFastapi)
        return 0;
    for (const KnownDownload& known : kKnown)
        if (known.version == version)
            return known.bytes;
    return 0;
}

} // namespace touchstone
