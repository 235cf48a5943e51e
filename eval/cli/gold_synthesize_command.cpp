// SPDX-License-Identifier: GPL-3.0-or-later
// gold synthesize.
#include "core/platform/env.h"
#include "eval/cli/budgeted_model.h"
#include "eval/cli/gold_commands.h"
#include "eval/gold/gold_exchange.h"
#include "eval/gold/gold_repository.h"
#include "eval/synthesis/synthesis.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace touchstone::cli {

namespace {

struct SynthesizeWords {
    std::string corpus, model, kinds, keep, out, into, budget;
    std::vector<std::string> against;
    std::size_t count = SynthesisRequest{}.count, parallel = SynthesisRequest{}.parallel,
                depth = SynthesisRequest{}.depth;
};

constexpr std::array<DropReason, 4> kMayStay{DropReason::LeaksWording, DropReason::OnePassageEnough,
                                             DropReason::KnownWithout, DropReason::NotRetrieved};

std::vector<std::string> splitCommas(const std::string& text) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : text + ",") {
        if (c != ',' && c != ' ') {
            word += c;
        } else if (!word.empty()) {
            out.push_back(word);
            word.clear();
        }
    }
    return out;
}

Result<SynthesisRequest> requestOf(const SynthesizeWords& words, std::uint64_t seed) {
    SynthesisRequest out;
    out.count = words.count;
    out.seed = seed;
    out.parallel = words.parallel;
    out.depth = words.depth;
    if (!words.kinds.empty())
        out.kinds.clear();
    for (const std::string& name : splitCommas(words.kinds)) {
        auto kind = synthesisKindByName(name);
        if (!kind)
            return fail(std::move(kind.error()));
        out.kinds.push_back(*kind);
    }
    for (const std::string& name : splitCommas(words.keep)) {
        auto reason = dropReasonByName(name);
        if (!reason)
            return fail(std::move(reason.error()));
        if (std::find(kMayStay.begin(), kMayStay.end(), *reason) == kMayStay.end())
            return fail(ErrorCode::Usage, fmt::format("An item that is dropped as {} cannot be kept.", name),
                        "Those that can: leaks_wording, one_passage_enough, known_without_passage, "
                        "not_retrieved.");
        out.keep.insert(*reason);
    }
    return out;
}

struct Into {
    std::vector<GoldItem> items; ///< of the set as it is
    std::string corpus;
};

/// The gold set that grows, and all whose questions may not come again.
Result<Into> readSets(Database& database, const SynthesizeWords& words,
                      std::vector<ExistingQuestion>& existing) {
    GoldRepository golds(database);
    auto sets = golds.list();
    if (!sets)
        return fail(std::move(sets.error()));
    Into out;
    std::vector<std::string> names = words.against;
    const bool grows =
        std::any_of(sets->begin(), sets->end(), [&](const GoldSet& set) { return set.name == words.into; });
    if (grows && std::find(names.begin(), names.end(), words.into) == names.end())
        names.push_back(words.into);
    for (const std::string& name : names) {
        auto set = golds.find(name);
        if (!set)
            return fail(std::move(set.error()));
        auto items = golds.items(*set);
        if (!items)
            return fail(std::move(items.error()));
        for (const GoldItem& item : *items)
            existing.push_back({set->name, item.id, item.question});
        if (name == words.into) {
            out.items = std::move(*items);
            out.corpus = set->corpus;
        }
    }
    return out;
}

void printReport(Console& console, const SynthesisReport& report, const Json& spent) {
    console.printLine(fmt::format("{} items of {} drafts, all of them drafts for a person to review.",
                                  report.items.size(), report.drafted));
    for (const SynthesisKind kind : kSynthesisKinds)
        if (const auto made = std::count(report.kinds.begin(), report.kinds.end(), kind); made > 0)
            console.printLine(fmt::format("  {:<14} {:>5}", synthesisKindName(kind), made));
    std::map<DropReason, std::vector<const DroppedDraft*>> dropped;
    for (const DroppedDraft& draft : report.dropped)
        dropped[draft.reason].push_back(&draft);
    for (const auto& [reason, drafts] : dropped) {
        console.printLine(fmt::format("dropped as {}: {}", dropReasonName(reason), drafts.size()));
        for (const DroppedDraft* draft : drafts)
            console.printLine(
                fmt::format("  {}{}{}: {}{}", draft->path, draft->anchor.empty() ? "" : "#", draft->anchor,
                            draft->question.empty() ? "" : "'" + draft->question + "' ", draft->detail));
    }
    for (const std::string& note : report.notes)
        console.remark(note);
    console.remark(fmt::format(
        "{} replies, {} calls sent{}.", report.calls, spent["calls"].get<std::int64_t>(),
        spent["cost"].is_number()
            ? fmt::format(", {:.4f} {}", spent["cost"].get<double>(), spent["currency"].get<std::string>())
            : ""));
}

/// Writes the items where they are wanted. Errors: the store's, Io, Usage.
Result<Json> deliver(Session& session, Database& database, const SynthesizeWords& words, Into into,
                     const SynthesisServices& services, const SynthesisReport& report) {
    Json out = Json::object();
    if (words.out == "-") {
        session.console().print(goldJsonLines(report.items));
    } else if (!words.out.empty()) {
        TOUCHSTONE_TRY(writeFileAtomically(words.out, goldJsonLines(report.items)));
        out["out"] = words.out;
    }
    if (words.into.empty() || report.items.empty())
        return out;
    const std::string corpus = into.corpus.empty()
                                   ? EditionName{services.edition.name, services.edition.version}.toString()
                                   : into.corpus;
    for (const GoldItem& item : report.items)
        into.items.push_back(item);
    auto saved = GoldRepository(database).save(words.into, corpus, into.items);
    if (!saved)
        return fail(std::move(saved.error()));
    out["into"] = {{"name", saved->name}, {"version", saved->version}, {"items", saved->items}};
    return out;
}

Result<SynthesisServices> servicesOf(Session& session, const SynthesizeWords& words,
                                     const BudgetedModel& model, JobContext& context) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto editions = (*bench)->resolveEditions(words.corpus);
    if (!editions)
        return fail(std::move(editions.error()));
    if (editions->size() != 1)
        return fail(ErrorCode::Usage, "Synthetic items are made of one corpus.", "Name one with --corpus.");
    auto retriever = (*bench)->retriever(*editions, context);
    if (!retriever)
        return fail(std::move(retriever.error()));
    auto prompts = readSynthesisPrompts((*bench)->promptFolder());
    if (!prompts)
        return fail(std::move(prompts.error()));
    return SynthesisServices{**database,  editions->front(),   std::move(*retriever),
                             model.model, std::move(*prompts), {},
                             model.name};
}

Result<int> synthesize(Session& session, const SynthesizeWords& words) {
    auto request = requestOf(words, session.options().seed);
    if (!request)
        return fail(std::move(request.error()));
    JobContext context = session.console().jobContext("gold synthesize");
    auto model =
        budgetedModel(session, words.model, words.budget, "The extractive answerer cannot write questions.");
    if (!model)
        return fail(std::move(model.error()));
    auto services = servicesOf(session, words, *model, context);
    if (!services)
        return fail(std::move(services.error()));
    auto into = readSets(services->database, words, services->existing);
    if (!into)
        return fail(std::move(into.error()));
    auto report = synthesizeItems(*services, *request, context);
    if (!report)
        return fail(std::move(report.error()));
    auto written = deliver(session, services->database, words, std::move(*into), *services, *report);
    if (!written)
        return fail(std::move(written.error()));
    const Json cost = spentJson(*model);
    if (session.json() && words.out != "-") {
        Json json = synthesisJson(*services, *request, *report);
        json["spent"] = cost;
        json.update(*written);
        if (report->stopped)
            json["stopped"] = report->stopped->message;
        session.console().printJson(json);
    } else if (words.out != "-") {
        printReport(session.console(), *report, cost);
    }
    if (!report->stopped)
        return 0;
    session.console().remark(report->stopped->message +
                             " What was made is kept; the same command goes on from there and pays for no "
                             "reply twice.");
    return report->stopped->code == ErrorCode::BudgetReached ? 4 : 3;
}

} // namespace

void addGoldSynthesize(CLI::App& gold, Chosen& chosen) {
    auto words = std::make_shared<SynthesizeWords>();
    CLI::App* command = gold.add_subcommand(
        "synthesize", "Let a model draft items out of a corpus, with filters that say why one was dropped");
    command->add_option("--corpus", words->corpus, "N[@V] (default: the only one)");
    command->add_option("--model", words->model, "Model SPEC or a name from the settings");
    command->add_option("--count", words->count, "Items wanted")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, std::size_t{100000}));
    command->add_option(
        "--kinds", words->kinds,
        "Of single, several-hops, unanswerable, paraphrase, typo, adversarial (default: all)");
    command->add_option("--out", words->out, "File for the items, JSON Lines; - for standard output");
    command->add_option("--into", words->into, "Gold set that gets them as its next version");
    command->add_option("--against", words->against, "Further gold sets whose questions may not come again");
    command->add_option("--keep", words->keep,
                        "Tag and keep what would be dropped as leaks_wording, one_passage_enough, "
                        "known_without_passage, not_retrieved");
    command->add_option("--depth", words->depth, "A passage further down counts as not retrieved")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, std::size_t{1000}));
    command->add_option("--parallel", words->parallel, "Calls at once")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, std::size_t{64}));
    command->add_option("--budget", words->budget, "calls=N,tokens=N,cost=N");
    command->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return synthesize(session, *words); }; });
}

} // namespace touchstone::cli
