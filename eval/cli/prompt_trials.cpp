// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/prompt_trials.h"

#include "eval/cli/eval_commands.h"

#include <fmt/format.h>

namespace touchstone::cli {

BehaviourOptions TrialWords::options(const std::string& a, const std::string& b, std::uint64_t seed) const {
    BehaviourOptions out;
    out.a = a;
    out.b = b;
    out.gold = gold;
    out.corpus = corpus;
    out.model = model;
    out.measure = measure;
    out.k = k;
    out.frozen = !anew;
    out.seed = seed;
    return out;
}

std::shared_ptr<TrialWords> addTrialWords(CLI::App& command) {
    auto words = std::make_shared<TrialWords>();
    command.add_option("--gold", words->gold, "Gold set whose questions are asked, N or N@V");
    command.add_option("--corpus", words->corpus, "N[@V] (default: the one that the gold set was made for)");
    command.add_option("--model", words->model, "Model SPEC or a name from the settings");
    command.add_option(
        "--measure", words->measure,
        "What decides whether an item is fixed or broken (default: refusals, answers, citations)");
    command.add_option("-k", words->k, "Passages for each question")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command.add_flag("--retrieve-anew", words->anew,
                     "Each version has its own retrieval (default: both get the same passages)");
    return words;
}

Result<PromptComparer> promptComparer(Session& session) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto services = targetServices(session, false);
    if (!services)
        return fail(std::move(services.error()));
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    return PromptComparer(**database, trialServices(std::move(*services), *bench, session.options().seed),
                          TOUCHSTONE_VERSION);
}

Result<Json> statedCost(Session& session, PromptComparer& comparer, const PreparedRun& prepared,
                        std::size_t trials, std::size_t items, JobContext& context) {
    const auto cost = trialCost(comparer, prepared, **session.workbench(), trials, items, context);
    if (!cost)
        return fail(cost.error());
    return Json{{"calls", cost->calls},
                {"input_tokens", cost->inputTokens},
                {"output_tokens", cost->outputTokens},
                {"cost", cost->cost ? Json(*cost->cost) : Json(nullptr)},
                {"currency", cost->cost ? Json(cost->currency) : Json(nullptr)}};
}

std::string costText(const Json& cost) {
    return fmt::format(
        "At most {} calls, ~{} tokens in and ~{} out{}; what was asked before comes from the cache.",
        cost["calls"].get<std::uint64_t>(), cost["input_tokens"].get<std::int64_t>(),
        cost["output_tokens"].get<std::int64_t>(),
        cost["cost"].is_number()
            ? fmt::format(", ~{:.4f} {}", cost["cost"].get<double>(), cost["currency"].get<std::string>())
            : ", price not known");
}

} // namespace touchstone::cli
