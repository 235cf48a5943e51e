// SPDX-License-Identifier: GPL-3.0-or-later
// Runs and their samples in the workspace. Every sample is committed by itself or with those that came at the
// same moment: a killed process loses none that it had counted. Belongs to the thread of its connection.
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "core/traces/traces.h"
#include "eval/runners/sample_output.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class RunState : std::uint8_t { Running, Interrupted, Done, Failed };
std::string_view runStateName(RunState state); ///< running, interrupted, done, failed

struct RunRecord {
    RunId id;
    std::string kind = "experiment"; ///< or "import"
    std::string name;
    std::int64_t goldSet = 0; ///< row
    std::string gold;         ///< NAME@VERSION
    std::string corpus, snapshot;
    std::string experiment, manifest, manifestHash, summary; ///< JSON; summary "" until finished
    std::uint64_t total = 0, done = 0, failed = 0;           ///< failed: of those done
    std::int64_t createdUnixMs = 0;
    std::optional<std::int64_t> finishedUnixMs;
    std::string stopped, message; ///< why it could not go on
    RunState state = RunState::Interrupted;
};

struct SampleKey {
    std::uint32_t arm = 0;
    std::uint64_t ordinal = 0;
    std::uint32_t repeat = 0;
    friend auto operator<=>(const SampleKey&, const SampleKey&) = default;
};

struct SampleRecord {
    SampleKey key;
    std::string item;
    bool failed = false, refused = false;
    std::string output, scores; ///< JSON
    std::string trace;
};

/// A sample with what belongs to it, on its way into the workspace.
struct NewSample {
    SampleRecord record;
    std::vector<Passage> passages;
    std::optional<Trace> trace;
};

class RunRepository {
public:
    explicit RunRepository(Database& database) : m_database(database) {}
    /// The new run belongs to this process. Errors: the store's.
    Result<> create(const RunRecord& run);
    /// Takes a run that nobody works on. Errors: NotFound; WorkspaceBusy (another process works on it).
    Result<> claim(const RunId& id);
    /// Nobody works on it any more; `stopped` and `message` say why, "" = it was stopped or is finished.
    Result<> release(const RunId& id, const std::string& stopped, const std::string& message);
    Result<> finish(const RunId& id, const std::string& summary);

    /// An id, or the beginning of exactly one. Errors: NotFound, Usage (several).
    Result<RunRecord> find(const std::string& id);
    Result<std::vector<RunRecord>> list(); ///< oldest first, without JSON columns

    /// One transaction; a sample that is there already is replaced.
    Result<> save(const RunId& id, const std::vector<NewSample>& samples);
    /// In the order of arm, item and repeat.
    Result<> each(const RunId& id, const std::function<Result<>(const SampleRecord&)>& visit);
    Result<SampleRecord> sample(const RunId& id, const SampleKey& key); ///< Errors: NotFound
    struct NewVerdict {
        SampleKey key;
        std::string scores, record; ///< JSON: all scores of the sample; what the judge said
    };
    /// One transaction.
    Result<> saveVerdicts(const RunId& id, const std::vector<NewVerdict>& verdicts);
    /// In the order of arm, item and repeat.
    Result<> eachVerdict(const RunId& id,
                         const std::function<Result<>(const SampleKey&, const std::string& record)>& visit);
    struct Finished {
        SampleKey key;
        bool failed = false;
    };
    Result<std::vector<Finished>> finished(const RunId& id);
    Result<std::string> passage(const std::string& id); ///< Errors: NotFound
    Result<> replaceScores(const RunId& id, const SampleKey& key, const std::string& scores);

private:
    Database& m_database;
};

} // namespace touchstone
