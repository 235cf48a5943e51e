// SPDX-License-Identifier: GPL-3.0-or-later
// Golden values of the reference implementations, which lie beside the checkout (TOUCHSTONE_TEST_DATA). Tests
// that need them are skipped where they are not.
#pragma once

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace touchstone::test {

inline std::filesystem::path goldenFile(const std::string& relative) {
    const char* const given = std::getenv("TOUCHSTONE_TEST_DATA");
    const std::filesystem::path base =
        given && *given ? std::filesystem::path(given)
                        : std::filesystem::path(TOUCHSTONE_SOURCE_DIR).parent_path() / "shared";
    return base / "reference" / "golden" / relative;
}

inline std::vector<nlohmann::json> goldenLines(const std::filesystem::path& path) {
    std::vector<nlohmann::json> lines;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);)
        if (!line.empty())
            lines.push_back(nlohmann::json::parse(line));
    return lines;
}

inline std::map<std::string, nlohmann::json> goldenById(const std::filesystem::path& path) {
    std::map<std::string, nlohmann::json> byId;
    for (auto& line : goldenLines(path))
        byId.emplace(line.at("id").get<std::string>(), line);
    return byId;
}

/// |have - want| <= tolerance * max(1, |want|)
inline bool isNear(double have, double want, double tolerance = 1e-6) {
    return std::isfinite(have) && std::abs(have - want) <= tolerance * std::max(1.0, std::abs(want));
}

} // namespace touchstone::test
