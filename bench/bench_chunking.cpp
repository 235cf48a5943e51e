// SPDX-License-Identifier: GPL-3.0-or-later
// Parsing and chunking of Markdown against parsing alone by cmark, on a generated page of every construct.
#include "bench/paired.h"
#include "core/chunking/chunker.h"
#include "core/corpus/parser.h"

#include <benchmark/benchmark.h>
#include <cmark.h>

using namespace touchstone;
using namespace touchstone::bench;

namespace {

std::string page(std::size_t sections) {
    Random random(5);
    std::string text = "# Title\n\n";
    for (std::size_t i = 0; i < sections; ++i) {
        text += "## Section " + std::to_string(i) + "\n\n";
        for (int j = 0; j < 3; ++j)
            text += passage(random, 60, 5000) + " and `code` with *emphasis* and [a link](other.md).\n\n";
        text += "* " + passage(random, 12, 5000) + "\n* " + passage(random, 9, 5000) + "\n\n";
        text += "```python\n";
        for (int j = 0; j < 8; ++j)
            text += "value_" + std::to_string(j) + " = call(" + zipfWord(random, 500) + ")\n";
        text += "```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n";
    }
    return text;
}

void ParseAndChunk(benchmark::State& state) {
    const std::string text = page(static_cast<std::size_t>(state.range(0)));
    const auto chunker = std::move(makeChunker(Spec::parse(kDefaultChunker).value()).value());
    ParseContext context;
    JobContext job;
    std::size_t chunks = 0;
    const auto ours = [&] {
        const auto document = parseDocument("page.md", text, Dialect::Markdown, context, job);
        chunks = document ? chunker->chunk(*document, {"main", ""}).size() : 0;
    };
    for (auto _ : state)
        ours();
    if (chunks == 0)
        state.SkipWithError("nothing was parsed");
    state.counters["chunks"] = static_cast<double>(chunks);
    state.counters["times cmark"] = timesFaster(ours, [&] {
        cmark_node* node = cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT);
        cmark_node_free(node);
    });
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
}
BENCHMARK(ParseAndChunk)->Arg(10)->Arg(1000)->Unit(benchmark::kMillisecond);

} // namespace
