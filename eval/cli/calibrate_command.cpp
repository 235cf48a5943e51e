// SPDX-License-Identifier: GPL-3.0-or-later
// eval calibrate.
#include "core/answering/hit_json.h"
#include "eval/cli/eval_commands.h"
#include "eval/gold/label_repository.h"
#include "eval/judges/calibration.h"
#include "eval/judges/judge_settings.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/metrics/text_units.h"
#include "eval/runners/run_repository.h"

#include <fmt/format.h>

#include <map>

namespace touchstone::cli {

namespace {

constexpr double kPassingShare = 0.5, kPassingGrade = 4;

struct CalibrateWords {
    std::string run, queue, measure;
    double threshold = -1;
};

/// Item -> passed, by most of the people; a tie is no label.
Result<std::map<std::string, bool>> peopleOf(Database& database, const std::string& queue) {
    auto labels = LabelRepository(database).queue(queue);
    if (!labels)
        return fail(std::move(labels.error()));
    std::map<std::string, int> votes;
    for (const Label& label : *labels) {
        const Json json = Json::parse(label.json, nullptr, false);
        if (const auto passed = json.find("passed"); passed != json.end() && passed->is_boolean())
            votes[label.item] += passed->get<bool>() ? 1 : -1;
        else if (const auto grade = json.find("rubric"); grade != json.end() && grade->is_number())
            votes[label.item] += grade->get<double>() >= kPassingGrade ? 1 : -1;
    }
    std::map<std::string, bool> out;
    for (const auto& vote : votes)
        if (vote.second != 0)
            out[vote.first] = vote.second > 0;
    return out;
}

/// The judge's score to look at, when none is named: the first one that the run has.
std::string firstJudged(const std::vector<std::pair<std::string, Score>>& scores) {
    const std::vector<std::string>& known = judgeMetrics();
    for (const auto& score : scores)
        if (score.first.starts_with("rubric.") ||
            std::find(known.begin(), known.end(), score.first) != known.end())
            return score.first;
    return {};
}

struct JudgedRun {
    std::vector<JudgedItem> items;
    std::uint64_t withoutScore = 0;
    std::string measure;
    double threshold = 0;
};

/// The first repeat of the first arm; items whose score is n/a or failed are left out and counted.
Result<JudgedRun> readJudged(Database& database, const RunRecord& run, const CalibrateWords& words,
                             const std::map<std::string, bool>& people) {
    JudgedRun out;
    out.measure = words.measure;
    const Result<> read = RunRepository(database).each(run.id, [&](const SampleRecord& sample) -> Result<> {
        if (sample.key.arm != 0 || sample.key.repeat != 0)
            return {};
        auto scores = scoresFromJson(sample.scores);
        auto output = outputFromJson(sample.output);
        if (!scores || !output)
            return fail(!scores ? scores.error() : output.error());
        if (out.measure.empty())
            out.measure = firstJudged(*scores);
        const auto score = std::find_if(scores->begin(), scores->end(),
                                        [&](const auto& one) { return one.first == out.measure; });
        if (score == scores->end() || !score->second.hasValue()) {
            ++out.withoutScore;
            return {};
        }
        out.threshold = words.threshold >= 0                 ? words.threshold
                        : out.measure.starts_with("rubric.") ? kPassingGrade
                                                             : kPassingShare;
        JudgedItem item;
        item.judge = score->second.value >= out.threshold;
        item.length = splitAtBlanks(withoutMarks(output->answer)).size();
        if (const auto person = people.find(sample.item); person != people.end())
            item.person = person->second;
        out.items.push_back(item);
        return {};
    });
    if (!read)
        return fail(read.error());
    if (out.items.empty())
        return fail(ErrorCode::Usage,
                    out.measure.empty()
                        ? std::string("This run has no score of a judge.")
                        : fmt::format("No item of this run has a value of '{}'.", out.measure),
                    "Name the judge in the experiment (\"judges\"), or a measure with --measure.");
    return out;
}

Json orNullNumber(const std::optional<double>& value) {
    return value ? finiteOrNull(*value) : Json(nullptr);
}

Json intervalJson(const std::optional<Interval>& interval) {
    return interval ? Json::array({finiteOrNull(interval->low), finiteOrNull(interval->high)})
                    : Json(nullptr);
}

Json estimateJson(const std::optional<double>& value, const std::optional<Interval>& interval) {
    return {{"estimate", orNullNumber(value)}, {"ci", intervalJson(interval)}};
}

Json biasJson(const JudgeBias& bias) {
    const auto half = [](const BiasHalf& one) {
        return Json{{"n", one.n}, {"judge", one.judge}, {"people", one.person}};
    };
    return {{"first", half(bias.first)},
            {"second", half(bias.second)},
            {"difference", orNullNumber(bias.difference)},
            {"ci", intervalJson(bias.interval)}};
}

Json calibrationJson(const RunRecord& run, const CalibrateWords& words, const JudgedRun& judged,
                     const Calibration& found) {
    Json needed = Json::array();
    for (const LabelsNeeded& need : found.needed)
        needed.push_back(
            {{"half_width", need.halfWidth}, {"labels", need.more ? Json(*need.more) : Json(nullptr)}});
    return {{"run", run.id.value},
            {"queue", words.queue},
            {"measure", judged.measure},
            {"threshold", judged.threshold},
            {"labelled", found.labelled},
            {"unlabelled", found.unlabelled},
            {"without_score", judged.withoutScore},
            {"confusion",
             {{"both_pass", found.bothPass},
              {"judge_only", found.judgeOnly},
              {"people_only", found.personOnly},
              {"both_fail", found.bothFail}}},
            {"agreement", estimateJson(found.agreement.estimate, found.agreement.interval)},
            {"majority", {{"label", found.majorityPasses}, {"share", found.majority}}},
            {"kappa", estimateJson(found.kappa, found.kappaInterval)},
            {"sensitivity", estimateJson(found.sensitivity.estimate, found.sensitivity.interval)},
            {"specificity", estimateJson(found.specificity.estimate, found.specificity.interval)},
            {"judge_mean", orNullNumber(found.judgeMean)},
            {"rogan_gladen", estimateJson(found.roganGladen, found.roganGladenInterval)},
            {"ppi", estimateJson(found.ppi.estimate, found.ppi.interval)},
            {"more_labels", std::move(needed)},
            {"bias", {{"length", biasJson(found.length)}, {"position", biasJson(found.position)}}},
            {"better", found.better},
            {"verdict", found.sentence}};
}

std::string withInterval(const std::optional<double>& value, const std::optional<Interval>& interval) {
    if (!value)
        return "n/a";
    return interval ? fmt::format("{:.3f} [{:.3f}, {:.3f}]", *value, interval->low, interval->high)
                    : fmt::format("{:.3f}", *value);
}

void printCalibration(Console& console, const JudgedRun& judged, const Calibration& found) {
    console.printLine(found.sentence);
    console.printLine(fmt::format("{} >= {}: {} items, {} of them labelled, {} without a score",
                                  judged.measure, judged.threshold, judged.items.size(), found.labelled,
                                  judged.withoutScore));
    console.printLine(fmt::format("  both pass {}, judge alone {}, people alone {}, both fail {}",
                                  found.bothPass, found.judgeOnly, found.personOnly, found.bothFail));
    console.printLine("  agreement     " + withInterval(found.agreement.estimate, found.agreement.interval));
    console.printLine("  kappa         " + withInterval(found.kappa, found.kappaInterval));
    console.printLine(fmt::format("  passed by the judge {:.3f}", found.judgeMean.value_or(0)));
    console.printLine("  corrected (Rogan-Gladen)       " +
                      withInterval(found.roganGladen, found.roganGladenInterval));
    console.printLine("  corrected (prediction-powered) " +
                      withInterval(found.ppi.estimate, found.ppi.interval));
    for (const LabelsNeeded& need : found.needed)
        console.printLine(
            need.more ? fmt::format("  {} more labels for +-{:.2f}", *need.more, need.halfWidth)
                      : fmt::format("  +-{:.2f} is out of reach with this run's items", need.halfWidth));
    console.printLine("  judge less people, longer less shorter answers " +
                      withInterval(found.length.difference, found.length.interval));
    console.printLine("  judge less people, later less earlier items    " +
                      withInterval(found.position.difference, found.position.interval));
}

Result<int> calibrate(Session& session, const CalibrateWords& words) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto run = RunRepository(**database).find(words.run);
    if (!run)
        return fail(std::move(run.error()));
    auto people = peopleOf(**database, words.queue);
    if (!people)
        return fail(std::move(people.error()));
    auto judged = readJudged(**database, *run, words, *people);
    if (!judged)
        return fail(std::move(judged.error()));
    JobContext context = session.console().jobContext("eval calibrate");
    auto found = calibrateJudge(judged->items, session.options().seed, context);
    if (!found)
        return fail(std::move(found.error()));
    if (session.json())
        session.console().printJson(calibrationJson(*run, words, *judged, *found));
    else
        printCalibration(session.console(), *judged, *found);
    return 0;
}

} // namespace

void addCalibrateCommand(CLI::App& eval, Chosen& chosen) {
    auto words = std::make_shared<CalibrateWords>();
    CLI::App* calibrating = eval.add_subcommand("calibrate", "A judge's scores beside labels by people");
    calibrating->add_option("run", words->run, "Its id, or the beginning of it")->required();
    calibrating->add_option("--queue", words->queue, "Queue of labels with 'passed' or 'rubric'")->required();
    calibrating->add_option("--measure", words->measure, "A judge's score (default: the run's first)");
    calibrating->add_option("--threshold", words->threshold,
                            "The judge passes an answer from this score on (default 0.5; rubrics 4)");
    calibrating->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return calibrate(session, *words); }; });
}

} // namespace touchstone::cli
