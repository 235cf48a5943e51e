// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/retriever_comparison.h"

#include "core/base/clock.h"
#include "eval/statistics/bootstrap.h"

#include <algorithm>
#include <unordered_map>

namespace touchstone {

namespace {

std::vector<std::string> chunkIds(const RetrievalResult& result) {
    std::vector<std::string> out;
    for (const Hit& hit : result.hits)
        out.push_back(hit.stored.chunk.id.value);
    return out;
}

void compareHits(const RetrievalResult& here, const RetrievalResult& there, ComparedAnswer& out) {
    const auto a = chunkIds(here), b = chunkIds(there);
    std::size_t common = 0;
    for (const std::string& id : a)
        common += std::find(b.begin(), b.end(), id) != b.end() ? 1 : 0;
    const std::size_t longer = std::max(a.size(), b.size());
    out.overlap = longer == 0 ? 1 : static_cast<double>(common) / static_cast<double>(longer);
    out.sameFirst = longer == 0 || (!a.empty() && !b.empty() && a.front() == b.front());
    out.rankAgreement = kendallTau(a, b);
}

Result<ComparedMean> meanWithInterval(const std::vector<double>& values, std::uint64_t na, std::uint64_t seed,
                                      JobContext& context) {
    ComparedMean out;
    out.n = values.size();
    out.na = na;
    if (values.empty())
        return out;
    BootstrapSettings settings;
    settings.seed = seed;
    const auto bootstrap = bootstrapMean(values, settings, context);
    if (!bootstrap)
        return fail(bootstrap.error());
    out.mean = bootstrap->mean;
    out.ci = bootstrap->bca ? bootstrap->bca : bootstrap->percentile;
    return out;
}

Result<ComparedTimes> timesOf(const std::vector<double>& ms, std::uint64_t seed, JobContext& context) {
    ComparedTimes out;
    auto mean = meanWithInterval(ms, 0, seed, context);
    if (!mean)
        return fail(std::move(mean.error()));
    out.mean = *mean;
    if (ms.empty())
        return out;
    std::vector<double> sorted = ms;
    std::sort(sorted.begin(), sorted.end());
    out.median = sortedQuantile(sorted, 0.5);
    out.p95 = sortedQuantile(sorted, 0.95);
    return out;
}

} // namespace

std::optional<double> kendallTau(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::unordered_map<std::string_view, std::size_t> placeInB;
    for (std::size_t i = 0; i < b.size(); ++i)
        placeInB.emplace(b[i], i);
    std::vector<std::size_t> places;
    for (const std::string& id : a)
        if (const auto found = placeInB.find(id); found != placeInB.end())
            places.push_back(found->second);
    if (places.size() < 2)
        return std::nullopt;
    std::int64_t balance = 0; // k is at most some thousands, so that pairs can be counted one by one
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j)
            balance += places[i] < places[j] ? 1 : -1;
    const double pairs = static_cast<double>(places.size()) * static_cast<double>(places.size() - 1) / 2;
    return static_cast<double>(balance) / pairs;
}

Result<RetrieverComparison> compareRetrievers(const Retriever& here, const Retriever& there,
                                              const std::vector<ComparedQuestion>& questions,
                                              const RetrievalOptions& options, std::uint64_t seed,
                                              JobContext& context) {
    if (questions.empty())
        return fail(ErrorCode::Usage, "There are no questions to compare by.",
                    "Name a gold set with --gold or questions with --query-file.");
    RetrieverComparison out;
    out.k = options.k;
    for (const Retriever* each : {&here, &there}) {
        auto warm = each->retrieve(questions.front().text, options, context);
        if (!warm)
            return fail(std::move(warm.error()));
    }
    std::vector<double> overlaps, firsts, agreements, hereMs, thereMs;
    std::uint64_t noAgreement = 0;
    std::optional<Error> failure;
    ProgressMeter meter(context, "comparing", questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
        TOUCHSTONE_TRY(context.check());
        ComparedAnswer answer;
        answer.id = questions[i].id;
        Result<RetrievalResult> results[2] = {RetrievalResult{}, RetrievalResult{}};
        for (std::size_t turn = 0; turn < 2; ++turn) {
            const std::size_t which = (turn + i) % 2;
            const auto begun = std::chrono::steady_clock::now();
            results[which] = (which == 0 ? here : there).retrieve(questions[i].text, options, context);
            (which == 0 ? answer.hereMs : answer.thereMs) = elapsedMs(begun);
        }
        meter.advance();
        for (const auto& result : results)
            if (!result && result.error().code == ErrorCode::Cancelled)
                return fail(result.error());
        if (!results[0] || !results[1]) {
            failure = results[0] ? results[1].error() : results[0].error();
            answer.failure = describe(*failure);
            ++out.failed;
        } else {
            compareHits(*results[0], *results[1], answer);
            overlaps.push_back(answer.overlap);
            firsts.push_back(answer.sameFirst ? 1 : 0);
            if (answer.rankAgreement)
                agreements.push_back(*answer.rankAgreement);
            else
                ++noAgreement;
            hereMs.push_back(answer.hereMs);
            thereMs.push_back(answer.thereMs);
        }
        out.answers.push_back(std::move(answer));
    }
    meter.finish();
    if (out.failed == questions.size())
        return fail(*failure);
    const auto means = [&](ComparedMean& into, const std::vector<double>& values,
                           std::uint64_t na) -> Result<> {
        auto mean = meanWithInterval(values, na, seed, context);
        if (!mean)
            return fail(std::move(mean.error()));
        into = *mean;
        return {};
    };
    TOUCHSTONE_TRY(means(out.overlap, overlaps, 0));
    TOUCHSTONE_TRY(means(out.sameFirst, firsts, 0));
    TOUCHSTONE_TRY(means(out.rankAgreement, agreements, noAgreement));
    TOUCHSTONE_TRY(means(out.difference, differencesOf(thereMs, hereMs), 0));
    auto hereTimes = timesOf(hereMs, seed, context), thereTimes = timesOf(thereMs, seed, context);
    if (!hereTimes || !thereTimes)
        return fail(hereTimes ? thereTimes.error() : hereTimes.error());
    out.here = *hereTimes;
    out.there = *thereTimes;
    return out;
}

} // namespace touchstone
