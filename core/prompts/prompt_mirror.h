// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts as plain text files in a folder, one NAME.md for each with its newest text, so that git sees them;
// edited files are read back as versions. What was changed on both sides since they last agreed is a
// conflict: neither side is touched. Belongs to the thread of the library.
#pragma once

#include "core/prompts/prompt_library.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// In the folder: which version and text each file had when both sides agreed.
inline constexpr const char* kMirrorRecord = ".touchstone-mirror.json";

enum class MirrorAction : std::uint8_t {
    Same,     ///< nothing to do
    Write,    ///< the workspace has a newer text: the file gets it
    Commit,   ///< the file was edited: it becomes the next version
    Conflict, ///< both were edited
    Skipped   ///< a file that is no prompt
};
std::string_view mirrorActionName(MirrorAction action); ///< same, write, commit, conflict, skipped

/// Who wins a conflict.
enum class MirrorSide : std::uint8_t { Nobody, Files, Workspace };

struct MirrorEntry {
    std::string name;
    std::filesystem::path file;
    MirrorAction action = MirrorAction::Same;
    std::optional<StoredPrompt> newest;  ///< of the workspace; none: a new prompt
    std::optional<std::string> fileText; ///< none: there is no file
    std::optional<int> base;             ///< version that both had last; none: not known
    std::string reason;                  ///< of Skipped
    int made = 0;                        ///< version that was committed
};

struct MirrorPlan {
    std::filesystem::path folder;
    std::vector<MirrorEntry> entries; ///< by name
    [[nodiscard]] std::size_t count(MirrorAction action) const;
};

/// Looks and changes nothing; a folder that is not there is an empty one. Errors: BadInput with file and line
/// (an edited file that is no prompt any more, a record that cannot be read), Io.
Result<MirrorPlan> planMirror(PromptLibrary& library, const std::filesystem::path& folder, MirrorSide winner);

/// Does it. A file that was changed since it was looked at becomes a conflict. What is in conflict stays as
/// it is on both sides, and the rest is done. Errors: Io, those of PromptLibrary::commit.
Result<> applyMirror(PromptLibrary& library, MirrorPlan& plan, const std::string& author,
                     const std::string& message);

} // namespace touchstone
