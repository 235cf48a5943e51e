// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace with a gold set and runs whose scores a test writes down.
#pragma once

#include "core/base/clock.h"
#include "eval/gold/gold_repository.h"
#include "eval/runners/run_repository.h"
#include "tests/core/ingest/small_corpus.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>

namespace touchstone {

class MadeUpRuns : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        add();
        database = std::make_unique<Database>(*workspace->connect());
        std::string lines;
        for (int i = 0; i < 8; ++i)
            lines += nlohmann::json{{"id", "q" + std::to_string(i)},
                                    {"question", "Question " + std::to_string(i) + "?"},
                                    {"tags", i % 2 == 0 ? nlohmann::json{"even"} : nlohmann::json::array()},
                                    {"relevant", {{{"path", "a.md"}}}}}
                         .dump() +
                     "\n";
        gold = saveGold("g", lines);
    }
    GoldSet saveGold(const std::string& name, const std::string& lines) {
        auto saved = GoldRepository(*database).save(name, "small", *parseGoldJsonLines(lines, "g"));
        EXPECT_TRUE(saved) << (saved ? "" : describe(saved.error()));
        return saved.value_or(GoldSet{});
    }

    /// Per metric one value per item; none = n/a.
    using Values = std::map<std::string, std::vector<std::optional<double>>>;
    std::string makeRun(const Values& values, const std::string& snapshot = "s1", std::uint64_t missing = 0) {
        RunRecord run;
        run.id.value = newUlid();
        run.name = "made up";
        run.goldSet = gold.row;
        run.corpus = "small";
        run.snapshot = snapshot;
        run.experiment = "{}";
        run.manifest = nlohmann::ordered_json{
            {"corpus", {{"snapshot", snapshot}}},
            {"arms", {{{"name", "main"}}}},
            {"metrics", nlohmann::ordered_json::array()},
            {"hash",
             snapshot}}.dump();
        run.manifestHash = snapshot;
        std::size_t count = 0;
        for (const auto& [metric, column] : values)
            count = std::max(count, column.size());
        run.total = count + missing;
        run.createdUnixMs = systemClock().unixMs();
        RunRepository repository(*database);
        EXPECT_TRUE(repository.create(run));
        std::vector<NewSample> samples;
        for (std::size_t i = 0; i < count; ++i) {
            NewSample sample;
            sample.record.key = {0, i, 0};
            sample.record.item = "q" + std::to_string(i);
            SampleOutput output;
            output.answer = "An answer.";
            output.cost = 0.25;
            output.currency = "EUR";
            sample.record.output = outputJson(output);
            std::vector<std::string> names;
            std::vector<Score> scores;
            for (const auto& [metric, column] : values) {
                names.push_back(metric);
                scores.push_back(column[i] ? Score::of(*column[i]) : Score::notApplicable("none"));
            }
            sample.record.scores = scoresJson(names, scores);
            samples.push_back(std::move(sample));
        }
        EXPECT_TRUE(repository.save(run.id, samples));
        EXPECT_TRUE(repository.finish(run.id, "[]"));
        return run.id.value;
    }

    std::unique_ptr<Database> database;
    GoldSet gold;
};

} // namespace touchstone
