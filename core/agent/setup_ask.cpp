// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/setup_ask.h"

#include "core/agent/agent_tools.h"

namespace touchstone {

Result<Answer> askWithSetup(Workbench& bench, const std::string& question, const AskSetup& setup,
                            const std::vector<Message>& history, CacheMode cache, const AskEvents& events,
                            JobContext& context, const SendGate& gate) {
    const auto editions = bench.resolveEditions(setup.corpora);
    if (!editions)
        return fail(editions.error());
    auto options = askOptionsOf(setup);
    if (!options)
        return fail(std::move(options.error()));
    options->history = history;
    const auto model = bench.model(setup.model.empty() ? "extractive" : setup.model, cache, gate);
    if (!model)
        return fail(model.error());
    if (*model && !setup.prompt.empty()) {
        auto prompt = bench.prompt(setup.prompt);
        if (!prompt)
            return fail(std::move(prompt.error()));
        options->prompt = std::move(*prompt);
    }
    std::unique_ptr<AgentTools> tools;
    if (setup.tools && *model) {
        auto opened = openAgentTools(bench, *editions, options->retrieval, context);
        if (!opened)
            return fail(std::move(opened.error()));
        tools = std::move(*opened);
        options->tools = tools.get();
    }
    return bench.ask(question, *editions, model->get(), *options, events, context);
}

} // namespace touchstone
