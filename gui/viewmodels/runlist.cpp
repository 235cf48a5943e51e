// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/runlist.h"

#include "gui/text/convert.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace touchstone::gui {

namespace {

QString wordOf(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? toQString(found->get<std::string>()) : QString();
}

/// What answered, from an arm of the manifest.
QString targetOf(const nlohmann::json& arm) {
    const QString kind = wordOf(arm, "kind");
    if (kind == QLatin1String("import"))
        return wordOf(arm, "tool");
    if (kind == QLatin1String("http")) {
        const auto http = arm.find("http");
        return http != arm.end() && http->is_object() ? wordOf(*http, "url") : kind;
    }
    if (kind != QLatin1String("pipeline"))
        return kind;
    const QString way = wordOf(arm, "arm");
    const QString model = wordOf(arm, "model");
    if (way == QLatin1String("extractive") || model == QLatin1String("extractive") || model.isEmpty())
        return QStringLiteral("extractive");
    return way + QStringLiteral(" · ") + model;
}

RunLines linesOf(const RunRecord& run) {
    RunLine base;
    base.id = toQString(run.id.value);
    base.name = toQString(run.name);
    base.gold = toQString(run.gold);
    base.corpus = toQString(run.corpus);
    base.stopped = toQString(run.stopped);
    base.message = toQString(run.message);
    base.imported = run.kind == "import";
    base.state = run.state;
    base.total = run.total;
    base.done = run.done;
    base.failed = run.failed;
    base.createdUnixMs = run.createdUnixMs;
    std::vector<ArmSummary> summary;
    if (!run.summary.empty())
        summary = summaryFromJson(run.summary).value_or(std::vector<ArmSummary>());
    const auto manifest = nlohmann::json::parse(run.manifest, nullptr, false);
    RunLines lines;
    if (manifest.is_object() && manifest.contains("arms") && manifest["arms"].is_array())
        for (const auto& arm : manifest["arms"]) {
            if (!arm.is_object())
                continue;
            RunLine& line = lines.emplace_back(base);
            line.arm = wordOf(arm, "name");
            line.target = targetOf(arm);
            if (const auto prompt = arm.find("prompt"); prompt != arm.end() && prompt->is_object())
                line.prompt = wordOf(*prompt, "hash");
            if (lines.size() <= summary.size())
                line.measures = std::move(summary[lines.size() - 1].measures);
        }
    if (lines.empty())
        lines.push_back(base);
    for (RunLine& line : lines)
        line.arms = static_cast<int>(lines.size());
    return lines;
}

} // namespace

const MetricSummary* RunLine::measure(const QString& metric) const {
    const std::string wanted = toStd(metric);
    const auto found = std::find_if(measures.begin(), measures.end(),
                                    [&](const MetricSummary& one) { return one.metric == wanted; });
    return found == measures.end() ? nullptr : &*found;
}

Result<RunLines> readRunLines(Database& database, const RunLines& known) {
    RunRepository repository(database);
    auto runs = repository.list();
    if (!runs)
        return fail(std::move(runs.error()));
    RunLines out;
    for (auto run = runs->rbegin(); run != runs->rend(); ++run) {
        const QString id = toQString(run->id.value);
        const auto same = [&](const RunLine& line) {
            return line.id == id && line.state == RunState::Done && run->state == RunState::Done &&
                   line.failed == run->failed && !line.measures.empty();
        };
        if (std::any_of(known.begin(), known.end(), same)) {
            std::copy_if(known.begin(), known.end(), std::back_inserter(out), same);
            continue;
        }
        auto whole = repository.find(run->id.value);
        if (!whole) {
            if (whole.error().code == ErrorCode::NotFound)
                continue; // gone in between
            return fail(std::move(whole.error()));
        }
        RunLines lines = linesOf(*whole);
        std::move(lines.begin(), lines.end(), std::back_inserter(out));
    }
    return out;
}

Result<bool> updateRunning(Database& database, RunLines& lines) {
    RunRepository repository(database);
    bool ended = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].state != RunState::Running || (i > 0 && lines[i - 1].id == lines[i].id))
            continue;
        const auto run = repository.find(toStd(lines[i].id));
        if (!run)
            return fail(run.error());
        ended = ended || run->state != RunState::Running;
        for (std::size_t k = i; k < lines.size() && lines[k].id == lines[i].id; ++k) {
            lines[k].done = run->done;
            lines[k].failed = run->failed;
        }
    }
    return ended;
}

QStringList leadingMeasures(const RunLines& lines) {
    static constexpr std::array<std::string_view, 4> kGroups{"retrieval", "answer", "citations", "refusal"};
    QStringList out;
    for (const std::string_view group : kGroups)
        for (const RunLine& line : lines) {
            const auto found =
                std::find_if(line.measures.begin(), line.measures.end(), [&](const MetricSummary& one) {
                    return one.info.group == group && one.mean.has_value();
                });
            if (found == line.measures.end())
                continue;
            out.append(toQString(found->metric));
            break;
        }
    if (out.isEmpty()) // scores of another tool alone
        for (const RunLine& line : lines)
            for (const MetricSummary& one : line.measures)
                if (out.size() < 4 && one.mean && !out.contains(toQString(one.metric)))
                    out.append(toQString(one.metric));
    return out;
}

} // namespace touchstone::gui
