// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/pipeline_target.h"

#include "core/answering/answer_prompt.h"
#include "core/answering/ask.h"
#include "core/answering/refusal.h"

namespace touchstone {

std::optional<std::int64_t> PipelineTarget::seedOf(std::uint32_t repeat) const {
    if (!m_arm.arm.settings.sendSeed)
        return std::nullopt;
    return static_cast<std::int64_t>(m_seed) + repeat;
}

Result<Answer> PipelineTarget::ask(const GoldItem& item, std::uint32_t, JobContext& context) const {
    const TargetSettings& settings = m_arm.arm.settings;
    AskOptions options;
    options.retrieval = retrievalOptionsOf(settings);
    options.contextTokens = settings.contextTokens;
    options.prompt = m_arm.prompt;
    options.boundarySecret = m_boundarySecret;
    return touchstone::ask(item.question, *m_retriever, m_model.get(), options, {}, context);
}

Result<Answer> PipelineTarget::askWithoutSources(const GoldItem& item, std::uint32_t repeat,
                                                 JobContext& context) const {
    const auto begun = context.clock->steady();
    PromptVariables variables;
    variables.values = {{"question", item.question}, {"refusal", std::string(kRefusalSentence)}};
    auto rendered = promptRequest(*m_arm.prompt, variables);
    if (!rendered)
        return fail(std::move(rendered.error()));
    ChatRequest request = std::move(*rendered);
    if (const auto seed = seedOf(repeat))
        request.seed = seed;
    ScopedSpan span(context.trace, "model");
    ChatOutcome outcome = m_model->complete(
        request, [](std::string_view) {}, context);
    if (outcome.error && outcome.error->code == ErrorCode::Cancelled)
        return fail(std::move(*outcome.error));
    Answer answer;
    answer.question = item.question;
    answer.text = std::move(outcome.partial.text);
    answer.model = m_model->name();
    answer.prompt = promptLabel(*m_arm.prompt);
    answer.usage = outcome.partial.usage;
    answer.ttftMs = outcome.partial.ttftMs;
    answer.attempts = outcome.partial.attempts;
    answer.error = std::move(outcome.error);
    if (outcome.partial.finish == FinishReason::ContentFilter)
        answer.refused = RefusalReason::ProviderFilter;
    else if (!answer.error && saysNotInSources(answer.text, {}))
        answer.refused = RefusalReason::NotInSources;
    answer.totalMs = std::chrono::duration<double, std::milli>(context.clock->steady() - begun).count();
    span.set("answer", answer.text);
    span.set("attempts", static_cast<std::int64_t>(answer.attempts));
    if (answer.error)
        span.markFailed();
    return answer;
}

Result<TargetReply> PipelineTarget::answer(const GoldItem& item, std::uint32_t repeat, JobContext& context) {
    TraceRecorder recorder("eval", item.question, *context.clock);
    JobContext traced = context;
    traced.trace = &recorder;
    traced.progress = {}; // the run tells how far it is, not each call
    Result<Answer> answer = m_arm.arm.settings.arm == ArmKind::ClosedBook
                                ? askWithoutSources(item, repeat, traced)
                                : ask(item, repeat, traced);
    if (!answer) {
        // A question that cannot be retrieved for is one failed item, and the others go on.
        const ErrorCode code = answer.error().code;
        if (code == ErrorCode::Cancelled || code == ErrorCode::WorkspaceDamaged ||
            code == ErrorCode::BadInput || code == ErrorCode::NotFound || code == ErrorCode::Internal)
            return fail(std::move(answer.error()));
        TargetReply reply;
        setError(reply.output, answer.error());
        reply.output.noHits = "retrieval failed";
        reply.error = std::move(answer.error());
        recorder.markFailed();
        reply.trace = recorder.snapshot();
        return reply;
    }
    if (context.stopped() && answer->partial && !answer->error)
        return fail(ErrorCode::Cancelled, "Stopped.");
    TargetReply reply;
    reply.output = outputOf(*answer, reply.passages);
    if (m_arm.arm.settings.arm == ArmKind::ClosedBook) {
        reply.output.hits.reset();
        reply.output.noHits = "closed book: nothing is retrieved";
        reply.output.citations.reset();
    }
    reply.error = std::move(answer->error);
    if (reply.error)
        recorder.markFailed();
    reply.trace = recorder.snapshot();
    return reply;
}

} // namespace touchstone
