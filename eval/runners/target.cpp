// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/target.h"

#include "core/prompts/prompt_library.h"
#include "eval/runners/command_target.h"
#include "eval/runners/http_target.h"
#include "eval/runners/pipeline_target.h"
#include "eval/runners/whole_documents.h"

namespace touchstone {

namespace {

Result<PromptVersion> promptOf(const std::string& text, const TargetServices& services) {
    auto database = services.workspace->connect();
    if (!database)
        return fail(std::move(database.error()));
    auto prompt = PromptLibrary(*database, services.promptFolder).find(text);
    if (!prompt)
        return fail(std::move(prompt.error()));
    return static_cast<PromptVersion&>(*prompt);
}

} // namespace

RetrievalOptions retrievalOptionsOf(const TargetSettings& settings) {
    RetrievalOptions options;
    options.mode = settings.mode;
    options.k = settings.k;
    options.rerank = settings.rerank;
    return options;
}

Result<ResolvedArm> resolveArm(const Arm& arm, const TargetServices& services) {
    ResolvedArm out;
    out.arm = arm;
    TargetSettings& settings = out.arm.settings;
    if (!settings.asksModel())
        return out;
    auto model = services.model(settings.model);
    if (!model)
        return fail(std::move(model.error()));
    if (!*model) { // a name of the settings may stand for the extractive answerer
        settings.arm = ArmKind::Extractive;
        return out;
    }
    out.model = (*model)->spec();
    auto prompt = promptOf(
        settings.arm == ArmKind::ClosedBook ? settings.promptWithoutSources : settings.prompt, services);
    if (!prompt)
        return fail(std::move(prompt.error()));
    out.prompt = std::move(*prompt);
    return out;
}

Result<std::unique_ptr<Target>> makeTarget(const ResolvedArm& arm, const EditionInfo& edition,
                                           const TargetServices& services, JobContext& context) {
    const TargetSettings& settings = arm.arm.settings;
    if (settings.kind != TargetKind::Pipeline) {
        if (settings.kind == TargetKind::Command && !services.allowCommand)
            return fail(ErrorCode::Usage, "This experiment starts a program of its own.",
                        "Read its \"command\"; when you trust it, add --allow-command.");
        auto aligner = ContextAligner::build(services.workspace, edition);
        if (!aligner)
            return fail(std::move(aligner.error()));
        auto shared = std::make_shared<const ContextAligner>(std::move(*aligner));
        if (settings.kind == TargetKind::Http)
            return std::make_unique<HttpTarget>(settings, std::move(shared), services.http, services.secrets);
        return std::make_unique<CommandTarget>(settings, std::move(shared));
    }
    std::shared_ptr<ChatModel> model;
    if (settings.asksModel()) {
        auto made = services.model(settings.model);
        if (!made)
            return fail(std::move(made.error()));
        model = std::move(*made);
    }
    std::shared_ptr<const Retriever> retriever;
    if (settings.arm != ArmKind::ClosedBook) {
        auto opened = services.retriever(edition, context);
        if (!opened)
            return fail(std::move(opened.error()));
        retriever = std::move(*opened);
    }
    if (settings.arm == ArmKind::WholeDocument)
        retriever = makeWholeDocumentRetriever(std::move(retriever), services.workspace, edition);
    return std::make_unique<PipelineTarget>(arm, std::move(retriever), std::move(model), services.seed,
                                            services.boundarySecret);
}

} // namespace touchstone
