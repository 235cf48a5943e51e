// SPDX-License-Identifier: GPL-3.0-or-later
// score statistics: tests, intervals, corrections and power over numbers from anywhere. One reader per kind;
// a kind says which fields it needs by asking for them.
#include "eval/cli/json_lines.h"
#include "eval/cli/score_commands.h"
#include "eval/statistics/bootstrap.h"
#include "eval/statistics/corrections.h"
#include "eval/statistics/paired_tests.h"
#include "eval/statistics/power.h"
#include "eval/statistics/prediction_powered.h"
#include "eval/statistics/proportions.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace touchstone::cli {

namespace {

constexpr double kMostResamples = 10'000'000;
constexpr double kMostPairsOfMcnemarPower = 1'000'000;
constexpr double kLargest = 1e300;

/// What the kinds share of a running command.
struct Work {
    JobContext context;
    std::uint64_t seed = 1;
};

/// Reads the fields of a line one after the other and keeps the first error, so that a kind can ask for all
/// of them before it looks.
class Fields {
public:
    explicit Fields(const InputLine& line) : m_line(line) {}
    std::vector<double> numbers(std::string_view key) { return keep(m_line.numbers(key)); }
    double within(std::string_view key, double low, double high) {
        return keep(m_line.numberWithin(key, low, high));
    }
    double between(std::string_view key, double low, double high) {
        return keep(m_line.numberWithin(key, low, high, true));
    }
    double level() { return between("level", 0, 1); }
    std::uint64_t count(std::string_view key) { return keep(m_line.count(key)); }
    std::string choice(std::string_view key, const std::vector<std::string>& names) {
        return keep(m_line.choice(key, names));
    }
    std::vector<double> shares(std::string_view key) {
        std::vector<double> values = numbers(key);
        for (const double value : values)
            if (!(value >= 0 && value <= 1))
                fault(key, fmt::format("The field '{}' holds {}, which is no probability.", key, value));
        return values;
    }
    /// k of n.
    std::pair<std::uint64_t, std::uint64_t> part(std::string_view k, std::string_view n) {
        const std::uint64_t some = count(k);
        const std::uint64_t all = count(n);
        if (some > all)
            fault(k, fmt::format("The field '{}' is larger than '{}'.", k, n));
        return {some, all};
    }
    std::vector<double> differences() {
        const std::vector<double> a = numbers("a");
        const std::vector<double> b = numbers("b");
        sameLength("a", a, "b", b);
        return differencesOf(a, b);
    }
    void sameLength(std::string_view first, const std::vector<double>& a, std::string_view second,
                    const std::vector<double>& b) {
        if (a.size() != b.size())
            fault(second,
                  fmt::format("'{}' has {} numbers and '{}' has {}.", first, a.size(), second, b.size()));
    }
    void fault(std::string_view key, const std::string& message) {
        if (!m_error)
            m_error = m_line.fault(key, message);
    }
    [[nodiscard]] const InputLine& line() const { return m_line; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    template<class Value>
    Value keep(Result<Value> value) {
        if (value)
            return std::move(*value);
        if (!m_error)
            m_error = std::move(value.error());
        return {};
    }
    const InputLine& m_line;
    std::optional<Error> m_error;
};

// Each kind asks for its fields and returns its answer; when a field was bad, the answer is thrown away.
using Kind = Result<Json> (*)(Fields&, Work&);

Result<Json> pairedTKind(Fields& in, Work&) {
    const std::vector<double> differences = in.differences();
    const double level = in.level();
    if (in.error())
        return Json();
    const PairedT t = pairedT(differences, level);
    return Json{{"n", t.n},
                {"mean_diff", numberOrNull(t.meanDifference)},
                {"t", numberOrNull(t.t)},
                {"p", numberOrNull(t.p)},
                {"ci", intervalOrNull(t.interval)}};
}

Result<Json> wilcoxonKind(Fields& in, Work&) {
    const std::vector<double> differences = in.differences();
    const WilcoxonZeros zeros =
        in.choice("zeros", {"wilcox", "pratt"}) == "pratt" ? WilcoxonZeros::Pratt : WilcoxonZeros::Drop;
    const WilcoxonMethod method =
        in.choice("method", {"exact", "normal"}) == "exact" ? WilcoxonMethod::Exact : WilcoxonMethod::Normal;
    const WilcoxonResult result = wilcoxon(differences, zeros, method);
    return Json{{"n", result.n}, {"w", numberOrNull(result.w)}, {"p", numberOrNull(result.p)}};
}

Result<Json> signFlipKind(Fields& in, Work& work) {
    const std::vector<double> differences = in.differences();
    if (in.error())
        return Json();
    const auto flip = signFlip(differences, work.seed, work.context);
    if (!flip)
        return fail(flip.error());
    Json out{{"n", flip->n}, {"mean_diff", numberOrNull(flip->meanDifference)}, {"p", numberOrNull(flip->p)}};
    if (!flip->exact)
        out["notes"] = "100,000 random flips, as all of them are too many";
    return out;
}

Result<Json> mcnemarKind(Fields& in, Work&) {
    const std::uint64_t b = in.count("b");
    return Json{{"p", mcnemarExact(b, in.count("c"))}};
}

Result<Json> wilsonKind(Fields& in, Work&) {
    const auto [k, n] = in.part("k", "n");
    const double level = in.level();
    if (in.error())
        return Json();
    const ProportionEstimate share = wilsonInterval(k, n, level);
    return Json{{"estimate", numberOrNull(share.estimate)}, {"ci", intervalOrNull(share.interval)}};
}

Result<Json> newcombeKind(Fields& in, Work&) {
    const auto [k1, n1] = in.part("k1", "n1");
    const auto [k2, n2] = in.part("k2", "n2");
    const double level = in.level();
    if (in.error())
        return Json();
    const ProportionEstimate share = newcombeInterval(k1, n1, k2, n2, level);
    return Json{{"diff", numberOrNull(share.estimate)}, {"ci", intervalOrNull(share.interval)}};
}

Result<Json> holmKind(Fields& in, Work&) {
    return Json{{"adjusted", holmAdjusted(in.shares("p"))}};
}

Result<Json> bhKind(Fields& in, Work&) {
    return Json{{"adjusted", benjaminiHochbergAdjusted(in.shares("p"))}};
}

Result<Json> bcaKind(Fields& in, Work&) {
    const std::vector<double> values = in.numbers("values");
    std::vector<double> replicates = in.numbers("replicates");
    const double level = in.level();
    if (in.error())
        return Json();
    const BcaInterval bca = bcaInterval(values, std::move(replicates), level);
    return Json{{"z0", numberOrNull(bca.z0)},
                {"acceleration", numberOrNull(bca.acceleration)},
                {"ci", intervalOrNull(bca.interval)}};
}

Result<Json> bootstrapKind(Fields& in, Work& work) {
    BootstrapSettings settings;
    settings.seed = work.seed;
    const std::vector<double> values = in.line().has("values") ? in.numbers("values") : in.differences();
    settings.level = in.level();
    if (in.line().has("resamples"))
        settings.resamples = static_cast<std::uint32_t>(in.within("resamples", 1, kMostResamples));
    if (in.line().has("seed"))
        settings.seed = in.count("seed");
    if (in.error())
        return Json();
    const auto result = bootstrapMean(values, settings, work.context);
    if (!result)
        return fail(result.error());
    return Json{{"n", result->n},
                {"mean", numberOrNull(result->mean)},
                {"percentile", intervalOrNull(result->percentile)},
                {"bca", intervalOrNull(result->bca)}};
}

Result<Json> powerPairedTKind(Fields& in, Work&) {
    const double effect = in.within("effect", -kLargest, kLargest);
    const double n = in.within("n", 0, kLargest);
    const double alpha = in.between("alpha", 0, 1);
    return Json{{"power", in.error() ? Json() : numberOrNull(powerPairedT(effect, n, alpha))}};
}

Result<Json> pairsNeededKind(Fields& in, Work&) {
    const double effect = in.within("effect", -kLargest, kLargest);
    const double alpha = in.between("alpha", 0, 1);
    const double power = in.between("power", 0, 1);
    if (in.error())
        return Json();
    const std::optional<double> n = pairsNeeded(effect, alpha, power);
    return Json{{"n", numberOrNull(n)},
                {"n_ceil", n ? Json(static_cast<std::int64_t>(std::ceil(*n))) : Json(nullptr)}};
}

Result<Json> powerMcnemarKind(Fields& in, Work&) {
    const double p10 = in.within("p10", 0, 1);
    const double p01 = in.within("p01", 0, 1);
    const double n = in.within("n", 0, kMostPairsOfMcnemarPower);
    const double alpha = in.between("alpha", 0, 1);
    if (p10 + p01 > 1 + 1e-12)
        in.fault("p01", "'p10' and 'p01' are together more than 1.");
    if (std::floor(n) != n)
        in.fault("n", "The field 'n' is no whole number.");
    if (in.error())
        return Json();
    return Json{{"power", numberOrNull(powerMcnemar(p10, p01, static_cast<std::uint64_t>(n), alpha))}};
}

Result<Json> ppiMeanKind(Fields& in, Work&) {
    const std::vector<double> y = in.numbers("y");
    const std::vector<double> yhat = in.numbers("yhat");
    in.sameLength("y", y, "yhat", yhat);
    const std::vector<double> unlabelled = in.numbers("yhat_unlabelled");
    std::optional<double> lambda;
    if (const auto given = in.line().field("lambda"); !given || !given->is_null())
        lambda = in.within("lambda", -kLargest, kLargest);
    const double level = in.level();
    if (in.error())
        return Json();
    const PpiMean mean = ppiMean(y, yhat, unlabelled, lambda, level);
    return Json{{"lambda", numberOrNull(mean.lambda)},
                {"estimate", numberOrNull(mean.estimate)},
                {"se", numberOrNull(mean.standardError)},
                {"ci", intervalOrNull(mean.interval)}};
}

const std::map<std::string, Kind>& kinds() {
    static const std::map<std::string, Kind> all{{"paired_t", pairedTKind},
                                                 {"wilcoxon", wilcoxonKind},
                                                 {"sign_flip", signFlipKind},
                                                 {"mcnemar", mcnemarKind},
                                                 {"wilson", wilsonKind},
                                                 {"newcombe", newcombeKind},
                                                 {"holm", holmKind},
                                                 {"bh", bhKind},
                                                 {"bca", bcaKind},
                                                 {"bootstrap", bootstrapKind},
                                                 {"n_paired_t", pairsNeededKind},
                                                 {"ppi_mean", ppiMeanKind},
                                                 {"power_paired_t", powerPairedTKind},
                                                 {"power_mcnemar", powerMcnemarKind}};
    return all;
}

Result<Json> answer(const InputLine& line, Work& work) {
    const auto id = line.id();
    if (!id)
        return fail(id.error());
    std::vector<std::string> names;
    for (const auto& kind : kinds())
        names.push_back(kind.first);
    const auto name = line.choice("kind", names);
    if (!name)
        return fail(name.error());
    Fields fields(line);
    auto found = kinds().at(*name)(fields, work);
    if (fields.error())
        return fail(*fields.error());
    if (!found)
        return found;
    Json out{{"id", *id}, {"kind", *name}};
    out.update(*found);
    return out;
}

Result<int> scoreStatistics(Session& session, const std::string& input) {
    Work work{session.console().jobContext("score statistics"), session.options().seed};
    Json results = Json::array();
    TOUCHSTONE_TRY(eachInputLine(input, [&](const InputLine& line) -> Result<> {
        auto result = answer(line, work);
        if (!result)
            return fail(std::move(result.error()));
        results.push_back(std::move(*result));
        return {};
    }));
    Console& console = session.console();
    if (session.json()) {
        console.printJson(Json{{"results", std::move(results)}});
        return 0;
    }
    for (const Json& result : results)
        console.printLine(dumpLine(result));
    return 0;
}

} // namespace

void addScoreStatisticsCommand(CLI::App& score, Chosen& chosen) {
    auto input = std::make_shared<std::string>();
    CLI::App* command = score.add_subcommand(
        "statistics", "Paired tests, intervals, corrections, power and prediction-powered means");
    command->add_option("--input", *input, "Lines {id, kind, ...}")->required()->type_name("FILE");
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return scoreStatistics(session, *input); };
    });
}

} // namespace touchstone::cli
