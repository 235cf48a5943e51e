// SPDX-License-Identifier: GPL-3.0-or-later
// guard scan: does a text speak to the model instead of the reader?
#include "core/text/injected_text.h"
#include "eval/cli/command.h"
#include "eval/cli/corpus_command_parts.h"
#include "eval/cli/json_lines.h"

namespace touchstone::cli {

namespace {

Json scanJson(const Json& id, const std::string& text) {
    const InjectionScan scan = scanForInjection(text);
    Json kinds = Json::array();
    for (const InjectionKind kind : scan.kinds())
        kinds.push_back(injectionKindName(kind));
    Json spans = Json::array();
    for (const InjectedSpan& span : scan.spans)
        spans.push_back(Json{{"kind", injectionKindName(span.kind)},
                             {"start", span.range.start},
                             {"end", span.range.end},
                             {"weight", span.weight}});
    return Json{{"id", id},
                {"verdict", injectionVerdictName(verdictOf(scan))},
                {"score", scan.score},
                {"kinds", std::move(kinds)},
                {"spans", std::move(spans)}};
}

} // namespace

void addGuardCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* guard = app.add_subcommand("guard", "Guardrails: scan texts for injected instructions");
    guard->require_subcommand(1);
    auto input = std::make_shared<std::string>();
    CLI::App* scan = guard->add_subcommand(
        "scan", "Texts that speak to the model instead of the reader: one line of JSON for each line");
    scan->add_option("--input", *input, "Lines {id, text}; - is standard input")
        ->required()
        ->type_name("FILE.jsonl");
    scan->callback([input, &chosen] {
        chosen.command = [input](Session& session) -> Result<int> {
            JobContext context = session.console().jobContext("guard scan");
            TOUCHSTONE_TRY(eachInputLine(*input, [&](const InputLine& line) -> Result<> {
                TOUCHSTONE_TRY(context.check());
                auto id = line.id();
                if (!id)
                    return fail(std::move(id.error()));
                auto text = line.text("text");
                if (!text)
                    return fail(std::move(text.error()));
                session.console().printJson(scanJson(*id, *text));
                return {};
            }));
            return 0;
        };
    });
}

} // namespace touchstone::cli
