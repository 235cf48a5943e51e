// SPDX-License-Identifier: GPL-3.0-or-later
// settings.json, shared by both programs: model servers, defaults, appearance. Unknown fields are kept. A
// plain value; SettingsFile is safe for concurrent use and notices changes made by another process when it
// reads again.
#pragma once

#include "core/base/result.h"
#include "core/settings/model_price.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct ModelServer {
    std::string name; ///< as the user calls it; unique
    std::string spec; ///< model SPEC with key=env:… or key=keychain:…, never a key
};

/// What may be spent in a day (UTC); none = no limit.
struct DailyBudget {
    std::optional<double> money{};
    std::optional<std::int64_t> tokens{}, calls{};
    std::string currency = "USD";
};

struct Settings {
    std::vector<ModelServer> models;
    std::string defaultModel;     ///< name of one of models, or "extractive"
    std::string theme = "system"; ///< light | dark | system
    std::string language;         ///< "" = the desktop's, else en, de
    bool offline = false;
    std::string proxy;              ///< "" = none; proxy variables of the environment are not used
    std::vector<ModelPrice> prices; ///< go before those that came with the program
    DailyBudget dailyBudget{};
    std::vector<std::string> trustedHosts{}; ///< HOST:PORT; questions go there without being shown before
    std::string fastapiBaseUrl =
        "https://github.com/fastapi/fastapi/archive/refs/tags"; ///< where presets fetch tags from
    std::string unknownFields =
        "{}"; ///< JSON object of what this version does not know; written back as it was
};

class SettingsFile {
public:
    explicit SettingsFile(std::filesystem::path path) : m_path(std::move(path)) {}
    /// Defaults when the file is not there. Errors: BadInput (file:line:column), Io.
    Result<Settings> load() const;
    /// Errors: Io. Refuses (Usage) a spec that carries a key in plain text.
    Result<> save(const Settings& settings) const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace touchstone
