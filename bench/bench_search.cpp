// SPDX-License-Identifier: GPL-3.0-or-later
// Lexical search against SQLite's FTS5, the vector scan against plain reading of memory, and LSA training.
#include "bench/paired.h"
#include "core/embedding/lsa.h"
#include "core/index/lexical_index.h"
#include "core/index/vector_index.h"
#include "core/store/database.h"

#include <benchmark/benchmark.h>

#include <array>
#include <map>

using namespace touchstone;
using namespace touchstone::bench;

namespace {

constexpr double kVocabulary = 100000;

struct Passages {
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    std::shared_ptr<const LexicalIndex> index;
    std::size_t indexBytes = 0;
    std::vector<std::vector<std::string>> queries;
};

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

const Passages& passages(std::size_t count) {
    static std::map<std::size_t, Passages> made;
    Passages& all = made[count];
    if (!all.texts.empty())
        return all;
    Random random(1);
    LexicalIndexBuilder builder;
    for (std::size_t i = 0; i < count; ++i) {
        all.texts.push_back(passage(random, 110, kVocabulary));
        all.bytes += all.texts.back().size();
        std::map<std::string, float> weights;
        for (const std::string& word : wordsOf(all.texts.back()))
            weights[word] += 1;
        LexicalDocument document;
        document.weightedTerms.assign(weights.begin(), weights.end());
        document.length = 110;
        builder.add(document);
    }
    JobContext context;
    std::string blob = builder.build(context).value_or("");
    all.indexBytes = blob.size();
    all.index = LexicalIndex::open(std::move(blob)).value_or(nullptr);
    for (int i = 0; i < 200; ++i) {
        std::vector<std::string> query;
        for (std::uint32_t j = 0; j < 2 + random.below(4); ++j)
            query.push_back(zipfWord(random, kVocabulary));
        all.queries.push_back(query);
    }
    return all;
}

void LexicalSearch(benchmark::State& state) {
    const Passages& all = passages(static_cast<std::size_t>(state.range(0)));
    std::size_t at = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(all.index->search(all.queries[at++ % all.queries.size()], 10));
    state.counters["index/text"] = static_cast<double>(all.indexBytes) / static_cast<double>(all.bytes);
}
BENCHMARK(LexicalSearch)->Arg(20000)->Arg(200000)->Unit(benchmark::kMicrosecond);

/// Ten queries each; FTS5 with the same words in OR, ordered by rank.
void LexicalSearchAgainstFts5(benchmark::State& state) {
    const Passages& all = passages(20000);
    auto database = Database::open(":memory:", Database::Mode::Create);
    if (!database || !database->execute("CREATE VIRTUAL TABLE p USING fts5(t, content='', detail=column)")) {
        state.SkipWithError("SQLite without FTS5");
        return;
    }
    (void)database->transaction([&]() -> Result<> {
        auto insert = database->prepare("INSERT INTO p (rowid, t) VALUES (?1, ?2)");
        for (std::size_t i = 0; insert && i < all.texts.size(); ++i)
            (void)insert->bind(1, static_cast<std::int64_t>(i)).bind(2, all.texts[i]).run();
        return {};
    });
    auto select = database->prepare("SELECT rowid FROM p WHERE p MATCH ?1 ORDER BY rank LIMIT 10");
    double ratio = 0;
    for (auto _ : state)
        ratio = timesFaster(
            [&] {
                for (std::size_t i = 0; i < 10; ++i)
                    benchmark::DoNotOptimize(all.index->search(all.queries[i], 10));
            },
            [&] {
                for (std::size_t i = 0; i < 10; ++i) {
                    std::string match;
                    for (const std::string& word : all.queries[i])
                        match += (match.empty() ? "" : " OR ") + word;
                    select->bind(1, match);
                    while (select->step().value_or(false)) {
                    }
                    select->reset();
                }
            });
    state.counters["times FTS5"] = ratio;
}
BENCHMARK(LexicalSearchAgainstFts5)->Iterations(1)->Unit(benchmark::kMillisecond);

/// The scan reads every vector once: at best it is as fast as reading alone.
void VectorScan(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    constexpr std::size_t kDimension = 384;
    Random random(2);
    std::vector<float> vectors(count * kDimension);
    for (float& value : vectors)
        value = static_cast<float>(random.uniform() - 0.5);
    const std::vector<float> copy = vectors;
    const auto index = makeExactIndex(std::move(vectors), kDimension);
    const std::vector<float> query(copy.begin(), copy.begin() + kDimension);
    for (auto _ : state)
        benchmark::DoNotOptimize(index->search(query, 10));
    const double ratio = timesFaster([&] { benchmark::DoNotOptimize(index->search(query, 10)); },
                                     [&] {
                                         std::array<float, 16> sums{};
                                         for (std::size_t i = 0; i + 16 <= copy.size(); i += 16)
                                             for (std::size_t lane = 0; lane < 16; ++lane)
                                                 sums[lane] += copy[i + lane];
                                         benchmark::DoNotOptimize(sums);
                                     });
    state.counters["share of reading speed"] = ratio;
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(copy.size() * sizeof(float)));
}
BENCHMARK(VectorScan)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

void LsaTraining(benchmark::State& state) {
    Random random(3);
    std::vector<std::vector<std::string>> bags;
    for (std::int64_t i = 0; i < state.range(0); ++i)
        bags.push_back(wordsOf(passage(random, static_cast<std::size_t>(state.range(1)), 20000)));
    JobContext context;
    for (auto _ : state)
        benchmark::DoNotOptimize(LsaModel::train(bags, {}, context));
}
BENCHMARK(LsaTraining)->Args({2000, 110})->Args({100000, 12})->Unit(benchmark::kMillisecond);

} // namespace
