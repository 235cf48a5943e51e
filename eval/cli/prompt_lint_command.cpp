// SPDX-License-Identifier: GPL-3.0-or-later
// prompt lint: what is likely to go wrong with a prompt, from its words alone.
#include "core/prompts/prompt_lint.h"
#include "eval/cli/prompt_commands.h"
#include "eval/gold/gold_repository.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone::cli {

namespace {

struct PromptLintWords {
    std::string prompt, gold, failOn = "none";
    std::size_t budgetTokens = PromptLintOptions{}.budgetTokens;
};

/// Questions and answers of the set that is named, else of the newest version of every set.
Result<std::vector<std::pair<std::string, std::string>>> goldTexts(Database& database,
                                                                   const std::string& name) {
    GoldRepository repository(database);
    std::map<std::string, GoldSet> sets;
    if (!name.empty()) {
        auto set = repository.find(name);
        if (!set)
            return fail(std::move(set.error()));
        sets.emplace(name, std::move(*set));
    } else {
        auto all = repository.list();
        if (!all)
            return fail(std::move(all.error()));
        for (const GoldSet& one : *all)
            if (GoldSet& newest = sets[one.name]; one.version >= newest.version)
                newest = one;
    }
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [unused, set] : sets) {
        auto items = repository.items(set);
        if (!items)
            return fail(std::move(items.error()));
        for (const GoldItem& item : *items) {
            out.emplace_back(set.name + "/" + item.id, item.question);
            if (!item.answer.empty())
                out.emplace_back(set.name + "/" + item.id, item.answer);
        }
    }
    return out;
}

Result<int> lintPromptCommand(Session& session, const PromptLintWords& words) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompt = library->find(words.prompt);
    if (!prompt)
        return fail(std::move(prompt.error()));
    PromptLintOptions options;
    options.budgetTokens = words.budgetTokens;
    auto gold = goldTexts(**session.database(), words.gold);
    if (!gold)
        return fail(std::move(gold.error()));
    options.gold = std::move(*gold);
    auto findings = lintPrompt(*prompt, options);
    if (!findings)
        return fail(std::move(findings.error()));
    const auto warnings = std::count_if(findings->begin(), findings->end(),
                                        [](const PromptFinding& finding) { return finding.warning; });
    Json rows = Json::array();
    for (const PromptFinding& finding : *findings) {
        const std::string_view severity = finding.warning ? "warning" : "remark";
        rows.push_back({{"rule", finding.rule},
                        {"severity", severity},
                        {"line", finding.line},
                        {"column", finding.column},
                        {"message", finding.message}});
        if (!session.json())
            session.console().printLine(fmt::format("{}:{}:{}: {}: {} [{}]", promptLabel(*prompt),
                                                    finding.line, finding.column, severity, finding.message,
                                                    finding.rule));
    }
    if (session.json())
        session.console().printJson(Json{{"prompt", promptLabel(*prompt)},
                                         {"hash", prompt->hash},
                                         {"warnings", warnings},
                                         {"findings", std::move(rows)}});
    else if (findings->empty())
        session.console().printLine("Nothing was found.");
    const bool fails =
        (words.failOn == "warning" && warnings > 0) || (words.failOn == "remark" && !findings->empty());
    return fails ? 1 : 0;
}

} // namespace

void addPromptLint(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<PromptLintWords>();
    CLI::App* command = prompt.add_subcommand(
        "lint",
        "Contradictions, unused names, missing rules, risky placement of sources, gold items in examples");
    command->add_option("prompt", words->prompt, "NAME (the newest), NAME@VERSION or NAME@TAG")->required();
    command->add_option("--gold", words->gold, "Gold set whose items must not be examples (default: all)");
    command->add_option("--budget-tokens", words->budgetTokens, "Of the words around question and sources")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->add_option("--fail-on", words->failOn, "Exit 1 where there is one")
        ->check(CLI::IsMember({"none", "remark", "warning"}))
        ->capture_default_str();
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return lintPromptCommand(session, *words); };
    });
}

} // namespace touchstone::cli
