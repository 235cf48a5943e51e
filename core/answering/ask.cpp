// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/ask.h"

#include "core/answering/answer_prompt.h"
#include "core/answering/follow_up.h"
#include "core/answering/packing.h"
#include "core/answering/refusal.h"
#include "core/answering/support.h"
#include "core/base/clock.h"
#include "core/platform/env.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// One question on its way; the steps in the order in which they happen.
class Asking {
public:
    Asking(const std::string& question, const AskOptions& options, const AskEvents& events,
           JobContext& context)
        : m_options(options), m_events(events), m_context(context) {
        m_answer.id.value = newUlid();
        m_answer.question = question;
        m_searched = searchedQuestion(question, options.history);
        if (m_searched != question)
            m_answer.searched = m_searched;
    }

    Result<Answer> run(const Retriever& retriever, ChatModel* model) {
        stage("retrieving");
        Result<RetrievalResult> retrieved = retrieve(retriever, model == nullptr);
        if (!retrieved)
            return fail(std::move(retrieved.error()));
        m_answer.searchedChunks = retrieved->searchedChunks;
        m_answer.retrievalMs = retrieved->ms > 0 ? retrieved->ms : elapsedMs(m_begun);
        if (m_events.passages)
            m_events.passages(*retrieved);
        if (!model || (retrieved->hits.empty() && !m_options.tools))
            return withoutModel(*retrieved);
        stage("reading");
        pack(*retrieved);
        Result<ChatRequest> request = prompt();
        if (!request)
            return fail(std::move(request.error()));
        TOUCHSTONE_TRY(m_context.check());
        stage("answering");
        TOUCHSTONE_TRY(call(*model, *request));
        stage("checking");
        verify();
        m_answer.totalMs = elapsedMs(m_begun);
        return std::move(m_answer);
    }

private:
    void stage(std::string_view name) const {
        if (m_events.stage)
            m_events.stage(name);
    }

    /// `weigh`: the extractive answerer weighs words by their rareness, which the explanations tell.
    Result<RetrievalResult> retrieve(const Retriever& retriever, bool weigh) {
        TOUCHSTONE_TRY(m_context.check());
        ScopedSpan span(m_context.trace, "retrieve");
        RetrievalOptions options = m_options.retrieval;
        options.explain = options.explain || weigh;
        Result<RetrievalResult> retrieved = retriever.retrieve(m_searched, options, m_context);
        if (!retrieved) {
            span.markFailed();
            span.set("error", describe(retrieved.error()));
            return retrieved;
        }
        if (m_context.trace) {
            span.set("query", retrieved->query);
            span.set("mode", std::string(retrievalModeName(m_options.retrieval.mode)));
            span.set("k", static_cast<std::int64_t>(m_options.retrieval.k));
            span.set("searched_chunks", static_cast<std::int64_t>(retrieved->searchedChunks));
            span.set("query_coverage", retrieved->queryCoverage);
            span.set("top_dense", retrieved->topDense);
            span.set("top_lexical", retrieved->topLexical);
            Json hits = Json::array();
            for (const Hit& hit : retrieved->hits) {
                const Chunk& chunk = hit.stored.chunk;
                Json entry = {{"rank", hit.rank},
                              {"score", hit.score},
                              {"chunk", chunk.id.value},
                              {"path", chunk.path},
                              {"anchor", chunk.anchor}};
                for (const auto& scored : hit.stages)
                    entry["stages"][scored.first] = {{"rank", scored.second.rank},
                                                     {"score", scored.second.score}};
                hits.push_back(std::move(entry));
            }
            span.set("hits", dump(hits));
        }
        leaveOut(*retrieved, span);
        return retrieved;
    }

    /// The passages that this answer has to do without.
    void leaveOut(RetrievalResult& retrieved, ScopedSpan& span) const {
        if (m_options.withoutChunks.empty())
            return;
        const std::size_t found = retrieved.hits.size();
        std::erase_if(retrieved.hits, [&](const Hit& hit) {
            return std::find(m_options.withoutChunks.begin(), m_options.withoutChunks.end(),
                             hit.stored.chunk.id.value) != m_options.withoutChunks.end();
        });
        span.set("switched_off", static_cast<std::int64_t>(found - retrieved.hits.size()));
    }

    Result<Answer> withoutModel(const RetrievalResult& retrieved) {
        stage("answering");
        Answer quoted;
        {
            ScopedSpan span(m_context.trace, "extract");
            quoted = answerExtractively(m_searched, retrieved);
            quoted.question = m_answer.question;
            quoted.searched = m_answer.searched;
            if (quoted.refused == RefusalReason::None)
                quoted.sentences = checkSupport(quoted.text, quoted.citations, quoted.hits);
            span.set("refused", std::string(refusalReasonName(quoted.refused)));
            span.set("citations", static_cast<std::int64_t>(quoted.citations.size()));
            span.set("answer", quoted.text);
        }
        quoted.id = m_answer.id;
        quoted.retrievalMs = m_answer.retrievalMs;
        m_answer = std::move(quoted);
        if (!m_options.retrieval.explain)
            for (Hit& hit : m_answer.hits) {
                hit.terms.clear();
                hit.similarityPercentile = -1;
            }
        if (m_events.text)
            m_events.text(m_answer.text);
        m_answer.ttftMs = m_answer.totalMs = elapsedMs(m_begun);
        return std::move(m_answer);
    }

    void pack(const RetrievalResult& retrieved) {
        ScopedSpan span(m_context.trace, "pack");
        Packed packed = packSources(retrieved.hits, m_options.contextTokens);
        span.set("budget_tokens", static_cast<std::int64_t>(m_options.contextTokens));
        span.set("tokens", static_cast<std::int64_t>(packed.tokens));
        span.set("sources", static_cast<std::int64_t>(packed.sourceCount));
        span.set("duplicates", static_cast<std::int64_t>(packed.duplicates));
        span.set("over_budget", static_cast<std::int64_t>(packed.overBudget));
        m_answer.hits = std::move(packed.hits);
        m_answer.sourceCount = packed.sourceCount;
    }

    Result<ChatRequest> prompt() {
        ScopedSpan span(m_context.trace, "prompt");
        std::optional<PromptVersion> version = m_options.prompt;
        if (!version) {
            const std::filesystem::path folder = Places::fromEnvironment().sharedData() / "prompts";
            Result<PromptVersion> builtIn = builtInPrompt("answer", folder.string());
            if (!builtIn)
                return failed(span, std::move(builtIn.error()));
            version = std::move(*builtIn);
        }
        m_answer.prompt = promptLabel(*version);
        m_boundary = sourceBoundary(m_options.boundarySecret, version->hash, m_answer.question, m_answer.hits,
                                    m_answer.sourceCount);
        const PromptVariables variables =
            answerVariables(m_answer.question, m_answer.hits, m_answer.sourceCount, m_boundary);
        Result<ChatRequest> request = promptRequest(*version, variables);
        if (!request)
            return failed(span, std::move(request.error()));
        addCallersPart(*request);
        if (m_context.trace) {
            span.set("prompt", m_answer.prompt);
            span.set("hash", version->hash);
            Json sent = Json::array();
            for (const Message& message : request->messages)
                sent.push_back({{"role", roleName(message.role)}, {"content", message.content}});
            span.set("messages", dump(sent));
        }
        return request;
    }

    /// What was said before, and what the caller sets: it goes before the settings of the prompt.
    void addCallersPart(ChatRequest& request) const {
        if (!m_options.history.empty() && !request.messages.empty()) {
            std::vector<Message> earlier = historyThatFits(m_options.history, m_options.historyTokens);
            request.messages.insert(request.messages.end() - 1, std::make_move_iterator(earlier.begin()),
                                    std::make_move_iterator(earlier.end()));
        }
        const AnswerParameters& wanted = m_options.parameters;
        if (wanted.temperature)
            request.temperature = wanted.temperature;
        if (wanted.topP)
            request.topP = wanted.topP;
        if (wanted.maxTokens)
            request.maxTokens = wanted.maxTokens;
        if (wanted.seed)
            request.seed = wanted.seed;
        if (!wanted.stop.empty())
            request.stop = wanted.stop;
    }

    /// Errors: Cancelled before any text.
    Result<> call(ChatModel& model, const ChatRequest& request) {
        ScopedSpan span(m_context.trace, "model");
        m_answer.model = model.name();
        const ChatSink sink = [this](std::string_view piece) {
            if (m_events.text)
                m_events.text(piece);
        };
        ChatOutcome outcome =
            m_options.tools ? lookUp(model, request, sink) : model.complete(request, sink, m_context);
        ChatResult& result = outcome.partial;
        m_answer.text = std::move(result.text);
        m_answer.usage = result.usage;
        m_answer.ttftMs = result.ttftMs;
        m_answer.attempts = result.attempts;
        m_answer.cache = result.cache;
        m_answer.cost = result.cost;
        m_answer.currency = result.currency;
        m_answer.fallbacks = result.fallbacks;
        m_finish = result.finish;
        if (outcome.error && outcome.error->code == ErrorCode::Cancelled) {
            span.markFailed();
            span.set("error", std::string("stopped"));
            if (m_answer.text.empty())
                return fail(std::move(*outcome.error));
            m_answer.partial = true;
            m_answer.note = "Stopped: the answer is not complete.";
        } else if (outcome.error) {
            span.markFailed();
            span.set("error", describe(*outcome.error));
            m_answer.error = std::move(outcome.error);
            m_answer.partial = !m_answer.text.empty();
        } else if (m_finish == FinishReason::Length) {
            m_answer.partial = true;
            m_answer.note = "The model stopped at its limit of tokens: the answer may not be complete.";
        }
        describeCall(span, model, result);
        return {};
    }

    /// What the tools found stands behind the sources that were there, before what was left out.
    ChatOutcome lookUp(ChatModel& model, const ChatRequest& request, const ChatSink& sink) {
        const auto given = static_cast<std::ptrdiff_t>(m_answer.sourceCount);
        std::vector<Hit> sources(m_answer.hits.begin(), m_answer.hits.begin() + given);
        ChatOutcome outcome =
            m_options.tools->complete(model, request, m_boundary, sources, m_answer.tools, sink, m_context);
        m_answer.hits.insert(m_answer.hits.begin() + given, sources.begin() + given, sources.end());
        m_answer.sourceCount = sources.size();
        return outcome;
    }

    void describeCall(ScopedSpan& span, const ChatModel& model, const ChatResult& result) const {
        if (!m_context.trace)
            return;
        span.set("spec", model.spec());
        span.set("model", result.model);
        span.set("request_id", result.requestId);
        span.set("finish", std::string(finishReasonName(result.finish)));
        span.set("attempts", static_cast<std::int64_t>(result.attempts));
        span.set("ttft_ms", result.ttftMs);
        span.set("input_tokens", result.usage.input);
        span.set("output_tokens", result.usage.output);
        span.set("cached_tokens", result.usage.cached);
        span.set("cache", std::string(cacheStateName(result.cache)));
        if (!result.cacheKey.empty())
            span.set("cache_key", result.cacheKey);
        if (!result.reasoning.empty())
            span.set("reasoning", result.reasoning);
        span.set("answer", m_answer.text);
    }

    void verify() {
        ScopedSpan span(m_context.trace, "verify");
        const std::vector<Hit> sources(
            m_answer.hits.begin(), m_answer.hits.begin() + static_cast<std::ptrdiff_t>(m_answer.sourceCount));
        m_answer.citations = checkCitations(m_answer.text, sources);
        if (m_finish == FinishReason::ContentFilter) {
            m_answer.refused = RefusalReason::ProviderFilter;
            if (m_answer.text.empty())
                m_answer.text = "The provider's content filter stopped this answer.";
        } else if (!m_answer.error && !m_answer.partial &&
                   saysNotInSources(m_answer.text, m_answer.citations)) {
            m_answer.refused = RefusalReason::NotInSources;
            m_answer.note = fmt::format("Nearest in the documents: {}.", nearestSections(m_answer.hits));
        }
        if (m_answer.refused == RefusalReason::None && !m_answer.text.empty())
            m_answer.sentences = checkSupport(m_answer.text, m_answer.citations, sources);
        span.set("refused", std::string(refusalReasonName(m_answer.refused)));
        span.set("sentences", static_cast<std::int64_t>(m_answer.sentences.size()));
        span.set("supported", static_cast<std::int64_t>(supportedSentences(m_answer.sentences)));
        span.set("citations", static_cast<std::int64_t>(m_answer.citations.size()));
        for (const CitationStatus status : {CitationStatus::Verified, CitationStatus::Partly,
                                            CitationStatus::NotInSource, CitationStatus::NoSuchSource}) {
            std::int64_t count = 0;
            for (const Citation& citation : m_answer.citations)
                count += citation.status == status ? 1 : 0;
            span.set(citationStatusName(status), count);
        }
    }

    static tl::unexpected<Error> failed(ScopedSpan& span, Error error) {
        span.markFailed();
        span.set("error", describe(error));
        return fail(std::move(error));
    }

    const AskOptions& m_options;
    const AskEvents& m_events;
    JobContext& m_context;
    Answer m_answer;
    std::string m_searched, m_boundary;
    FinishReason m_finish = FinishReason::Unknown;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

} // namespace

Result<Answer> ask(const std::string& question, const Retriever& retriever, ChatModel* model,
                   const AskOptions& options, const AskEvents& events, JobContext& context) {
    return Asking(question, options, events, context).run(retriever, model);
}

} // namespace touchstone
