// SPDX-License-Identifier: GPL-3.0-or-later
// What is in production, and the log of how it came there: the second half of prompt_library.h.
#include "core/base/clock.h"
#include "core/platform/secrets.h"
#include "core/prompts/prompt_library.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

/// What stood in production one after the other, the current one last.
std::vector<int> productionStack(const std::vector<PromptEvent>& events) {
    std::vector<int> stack;
    for (const PromptEvent& event : events) {
        if (event.action == "promote" && event.version)
            stack.push_back(*event.version);
        else if (event.action == "rollback" && !stack.empty())
            stack.pop_back();
    }
    return stack;
}

std::optional<int> numberAt(const Statement& row, int column) {
    if (row.isNull(column))
        return std::nullopt;
    return static_cast<int>(row.integer(column));
}

void bindNumber(Statement& statement, int at, std::optional<int> number) {
    if (number)
        statement.bind(at, *number);
    else
        statement.bindNull(at);
}

} // namespace

Result<> PromptLibrary::note(const PromptEvent& event) {
    auto statement = m_database.prepare("INSERT INTO prompt_event (at, name, version, action, from_version, "
                                        "author, reason, gates) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return fail(std::move(statement.error()));
    statement->bind(1, systemClock().unixMs()).bind(2, event.name);
    bindNumber(*statement, 3, event.version);
    statement->bind(4, event.action);
    bindNumber(*statement, 5, event.from);
    statement->bind(6, event.author).bind(7, event.reason).bind(8, event.gates);
    return statement->run();
}

Result<std::vector<PromptEvent>> PromptLibrary::events(const std::string& name) {
    auto select = m_database.prepare("SELECT at, name, action, version, from_version, author, reason, gates "
                                     "FROM prompt_event WHERE ?1 = '' OR name = ?1 ORDER BY id");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, name);
    std::vector<PromptEvent> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back({select->integer(0), select->text(1), select->text(2), numberAt(*select, 3),
                       numberAt(*select, 4), select->text(5), select->text(6), select->text(7)});
    }
}

Result<StoredPrompt> PromptLibrary::promote(const std::string& nameAtVersion, const std::string& author,
                                            const std::string& reason, const std::string& gates) {
    std::string label = nameAtVersion;
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        auto prompt = find(nameAtVersion);
        if (!prompt)
            return fail(std::move(prompt.error()));
        label = promptLabel(*prompt);
        if (std::find(prompt->tags.begin(), prompt->tags.end(), kProductionTag) != prompt->tags.end())
            return {}; // it is there already; a second entry would make a rollback do nothing
        TOUCHSTONE_TRY(storeBuiltIns(prompt->name));
        auto before = events(prompt->name);
        if (!before)
            return fail(std::move(before.error()));
        const std::vector<int> stack = productionStack(*before);
        TOUCHSTONE_TRY(setTag(prompt->name, kProductionTag, prompt->version));
        if (std::find(prompt->tags.begin(), prompt->tags.end(), kCandidateTag) != prompt->tags.end())
            TOUCHSTONE_TRY(setTag(prompt->name, kCandidateTag, std::nullopt));
        return note({0, prompt->name, "promote", prompt->version,
                     stack.empty() ? std::nullopt : std::optional<int>(stack.back()), author, reason, gates});
    }));
    return find(label);
}

Result<> PromptLibrary::notePromotionStopped(const StoredPrompt& prompt, const std::string& author,
                                             const std::string& reason, const std::string& gates) {
    return m_database.transaction([&]() -> Result<> {
        return note({0, prompt.name, "stopped", prompt.version, std::nullopt, author, reason, gates});
    });
}

Result<> PromptLibrary::noteTrial(const StoredPrompt& candidate, const std::string& action,
                                  std::optional<int> from, const std::string& author,
                                  const std::string& reason, const std::string& gates) {
    const Redactor& redactor = Redactor::instance(); // what a server said may be in it
    return m_database.transaction([&]() -> Result<> {
        return note({0, candidate.name, action, candidate.version, from, author, redactor.redact(reason),
                     redactor.redactKnown(gates)});
    });
}

Result<PromptLibrary::RolledBack> PromptLibrary::rollback(const std::string& name, const std::string& author,
                                                          const std::string& reason) {
    RolledBack out;
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        auto before = events(name);
        if (!before)
            return fail(std::move(before.error()));
        std::vector<int> stack = productionStack(*before);
        if (stack.empty())
            return fail(ErrorCode::NotFound, fmt::format("No version of “{}” was promoted.", name),
                        "touchstone-cli prompt promote NAME@V");
        out.from = stack.back();
        stack.pop_back();
        if (!stack.empty())
            out.to = stack.back();
        TOUCHSTONE_TRY(setTag(name, kProductionTag, out.to));
        return note({0, name, "rollback", out.to, out.from, author, reason, ""});
    }));
    return out;
}

Result<std::optional<PromptGates>> PromptLibrary::gates(const std::string& name) {
    auto select =
        m_database.prepare("SELECT file, gates, gold, corpus, model FROM prompt_gates WHERE name = ?");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, name);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<PromptGates>();
    return std::optional<PromptGates>(
        PromptGates{select->text(0), select->text(1), select->text(2), select->text(3), select->text(4)});
}

Result<> PromptLibrary::keepGates(const std::string& name, const PromptGates& kept) {
    return m_database.transaction([&]() -> Result<> {
        auto statement =
            m_database.prepare("INSERT OR REPLACE INTO prompt_gates (name, file, gates, gold, corpus, "
                               "model) VALUES (?, ?, ?, ?, ?, ?)");
        if (!statement)
            return fail(std::move(statement.error()));
        statement->bind(1, name).bind(2, kept.file).bind(3, kept.text).bind(4, kept.gold);
        statement->bind(5, kept.corpus).bind(6, kept.model);
        return statement->run();
    });
}

} // namespace touchstone
