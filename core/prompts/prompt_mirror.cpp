// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/prompt_mirror.h"

#include "core/base/hashing.h"
#include "core/base/json_depth.h"
#include "core/platform/env.h"
#include "core/prompts/prompt_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <system_error>

namespace touchstone {
namespace {

namespace fs = std::filesystem;
using MirrorJson = nlohmann::ordered_json;

constexpr std::string_view kEnding = ".md";
constexpr std::uint64_t kLongestRecord = 16ULL << 20U;
constexpr std::uint64_t kLongestFile = 4ULL << 20U; // beyond any prompt, whose limit is told with its place
constexpr std::size_t kDeepestRecord = 8;

/// What both sides had when they last agreed.
struct MirrorBase {
    int version = 0;
    std::string hash;
};
using MirrorRecord = std::map<std::string, MirrorBase>;

tl::unexpected<Error> badRecord(const fs::path& file, const std::string& why) {
    Error error =
        makeError(ErrorCode::BadInput, why,
                  "Restore it, or delete it: then files that differ are conflicts until you say who wins.");
    error.file = file.string();
    error.line = 1;
    return tl::unexpected(std::move(error));
}

Result<MirrorRecord> readRecord(const fs::path& folder) {
    const fs::path file = folder / kMirrorRecord;
    std::error_code broken;
    if (!fs::exists(file, broken))
        return MirrorRecord();
    const auto text = readFile(file, kLongestRecord);
    if (!text)
        return fail(text.error());
    if (jsonNestsDeeperThan(*text, kDeepestRecord))
        return badRecord(file, "The record of the mirror is nested too deeply.");
    const MirrorJson json = MirrorJson::parse(*text, nullptr, false);
    if (!json.is_object() || json.value("touchstone_mirror", MirrorJson()) != 1 ||
        !json.contains("prompts") || !json["prompts"].is_object())
        return badRecord(file, "The record of the mirror cannot be read.");
    MirrorRecord out;
    for (const auto& [name, base] : json["prompts"].items()) {
        if (!checkPromptName(name) || !base.is_object() || !base.contains("version") ||
            !base["version"].is_number_integer() || !base.contains("hash") || !base["hash"].is_string())
            return badRecord(file,
                             fmt::format("The record of the mirror says nothing sensible of “{}”.", name));
        out[name] = {base["version"].get<int>(), base["hash"].get<std::string>()};
    }
    return out;
}

Result<> writeRecord(const fs::path& folder, const MirrorRecord& record) {
    MirrorJson prompts = MirrorJson::object();
    for (const auto& [name, base] : record)
        prompts[name] = {{"version", base.version}, {"hash", base.hash}};
    const MirrorJson json{{"touchstone_mirror", 1}, {"prompts", std::move(prompts)}};
    return writeFileAtomically(folder / kMirrorRecord, json.dump(1) + "\n");
}

/// None: there is no such file.
Result<std::optional<std::string>> textOfFile(const fs::path& file) {
    std::error_code broken;
    if (!fs::exists(fs::symlink_status(file, broken)))
        return std::optional<std::string>();
    auto text = readFile(file, kLongestFile);
    if (!text)
        return fail(std::move(text.error()));
    return std::optional<std::string>(std::move(*text));
}

class Planning {
public:
    Planning(PromptLibrary& library, MirrorPlan& plan, MirrorSide winner)
        : m_library(library), m_plan(plan), m_winner(winner) {}

    Result<> run() {
        auto record = readRecord(m_plan.folder);
        if (!record)
            return fail(std::move(record.error()));
        m_record = std::move(*record);
        auto all = m_library.list();
        if (!all)
            return fail(std::move(all.error()));
        for (const StoredPrompt& prompt : *all)
            m_versions[prompt.name].push_back(prompt);
        for (const auto& entry : m_versions)
            TOUCHSTONE_TRY(known(entry.first, entry.second));
        TOUCHSTONE_TRY(others());
        std::sort(m_plan.entries.begin(), m_plan.entries.end(),
                  [](const MirrorEntry& a, const MirrorEntry& b) { return a.name < b.name; });
        return {};
    }

private:
    Result<> known(const std::string& name, const std::vector<StoredPrompt>& versions) {
        MirrorEntry entry;
        entry.name = name;
        entry.file = m_plan.folder / (name + std::string(kEnding));
        auto newest = m_library.find(promptLabel(versions.back()));
        if (!newest)
            return fail(std::move(newest.error()));
        entry.newest = std::move(*newest);
        auto text = textOfFile(entry.file);
        if (!text)
            return fail(std::move(text.error()));
        entry.fileText = std::move(*text);
        decide(entry, versions);
        if (entry.action == MirrorAction::Commit)
            TOUCHSTONE_TRY(checkPromptText(*entry.fileText, entry.file.string()));
        m_plan.entries.push_back(std::move(entry));
        return {};
    }

    void decide(MirrorEntry& entry, const std::vector<StoredPrompt>& versions) const {
        if (!entry.fileText) {
            entry.action = MirrorAction::Write; // nothing is taken out of the workspace by deleting a file
            return;
        }
        const std::string hash = sha256Hex(*entry.fileText);
        if (hash == entry.newest->hash) {
            entry.base = entry.newest->version;
            return;
        }
        const auto versionOf = [&](const std::string& wanted) -> std::optional<int> {
            for (const StoredPrompt& one : versions)
                if (one.hash == wanted)
                    return one.version;
            return std::nullopt;
        };
        const auto base = m_record.find(entry.name);
        bool isEdited = true;
        if (base == m_record.end()) {
            entry.base = versionOf(hash); // with the text of an older version it was not edited
            isEdited = !entry.base;
        } else if ((entry.base = versionOf(base->second.hash))) {
            isEdited = hash != base->second.hash;
        } // else both sides agreed in another workspace, of which this one knows nothing
        if (!isEdited)
            entry.action = MirrorAction::Write;
        else if ((entry.base && *entry.base == entry.newest->version) || m_winner == MirrorSide::Files)
            entry.action = MirrorAction::Commit;
        else
            entry.action = m_winner == MirrorSide::Workspace ? MirrorAction::Write : MirrorAction::Conflict;
    }

    /// Files of names that the workspace does not know.
    Result<> others() {
        std::error_code broken;
        fs::directory_iterator files(m_plan.folder, broken);
        if (broken)
            return {}; // it is not there yet; writing will tell what is wrong with it
        for (const fs::directory_entry& file : files) {
            const std::string leaf = file.path().filename().string();
            if (!leaf.ends_with(kEnding) || !file.is_regular_file(broken))
                continue;
            const std::string name = leaf.substr(0, leaf.size() - kEnding.size());
            if (m_versions.contains(name))
                continue;
            MirrorEntry entry;
            entry.name = name;
            entry.file = file.path();
            const auto text = textOfFile(file.path());
            if (!text)
                return fail(text.error());
            const Result<> named = checkPromptName(name);
            const Result<> sound = named ? checkPromptText(text->value_or(""), leaf) : named;
            entry.action = sound ? MirrorAction::Commit : MirrorAction::Skipped;
            if (!sound)
                entry.reason = describe(sound.error());
            entry.fileText = *text;
            m_plan.entries.push_back(std::move(entry));
        }
        return {};
    }

    PromptLibrary& m_library;
    MirrorPlan& m_plan;
    const MirrorSide m_winner;
    MirrorRecord m_record;
    std::map<std::string, std::vector<StoredPrompt>> m_versions;
};

/// True when the file is still what was looked at.
Result<bool> isAsSeen(const MirrorEntry& entry) {
    auto now = textOfFile(entry.file);
    if (!now)
        return fail(std::move(now.error()));
    return *now == entry.fileText;
}

Result<> carryOut(PromptLibrary& library, MirrorEntry& entry, const std::string& author,
                  const std::string& message) {
    const auto same = isAsSeen(entry);
    if (!same)
        return fail(same.error());
    if (!*same) {
        entry.action = MirrorAction::Conflict;
        entry.reason = "the file was changed meanwhile";
        auto now = textOfFile(entry.file);
        if (now)
            entry.fileText = std::move(*now);
        return {};
    }
    if (entry.action == MirrorAction::Write)
        return writeFileAtomically(entry.file, entry.newest->text);
    PromptCommit change;
    change.name = entry.name;
    change.text = *entry.fileText;
    change.file = entry.file.string();
    change.author = author;
    change.message = message.empty() ? fmt::format("edited as {}", entry.file.filename().string()) : message;
    auto committed = library.commit(change);
    if (!committed)
        return fail(std::move(committed.error()));
    entry.made = committed->prompt.version;
    entry.newest = std::move(committed->prompt);
    return {};
}

} // namespace

std::string_view mirrorActionName(MirrorAction action) {
    switch (action) {
    case MirrorAction::Same:
        return "same";
    case MirrorAction::Write:
        return "write";
    case MirrorAction::Commit:
        return "commit";
    case MirrorAction::Conflict:
        return "conflict";
    case MirrorAction::Skipped:
        return "skipped";
    }
    return "same";
}

std::size_t MirrorPlan::count(MirrorAction action) const {
    return static_cast<std::size_t>(std::count_if(
        entries.begin(), entries.end(), [&](const MirrorEntry& one) { return one.action == action; }));
}

Result<MirrorPlan> planMirror(PromptLibrary& library, const fs::path& folder, MirrorSide winner) {
    MirrorPlan plan;
    plan.folder = folder;
    TOUCHSTONE_TRY(Planning(library, plan, winner).run());
    return plan;
}

Result<> applyMirror(PromptLibrary& library, MirrorPlan& plan, const std::string& author,
                     const std::string& message) {
    std::error_code broken;
    fs::create_directories(plan.folder, broken);
    if (broken)
        return fail(ErrorCode::Io,
                    fmt::format("The folder {} cannot be made: {}.", plan.folder.string(), broken.message()));
    auto record = readRecord(plan.folder);
    if (!record)
        return fail(std::move(record.error()));
    const MirrorRecord before = *record;
    Result<> done;
    for (MirrorEntry& entry : plan.entries) {
        if (entry.action == MirrorAction::Write || entry.action == MirrorAction::Commit)
            done = carryOut(library, entry, author, message);
        if (!done)
            break;
        if (entry.newest && entry.action != MirrorAction::Conflict && entry.action != MirrorAction::Skipped)
            (*record)[entry.name] = {entry.newest->version, entry.newest->hash};
    }
    // Also after an error: what was done is on record.
    const bool changed =
        before.size() != record->size() ||
        !std::equal(before.begin(), before.end(), record->begin(), [](const auto& a, const auto& b) {
            return a.first == b.first && a.second.hash == b.second.hash &&
                   a.second.version == b.second.version;
        });
    if (changed)
        if (auto written = writeRecord(plan.folder, *record); !written && done)
            return written;
    return done;
}

} // namespace touchstone
