// SPDX-License-Identifier: GPL-3.0-or-later
// What two versions of a prompt answer to the same questions: one run with an arm for each, through the same
// runner and compared as any two runs are. Belongs to the thread of its connection.
#pragma once

#include "core/prompts/prompt.h"
#include "eval/regressions/comparison.h"
#include "eval/regressions/item_change.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/run_plan.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct BehaviourOptions {
    std::string a, b;                ///< NAME@VERSION
    std::string gold, corpus, model; ///< corpus "": the gold set's own
    std::string measure;             ///< "" = see judgeItem
    RetrievalMode mode = RetrievalMode::Hybrid;
    std::size_t k = 8, contextTokens = 3000;
    bool frozen =
        true; ///< both get the passages that were found once; else each version has its own retrieval
    std::uint64_t seed = 1;
};

struct BehaviourItem {
    std::string item, question;
    ItemVerdict verdict;
    std::string answerA, answerB;
    bool refusedA = false, refusedB = false;
    ItemScores scoresA;
};

struct Behaviour {
    RunRecord run;
    bool reused = false; ///< a run of the same manifest was there and is complete
    bool frozen = true;
    Comparison comparison;
    std::vector<BehaviourItem> items;
    std::string verdict; ///< one sentence for people
    [[nodiscard]] std::vector<const BehaviourItem*> with(ItemFate fate) const;
};

/// What the verdict rests on: the measure on answers that differs most clearly.
struct VerdictFacts {
    std::string measure; ///< "" = none can tell
    std::optional<double> delta;
    std::optional<Interval> ci;
    std::optional<double> p;          ///< Holm over all measures
    std::optional<double> detectable; ///< a difference that four of five such sets would find
    std::uint64_t n = 0;
    bool beyondChance = false; ///< p below 5 %
    bool better = false;       ///< B, in the direction of the measure
};
VerdictFacts verdictFacts(const Comparison& comparison);

/// The difference in a measure that four of five such sets would find, in its unit (two-sided 5 %): by the
/// spread of the paired differences. Where no pair of a 0-or-1 measure differs, the smallest share of changes
/// in one direction that the exact McNemar test finds at this n. None: fewer than two pairs, or not to be
/// reached.
std::optional<double> detectableDifference(const MeasureComparison& measure);

/// Answers come from models through `services`, whose `model` should be behind the cache and whose
/// boundarySecret set, so that what was asked before is not paid for again.
class PromptComparer {
public:
    PromptComparer(Database& database, TargetServices services, std::string program)
        : m_database(database), m_services(std::move(services)), m_program(std::move(program)) {}

    /// Everything found and pinned, nothing asked. Errors: as prepareRun; Usage (both are the same text, the
    /// model is the extractive answerer, an unknown measure).
    Result<PreparedRun> prepare(const BehaviourOptions& options);
    /// Whether a finished run of the same manifest is there.
    Result<bool> isComplete(const PreparedRun& prepared);
    Result<RunPlan> plan(const PreparedRun& prepared, JobContext& context);
    /// Runs what is missing: a finished run of the same manifest is taken as it is, an interrupted one goes
    /// on. Errors: as executeRun and compareRuns.
    Result<Behaviour> compare(const PreparedRun& prepared, const BehaviourOptions& options,
                              JobContext& context);

    /// The services with the frozen passages of this comparison.
    [[nodiscard]] const TargetServices& services() const { return m_services; }
    [[nodiscard]] Database& database() const { return m_database; }

private:
    Result<std::optional<RunRecord>> knownRun(const PreparedRun& prepared);
    void freeze();

    Database& m_database;
    TargetServices m_services;
    std::string m_program;
    bool m_frozen = false;
};

/// {run, reused, passages, verdict, measures: as eval compare, fixed, broken, changed: [{item, question,
/// better, worse, answer_a, answer_b, refused_a, refused_b}]}
nlohmann::ordered_json behaviourJson(const Behaviour& behaviour);
std::string behaviourText(const Behaviour& behaviour);

} // namespace touchstone
