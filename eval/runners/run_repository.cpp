// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_repository.h"

#include "core/base/clock.h"
#include "core/store/process.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

constexpr const char* kShort = "SELECT r.id, r.kind, r.name, r.gold_set, g.name || '@' || g.version, "
                               "r.corpus, r.snapshot, r.manifest_hash, "
                               "r.total, (SELECT count(*) FROM sample s WHERE s.run = r.id), "
                               "(SELECT count(*) FROM sample s WHERE s.run = r.id AND s.state = 'failed'), "
                               "r.created, r.finished, r.pid, "
                               "r.pid_start, r.stopped, r.message";
constexpr const char* kFrom = " FROM run r JOIN gold_set g ON g.id = r.gold_set";

RunRecord readRun(const Statement& row) {
    RunRecord run;
    run.id.value = row.text(0);
    run.kind = row.text(1);
    run.name = row.text(2);
    run.goldSet = row.integer(3);
    run.gold = row.text(4);
    run.corpus = row.text(5);
    run.snapshot = row.text(6);
    run.manifestHash = row.text(7);
    run.total = static_cast<std::uint64_t>(row.integer(8));
    run.done = static_cast<std::uint64_t>(row.integer(9));
    run.failed = static_cast<std::uint64_t>(row.integer(10));
    run.createdUnixMs = row.integer(11);
    if (!row.isNull(12))
        run.finishedUnixMs = row.integer(12);
    run.stopped = row.text(15);
    run.message = row.text(16);
    if (run.finishedUnixMs)
        run.state = RunState::Done;
    else if (row.integer(13) != 0 && isRunning({row.integer(13), row.integer(14)}))
        run.state = RunState::Running;
    else
        run.state = run.stopped.empty() || run.stopped == errorCodeName(ErrorCode::BudgetReached)
                        ? RunState::Interrupted
                        : RunState::Failed;
    return run;
}

constexpr const char* kSample =
    "SELECT arm, ordinal, repeat, item, state, refused, output, scores, trace FROM sample";

SampleRecord readSample(const Statement& row) {
    SampleRecord record;
    record.key = {static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)),
                  static_cast<std::uint32_t>(row.integer(2))};
    record.item = row.text(3);
    record.failed = row.textView(4) == "failed";
    record.refused = row.integer(5) != 0;
    record.output = row.text(6);
    record.scores = row.text(7);
    record.trace = row.text(8);
    return record;
}

Result<> insertPassages(Database& database, const std::vector<NewSample>& samples) {
    auto insert = database.prepare("INSERT OR IGNORE INTO passage (id, text) VALUES (?, ?)");
    if (!insert)
        return fail(std::move(insert.error()));
    for (const NewSample& sample : samples)
        for (const Passage& passage : sample.passages) {
            insert->bind(1, passage.id).bind(2, passage.text);
            TOUCHSTONE_TRY(insert->run());
        }
    return {};
}

} // namespace

std::string_view runStateName(RunState state) {
    switch (state) {
    case RunState::Running:
        return "running";
    case RunState::Interrupted:
        return "interrupted";
    case RunState::Done:
        return "done";
    case RunState::Failed:
        return "failed";
    }
    return "failed";
}

Result<> RunRepository::create(const RunRecord& run) {
    const ProcessMark own = ownProcess();
    return m_database.transaction([&]() -> Result<> {
        auto insert = m_database.prepare("INSERT INTO run (id, kind, name, gold_set, corpus, snapshot, "
                                         "experiment, manifest, manifest_hash, total, "
                                         "created, finished, pid, pid_start, stopped, message, summary) "
                                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, '', '', '')");
        if (!insert)
            return fail(std::move(insert.error()));
        insert->bind(1, run.id.value)
            .bind(2, run.kind)
            .bind(3, run.name)
            .bind(4, run.goldSet)
            .bind(5, run.corpus);
        insert->bind(6, run.snapshot).bind(7, run.experiment).bind(8, run.manifest).bind(9, run.manifestHash);
        insert->bind(10, run.total).bind(11, run.createdUnixMs).bind(12, own.pid).bind(13, own.start);
        return insert->run();
    });
}

Result<> RunRepository::claim(const RunId& id) {
    const ProcessMark own = ownProcess();
    return m_database.transaction([&]() -> Result<> {
        auto select = m_database.prepare("SELECT pid, pid_start FROM run WHERE id = ?");
        if (!select)
            return fail(std::move(select.error()));
        select->bind(1, id.value);
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return fail(ErrorCode::NotFound, fmt::format("There is no run '{}'.", id.value));
        const ProcessMark other{select->integer(0), select->integer(1)};
        if (other.pid != 0 && other.pid != own.pid && isRunning(other))
            return fail(ErrorCode::WorkspaceBusy,
                        fmt::format("Process {} is working on the run {} already.", other.pid, id.value),
                        "Wait until it has finished, or stop it; then resume.");
        select->reset();
        auto update = m_database.prepare("UPDATE run SET pid = ?, pid_start = ?, stopped = '', message = '', "
                                         "finished = NULL, summary = '' WHERE id = ?");
        if (!update)
            return fail(std::move(update.error()));
        update->bind(1, own.pid).bind(2, own.start).bind(3, id.value);
        return update->run();
    });
}

Result<> RunRepository::release(const RunId& id, const std::string& stopped, const std::string& message) {
    auto update =
        m_database.prepare("UPDATE run SET pid = 0, pid_start = 0, stopped = ?, message = ? WHERE id = ?");
    if (!update)
        return fail(std::move(update.error()));
    update->bind(1, stopped).bind(2, message).bind(3, id.value);
    return update->run();
}

Result<> RunRepository::finish(const RunId& id, const std::string& summary) {
    auto update = m_database.prepare("UPDATE run SET pid = 0, pid_start = 0, stopped = '', message = '', "
                                     "finished = ?, summary = ? WHERE id = ?");
    if (!update)
        return fail(std::move(update.error()));
    update->bind(1, systemClock().unixMs()).bind(2, summary).bind(3, id.value);
    return update->run();
}

Result<RunRecord> RunRepository::find(const std::string& id) {
    auto select = m_database.prepare(std::string(kShort) + ", r.experiment, r.manifest, r.summary" + kFrom +
                                     " WHERE substr(r.id, 1, length(?1)) = ?1 ORDER BY r.id LIMIT 2");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, id);
    auto row = select->step();
    if (!row)
        return fail(std::move(row.error()));
    if (!*row || id.empty())
        return fail(ErrorCode::NotFound, fmt::format("There is no run '{}'.", id),
                    "touchstone-cli eval list");
    RunRecord run = readRun(*select);
    run.experiment = select->text(17);
    run.manifest = select->text(18);
    run.summary = select->text(19);
    if (run.id.value == id)
        return run;
    row = select->step();
    if (!row)
        return fail(std::move(row.error()));
    if (*row)
        return fail(ErrorCode::Usage, fmt::format("Several runs begin with '{}'.", id),
                    "Write more of the id.");
    return run;
}

Result<std::vector<RunRecord>> RunRepository::list() {
    auto select = m_database.prepare(std::string(kShort) + kFrom + " ORDER BY r.created, r.id");
    if (!select)
        return fail(std::move(select.error()));
    std::vector<RunRecord> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back(readRun(*select));
    }
}

Result<> RunRepository::save(const RunId& id, const std::vector<NewSample>& samples) {
    constexpr int kWaitMs = 30000; // paid answers are not given up because another process is writing
    return m_database.transaction(
        [&]() -> Result<> {
            auto insert = m_database.prepare(
                "INSERT INTO sample (run, arm, ordinal, repeat, item, state, refused, output, scores, trace) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (run, arm, ordinal, repeat) DO "
                "UPDATE "
                "SET state = ?6, refused = ?7, output = ?8, scores = ?9, trace = ?10");
            if (!insert)
                return fail(std::move(insert.error()));
            for (const NewSample& sample : samples) {
                const SampleRecord& record = sample.record;
                insert->bind(1, id.value)
                    .bind(2, static_cast<std::int64_t>(record.key.arm))
                    .bind(3, record.key.ordinal)
                    .bind(4, static_cast<std::int64_t>(record.key.repeat))
                    .bind(5, record.item)
                    .bind(6, record.failed ? "failed" : "done")
                    .bind(7, record.refused)
                    .bind(8, record.output)
                    .bind(9, record.scores)
                    .bind(10, record.trace);
                TOUCHSTONE_TRY(insert->run());
                if (sample.trace)
                    TOUCHSTONE_TRY(TraceRepository(m_database).save(*sample.trace));
            }
            return insertPassages(m_database, samples);
        },
        kWaitMs);
}

Result<> RunRepository::each(const RunId& id, const std::function<Result<>(const SampleRecord&)>& visit) {
    auto select = m_database.prepare(std::string(kSample) + " WHERE run = ? ORDER BY arm, ordinal, repeat");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, id.value);
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        const SampleRecord record = readSample(*select);
        TOUCHSTONE_TRY(visit(record));
    }
}

Result<SampleRecord> RunRepository::sample(const RunId& id, const SampleKey& key) {
    auto select = m_database.prepare(std::string(kSample) +
                                     " WHERE run = ? AND arm = ? AND ordinal = ? AND repeat = ?");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, id.value)
        .bind(2, static_cast<std::int64_t>(key.arm))
        .bind(3, key.ordinal)
        .bind(4, static_cast<std::int64_t>(key.repeat));
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, fmt::format("The run {} has no such sample.", id.value));
    return readSample(*select);
}

Result<std::vector<RunRepository::Finished>> RunRepository::finished(const RunId& id) {
    auto select = m_database.prepare("SELECT arm, ordinal, repeat, state FROM sample WHERE run = ?");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, id.value);
    std::vector<Finished> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back(
            {{static_cast<std::uint32_t>(select->integer(0)), static_cast<std::uint64_t>(select->integer(1)),
              static_cast<std::uint32_t>(select->integer(2))},
             select->textView(3) == "failed"});
    }
}

Result<> RunRepository::saveVerdicts(const RunId& id, const std::vector<NewVerdict>& verdicts) {
    constexpr int kWaitMs = 30000; // paid verdicts are not given up because another process is writing
    return m_database.transaction(
        [&]() -> Result<> {
            auto insert = m_database.prepare("INSERT INTO sample_verdict (sample, record) SELECT id, ?5 FROM "
                                             "sample WHERE run = ?1 AND arm = ?2 "
                                             "AND ordinal = ?3 AND repeat = ?4 ON CONFLICT (sample) DO "
                                             "UPDATE SET record = excluded.record");
            if (!insert)
                return fail(std::move(insert.error()));
            for (const NewVerdict& verdict : verdicts) {
                insert->bind(1, id.value)
                    .bind(2, static_cast<std::int64_t>(verdict.key.arm))
                    .bind(3, verdict.key.ordinal)
                    .bind(4, static_cast<std::int64_t>(verdict.key.repeat))
                    .bind(5, verdict.record);
                TOUCHSTONE_TRY(insert->run());
                TOUCHSTONE_TRY(replaceScores(id, verdict.key, verdict.scores));
            }
            return {};
        },
        kWaitMs);
}

Result<> RunRepository::eachVerdict(
    const RunId& id, const std::function<Result<>(const SampleKey&, const std::string& record)>& visit) {
    auto select =
        m_database.prepare("SELECT s.arm, s.ordinal, s.repeat, v.record FROM sample s JOIN sample_verdict "
                           "v ON v.sample = s.id WHERE s.run = ? ORDER BY s.arm, s.ordinal, s.repeat");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, id.value);
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        const SampleKey key{static_cast<std::uint32_t>(select->integer(0)),
                            static_cast<std::uint64_t>(select->integer(1)),
                            static_cast<std::uint32_t>(select->integer(2))};
        TOUCHSTONE_TRY(visit(key, select->text(3)));
    }
}

Result<std::string> RunRepository::passage(const std::string& id) {
    auto select = m_database.prepare("SELECT text FROM passage WHERE id = ?");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, id);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, fmt::format("There is no passage '{}'.", id));
    return select->text(0);
}

Result<> RunRepository::replaceScores(const RunId& id, const SampleKey& key, const std::string& scores) {
    auto update = m_database.prepare(
        "UPDATE sample SET scores = ? WHERE run = ? AND arm = ? AND ordinal = ? AND repeat = ?");
    if (!update)
        return fail(std::move(update.error()));
    update->bind(1, scores)
        .bind(2, id.value)
        .bind(3, static_cast<std::int64_t>(key.arm))
        .bind(4, key.ordinal)
        .bind(5, static_cast<std::int64_t>(key.repeat));
    return update->run();
}

} // namespace touchstone
