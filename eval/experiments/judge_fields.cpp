// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/experiments/judge_fields.h"

#include "core/base/spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kDearest = 1e12;

Result<RubricSettings> parseRubric(const Json& json) {
    RubricSettings out;
    if (!json.is_object())
        return fail(ErrorCode::BadInput, "A rubric in judges is no object with name and criteria.");
    JsonFields fields(json, " in a rubric");
    fields.text("name", out.name);
    fields.text("criteria", out.criteria);
    if (out.name.empty() ||
        out.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != std::string::npos)
        fields.complain("name", "is needed: small letters, digits, _ and -");
    if (out.criteria.empty())
        fields.complain("criteria", "is missing: what is graded");
    if (const Json* anchors = fields.object("anchors")) {
        JsonFields inner(*anchors, " in anchors");
        constexpr std::array<const char*, 5> kGrades{"1", "2", "3", "4", "5"};
        for (std::size_t i = 0; i < kGrades.size(); ++i)
            inner.text(kGrades[i], out.anchors[i]);
        TOUCHSTONE_TRY(inner.finish());
    }
    TOUCHSTONE_TRY(fields.finish());
    return out;
}

} // namespace

Result<JudgeSettings> parseJudges(const Json& json) {
    JudgeSettings out;
    JsonFields fields(json, " in judges");
    fields.text("model", out.model);
    if (out.model.empty())
        fields.complain("model", "is missing: the SPEC of the model that judges");
    fields.texts("metrics", out.metrics);
    const std::vector<std::string>& known = judgeMetrics();
    for (const std::string& metric : out.metrics)
        if (std::find(known.begin(), known.end(), metric) == known.end()) {
            const std::vector<std::string_view> names(known.begin(), known.end());
            const std::string near = nearestWord(metric, names);
            fields.complain("metrics",
                            fmt::format("names '{}', which no judge scores{}", metric,
                                        near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near)));
        }
    if (std::set<std::string>(out.metrics.begin(), out.metrics.end()).size() != out.metrics.size())
        fields.complain("metrics", "names a metric twice");
    fields.text("baseline", out.baseline);
    const bool pairwise = std::find(out.metrics.begin(), out.metrics.end(), kPairwise) != out.metrics.end();
    if (pairwise && out.baseline.empty())
        fields.complain("baseline", "is missing: the arm that judge.pairwise compares the others with");
    if (!pairwise && !out.baseline.empty())
        fields.complain("baseline", "is of use with the metric judge.pairwise alone");
    if (const Json* rubrics = fields.array("rubrics"))
        for (const Json& one : *rubrics) {
            auto rubric = parseRubric(one);
            if (!rubric)
                return fail(std::move(rubric.error()));
            for (const RubricSettings& other : out.rubrics)
                if (other.name == rubric->name)
                    fields.complain("rubrics", fmt::format("has '{}' twice", rubric->name));
            out.rubrics.push_back(std::move(*rubric));
        }
    if (const Json* prices = fields.object("prices")) {
        JsonFields inner(*prices, " in prices");
        inner.text("currency", out.currency);
        inner.optionalNumber("input_per_million", out.inputPerMillion, 0, kDearest);
        inner.optionalNumber("output_per_million", out.outputPerMillion, 0, kDearest);
        TOUCHSTONE_TRY(inner.finish());
    }
    if (out.metrics.empty() && out.rubrics.empty())
        fields.complain("metrics", "is missing: which scores the judge gives (touchstone-cli help METRICS)");
    TOUCHSTONE_TRY(fields.finish());
    return out;
}

Json judgesJson(const JudgeSettings& settings) {
    Json json{{"model", settings.model}, {"metrics", settings.metrics}};
    if (!settings.baseline.empty())
        json["baseline"] = settings.baseline;
    if (!settings.rubrics.empty()) {
        json["rubrics"] = Json::array();
        for (const RubricSettings& rubric : settings.rubrics) {
            Json one{{"name", rubric.name}, {"criteria", rubric.criteria}};
            for (std::size_t i = 0; i < rubric.anchors.size(); ++i)
                if (!rubric.anchors[i].empty())
                    one["anchors"][std::to_string(i + 1)] = rubric.anchors[i];
            json["rubrics"].push_back(std::move(one));
        }
    }
    const auto orNull = [](const std::optional<double>& value) {
        return value ? Json(*value) : Json(nullptr);
    };
    json["prices"] = {{"currency", settings.currency},
                      {"input_per_million", orNull(settings.inputPerMillion)},
                      {"output_per_million", orNull(settings.outputPerMillion)}};
    return json;
}

} // namespace touchstone
