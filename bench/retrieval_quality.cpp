// SPDX-License-Identifier: GPL-3.0-or-later
// Measures retrieval on judged questions with any settings, so that every figure in
// docs/decisions/0003-fusion.md can be made again:
//   retrieval_quality beir FOLDER [key=value ...]
//   retrieval_quality pages FOLDER GOLD.jsonl [half=fit|report] [key=value ...]
// Keys: chunker=SPEC k1= b= heading= parent= body= part= dim= weight= page=
// neighbour= fusion=convex|rrf depth= show=1, and embedder=SPEC for a further embedder that runs in process
// (vectors=FILE keeps its vectors of the passages for the next call).
#include "bench/quality_data.h"
#include "core/base/hashing.h"
#include "core/index/lexical_fields.h"
#include "core/retrieval/rerank_features.h"
#include "core/retrieval/scoring.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <unordered_set>

using namespace touchstone;
using namespace touchstone::bench;

namespace {

struct Settings {
    LexicalOptions lexical;
    LsaOptions lsa;
    RetrievalOptions retrieval;
    std::string chunker = kDefaultChunker;
    std::string half;
    std::string mode;
    std::string embedder, vectors, features;
    bool show = false;
};

struct Measures {
    double ndcg = 0, recall = 0, mrr = 0, success5 = 0;
    std::size_t n = 0;
};

bool setOne(Settings& settings, const std::string& key, const std::string& value) {
    const double number = std::strtod(value.c_str(), nullptr);
    const std::map<std::string, double*> numbers{{"k1", &settings.lexical.k1},
                                                 {"b", &settings.lexical.b},
                                                 {"heading", &settings.lexical.headingWeight},
                                                 {"parent", &settings.lexical.parentHeadingWeight},
                                                 {"body", &settings.lexical.bodyWeight},
                                                 {"part", &settings.lexical.partWeight},
                                                 {"page", &settings.retrieval.fusion.pageWeight},
                                                 {"neighbour", &settings.retrieval.fusion.neighbourWeight},
                                                 {"rrfk", &settings.retrieval.fusion.rrfK}};
    if (const auto found = numbers.find(key); found != numbers.end())
        *found->second = number;
    else if (key == "weight")
        settings.retrieval.fusion.denseWeight = number;
    else if (key == "dim")
        settings.lsa.dimension = static_cast<std::size_t>(number);
    else if (key == "mindf")
        settings.lsa.minDocumentFrequency = static_cast<std::size_t>(number);
    else if (key == "depth")
        settings.retrieval.fusion.depth = static_cast<std::size_t>(number);
    else if (key == "fusion")
        settings.retrieval.fusion.kind = value == "rrf" ? FusionKind::ReciprocalRank : FusionKind::Convex;
    else if (key == "chunker")
        settings.chunker = value;
    else if (key == "half")
        settings.half = value;
    else if (key == "mode")
        settings.mode = value;
    else if (key == "embedder")
        settings.embedder = value;
    else if (key == "vectors")
        settings.vectors = value;
    else if (key == "features")
        settings.features = value;
    else if (key == "show")
        settings.show = number != 0;
    else
        return false;
    return true;
}

/// The half that a question belongs to is fixed by its id for good.
bool wanted(const Question& question, const std::string& half) {
    return half.empty() || (half == "fit") == (sha256(question.id)[0] % 2 == 0);
}

std::vector<std::string> placesOf(const Task& task, const Ranking& ranking) {
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    for (const RankedChunk& ranked : ranking.best)
        for (const std::string& place : task.places[ranked.number])
            if (seen.insert(place).second)
                out.push_back(place);
    return out;
}

void score(Measures& sum, const Question& question, const std::vector<std::string>& places) {
    double dcg = 0, ideal = 0, found = 0, all = 0, reciprocal = 0;
    bool within5 = false;
    std::vector<int> grades;
    for (const auto& [place, grade] : question.relevant)
        if (grade > 0) {
            grades.push_back(grade);
            ++all;
        }
    std::sort(grades.rbegin(), grades.rend());
    for (std::size_t i = 0; i < std::min<std::size_t>(10, grades.size()); ++i)
        ideal += grades[i] / std::log2(static_cast<double>(i) + 2);
    for (std::size_t i = 0; i < std::min<std::size_t>(10, places.size()); ++i) {
        const auto judged = question.relevant.find(places[i]);
        if (judged == question.relevant.end() || judged->second <= 0)
            continue;
        dcg += judged->second / std::log2(static_cast<double>(i) + 2);
        ++found;
        within5 = within5 || i < 5;
        if (reciprocal == 0)
            reciprocal = 1 / (static_cast<double>(i) + 1);
    }
    sum.ndcg += dcg / ideal;
    sum.recall += found / all;
    sum.mrr += reciprocal;
    sum.success5 += within5 ? 1 : 0;
    ++sum.n;
}

void show(const Question& question, const Task& task, const std::vector<std::string>& places,
          const Measures& one) {
    fmt::print("{} nDCG {:.3f} {}\n", question.id, one.ndcg, question.text);
    for (const auto& [place, grade] : question.relevant) {
        const auto at = std::find(places.begin(), places.end(), place);
        const bool known = std::any_of(task.places.begin(), task.places.end(), [&](const auto& all) {
            return std::find(all.begin(), all.end(), place) != all.end();
        });
        fmt::print("    wanted {} at {} {}\n", grade, at - places.begin() + 1,
                   place + (known ? "" : " NO SUCH PLACE"));
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(5, places.size()); ++i)
        fmt::print("    {} {}\n", i + 1, places[i]);
}

/// Vectors of a further embedder for all chunks, from the file where they fit.
Result<> addVectors(const Task& task, const Settings& settings, IndexSet& set, JobContext& job) {
    if (settings.embedder.empty())
        return {};
    const auto spec = Spec::parse(settings.embedder);
    if (!spec)
        return fail(spec.error());
    auto embedder = makeEmbedder(*spec, {});
    if (!embedder)
        return fail(embedder.error());
    set.embedder = std::move(*embedder);
    if (!settings.vectors.empty()) {
        std::ifstream in(settings.vectors, std::ios::binary);
        const std::string blob((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        if (auto kept = parseVectors(blob); kept && (*kept)->count() == task.chunks.size()) {
            set.vectors = std::move(*kept);
            return {};
        }
    }
    std::vector<std::string> texts;
    for (const Chunk& chunk : task.chunks)
        texts.push_back(chunk.embeddedText);
    const auto begun = std::chrono::steady_clock::now();
    auto made = set.embedder->embed(texts, EmbedPurpose::Passage, job);
    if (!made)
        return fail(made.error());
    fmt::print("embedded in {:.1f} s\n",
               std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    if (!settings.vectors.empty())
        std::ofstream(settings.vectors, std::ios::binary)
            << serialiseVectors(*made, set.embedder->dimension());
    set.vectors = makeExactIndex(std::move(*made), set.embedder->dimension());
    return {};
}

void dumpFeatures(std::FILE* out, const Task& task, const IndexSet& set, const Question& question,
                  const Ranking& ranking, const Analyser& analyser);

int run(const Task& task, const Settings& settings) {
    JobContext job;
    const auto begun = std::chrono::steady_clock::now();
    IndexSetBuilder builder(settings.lexical, settings.lsa);
    std::size_t tokens = 0;
    for (std::size_t i = 0; i < task.chunks.size(); ++i) {
        builder.add(task.chunks[i], static_cast<std::int64_t>(i) + 1, task.documentOf[i]);
        tokens += task.chunks[i].tokens;
    }
    auto set = builder.build(job);
    if (!set) {
        fmt::print(stderr, "{}\n", describe(set.error()));
        return 1;
    }
    if (const auto added = addVectors(task, settings, *set, job); !added) {
        fmt::print(stderr, "{}\n", describe(added.error()));
        return 1;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    fmt::print(
        "{} chunks of {:.0f} tokens, {} terms, LSA {} x {}; read {:.3f} s, indexed {:.3f} s\n",
        task.chunks.size(),
        static_cast<double>(tokens) / static_cast<double>(std::max<std::size_t>(1, task.chunks.size())),
        set->lexical->termCount(), set->lsa->termCount(), set->lsa->dimension(), task.seconds, seconds);
    const Analyser analyser;
    for (RetrievalMode mode : {RetrievalMode::Lexical, RetrievalMode::Dense, RetrievalMode::Hybrid}) {
        if (!settings.mode.empty() && settings.mode != retrievalModeName(mode))
            continue;
        Measures sum;
        std::vector<double> times;
        for (const Question& question : task.questions) {
            if (question.relevant.empty() || !wanted(question, settings.half))
                continue;
            RetrievalOptions options = settings.retrieval;
            options.mode = mode;
            options.k = settings.features.empty() ? 50 : 100;
            const auto start = std::chrono::steady_clock::now();
            const auto ranking = rankChunks({&*set}, question.text, options, analyser, job);
            times.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
            if (!ranking)
                return 1;
            if (!settings.features.empty() && mode == RetrievalMode::Hybrid) {
                static std::FILE* const out = std::fopen(settings.features.c_str(), "w");
                if (out != nullptr)
                    dumpFeatures(out, task, *set, question, *ranking, analyser);
            }
            const std::vector<std::string> places = placesOf(task, *ranking);
            Measures one;
            score(one, question, places);
            sum.ndcg += one.ndcg;
            sum.recall += one.recall;
            sum.mrr += one.mrr;
            sum.success5 += one.success5;
            ++sum.n;
            if (settings.show && mode == RetrievalMode::Hybrid)
                show(question, task, places, one);
        }
        if (sum.n == 0)
            continue;
        std::sort(times.begin(), times.end());
        const auto n = static_cast<double>(sum.n);
        fmt::print("{:8} nDCG@10 {:.4f}  R@10 {:.4f}  MRR@10 {:.4f}  success@5 {:.4f}  n {}  p95 {:.2f} ms\n",
                   retrievalModeName(mode), sum.ndcg / n, sum.recall / n, sum.mrr / n, sum.success5 / n,
                   sum.n, times[times.size() * 95 / 100]);
    }
    return 0;
}

/// One line for each of the best candidates of a question: its places and what the built-in reranker knows
/// about it.
void dumpFeatures(std::FILE* out, const Task& task, const IndexSet& set, const Question& question,
                  const Ranking& ranking, const Analyser& analyser) {
    static CandidateWordCache cache;
    std::vector<std::shared_ptr<const CandidateWords>> words;
    for (const RankedChunk& ranked : ranking.best) {
        auto known = cache.find(ranked.number);
        if (!known) {
            known = std::make_shared<CandidateWords>(candidateWordsOf(task.chunks[ranked.number], analyser));
            cache.keep(ranked.number, known);
        }
        words.push_back(std::move(known));
    }
    const auto rows = rerankFeaturesOf({&set}, question.text, analyser, ranking, ranking.best, words);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        fmt::print(out, "{}\t{}\t{}", question.id, wanted(question, "fit") ? "fit" : "report",
                   fmt::join(task.places[ranking.best[i].number], "|"));
        for (const double value : rows[i])
            fmt::print(out, "\t{:.6g}", value);
        fmt::print(out, "\n");
    }
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> positional;
    Settings settings;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos || argument.find('/') < equals)
            positional.push_back(argument);
        else if (!setOne(settings, argument.substr(0, equals), argument.substr(equals + 1)))
            return fmt::print(stderr, "unknown setting {}\n", argument), 2;
    }
    const auto spec = Spec::parse(settings.chunker);
    const auto chunker = spec ? makeChunker(*spec) : Result<std::unique_ptr<Chunker>>(fail(spec.error()));
    if (!chunker || positional.size() < 2 || (positional[0] == "pages" && positional.size() < 3))
        return fmt::print(stderr, "retrieval_quality beir FOLDER | pages FOLDER GOLD [key=value ...]\n"), 2;
    const auto task = positional[0] == "beir" ? readBeir(positional[1], **chunker)
                                              : readPages(positional[1], positional[2], **chunker);
    if (!task)
        return fmt::print(stderr, "{}\n", describe(task.error())), 1;
    return run(*task, settings);
}
