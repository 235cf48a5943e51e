// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/prompt_library.h"

#include "core/base/clock.h"
#include "core/base/hashing.h"
#include "core/base/spec.h"
#include "core/prompts/prompt_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace touchstone {
namespace {

constexpr std::size_t kNumbersNamed = 12;

Result<> checkTag(const std::string& tag) {
    if (!checkPromptName(tag) || (tag.front() >= '0' && tag.front() <= '9'))
        return fail(ErrorCode::Usage, fmt::format("“{}” is no tag.", tag),
                    "A tag begins with a letter: candidate, production, or a word of your own.");
    return {};
}

tl::unexpected<Error> unknownVersion(const std::string& name, const std::string& wanted,
                                     const std::vector<StoredPrompt>& all) {
    std::vector<std::string> known;
    for (auto one = all.rbegin(); one != all.rend() && known.size() < kNumbersNamed; ++one) {
        known.push_back(std::to_string(one->version));
        known.insert(known.end(), one->tags.begin(), one->tags.end());
    }
    return fail(ErrorCode::NotFound,
                fmt::format("There is no version “{}” of the prompt “{}”.", wanted, name),
                fmt::format("There are: {}{}.", fmt::join(known, ", "),
                            all.size() > kNumbersNamed ? ", and older ones" : ""));
}

} // namespace

Result<std::vector<StoredPrompt>> PromptLibrary::rows(const std::string& name, bool texts) {
    auto select = m_database.prepare(
        fmt::format("SELECT version, hash, parent, built_in, author, message, created{} FROM prompt_version "
                    "WHERE name = ? ORDER BY version",
                    texts ? ", text" : ""));
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, name);
    std::vector<StoredPrompt> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        StoredPrompt prompt;
        prompt.name = name;
        prompt.version = static_cast<int>(select->integer(0));
        prompt.hash = select->text(1);
        if (!select->isNull(2))
            prompt.parent = static_cast<int>(select->integer(2));
        prompt.builtIn = select->integer(3) != 0;
        prompt.author = select->text(4);
        prompt.message = select->text(5);
        prompt.createdUnixMs = select->integer(6);
        if (texts)
            prompt.text = select->text(7);
        out.push_back(std::move(prompt));
    }
}

/// The rows, and behind them the built-in texts that are not among them yet.
Result<std::vector<StoredPrompt>> PromptLibrary::history(const std::string& name, bool texts) {
    auto out = rows(name, texts);
    if (!out)
        return out;
    const std::size_t stored = out->size();
    for (const int number : builtInVersions(name, m_folder)) {
        auto builtIn = builtInPrompt(name, m_folder, number);
        if (!builtIn)
            return fail(std::move(builtIn.error()));
        const bool known = std::any_of(out->begin(), out->end(), [&](const StoredPrompt& one) {
            return one.builtIn && one.hash == builtIn->hash;
        });
        if (known)
            continue;
        StoredPrompt prompt;
        static_cast<PromptVersion&>(prompt) = std::move(*builtIn);
        prompt.builtIn = true;
        prompt.message = "came with the program";
        const auto before =
            std::find_if(out->rbegin(), out->rend(), [](const StoredPrompt& one) { return one.builtIn; });
        if (before != out->rend())
            prompt.parent = before->version;
        if (stored > 0)
            prompt.version = out->back().version + 1;
        if (!texts)
            prompt.text.clear();
        out->push_back(std::move(prompt));
    }
    TOUCHSTONE_TRY(readTags(name, *out));
    return out;
}

Result<> PromptLibrary::readTags(const std::string& name, std::vector<StoredPrompt>& prompts) {
    auto select = m_database.prepare("SELECT tag, version FROM prompt_tag WHERE name = ? ORDER BY tag");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, name);
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        for (StoredPrompt& prompt : prompts)
            if (prompt.version == select->integer(1))
                prompt.tags.push_back(select->text(0));
    }
}

Result<std::vector<std::string>> PromptLibrary::names() {
    std::vector<std::string> out = builtInNames(m_folder);
    auto select = m_database.prepare("SELECT DISTINCT name FROM prompt_version");
    if (!select)
        return fail(std::move(select.error()));
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
        out.push_back(select->text(0));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Result<> PromptLibrary::each(const std::function<Result<>(const StoredPrompt&)>& visit) {
    const auto all = names();
    if (!all)
        return fail(all.error());
    for (const std::string& name : *all) {
        const auto versions = history(name, true);
        if (!versions)
            return fail(versions.error());
        for (const StoredPrompt& prompt : *versions)
            TOUCHSTONE_TRY(visit(prompt));
    }
    return {};
}

Result<std::vector<StoredPrompt>> PromptLibrary::list() {
    const auto all = names();
    if (!all)
        return fail(all.error());
    std::vector<StoredPrompt> out;
    for (const std::string& name : *all) {
        auto some = history(name, false);
        if (!some)
            return some;
        std::move(some->begin(), some->end(), std::back_inserter(out));
    }
    return out;
}

Result<std::vector<StoredPrompt>> PromptLibrary::versions(const std::string& name) {
    return history(name, false);
}

Result<std::string> PromptLibrary::textOf(const StoredPrompt& prompt) {
    auto select = m_database.prepare("SELECT text FROM prompt_version WHERE name = ? AND version = ?");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, prompt.name).bind(2, prompt.version);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    if (*row)
        return select->text(0);
    // Not stored: a built-in text under a number of this workspace. The one with its hash is it.
    for (const int number : builtInVersions(prompt.name, m_folder))
        if (auto builtIn = builtInPrompt(prompt.name, m_folder, number);
            builtIn && builtIn->hash == prompt.hash)
            return std::move(builtIn->text);
    return fail(ErrorCode::NotFound, fmt::format("The text of {} is gone.", promptLabel(prompt)));
}

Result<StoredPrompt> PromptLibrary::find(const std::string& nameAtVersion) {
    const std::size_t at = nameAtVersion.rfind('@');
    const std::string name = nameAtVersion.substr(0, at);
    TOUCHSTONE_TRY(checkPromptName(name));
    auto all = history(name, false);
    if (!all)
        return fail(std::move(all.error()));
    if (all->empty()) {
        std::vector<std::string_view> names;
        auto everything = list();
        if (!everything)
            return fail(std::move(everything.error()));
        for (const StoredPrompt& one : *everything)
            if (names.empty() || names.back() != one.name)
                names.push_back(one.name);
        const std::string near = nearestWord(name, names);
        return fail(ErrorCode::NotFound, fmt::format("There is no prompt “{}”.", name),
                    near.empty() ? fmt::format("There are: {}.", fmt::join(names, ", "))
                                 : fmt::format("Did you mean “{}”?", near));
    }
    const StoredPrompt* found = &all->back();
    if (at != std::string::npos) {
        const std::string wanted = nameAtVersion.substr(at + 1);
        int number = 0;
        const auto read = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
        const bool isNumber = read.ec == std::errc() && read.ptr == wanted.data() + wanted.size();
        const auto match = std::find_if(all->begin(), all->end(), [&](const StoredPrompt& one) {
            return isNumber ? one.version == number
                            : std::find(one.tags.begin(), one.tags.end(), wanted) != one.tags.end();
        });
        if (wanted.empty() || (isNumber && number < 1))
            return fail(ErrorCode::Usage, fmt::format("'{}' is no prompt version.", nameAtVersion),
                        "Write NAME@VERSION or NAME@TAG, such as answer@1.");
        if (match == all->end())
            return unknownVersion(name, wanted, *all);
        found = &*match;
    }
    StoredPrompt out = *found;
    auto text = textOf(out);
    if (!text)
        return fail(std::move(text.error()));
    if (sha256Hex(*text) != out.hash)
        return fail(ErrorCode::WorkspaceDamaged,
                    fmt::format("The text of {} is not the one that was committed.", promptLabel(out)),
                    "Something else has written into the workspace. Restore a copy of it.");
    out.text = std::move(*text);
    return out;
}

Result<StoredPrompt> PromptLibrary::inUse(const std::string& name) {
    auto all = history(name, false);
    if (!all)
        return fail(std::move(all.error()));
    const StoredPrompt* found = nullptr;
    for (const StoredPrompt& one : *all) {
        if (std::find(one.tags.begin(), one.tags.end(), kProductionTag) != one.tags.end())
            return find(promptLabel(one));
        if (one.builtIn || !found)
            found = &one;
    }
    return find(found ? promptLabel(*found) : name);
}

Result<> PromptLibrary::insert(const StoredPrompt& prompt) {
    auto statement = m_database.prepare("INSERT INTO prompt_version (name, version, hash, parent, built_in, "
                                        "author, message, created, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return fail(std::move(statement.error()));
    statement->bind(1, prompt.name).bind(2, prompt.version).bind(3, prompt.hash);
    if (prompt.parent)
        statement->bind(4, *prompt.parent);
    else
        statement->bindNull(4);
    statement->bind(5, prompt.builtIn).bind(6, prompt.author).bind(7, prompt.message);
    statement->bind(8, prompt.createdUnixMs).bind(9, prompt.text);
    return statement->run();
}

/// Within a transaction: from here on the numbers of the built-in texts are this workspace's own.
Result<std::vector<StoredPrompt>> PromptLibrary::storeBuiltIns(const std::string& name) {
    auto stored = rows(name, false);
    if (!stored)
        return stored;
    auto all = history(name, true);
    if (!all)
        return all;
    for (std::size_t i = stored->size(); i < all->size(); ++i)
        TOUCHSTONE_TRY(insert((*all)[i]));
    return all;
}

Result<CommittedPrompt> PromptLibrary::commit(const PromptCommit& change) {
    TOUCHSTONE_TRY(checkPromptName(change.name));
    TOUCHSTONE_TRY(checkPromptText(change.text, change.file));
    if (!change.tag.empty()) {
        TOUCHSTONE_TRY(checkTag(change.tag));
        if (change.tag == kProductionTag)
            return fail(ErrorCode::Usage, "A version comes into production by a promotion.",
                        "Commit it, then: touchstone-cli prompt promote NAME@V");
    }
    CommittedPrompt out;
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        auto all = storeBuiltIns(change.name);
        if (!all)
            return fail(std::move(all.error()));
        const StoredPrompt* parent = all->empty() ? nullptr : &all->back();
        if (change.parent) {
            const auto found = std::find_if(all->begin(), all->end(), [&](const StoredPrompt& one) {
                return one.version == *change.parent;
            });
            if (found == all->end())
                return unknownVersion(change.name, std::to_string(*change.parent), *all);
            parent = &*found;
        }
        if (parent && parent->text == change.text) {
            out.prompt = *parent;
            return {};
        }
        out.isNew = true;
        out.prompt.name = change.name;
        out.prompt.version = all->empty() ? 1 : all->back().version + 1;
        out.prompt.text = change.text;
        out.prompt.hash = sha256Hex(change.text);
        if (parent)
            out.prompt.parent = parent->version;
        out.prompt.author = change.author;
        out.prompt.message = change.message;
        out.prompt.createdUnixMs = systemClock().unixMs();
        TOUCHSTONE_TRY(insert(out.prompt));
        PromptEvent event{
            0, change.name, "commit", out.prompt.version, out.prompt.parent, change.author, change.message,
            ""};
        TOUCHSTONE_TRY(note(event));
        if (change.tag.empty())
            return {};
        out.prompt.tags = {change.tag};
        TOUCHSTONE_TRY(setTag(change.name, change.tag, out.prompt.version));
        return note({0, change.name, "tag", out.prompt.version, std::nullopt, change.author, change.tag, ""});
    }));
    return out;
}

Result<> PromptLibrary::setTag(const std::string& name, std::string_view tag, std::optional<int> version) {
    auto statement =
        m_database.prepare(version ? "INSERT INTO prompt_tag (name, tag, version) VALUES (?1, ?2, ?3) "
                                     "ON CONFLICT (name, tag) DO UPDATE SET version = excluded.version"
                                   : "DELETE FROM prompt_tag WHERE name = ?1 AND tag = ?2");
    if (!statement)
        return fail(std::move(statement.error()));
    statement->bind(1, name).bind(2, tag);
    if (version)
        statement->bind(3, *version);
    return statement->run();
}

Result<StoredPrompt> PromptLibrary::tag(const std::string& nameAtVersion, const std::string& word,
                                        const std::string& author) {
    TOUCHSTONE_TRY(checkTag(word));
    if (word == kProductionTag)
        return fail(ErrorCode::Usage, "A version comes into production by a promotion.",
                    "touchstone-cli prompt promote NAME@V");
    std::string label = nameAtVersion;
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        auto prompt = find(nameAtVersion);
        if (!prompt)
            return fail(std::move(prompt.error()));
        label = promptLabel(*prompt);
        TOUCHSTONE_TRY(storeBuiltIns(prompt->name));
        TOUCHSTONE_TRY(setTag(prompt->name, word, prompt->version));
        return note({0, prompt->name, "tag", prompt->version, std::nullopt, author, word, ""});
    }));
    return find(label);
}

} // namespace touchstone
