// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/shadow_answers.h"

#include "core/base/clock.h"
#include "core/platform/secrets.h"

namespace touchstone {

SampleOutput shadowOutput(const Answer& answer, std::vector<Passage>& passages) {
    SampleOutput out = outputOf(answer, passages);
    out.cost = answer.cost;
    out.currency = answer.currency;
    if (answer.cache == CacheState::Hit)
        out.totalMs = out.ttftMs = -1;
    return out;
}

Result<> ShadowRepository::save(const std::vector<ShadowPair>& pairs, const std::vector<Passage>& passages) {
    return m_database.transaction([&]() -> Result<> {
        auto passage = m_database.prepare("INSERT OR IGNORE INTO passage (id, text) VALUES (?, ?)");
        if (!passage)
            return fail(std::move(passage.error()));
        for (const Passage& one : passages) {
            passage->bind(1, one.id).bind(2, one.text);
            TOUCHSTONE_TRY(passage->run());
        }
        auto insert = m_database.prepare(
            "INSERT INTO shadow_answer (at, batch, kind, prompt, production, candidate, item, question, "
            "corpora, model, recorded, production_output, candidate_output) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!insert)
            return fail(std::move(insert.error()));
        const Redactor& redactor = Redactor::instance();
        for (const ShadowPair& pair : pairs) {
            insert->bind(1, pair.atUnixMs != 0 ? pair.atUnixMs : systemClock().unixMs())
                .bind(2, pair.batch)
                .bind(3, pair.kind)
                .bind(4, pair.prompt)
                .bind(5, pair.production)
                .bind(6, pair.candidate)
                .bind(7, pair.item)
                .bind(8, redactor.redactKnown(pair.question))
                .bind(9, pair.corpora)
                .bind(10, pair.model)
                .bind(11, pair.recorded)
                .bind(12, redactor.redactKnown(outputJson(pair.productionOutput)))
                .bind(13, redactor.redactKnown(outputJson(pair.candidateOutput)));
            TOUCHSTONE_TRY(insert->run());
        }
        return {};
    });
}

Result<std::vector<ShadowPair>> ShadowRepository::pairs(const std::string& prompt, int candidate,
                                                        int production, const std::string& kind) {
    auto select = m_database.prepare(
        "SELECT at, batch, item, question, corpora, model, recorded, production_output, candidate_output "
        "FROM shadow_answer WHERE prompt = ? AND candidate = ? AND production = ? AND kind = ? ORDER BY id");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, prompt).bind(2, candidate).bind(3, production).bind(4, kind);
    std::vector<ShadowPair> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        ShadowPair pair;
        pair.prompt = prompt;
        pair.candidate = candidate;
        pair.production = production;
        pair.kind = kind;
        pair.atUnixMs = select->integer(0);
        pair.batch = select->text(1);
        pair.item = select->text(2);
        pair.question = select->text(3);
        pair.corpora = select->text(4);
        pair.model = select->text(5);
        pair.recorded = select->integer(6) != 0;
        auto a = outputFromJson(select->textView(7));
        if (!a)
            return fail(std::move(a.error()));
        auto b = outputFromJson(select->textView(8));
        if (!b)
            return fail(std::move(b.error()));
        pair.productionOutput = std::move(*a);
        pair.candidateOutput = std::move(*b);
        out.push_back(std::move(pair));
    }
}

Result<std::map<int, std::uint64_t>> ShadowRepository::counts(const std::string& prompt, int candidate,
                                                              const std::string& kind) {
    auto select = m_database.prepare("SELECT production, count(*) FROM shadow_answer WHERE prompt = ? AND "
                                     "candidate = ? AND kind = ? GROUP BY production");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, prompt).bind(2, candidate).bind(3, kind);
    std::map<int, std::uint64_t> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.emplace(static_cast<int>(select->integer(0)), static_cast<std::uint64_t>(select->integer(1)));
    }
}

} // namespace touchstone
