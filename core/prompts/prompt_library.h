// SPDX-License-Identifier: GPL-3.0-or-later
// All prompts that there are: those that came with the program and those of the workspace, as one history of
// versions for each name. Versions never change and are never removed. A built-in text keeps its number for
// ever once a version was committed over it; a newer program's texts then get the next free numbers, so that
// nobody's own version is touched. Belongs to the thread of its connection.
#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

inline constexpr std::string_view kProductionTag = "production";
inline constexpr std::string_view kCandidateTag = "candidate";

struct StoredPrompt : PromptVersion {
    std::optional<int> parent; ///< a version of the same name
    bool builtIn = false;
    std::string author, message;
    std::vector<std::string> tags;  ///< sorted
    std::int64_t createdUnixMs = 0; ///< 0 = not known
};

struct PromptCommit {
    std::string name, text;
    std::string file; ///< for the places of mistakes
    std::string message, author, tag;
    std::optional<int> parent; ///< none: the newest version
};

struct CommittedPrompt {
    StoredPrompt prompt;
    bool isNew = false; ///< false: the text is the parent's
};

struct PromptEvent {
    std::int64_t atUnixMs = 0;
    std::string name, action; ///< commit, tag, promote, stopped, rollback
    std::optional<int> version, from;
    std::string author, reason, gates;
};

/// What a promotion is measured by.
struct PromptGates {
    std::string file, text; ///< the gates file and where it was read
    std::string gold, corpus, model;
};

class PromptLibrary {
public:
    /// `promptFolder`: <sharedData>/prompts.
    PromptLibrary(Database& database, std::string promptFolder)
        : m_database(database), m_folder(std::move(promptFolder)) {}

    /// By name, then version; without texts.
    Result<std::vector<StoredPrompt>> list();
    /// Of one name, oldest first, without texts; empty when there is none.
    Result<std::vector<StoredPrompt>> versions(const std::string& name);
    /// Every version with its text, by name, then version; one name's texts are in memory at a time. An error
    /// of `visit` ends it.
    Result<> each(const std::function<Result<>(const StoredPrompt&)>& visit);
    /// NAME (newest), NAME@VERSION or NAME@TAG. Errors: NotFound, naming what there is; Usage;
    /// WorkspaceDamaged when a text is no longer the one that was committed.
    Result<StoredPrompt> find(const std::string& nameAtVersion);
    /// What answers when nobody names a version: the one in production, else the newest built-in one.
    Result<StoredPrompt> inUse(const std::string& name);

    /// Numbers are given inside one transaction: of two processes that commit at once each gets its own.
    /// Errors: BadInput with place, Usage (a name, an unknown parent), WorkspaceBusy.
    Result<CommittedPrompt> commit(const PromptCommit& change);
    /// Puts a tag on a version (it leaves the one that had it). `production` only by promote().
    Result<StoredPrompt> tag(const std::string& nameAtVersion, const std::string& tag,
                             const std::string& author);

    /// `gates`: JSON of the report that let it pass, "" = none.
    Result<StoredPrompt> promote(const std::string& nameAtVersion, const std::string& author,
                                 const std::string& reason, const std::string& gates);
    /// Only the audit log: a gate has stopped this promotion.
    Result<> notePromotionStopped(const StoredPrompt& prompt, const std::string& author,
                                  const std::string& reason, const std::string& gates);
    /// Only the audit log: a version was tried. `action`: shadow (beside `from`, the version that answers),
    /// shadow-on, shadow-off (serve began and ended to try it on live questions), suite. `gates`: the report.
    Result<> noteTrial(const StoredPrompt& candidate, const std::string& action, std::optional<int> from,
                       const std::string& author, const std::string& reason, const std::string& gates);
    struct RolledBack {
        int from = 0;
        std::optional<int> to; ///< none: nothing is in production any more
    };
    /// Back to what was in production before the last promotion. Errors: NotFound (nothing is).
    Result<RolledBack> rollback(const std::string& name, const std::string& author,
                                const std::string& reason);
    /// Oldest first; "" = of all names.
    Result<std::vector<PromptEvent>> events(const std::string& name);

    Result<std::optional<PromptGates>> gates(const std::string& name);
    Result<> keepGates(const std::string& name, const PromptGates& gates);

    /// Texts that are being written and are no versions yet: one for each version that they began from
    /// (base 0: a prompt that has none).
    struct Draft {
        std::string name;
        int base = 0;
        std::string text, message;
        std::int64_t changedUnixMs = 0;
    };
    Result<std::vector<Draft>> drafts();    ///< by name, then base
    Result<> keepDraft(const Draft& draft); ///< in place of the one that was there
    Result<> dropDraft(const std::string& name, int base);

private:
    Result<std::vector<std::string>> names(); ///< sorted
    Result<std::vector<StoredPrompt>> history(const std::string& name, bool texts);
    Result<std::vector<StoredPrompt>> rows(const std::string& name, bool texts);
    Result<> readTags(const std::string& name, std::vector<StoredPrompt>& prompts);
    Result<> insert(const StoredPrompt& prompt);
    Result<std::vector<StoredPrompt>> storeBuiltIns(const std::string& name);
    Result<> setTag(const std::string& name, std::string_view tag, std::optional<int> version);
    Result<> note(const PromptEvent& event);
    Result<std::string> textOf(const StoredPrompt& prompt);

    Database& m_database;
    std::string m_folder;
};

} // namespace touchstone
