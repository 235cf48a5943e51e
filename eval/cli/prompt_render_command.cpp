// SPDX-License-Identifier: GPL-3.0-or-later
// prompt render: what a model would be sent for an item of a gold set, or for any question.
#include "core/answering/prompt_preview.h"
#include "core/text/tokens.h"
#include "eval/cli/prompt_commands.h"
#include "eval/cli/retrieval_options.h"
#include "eval/gold/gold_repository.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct PromptRenderWords {
    std::string prompt, item, gold, question;
    std::size_t contextTokens = 3000;
};

struct AskedItem {
    std::string question, corpus;
};

/// The item of the gold set that is named, else of the newest version of whichever set has it.
Result<AskedItem> askedItem(Database& database, const std::string& id, const std::string& gold) {
    GoldRepository repository(database);
    std::vector<GoldSet> sets;
    if (!gold.empty()) {
        auto set = repository.find(gold);
        if (!set)
            return fail(std::move(set.error()));
        sets.push_back(std::move(*set));
    } else {
        auto all = repository.list();
        if (!all)
            return fail(std::move(all.error()));
        for (const GoldSet& one : *all) {
            const auto newer = [&](const GoldSet& other) {
                return other.name == one.name && other.version > one.version;
            };
            if (std::none_of(all->begin(), all->end(), newer))
                sets.push_back(one);
        }
    }
    std::vector<AskedItem> found;
    std::vector<std::string> where;
    for (const GoldSet& set : sets) {
        auto items = repository.items(set);
        if (!items)
            return fail(std::move(items.error()));
        for (const GoldItem& item : *items)
            if (item.id == id) {
                found.push_back({item.question, set.corpus});
                where.push_back(set.name);
            }
    }
    if (found.empty())
        return fail(ErrorCode::NotFound,
                    sets.empty() ? std::string("There is no gold set.")
                                 : fmt::format("No item of {} is called “{}”.",
                                               gold.empty() ? "any gold set" : "the gold set " + gold, id),
                    "touchstone-cli gold export NAME lists the items; --question takes any text instead.");
    if (found.size() > 1)
        return fail(ErrorCode::Usage,
                    fmt::format("Several gold sets have an item “{}”: {}.", id, fmt::join(where, ", ")),
                    "Name one with --gold.");
    return found.front();
}

Json promptPreviewJson(const StoredPrompt& prompt, const std::string& question,
                       const PromptPreview& preview) {
    Json messages = Json::array();
    for (const PreviewMessage& message : preview.messages)
        messages.push_back({{"role", roleName(message.role)},
                            {"example", message.example},
                            {"tokens", message.tokens},
                            {"stable_bytes", message.stableBytes},
                            {"content", message.content}});
    Json variables = Json::object();
    for (const auto& entry : preview.variables)
        variables[entry.first] = entry.second;
    Json sources = Json::array();
    Json cut = Json::array();
    for (std::size_t i = 0; i < preview.packed.hits.size(); ++i) {
        const Hit& hit = preview.packed.hits[i];
        Json row{{"chunk", hit.stored.chunk.id.value},
                 {"path", hit.stored.chunk.path},
                 {"heading", hit.stored.chunk.heading},
                 {"rank", hit.rank},
                 {"tokens", estimateTokens(hit.stored.chunk.text.text())}};
        if (i < preview.packed.sourceCount) {
            sources.push_back(std::move(row));
        } else {
            row["reason"] =
                preview.packed.isDuplicate[i - preview.packed.sourceCount] ? "duplicate" : "over_budget";
            cut.push_back(std::move(row));
        }
    }
    return {{"prompt", promptLabel(prompt)},
            {"hash", prompt.hash},
            {"question", question},
            {"tokens", preview.tokens},
            {"budget_tokens", preview.budgetTokens},
            {"variables", std::move(variables)},
            {"stable_prefix",
             {{"messages", preview.stableMessages},
              {"bytes", preview.stableBytes},
              {"tokens", preview.stableTokens}}},
            {"sources", std::move(sources)},
            {"cut", std::move(cut)},
            {"messages", std::move(messages)}};
}

void printRendered(Console& console, const PromptPreview& preview) {
    for (const PreviewMessage& message : preview.messages) {
        console.printLine(fmt::format("## {}{} (~{} tokens)", message.example ? "example " : "",
                                      roleName(message.role), message.tokens));
        const std::string_view content = message.content;
        console.print(content.substr(0, message.stableBytes));
        if (message.stableBytes > 0 && message.stableBytes < content.size())
            console.printLine("\n=== what stands above is the same for every question ===");
        console.printLine(content.substr(message.stableBytes));
        console.printLine("");
    }
    console.printLine(fmt::format("~{} tokens; the first ~{} are the same for every question", preview.tokens,
                                  preview.stableTokens));
    for (const auto& entry : preview.variables)
        console.printLine(fmt::format("  {:<10} ~{}", entry.first, entry.second));
    for (std::size_t i = preview.packed.sourceCount; i < preview.packed.hits.size(); ++i) {
        const Hit& hit = preview.packed.hits[i];
        console.printLine(
            fmt::format("  left out: {}. {}{} ({})", hit.rank, hit.stored.chunk.path,
                        hit.stored.chunk.anchor.empty() ? "" : "#" + hit.stored.chunk.anchor,
                        preview.packed.isDuplicate[i - preview.packed.sourceCount]
                            ? "says the same as a better one"
                            : fmt::format("over the budget of {} tokens", preview.budgetTokens)));
    }
}

Result<int> renderForItem(Session& session, const PromptRenderWords& words, const RetrievalWords& retrieval) {
    auto options = retrieval.options();
    if (!options)
        return fail(std::move(options.error()));
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompt = library->find(words.prompt);
    if (!prompt)
        return fail(std::move(prompt.error()));
    AskedItem asked{words.question, {}};
    if (!words.item.empty()) {
        auto found = askedItem(**session.database(), words.item, words.gold);
        if (!found)
            return fail(std::move(found.error()));
        asked = std::move(*found);
    }
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto editions = (*bench)->resolveEditions(retrieval.corpora.empty() ? asked.corpus : retrieval.corpora);
    if (!editions)
        return fail(std::move(editions.error()));
    JobContext context = session.console().jobContext("prompt render");
    auto retriever = (*bench)->retriever(*editions, context);
    if (!retriever)
        return fail(std::move(retriever.error()));
    auto retrieved = (*retriever)->retrieve(asked.question, *options, context);
    if (!retrieved)
        return fail(std::move(retrieved.error()));
    auto preview = previewPrompt(*prompt, asked.question, retrieved->hits, words.contextTokens,
                                 (*bench)->boundarySecret());
    if (!preview)
        return fail(std::move(preview.error()));
    if (session.json())
        session.console().printJson(promptPreviewJson(*prompt, asked.question, *preview));
    else
        printRendered(session.console(), *preview);
    return 0;
}

} // namespace

void addPromptRender(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<PromptRenderWords>();
    CLI::App* command = prompt.add_subcommand(
        "render", "What a model would be sent: messages, tokens, what was left out, what can be cached");
    command->add_option("prompt", words->prompt, "NAME@VERSION")->required();
    CLI::Option* item = command->add_option("--item", words->item, "Item of a gold set")->type_name("ID");
    command->add_option("--gold", words->gold, "The gold set (default: whichever has the item)");
    CLI::Option* question =
        command->add_option("--question", words->question, "Any question instead of an item");
    command->add_option("--context-tokens", words->contextTokens, "Budget of the sources")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    auto retrieval = addRetrievalWords(*command, 8);
    command->callback([=, &chosen] {
        if (item->count() + question->count() != 1)
            throw CLI::ValidationError("prompt render", "takes --item or --question, one of the two");
        chosen.command = [=](Session& session) { return renderForItem(session, *words, *retrieval); };
    });
}

} // namespace touchstone::cli
