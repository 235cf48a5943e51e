// SPDX-License-Identifier: GPL-3.0-or-later
// The in-process encoder on passages of a given length and on a short query, in tokens a second, against an
// embedding server that runs the same model on the same machine.
//
//   bench_encoder FOLDER [URL] [passages=64] [words=140]
//
// FOLDER: a model as encoder:path= takes it. URL: base of an OpenAI-compatible server, such as
// http://127.0.0.1:8081/v1; without one only our own figures are printed. Both sides get the same texts in
// turn; the ratio is a median over pairs.
#include "core/embedding/encoder.h"
#include "core/embedding/wordpiece.h"
#include "core/platform/http.h"
#include "core/platform/secrets.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace touchstone;

double secondsOf(const std::function<bool()>& work, bool& fine) {
    const auto begun = std::chrono::steady_clock::now();
    fine = work() && fine;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

std::vector<std::string> passages(std::size_t count, std::size_t words, unsigned seed) {
    static const std::vector<std::string> kWords{
        "request", "response", "the",   "a",    "dependency", "validation", "path",
        "of",      "function", "model", "with", "returns",    "header",     "to",
        "async",   "client",   "error", "is",   "parameter",  "schema"};
    std::mt19937 engine(seed);
    std::vector<std::string> out(count);
    for (std::string& text : out)
        for (std::size_t i = 0; i < words; ++i)
            text += kWords[engine() % kWords.size()] + (i % 12 == 11 ? ". " : " ");
    return out;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> places;
    std::size_t count = 64, words = 140;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word.starts_with("passages="))
            count = std::strtoul(word.c_str() + 9, nullptr, 10);
        else if (word.starts_with("words="))
            words = std::strtoul(word.c_str() + 6, nullptr, 10);
        else
            places.push_back(word);
    }
    if (places.empty() || count == 0 || words == 0) {
        fmt::print(stderr, "bench_encoder FOLDER [URL] [passages=64] [words=140]\n");
        return 2;
    }
    JobContext context;
    Spec spec("encoder");
    spec.set("path", places[0]);
    auto ours = makeEncoder(spec);
    const auto tokenizer = WordPiece::open(places[0]);
    if (!ours || !tokenizer) {
        fmt::print(stderr, "{}\n", describe(ours ? tokenizer.error() : ours.error()));
        return 2;
    }
    bool fine = true;
    const double load = secondsOf([&] { return (*ours)->prepare(context).has_value(); }, fine);
    if (!fine) {
        fmt::print(stderr, "{}\n", describe((*ours)->prepare(context).error()));
        return 2;
    }
    std::unique_ptr<HttpTransport> http;
    const std::unique_ptr<SecretStore> secrets = makeSecretStore();
    std::unique_ptr<Embedder> theirs;
    if (places.size() > 1) {
        http = makeHttpTransport();
        Spec server("openai-compatible");
        server.set("url", places[1]);
        server.set("model", "peer");
        server.set("batch", "32");
        ModelServices services;
        services.http = http.get();
        services.secrets = secrets.get();
        auto made = makeEmbedder(server, services);
        if (!made) {
            fmt::print(stderr, "{}\n", describe(made.error()));
            return 2;
        }
        theirs = std::move(*made);
    }
    std::vector<double> oursRate, theirsRate, ratio, query;
    for (unsigned round = 0; round < 5; ++round) {
        const auto texts = passages(count, words, round);
        std::size_t tokens = 0;
        for (const std::string& text : texts)
            tokens += (*tokenizer)->encode(text).size() + 2;
        const double a = secondsOf(
            [&] { return (*ours)->embed(texts, EmbedPurpose::Passage, context).has_value(); }, fine);
        oursRate.push_back(static_cast<double>(tokens) / a);
        query.push_back(1000 * secondsOf(
                                   [&] {
                                       return (*ours)
                                           ->embed({"how do I add a custom response header"},
                                                   EmbedPurpose::Query, context)
                                           .has_value();
                                   },
                                   fine));
        if (!theirs)
            continue;
        const double b =
            secondsOf([&] { return theirs->embed(texts, EmbedPurpose::Passage, context).has_value(); }, fine);
        theirsRate.push_back(static_cast<double>(tokens) / b);
        ratio.push_back(b / a);
    }
    if (!fine) {
        fmt::print(stderr, "A call failed; these figures mean nothing.\n");
        return 1;
    }
    fmt::print("load {:.0f} ms, short query {:.1f} ms\nours {:.0f} tokens/s over {} passages of {} words\n",
               1000 * load, median(query), median(oursRate), count, words);
    if (theirs)
        fmt::print("server {:.0f} tokens/s\ntimes server {:.2f}\n", median(theirsRate), median(ratio));
    return 0;
}
