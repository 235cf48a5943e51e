// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are being written.
#include "core/base/clock.h"
#include "core/prompts/prompt_library.h"
#include "core/prompts/prompt_text.h"

namespace touchstone {

Result<std::vector<PromptLibrary::Draft>> PromptLibrary::drafts() {
    auto select =
        m_database.prepare("SELECT name, base, text, message, changed FROM prompt_draft ORDER BY name, base");
    if (!select)
        return fail(std::move(select.error()));
    std::vector<Draft> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back({select->text(0), static_cast<int>(select->integer(1)), select->text(2),
                       select->text(3), select->integer(4)});
    }
}

Result<> PromptLibrary::keepDraft(const Draft& draft) {
    TOUCHSTONE_TRY(checkPromptName(draft.name));
    if (draft.text.size() > kLongestPrompt)
        return fail(ErrorCode::BadInput, "The text is too long to be kept as a prompt.",
                    "A prompt has at most 1 MiB.");
    auto statement = m_database.prepare(
        "INSERT INTO prompt_draft (name, base, text, message, changed) VALUES (?, ?, ?, ?, ?) ON CONFLICT "
        "(name, base) DO UPDATE SET text = excluded.text, message = excluded.message, changed = "
        "excluded.changed");
    if (!statement)
        return fail(std::move(statement.error()));
    statement->bind(1, draft.name).bind(2, draft.base).bind(3, draft.text).bind(4, draft.message);
    statement->bind(5, systemClock().unixMs());
    return statement->run();
}

Result<> PromptLibrary::dropDraft(const std::string& name, int base) {
    auto statement = m_database.prepare("DELETE FROM prompt_draft WHERE name = ? AND base = ?");
    if (!statement)
        return fail(std::move(statement.error()));
    statement->bind(1, name).bind(2, base);
    return statement->run();
}

} // namespace touchstone
