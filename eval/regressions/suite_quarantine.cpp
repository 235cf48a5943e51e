// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/suite_quarantine.h"

#include "core/base/clock.h"
#include "core/platform/secrets.h"

#include <fmt/format.h>

namespace touchstone {

Result<std::vector<QuarantinedItem>> SuiteQuarantine::list(const std::string& suite) {
    auto select = m_database.prepare("SELECT suite, item, hash, prompt, reason, since FROM suite_quarantine "
                                     "WHERE ?1 = '' OR suite = ?1 ORDER BY suite, item");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, suite);
    std::vector<QuarantinedItem> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back({select->text(0), select->text(1), select->text(2), select->text(3), select->text(4),
                       select->integer(5)});
    }
}

Result<> SuiteQuarantine::put(const QuarantinedItem& item) {
    return m_database.transaction([&]() -> Result<> {
        auto insert =
            m_database.prepare("INSERT OR REPLACE INTO suite_quarantine (suite, item, hash, prompt, "
                               "reason, since) VALUES (?, ?, ?, ?, ?, ?)");
        if (!insert)
            return fail(std::move(insert.error()));
        insert->bind(1, item.suite)
            .bind(2, item.item)
            .bind(3, item.hash)
            .bind(4, item.prompt)
            .bind(5, Redactor::instance().redactKnown(item.reason))
            .bind(6, item.sinceUnixMs != 0 ? item.sinceUnixMs : systemClock().unixMs());
        return insert->run();
    });
}

Result<> SuiteQuarantine::release(const std::string& suite, const std::string& item) {
    return m_database.transaction([&]() -> Result<> {
        auto remove = m_database.prepare("DELETE FROM suite_quarantine WHERE suite = ? AND item = ?");
        if (!remove)
            return fail(std::move(remove.error()));
        remove->bind(1, suite).bind(2, item);
        TOUCHSTONE_TRY(remove->run());
        if (m_database.changes() == 0)
            return fail(ErrorCode::NotFound,
                        fmt::format("The item “{}” of the suite “{}” is not in quarantine.", item, suite),
                        "touchstone-cli prompt suite quarantine lists what is.");
        return {};
    });
}

} // namespace touchstone
