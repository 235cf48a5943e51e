// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spec.h"
#include "core/corpus/ignore_rules.h"
#include "core/models/json_guard.h"
#include "core/platform/http.h"
#include "core/platform/sse.h"
#include "core/prompts/template.h"
#include "core/retrieval/filters.h"
#include "eval/experiments/experiment.h"
#include "eval/gold/gold_csv.h"
#include "eval/gold/gold_set.h"
#include "eval/metrics/trec_files.h"
#include "eval/regressions/gates.h"
#include "eval/regressions/prompt_suite.h"
#include "eval/runners/foreign_run.h"
#include "tests/fuzz/parsers/targets.h"

#include <array>

namespace touchstone::fuzz {

namespace {

/// An error names what is wrong; a value is none.
template<class T>
std::string told(const Result<T>& result) {
    return !result && result.error().message.empty() ? "an error without words" : "";
}

/// A stream is the same however the network cut it.
std::string sse(std::string_view bytes) {
    const auto eventsOf = [&](std::size_t piece) {
        std::string all;
        SseParser parser(
            [&](const SseEvent& event) {
                all += event.event + "\x1f" + event.data + "\x1f" + event.id + "\x1e";
                return true;
            },
            4096);
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            if (!parser.feed(bytes.substr(at, piece)))
                return all + "!";
        parser.finish();
        return all;
    };
    const std::string whole = eventsOf(bytes.size() + 1);
    return eventsOf(1) == whole && eventsOf(3) == whole ? "" : "the events depend on how the stream was cut";
}

std::string prompt(std::string_view bytes) {
    const auto parsed = Template::parse(bytes, {});
    if (!parsed)
        return told(parsed);
    PromptVariables variables;
    const auto rendered = parsed->render(variables);
    return told(rendered);
}

std::string goldLines(std::string_view bytes) {
    const auto items = parseGoldJsonLines(bytes, "fuzz.jsonl");
    if (!items)
        return told(items);
    const auto again = parseGoldCsv(goldCsv(*items), "fuzz.csv");
    return again && goldHash(*again) == goldHash(*items) ? "" : "CSV does not bring back the same items";
}

std::string ignoring(std::string_view bytes) {
    IgnoreRules rules;
    rules.add("", ".gitignore", bytes);
    for (const char* path : {"a", "a/b.md", "docs/deep/er/page.txt", "*", "\\", "[x]"})
        (void)rules.ignoredBy(path, false);
    return {};
}

constexpr std::array kRecordTargets{
    Target{"sse", sse},
    Target{"prompt", prompt},
    Target{"gold", goldLines},
    Target{"gold-csv", [](std::string_view bytes) { return told(parseGoldCsv(bytes, "fuzz.csv")); }},
    Target{"qrels", [](std::string_view bytes) { return told(parseQrels(std::string(bytes), "fuzz")); }},
    Target{"trec-run", [](std::string_view bytes) { return told(parseRun(std::string(bytes), "fuzz")); }},
    Target{"experiment", [](std::string_view bytes) { return told(parseExperiment(bytes, "fuzz.json")); }},
    Target{"gates", [](std::string_view bytes) { return told(parseGates(bytes, "fuzz.json")); }},
    Target{"suite", [](std::string_view bytes) { return told(parsePromptSuite(bytes, "fuzz.jsonl")); }},
    Target{"foreign-run", [](std::string_view bytes) { return told(readForeignRun(bytes, "fuzz.json")); }},
    Target{"json", [](std::string_view bytes) { return told(parseForeignJson(bytes)); }},
    Target{"url", [](std::string_view bytes) { return told(parseUrl(bytes)); }},
    Target{"filter", [](std::string_view bytes) { return told(parseFilter(bytes)); }},
    Target{"spec", [](std::string_view bytes) { return told(Spec::parse(bytes)); }},
    Target{"ignore", ignoring},
};

} // namespace

std::span<const Target> recordTargets() {
    return kRecordTargets;
}

const Target* targetByName(std::string_view name) {
    for (const auto targets : {pageTargets(), archiveTargets(), recordTargets()})
        for (const Target& target : targets)
            if (target.name == name)
                return &target;
    return nullptr;
}

} // namespace touchstone::fuzz
