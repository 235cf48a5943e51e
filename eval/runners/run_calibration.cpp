// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_calibration.h"

#include "eval/gold/label_repository.h"
#include "eval/judges/judge_settings.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/metrics/text_units.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace touchstone {

namespace {

constexpr double kPassingShare = 0.5, kPassingGrade = 4;

/// Item -> passed, by most of the people; a tie is no label.
Result<std::map<std::string, bool>> peopleOf(Database& database, const std::string& queue) {
    auto labels = LabelRepository(database).queue(queue);
    if (!labels)
        return fail(std::move(labels.error()));
    std::map<std::string, int> votes;
    for (const Label& label : *labels) {
        const auto json = nlohmann::json::parse(label.json, nullptr, false);
        if (!json.is_object())
            continue;
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

/// Items whose score is n/a or failed are left out and counted.
Result<std::vector<JudgedItem>> readJudged(Database& database, const RunRecord& run,
                                           const CalibrationRequest& request,
                                           const std::map<std::string, bool>& people, RunCalibration& out,
                                           JobContext& context) {
    std::vector<JudgedItem> items;
    out.measure = request.measure;
    TOUCHSTONE_TRY(RunRepository(database).each(run.id, [&](const SampleRecord& sample) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        if (sample.key.arm != request.arm || sample.key.repeat != 0)
            return {};
        const auto scores = scoresFromJson(sample.scores);
        const auto output = outputFromJson(sample.output);
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
        out.threshold =
            request.threshold.value_or(out.measure.starts_with("rubric.") ? kPassingGrade : kPassingShare);
        JudgedItem item;
        item.judge = score->second.value >= out.threshold;
        item.length = splitAtBlanks(withoutMarks(output->answer)).size();
        if (const auto person = people.find(sample.item); person != people.end())
            item.person = person->second;
        items.push_back(item);
        return {};
    }));
    if (items.empty())
        return fail(ErrorCode::Usage,
                    out.measure.empty()
                        ? std::string("This run has no score of a judge.")
                        : fmt::format("No item of this run has a value of '{}'.", out.measure),
                    "Name the judge in the experiment (\"judges\"), or a measure with --measure.");
    return items;
}

} // namespace

Result<RunCalibration> calibrateRun(Database& database, const RunRecord& run,
                                    const CalibrationRequest& request, std::uint64_t seed,
                                    JobContext& context) {
    const auto people = peopleOf(database, request.queue);
    if (!people)
        return fail(people.error());
    RunCalibration out;
    const auto items = readJudged(database, run, request, *people, out, context);
    if (!items)
        return fail(items.error());
    out.items = items->size();
    auto found = calibrateJudge(*items, seed, context);
    if (!found)
        return fail(std::move(found.error()));
    out.found = std::move(*found);
    return out;
}

} // namespace touchstone
