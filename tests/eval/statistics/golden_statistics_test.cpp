// SPDX-License-Identifier: GPL-3.0-or-later
// Every case of the golden statistics, against scipy's, statsmodels' and ppi_py's values.
#include "eval/statistics/bootstrap.h"
#include "eval/statistics/corrections.h"
#include "eval/statistics/paired_tests.h"
#include "eval/statistics/power.h"
#include "eval/statistics/prediction_powered.h"
#include "eval/statistics/proportions.h"
#include "tests/support/golden.h"

#include <gtest/gtest.h>

#include <functional>

namespace touchstone::test {
namespace {

using nlohmann::json;
using Case = std::function<json(const json&)>;

json value(const std::optional<double>& number) {
    return number ? json(*number) : json(nullptr);
}
json value(const std::optional<Interval>& interval) {
    return interval ? json::array({interval->low, interval->high}) : json(nullptr);
}
std::vector<double> numbers(const json& in, const char* key) {
    return in.at(key).get<std::vector<double>>();
}
std::vector<double> differences(const json& in) {
    return differencesOf(numbers(in, "a"), numbers(in, "b"));
}

std::map<std::string, Case> kinds() {
    std::map<std::string, Case> all;
    all["paired_t"] = [](const json& in) {
        const PairedT t = pairedT(differences(in), in.at("level"));
        return json{{"n", t.n},
                    {"mean_diff", value(t.meanDifference)},
                    {"t", value(t.t)},
                    {"p", value(t.p)},
                    {"ci", value(t.interval)}};
    };
    all["wilcoxon"] = [](const json& in) {
        const auto w =
            wilcoxon(differences(in), in.at("zeros") == "pratt" ? WilcoxonZeros::Pratt : WilcoxonZeros::Drop,
                     in.at("method") == "exact" ? WilcoxonMethod::Exact : WilcoxonMethod::Normal);
        return json{{"n", w.n}, {"w", value(w.w)}, {"p", value(w.p)}};
    };
    all["sign_flip"] = [](const json& in) {
        JobContext context;
        const auto flip = signFlip(differences(in), 1, context);
        return json{{"n", flip->n}, {"mean_diff", value(flip->meanDifference)}, {"p", value(flip->p)}};
    };
    all["mcnemar"] = [](const json& in) { return json{{"p", mcnemarExact(in.at("b"), in.at("c"))}}; };
    all["wilson"] = [](const json& in) {
        const auto share = wilsonInterval(in.at("k"), in.at("n"), in.at("level"));
        return json{{"estimate", value(share.estimate)}, {"ci", value(share.interval)}};
    };
    all["newcombe"] = [](const json& in) {
        const auto share =
            newcombeInterval(in.at("k1"), in.at("n1"), in.at("k2"), in.at("n2"), in.at("level"));
        return json{{"diff", value(share.estimate)}, {"ci", value(share.interval)}};
    };
    all["holm"] = [](const json& in) { return json{{"adjusted", holmAdjusted(numbers(in, "p"))}}; };
    all["bh"] = [](const json& in) {
        return json{{"adjusted", benjaminiHochbergAdjusted(numbers(in, "p"))}};
    };
    all["bca"] = [](const json& in) {
        const auto bca = bcaInterval(numbers(in, "values"), numbers(in, "replicates"), in.at("level"));
        return json{
            {"z0", value(bca.z0)}, {"acceleration", value(bca.acceleration)}, {"ci", value(bca.interval)}};
    };
    all["bootstrap"] = [](const json& in) {
        JobContext context;
        BootstrapSettings settings;
        settings.level = in.at("level");
        settings.resamples = in.value("resamples", settings.resamples);
        settings.seed = in.value("seed", settings.seed);
        const auto boot =
            bootstrapMean(in.contains("values") ? numbers(in, "values") : differences(in), settings, context);
        return json{{"n", boot->n},
                    {"mean", value(boot->mean)},
                    {"percentile", value(boot->percentile)},
                    {"bca", value(boot->bca)}};
    };
    all["power_paired_t"] = [](const json& in) {
        return json{{"power", value(powerPairedT(in.at("effect"), in.at("n"), in.at("alpha")))}};
    };
    all["n_paired_t"] = [](const json& in) {
        const auto n = pairsNeeded(in.at("effect"), in.at("alpha"), in.at("power"));
        return json{{"n", value(n)}, {"n_ceil", n ? json(std::ceil(*n)) : json(nullptr)}};
    };
    all["power_mcnemar"] = [](const json& in) {
        return json{{"power", value(powerMcnemar(in.at("p10"), in.at("p01"), in.at("n"), in.at("alpha")))}};
    };
    all["ppi_mean"] = [](const json& in) {
        std::optional<double> lambda;
        if (!in.at("lambda").is_null())
            lambda = in.at("lambda").get<double>();
        const auto ppi = ppiMean(numbers(in, "y"), numbers(in, "yhat"), numbers(in, "yhat_unlabelled"),
                                 lambda, in.at("level"));
        return json{{"lambda", value(ppi.lambda)},
                    {"estimate", value(ppi.estimate)},
                    {"se", value(ppi.standardError)},
                    {"ci", value(ppi.interval)}};
    };
    return all;
}

bool same(const json& have, const json& want, double tolerance) {
    if (want.is_number())
        return have.is_number() && isNear(have.get<double>(), want.get<double>(), tolerance);
    if (want.is_array()) {
        if (!have.is_array() || have.size() != want.size())
            return false;
        for (std::size_t i = 0; i < want.size(); ++i)
            if (!same(have[i], want[i], tolerance))
                return false;
        return true;
    }
    return have == want;
}

bool withinAbsolute(const json& have, const json& want, double tolerance) {
    return have.is_array() && have.size() == 2 &&
           std::abs(have[0].get<double>() - want[0].get<double>()) <= tolerance &&
           std::abs(have[1].get<double>() - want[1].get<double>()) <= tolerance;
}

TEST(GoldenStatistics, EveryCaseIsEqual) {
    const auto path = goldenFile("statistics/cases.jsonl");
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "no golden values at " << path << "; TOUCHSTONE_TEST_DATA names their folder";
    const auto expected = goldenById(goldenFile("statistics/expected.jsonl"));
    const auto all = kinds();
    std::size_t cases = 0;
    for (const json& in : goldenLines(path)) {
        const std::string kind = in.at("kind");
        ASSERT_TRUE(all.count(kind)) << kind;
        const json have = all.at(kind)(in);
        const json& want = expected.at(in.at("id"));
        for (const auto& item : want.items()) {
            const std::string& key = item.key();
            if (key == "id" || key == "kind" || key == "tolerance")
                continue;
            ASSERT_TRUE(have.contains(key)) << in.at("id") << ' ' << key;
            const bool random = kind == "bootstrap" && (key == "percentile" || key == "bca");
            const bool equal =
                random ? withinAbsolute(have[key], item.value(), want.at("tolerance"))
                       : same(have[key], item.value(), kind == "n_paired_t" && key == "n" ? 1e-4 : 1e-8);
            EXPECT_TRUE(equal) << in.at("id") << ' ' << key << ": " << have[key] << ", expected "
                               << item.value();
        }
        ++cases;
    }
    EXPECT_EQ(cases, expected.size());
    EXPECT_GE(cases, 254U);
}

} // namespace
} // namespace touchstone::test
