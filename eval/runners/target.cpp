// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/target.h"

#include "eval/runners/command_target.h"
#include "eval/runners/http_target.h"
#include "eval/runners/pipeline_target.h"
#include "eval/runners/whole_documents.h"

#include <fmt/format.h>

#include <charconv>

namespace touchstone {

namespace {

Result<PromptVersion> promptOf(const std::string& text, const std::string& folder) {
    const std::size_t at = text.rfind('@');
    int version = 0;
    if (at != std::string::npos) {
        const char* end = text.data() + text.size();
        if (std::from_chars(text.data() + at + 1, end, version).ptr != end || version < 1)
            return fail(ErrorCode::Usage, fmt::format("'{}' is no prompt version.", text),
                        "Write NAME@VERSION, such as answer@1.");
    }
    return builtInPrompt(text.substr(0, at), folder, version);
}

} // namespace

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
    auto prompt =
        promptOf(settings.arm == ArmKind::ClosedBook ? settings.promptWithoutSources : settings.prompt,
                 services.promptFolder);
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
    return std::make_unique<PipelineTarget>(arm, std::move(retriever), std::move(model), services.seed);
}

} // namespace touchstone
