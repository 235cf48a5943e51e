// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunker.h"
#include "core/corpus/parser.h"
#include "tests/fuzz/parsers/targets.h"

#include <fmt/format.h>

#include <array>
#include <stop_token>

namespace touchstone::fuzz {

namespace {

constexpr std::size_t kMostChunked = 64U << 10U; // a slow input is found by its parser as well

std::string wrongRanges(const Document& document) {
    std::uint64_t end = 0;
    for (const Section& section : document.sections) {
        if (section.source.start > section.source.end || section.source.end > document.sizeBytes)
            return fmt::format("section {}..{} of {} bytes", section.source.start, section.source.end,
                               document.sizeBytes);
        if (section.source.start < end)
            return fmt::format("section {} begins before {} ends", section.source.start, end);
        end = section.source.end;
        for (const Block& block : section.blocks)
            if (block.source.start > block.source.end || block.source.end > document.sizeBytes)
                return fmt::format("block {}..{} of {} bytes", block.source.start, block.source.end,
                                   document.sizeBytes);
    }
    return {};
}

std::string wrongChunks(const Document& document, const char* spec) {
    const auto chunker = makeChunker(*Spec::parse(spec));
    if (!chunker)
        return "no chunker " + std::string(spec);
    for (const Chunk& chunk : (*chunker)->chunk(document, {})) {
        if (chunk.range.start > chunk.range.end || chunk.range.end > document.sizeBytes)
            return fmt::format("{}: chunk {}..{} of {} bytes", spec, chunk.range.start, chunk.range.end,
                               document.sizeBytes);
        for (const ChunkSpan& span : chunk.spans)
            if (span.start > span.end || span.end > chunk.text.text().size())
                return fmt::format("{}: span {}..{} of a text of {}", spec, span.start, span.end,
                                   chunk.text.text().size());
    }
    return {};
}

std::string page(std::string_view bytes, Dialect dialect, const char* path) {
    ParseContext context;
    context.corpus = "fuzz";
    context.mkdocsSite = dialect == Dialect::Mkdocs;
    const std::string included = "first\n# [START part]\nsecond\n# [END part]\nthird\n";
    context.fileOfCorpus = [&](const std::string&) { return &included; };
    context.pathsBeginningWith = [](const std::string& prefix) { return std::vector{prefix + "_py310.py"}; };
    JobContext job;
    const auto documents = parseDocuments(path, bytes, dialect, context, job);
    if (!documents)
        return documents.error().message.empty() ? "an error without words" : "";
    for (const Document& document : *documents) {
        if (std::string wrong = wrongRanges(document); !wrong.empty())
            return wrong;
        if (bytes.size() > kMostChunked)
            continue;
        for (const char* spec : {"structural:tokens=40", "recursive:tokens=20", "sentence:sentences=2",
                                 "hierarchical:tokens=60", "entries", "code"})
            if (std::string wrong = wrongChunks(document, spec); !wrong.empty())
                return wrong;
    }
    return {};
}

template<Dialect dialect>
std::string as(std::string_view bytes) {
    constexpr std::array kNames{"x",      "a.md", "a.md",  "a.txt",  "a.py",    "a.rst",
                                "a.html", "a.md", "a.pdf", "a.docx", "a.ipynb", "a.json"};
    return page(bytes, dialect, kNames[static_cast<std::size_t>(dialect)]);
}

constexpr std::array kPageTargets{
    Target{"mkdocs", as<Dialect::Mkdocs>},
    Target{"markdown", as<Dialect::Markdown>},
    Target{"mdbook", as<Dialect::Mdbook>},
    Target{"text", as<Dialect::Text>},
    Target{"rst", as<Dialect::Rst>},
    Target{"html", as<Dialect::Html>},
    Target{"notebook", as<Dialect::Notebook>},
    Target{"issues", as<Dialect::Issues>},
    Target{"python", as<Dialect::Code>},
    Target{"script", [](std::string_view bytes) { return page(bytes, Dialect::Code, "a.ts"); }},
    Target{"cpp", [](std::string_view bytes) { return page(bytes, Dialect::Code, "a.cpp"); }},
};

} // namespace

std::span<const Target> pageTargets() {
    return kPageTargets;
}

} // namespace touchstone::fuzz
