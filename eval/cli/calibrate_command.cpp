// SPDX-License-Identifier: GPL-3.0-or-later
// eval calibrate.
#include "core/answering/hit_json.h"
#include "eval/cli/eval_commands.h"
#include "eval/runners/run_calibration.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct CalibrateWords {
    std::string run, queue, measure;
    double threshold = -1;
};

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

Json calibrationJson(const RunRecord& run, const CalibrateWords& words, const RunCalibration& judged) {
    const Calibration& found = judged.found;
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

void printCalibration(Console& console, const RunCalibration& judged) {
    const Calibration& found = judged.found;
    console.printLine(found.sentence);
    console.printLine(fmt::format("{} >= {}: {} items, {} of them labelled, {} without a score",
                                  judged.measure, judged.threshold, judged.items, found.labelled,
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
    JobContext context = session.console().jobContext("eval calibrate");
    CalibrationRequest request{words.queue, words.measure, {}, 0};
    if (words.threshold >= 0)
        request.threshold = words.threshold;
    const auto judged = calibrateRun(**database, *run, request, session.options().seed, context);
    if (!judged)
        return fail(judged.error());
    if (session.json())
        session.console().printJson(calibrationJson(*run, words, *judged));
    else
        printCalibration(session.console(), *judged);
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
