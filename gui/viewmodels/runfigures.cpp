// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/runfigures.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace touchstone::gui {

namespace {

constexpr double kEvidence = 0.05; ///< of p after Holm's correction

class FigureWords {
    Q_DECLARE_TR_FUNCTIONS(RunFigures)

public:
    static QString better(const QString& by, const QString& p) { return tr("%1 better, %2").arg(by, p); }
    static QString worse(const QString& by, const QString& p) { return tr("%1 worse, %2").arg(by, p); }
    static QString differs(const QString& by, const QString& p) { return tr("%1, %2").arg(by, p); }
    static QString unsure(const QString& by) { return tr("%1, no evidence").arg(by); }
    static QString same() { return tr("no change"); }
    static QString sentence(const QString& words, quint64 n, const QString& test) {
        return tr("%1 over %n item(s) of both runs (%2, corrected for all measures).", nullptr,
                  static_cast<int>(n))
            .arg(words, test);
    }
};

QString testName(const std::string& test) {
    if (test == "mcnemar_exact")
        return QStringLiteral("McNemar");
    return test.empty() ? QString() : QStringLiteral("sign flips");
}

} // namespace

QString pText(double p) {
    if (p < 0.001)
        return QStringLiteral("p < .001");
    QString digits = QString::number(p, 'f', p < 0.0095 ? 3 : 2);
    if (digits.startsWith(QLatin1Char('0')))
        digits.remove(0, 1);
    return QStringLiteral("p ") + digits;
}

ChangeWords changeWords(const MeasureComparison& measure) {
    ChangeWords out;
    if (!measure.delta)
        return out;
    if (*measure.delta == 0 && measure.fixed.empty() && measure.broken.empty()) {
        out.verdict = ChangeWords::Verdict::Unsure;
        out.text = FigureWords::same();
    } else {
        const QString by = signedText(*measure.delta);
        const std::optional<double> p = measure.pAdjusted ? measure.pAdjusted : measure.p;
        if (!p || *p >= kEvidence) {
            out.verdict = ChangeWords::Verdict::Unsure;
            out.text = FigureWords::unsure(by);
        } else if (measure.info.direction == MetricDirection::Neither) {
            out.verdict = ChangeWords::Verdict::Unsure;
            out.text = FigureWords::differs(by, pText(*p));
        } else {
            const bool up = *measure.delta > 0;
            const bool better = up == (measure.info.direction == MetricDirection::HigherIsBetter);
            out.verdict = better ? ChangeWords::Verdict::Better : ChangeWords::Verdict::Worse;
            out.text = better ? FigureWords::better(by, pText(*p)) : FigureWords::worse(by, pText(*p));
        }
    }
    out.reason = FigureWords::sentence(out.text, measure.n, testName(measure.test));
    return out;
}

Result<std::shared_ptr<const RunFigures>> readRunFigures(Database& database, const std::string& run) {
    auto out = std::make_shared<RunFigures>();
    auto record = RunRepository(database).find(run);
    if (!record)
        return fail(std::move(record.error()));
    out->run = std::move(*record);
    out->partial = out->run.state != RunState::Done;
    out->counted = !out->run.summary.empty();
    if (!out->run.summary.empty()) {
        auto arms = summaryFromJson(out->run.summary);
        if (!arms)
            return fail(std::move(arms.error()));
        out->arms = std::move(*arms);
    }
    if (!out->arms.empty())
        return std::shared_ptr<const RunFigures>(std::move(out));
    const auto manifest = nlohmann::json::parse(out->run.manifest, nullptr, false);
    if (manifest.is_object() && manifest.contains("arms") && manifest["arms"].is_array())
        for (const auto& arm : manifest["arms"])
            out->arms.emplace_back().arm =
                arm.is_object() ? arm.value("name", std::string("main")) : std::string("main");
    return std::shared_ptr<const RunFigures>(std::move(out));
}

Result<std::shared_ptr<const RunFigures>> countRunFigures(Database& database, const RunRecord& run,
                                                          JobContext& context) {
    auto out = std::make_shared<RunFigures>();
    out->run = run;
    out->partial = run.state != RunState::Done;
    out->counted = true;
    const auto columns = readColumns(database, run);
    if (!columns)
        return fail(columns.error());
    const auto manifest = nlohmann::json::parse(run.manifest, nullptr, false);
    auto arms = summarise(*columns, manifest.value("seed", std::uint64_t{1}), context);
    if (!arms)
        return fail(std::move(arms.error()));
    out->arms = std::move(*arms);
    return std::shared_ptr<const RunFigures>(std::move(out));
}

namespace {

std::unordered_map<std::string, quint32> placesOf(const RunSide& side) {
    std::unordered_map<std::string, quint32> places;
    places.reserve(side.items.size());
    for (std::size_t i = 0; i < side.items.size(); ++i)
        places.emplace(side.items[i], static_cast<quint32>(i));
    return places;
}

/// Items with the same value on both sides.
std::vector<quint32> unchangedItems(const RunComparison& all, const MeasureComparison& measure) {
    std::vector<quint32> out;
    const MetricColumn* a = all.pair.a.column(measure.info.name);
    const MetricColumn* b = all.pair.b.column(measure.info.name);
    if (a == nullptr || b == nullptr)
        return out;
    for (std::size_t i = 0; i < a->items.size(); ++i) {
        const auto other = all.inB.find(all.pair.a.items[i]);
        if (other == all.inB.end() || all.pair.b.questions[other->second] != all.pair.a.questions[i])
            continue;
        const Score left = itemScore(a->items[i]);
        const Score right = itemScore(b->items[other->second]);
        if (left.hasValue() && right.hasValue() && left.value == right.value)
            out.push_back(static_cast<quint32>(i));
    }
    return out;
}

} // namespace

Result<std::shared_ptr<const RunComparison>> readComparison(Database& database, const std::string& a,
                                                            const std::string& b, JobContext& context) {
    auto left = readSide(database, a);
    if (!left)
        return fail(std::move(left.error()));
    TOUCHSTONE_TRY(context.check());
    auto right = readSide(database, b);
    if (!right)
        return fail(std::move(right.error()));
    const auto manifest = nlohmann::json::parse(right->run.manifest, nullptr, false);
    const std::uint64_t seed =
        manifest.is_object() ? manifest.value("seed", std::uint64_t{1}) : std::uint64_t{1};
    auto compared = compareRuns(std::move(*left), std::move(*right), {}, seed, context);
    if (!compared)
        return fail(std::move(compared.error()));
    auto out = std::make_shared<RunComparison>();
    out->pair = std::move(*compared);
    out->inA = placesOf(out->pair.a);
    out->inB = placesOf(out->pair.b);
    for (const MeasureComparison& measure : out->pair.measures) {
        TOUCHSTONE_TRY(context.check());
        out->unchanged.push_back(unchangedItems(*out, measure));
    }
    return std::shared_ptr<const RunComparison>(std::move(out));
}

} // namespace touchstone::gui
