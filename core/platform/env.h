// SPDX-License-Identifier: GPL-3.0-or-later
// Files, folders and environment behind one door. Safe for concurrent use unless said otherwise.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// Where things live (XDG base directories; nothing is created by asking).
struct Places {
    std::filesystem::path dataDir;    ///< $XDG_DATA_HOME/touchstone
    std::filesystem::path configDir;  ///< $XDG_CONFIG_HOME/touchstone
    std::filesystem::path cacheDir;   ///< $XDG_CACHE_HOME/touchstone
    std::filesystem::path stateDir;   ///< $XDG_STATE_HOME/touchstone
    std::filesystem::path programDir; ///< folder of the running executable

    static Places fromEnvironment();
    [[nodiscard]] std::filesystem::path defaultWorkspace() const { return dataDir / "default.touchstone"; }
    [[nodiscard]] std::filesystem::path settingsFile() const { return configDir / "settings.json"; }
    /// The program's own data: $TOUCHSTONE_DATA, else <exe>/../share/touchstone; empty when neither exists.
    [[nodiscard]] std::filesystem::path sharedData() const;
};

std::optional<std::string> environmentVariable(const std::string& name);

/// Whether this session names a message bus. Where it does not, libraries would start one of their own, which
/// takes long and leaves a process behind: they must not be asked.
bool hasSessionBus();
/// What to set DBUS_SESSION_BUS_ADDRESS to, so that no library starts a bus.
inline constexpr const char* kNoSessionBus = "disabled:";

/// Errors: NotFound, BadInput (not a regular file, larger than the cap), Io. Refuses devices, pipes and
/// sockets.
Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t maxBytes = 256ULL << 20U);
/// Writes beside and renames, with mode 0600 when `isPrivate`. Creates missing folders. Errors: Io.
Result<> writeFileAtomically(const std::filesystem::path& path, std::string_view bytes,
                             bool isPrivate = false);

} // namespace touchstone
