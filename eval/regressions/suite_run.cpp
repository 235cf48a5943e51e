// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/suite_run.h"

#include "eval/judges/judge.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/regressions/prompt_questions.h"
#include "eval/regressions/shadow_answers.h"
#include "eval/regressions/suite_checks.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/sample_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace touchstone {
namespace {

/// The items of one corpus, with what measures their answers.
struct SuiteCorpus {
    EditionInfo edition;
    std::vector<std::size_t> items;
    std::optional<SampleBuilder> builder;
};

class SuiteRun {
public:
    SuiteRun(Workbench& bench, Database& database, const PromptSuite& suite, const SuiteOptions& options)
        : m_bench(bench), m_database(database), m_suite(suite), m_options(options),
          m_limits(options.budget, 0), m_sections(suite.items.size()), m_place(suite.items.size()) {}

    Result<SuiteReport> run(JobContext& context) {
        const auto begun = context.clock->steady();
        TOUCHSTONE_TRY(findCorpora());
        TOUCHSTONE_TRY(findPlaces());
        TOUCHSTONE_TRY(openModels());
        m_out.suite = m_suite.name;
        m_out.file = m_suite.file;
        m_out.prompt = promptLabel(m_options.prompt);
        m_out.model = m_model->spec();
        m_out.repeats = m_options.repeats;
        m_out.items.resize(m_suite.items.size());
        TOUCHSTONE_TRY(forEachAtOnce(m_suite.items.size(), m_options.threads, "asking", context,
                                     [this](std::size_t at, JobContext& own) { return one(at, own); }));
        if (m_answered == 0 && m_failure)
            return fail(std::move(*m_failure));
        TOUCHSTONE_TRY(score());
        TOUCHSTONE_TRY(settle());
        m_out.seconds = std::chrono::duration<double>(context.clock->steady() - begun).count();
        return std::move(m_out);
    }

private:
    [[nodiscard]] Error about(const SuiteItem& item, ErrorCode code, std::string message,
                              std::string hint) const {
        Error error = makeError(code, std::move(message), std::move(hint));
        error.file = m_suite.file;
        error.line = item.line;
        return error;
    }

    Result<> findCorpora() {
        for (std::size_t i = 0; i < m_suite.items.size(); ++i) {
            const SuiteItem& item = m_suite.items[i];
            const std::string& name = !item.corpus.empty()        ? item.corpus
                                      : !m_options.corpus.empty() ? m_options.corpus
                                                                  : m_suite.corpus;
            auto known = m_corpora.find(name);
            if (known == m_corpora.end()) {
                auto editions = m_bench.resolveEditions(name);
                if (!editions || editions->size() != 1)
                    return fail(
                        about(item, editions ? ErrorCode::Usage : editions.error().code,
                              editions ? fmt::format("“{}” names several corpora.", name)
                                       : editions.error().message,
                              "An item is asked of one corpus: \"corpus\" in the item or the header, or "
                              "--corpus NAME[@VERSION]."));
                known = m_corpora.emplace(name, SuiteCorpus{editions->front(), {}, {}}).first;
            }
            m_place[i] = known->second.items.size();
            known->second.items.push_back(i);
            m_corpusOf.push_back(&known->second);
        }
        for (auto& entry : m_corpora) {
            std::vector<GoldItem> items;
            for (const std::size_t i : entry.second.items)
                items.push_back(m_suite.items[i].gold);
            auto builder = SampleBuilder::build(m_database, entry.second.edition, items, {});
            if (!builder)
                return fail(std::move(builder.error()));
            entry.second.builder = std::move(*builder);
        }
        return {};
    }

    /// A place that is not there could never be cited: that is a mistake of the file.
    Result<> findPlaces() {
        for (std::size_t i = 0; i < m_suite.items.size(); ++i)
            for (const Expectation& expectation : m_suite.items[i].expect) {
                const PlacedSection* section = nullptr;
                if (expectation.kind == ExpectKind::Cites) {
                    const PlaceIndex& places = m_corpusOf[i]->builder->places();
                    section = places.section(expectation.place);
                    const std::string& wanted = expectation.place.anchor.empty() ? expectation.place.heading
                                                                                 : expectation.place.anchor;
                    if (!section || !means(*section, expectation.place))
                        return fail(
                            about(m_suite.items[i], ErrorCode::BadInput,
                                  places.hasPage(expectation.place.path)
                                      ? fmt::format("The page {} has no section “{}”.",
                                                    expectation.place.path, wanted)
                                      : fmt::format("The corpus has no page {}.", expectation.place.path),
                                  "Nothing was run; touchstone-cli chunks NAME --doc PATH lists the "
                                  "sections of a page."));
                }
                m_sections[i].push_back(section);
            }
        return {};
    }

    static bool means(const PlacedSection& section, const GoldPlace& place) {
        if (!place.anchor.empty())
            return section.anchor == place.anchor;
        return place.heading.empty() || headingKey(section.heading) == headingKey(place.heading);
    }

    Result<> openModels() {
        const CacheMode mode = m_options.repeats > 1 ? CacheMode::Off : CacheMode::Normal;
        auto model = limitedModel(m_bench, m_options.model, mode, m_limits);
        if (!model)
            return fail(std::move(model.error()));
        m_model = std::move(*model);
        for (const SuiteItem& item : m_suite.items)
            for (const Expectation& expectation : item.expect)
                if (expectation.kind == ExpectKind::Rubric && !m_judge) {
                    if (m_options.judge.empty())
                        return fail(about(item, ErrorCode::Usage, "A rubric needs a judge.",
                                          "Name a model with --judge SPEC, or \"judge\" in the header."));
                    auto judge = limitedModel(m_bench, m_options.judge, CacheMode::Normal, m_limits);
                    if (!judge)
                        return fail(std::move(judge.error()));
                    auto prompts = readJudgePrompts(m_bench.promptFolder());
                    if (!prompts)
                        return fail(std::move(prompts.error()));
                    m_judge = std::move(*judge);
                    m_judgePrompts = std::move(*prompts);
                }
        return {};
    }

    Result<> one(std::size_t at, JobContext& context) {
        const SuiteItem& item = m_suite.items[at];
        const auto begun = context.clock->steady();
        const auto retriever = m_bench.retriever({m_corpusOf[at]->edition}, context);
        if (!retriever)
            return fail(retriever.error());
        const auto passages = (*retriever)->retrieve(item.gold.question, m_options.retrieval, context);
        if (!passages)
            return fail(passages.error());
        SuiteItemResult& result = m_out.items[at];
        for (std::uint32_t repeat = 0; repeat < m_options.repeats; ++repeat) {
            auto answer = answerOver(item.gold.question, {}, *passages, m_options.prompt, *m_model,
                                     m_options.retrieval, m_bench, context);
            if (!answer)
                return fail(std::move(answer.error()));
            std::vector<Passage> texts;
            SuiteAttempt attempt;
            attempt.output = shadowOutput(*answer, texts);
            attempt.faults.resize(item.expect.size());
            if (answer->error) {
                TOUCHSTONE_TRY(noteFailure(std::move(*answer->error)));
            } else {
                for (std::size_t i = 0; i < item.expect.size(); ++i)
                    attempt.faults[i] = faultOf(item.expect[i], m_sections[at][i], attempt.output);
                TOUCHSTONE_TRY(judge(item, texts, attempt, context));
                const std::lock_guard lock(m_mutex);
                ++m_answered;
            }
            result.attempts.push_back(std::move(attempt));
        }
        result.seconds = std::chrono::duration<double>(context.clock->steady() - begun).count();
        return {};
    }

    Result<> noteFailure(Error error) {
        const std::lock_guard lock(m_mutex);
        if (m_answered == 0 && isHopeless(error))
            return fail(std::move(error));
        if (!m_failure)
            m_failure = std::move(error);
        return {};
    }

    Result<> judge(const SuiteItem& item, const std::vector<Passage>& texts, SuiteAttempt& attempt,
                   JobContext& context) {
        JudgeSettings settings;
        settings.model = m_options.judge;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < item.expect.size(); ++i)
            if (item.expect[i].kind == ExpectKind::Rubric) {
                settings.rubrics.push_back(item.expect[i].rubric);
                places.push_back(i);
            }
        if (places.empty())
            return {};
        JudgedAnswer answer;
        answer.question = item.gold.question;
        answer.answer = withoutMarks(attempt.output.answer);
        answer.reference = item.gold.answer;
        answer.answerable = item.answerable;
        answer.refused = attempt.output.refused;
        for (std::size_t i = 0; i < std::min(attempt.output.sourceCount, texts.size()); ++i)
            answer.contexts.push_back(texts[i].text);
        auto record = Judge(settings, m_judge, m_judgePrompts).judge(answer, context);
        if (!record)
            return fail(std::move(record.error()));
        for (std::size_t i = 0; i < std::min(places.size(), record->scores.size()); ++i) {
            const Score& score = record->scores[i].second;
            std::string fault = faultOf(item.expect[places[i]], score);
            const auto evidence = record->evidence.find(record->scores[i].first);
            if (!fault.empty() && score.hasValue() && evidence != record->evidence.end())
                fault += fmt::format(": {}", evidence->value("reason", std::string()));
            attempt.error = attempt.error || score.state == ScoreState::Failed;
            attempt.faults[places[i]] = std::move(fault);
        }
        return {};
    }

    /// Metrics keep tables: on this thread, when all have answered.
    Result<> score() {
        for (std::size_t at = 0; at < m_suite.items.size(); ++at) {
            const SuiteItem& item = m_suite.items[at];
            std::vector<std::string> names;
            for (const Expectation& expectation : item.expect)
                if (expectation.kind == ExpectKind::Score)
                    names.push_back(expectation.metric);
            if (names.empty())
                continue;
            auto scorer = SampleScorer::make(names);
            if (!scorer)
                return fail(std::move(scorer.error()));
            for (SuiteAttempt& attempt : m_out.items[at].attempts) {
                if (attempt.output.failed())
                    continue;
                Sample sample = m_corpusOf[at]->builder->sample(m_place[at], attempt.output);
                sample.answerable = item.answerable;
                const std::vector<Score> scores = scorer->score(sample);
                std::size_t next = 0;
                for (std::size_t i = 0; i < item.expect.size(); ++i)
                    if (item.expect[i].kind == ExpectKind::Score)
                        attempt.faults[i] = faultOf(item.expect[i], scores[next++]);
            }
        }
        return {};
    }

    /// Faults as sentences, states, and the quarantine.
    Result<> settle() {
        SuiteQuarantine quarantine(m_database);
        auto known = quarantine.list(m_suite.name);
        if (!known)
            return fail(std::move(known.error()));
        for (std::size_t at = 0; at < m_suite.items.size(); ++at) {
            const SuiteItem& item = m_suite.items[at];
            SuiteItemResult& result = m_out.items[at];
            std::size_t passed = 0;
            std::size_t errors = 0;
            for (SuiteAttempt& attempt : result.attempts) {
                nameFaults(item, attempt);
                passed += attempt.faults.empty() ? 1 : 0;
                errors += attempt.error ? 1 : 0;
                if (result.reason.empty() && !attempt.faults.empty())
                    result.reason = fmt::format("{}", fmt::join(attempt.faults, "; "));
                addCost(attempt.output);
            }
            const std::size_t count = result.attempts.size();
            const std::size_t judged = count - errors;
            result.state = errors > 0 && passed == judged ? SuiteState::Error
                           : passed == count              ? SuiteState::Passed
                           : passed == 0                  ? SuiteState::Failed
                                                          : SuiteState::Flaky;
            result.quarantine = item.quarantine;
            for (const QuarantinedItem& one : *known)
                if (one.item == item.gold.id && one.hash == item.hash && result.quarantine.empty())
                    result.quarantine = one.reason;
            if (result.state == SuiteState::Flaky && result.quarantine.empty()) {
                result.quarantine = fmt::format("passed {} of {} times: {}", passed, count, result.reason);
                result.quarantinedNow = true;
                TOUCHSTONE_TRY(quarantine.put(
                    {m_suite.name, item.gold.id, item.hash, m_out.prompt, result.quarantine, 0}));
            }
            tally(result);
        }
        return {};
    }

    void tally(const SuiteItemResult& result) {
        if (!result.quarantine.empty())
            ++m_out.quarantined;
        else if (result.state == SuiteState::Passed)
            ++m_out.passed;
        else if (result.state == SuiteState::Error)
            ++m_out.errors;
        else
            ++m_out.failed;
    }

    static void nameFaults(const SuiteItem& item, SuiteAttempt& attempt) {
        std::vector<std::string> named;
        if (attempt.output.failed()) {
            attempt.error = true;
            named.push_back(attempt.output.error);
        } else {
            for (std::size_t i = 0; i < attempt.faults.size(); ++i)
                if (!attempt.faults[i].empty())
                    named.push_back(fmt::format("{}: {}", item.expect[i].name, attempt.faults[i]));
        }
        attempt.faults = std::move(named);
    }

    void addCost(const SampleOutput& output) {
        if (!output.cost)
            return;
        m_out.cost = m_out.cost.value_or(0) + *output.cost;
        m_out.currency = output.currency;
    }

    Workbench& m_bench;
    Database& m_database;
    const PromptSuite& m_suite;
    const SuiteOptions& m_options;
    RunLimits m_limits;
    std::map<std::string, SuiteCorpus> m_corpora;
    std::vector<SuiteCorpus*> m_corpusOf;
    std::vector<std::vector<const PlacedSection*>> m_sections;
    std::vector<std::size_t> m_place; ///< of each item among those of its corpus
    std::shared_ptr<ChatModel> m_model, m_judge;
    JudgePrompts m_judgePrompts;
    SuiteReport m_out;  ///< each item written by the thread that took it
    std::mutex m_mutex; ///< of all below
    std::size_t m_answered = 0;
    std::optional<Error> m_failure;
};

} // namespace

std::string_view suiteStateName(SuiteState state) {
    switch (state) {
    case SuiteState::Passed:
        return "passed";
    case SuiteState::Failed:
        return "failed";
    case SuiteState::Flaky:
        return "flaky";
    case SuiteState::Error:
        return "error";
    }
    return "error";
}

Result<SuiteReport> runSuite(const std::shared_ptr<Workbench>& bench, Database& database,
                             const PromptSuite& suite, const SuiteOptions& options, JobContext& context) {
    return SuiteRun(*bench, database, suite, options).run(context);
}

} // namespace touchstone
