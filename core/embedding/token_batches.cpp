// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/token_batches.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>
#include <utility>

namespace touchstone {

namespace {

/// Tokens that go through the layers together: enough to use a panel of weights well, few enough to be
/// stopped soon.
constexpr std::size_t kBatchTokens = 384;

} // namespace

Result<> eachTokenBatch(std::vector<TokenSequence> sequences, std::size_t threads,
                        const std::function<Result<>(std::span<const TokenSequence> batch,
                                                     std::span<const std::size_t> places)>& work) {
    // The longest go first, so that the threads end together.
    std::vector<std::size_t> order(sequences.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return sequences[a].ids.size() > sequences[b].ids.size();
    });
    std::vector<std::pair<std::size_t, std::size_t>> batches;
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        std::size_t tokens = 0;
        while (end < order.size() &&
               (end == begin || tokens + sequences[order[end]].ids.size() <= kBatchTokens))
            tokens += sequences[order[end++]].ids.size();
        batches.emplace_back(begin, end);
    }
    std::atomic<std::size_t> next{0};
    std::mutex failureMutex;
    std::optional<Error> failure;
    const auto run = [&] {
        std::vector<TokenSequence> batch;
        for (std::size_t i = next++; i < batches.size(); i = next++) {
            const auto begin = batches[i].first, end = batches[i].second;
            batch.clear();
            for (std::size_t at = begin; at < end; ++at)
                batch.push_back(std::move(sequences[order[at]]));
            if (auto done = work(batch, std::span<const std::size_t>(order).subspan(begin, end - begin));
                !done) {
                const std::scoped_lock lock(failureMutex);
                if (!failure)
                    failure = std::move(done.error());
                next = batches.size();
                return;
            }
        }
    };
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(threads, batches.size()); ++i)
        helpers.emplace_back(run);
    run();
    helpers.clear();
    if (failure)
        return tl::unexpected<Error>(std::move(*failure));
    return {};
}

} // namespace touchstone
