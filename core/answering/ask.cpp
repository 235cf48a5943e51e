// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/ask.h"

#include "core/answering/answer_prompt.h"
#include "core/answering/follow_up.h"
#include "core/answering/packing.h"
#include "core/answering/question_check.h"
#include "core/answering/refusal.h"
#include "core/answering/support.h"
#include "core/base/clock.h"
#include "core/guardrails/output_check.h"
#include "core/platform/env.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kWithoutModel = "extractive";

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
        Result<Answer> answer = make(retriever, model);
        if (m_context.trace) {
            ScopedSpan span(m_context.trace, "present");
            span.set("outcome", std::string(answerOutcomeName(answer ? answerOutcomeOf(*answer)
                                                                     : answerOutcomeOf(answer.error()))));
        }
        return answer;
    }

private:
    Result<Answer> make(const Retriever& retriever, ChatModel* model) {
        if (isSmallTalk(m_answer.question))
            return smallTalk(model);
        stage("retrieving");
        Result<RetrievalResult> retrieved = retrieve(retriever, model == nullptr);
        if (!retrieved)
            return fail(std::move(retrieved.error()));
        m_answer.searchedChunks = retrieved->searchedChunks;
        m_answer.retrievalMs = retrieved->ms > 0 ? retrieved->ms : elapsedMs(m_begun);
        if (m_events.passages)
            m_events.passages(*retrieved);
        if (askBack(*retrieved, model))
            return std::move(m_answer);
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
        verify(*request, *retrieved);
        m_answer.totalMs = elapsedMs(m_begun);
        return std::move(m_answer);
    }

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
            if (quoted.refused == RefusalReason::NotInSources && isBesideThem(retrieved)) {
                quoted.refused = RefusalReason::OutOfScope;
                quoted.text = fmt::format("This question does not seem to be about the documents: no "
                                          "passage{} has a word of it.{}{}",
                                          retrieved.hits.empty() ? "" : " that was found",
                                          m_about.empty() ? "" : " ", m_about);
            }
            if (quoted.refused == RefusalReason::None)
                quoted.sentences = checkSupport(quoted.text, quoted.citations, quoted.hits);
            span.set("refused", std::string(refusalReasonName(quoted.refused)));
            span.set("citations", static_cast<std::int64_t>(quoted.citations.size()));
            span.set("answer", quoted.text);
        }
        quoted.id = m_answer.id;
        quoted.retrievalMs = m_answer.retrievalMs;
        m_answer = std::move(quoted);
        forgetWeights();
        if (m_events.text)
            m_events.text(m_answer.text);
        m_answer.ttftMs = m_answer.totalMs = elapsedMs(m_begun);
        return std::move(m_answer);
    }

    /// An answer that the program gives itself: nothing was sent, nothing was spent.
    void sayItself(RefusalReason reason, std::string text, const ChatModel* model) {
        m_answer.refused = reason;
        m_answer.text = std::move(text);
        m_answer.model = model ? model->name() : std::string(kWithoutModel);
        m_answer.usage = {0, 0, 0, 0};
        m_answer.cost = 0;
        if (m_events.text)
            m_events.text(m_answer.text);
        m_answer.ttftMs = m_answer.totalMs = elapsedMs(m_begun);
    }

    [[nodiscard]] std::string covers() const { return m_options.covers ? m_options.covers() : std::string(); }

    Result<Answer> smallTalk(const ChatModel* model) {
        ScopedSpan span(m_context.trace, "question");
        span.set("refused", std::string(refusalReasonName(RefusalReason::OutOfScope)));
        span.set("kind", std::string("small talk"));
        const std::string about = covers();
        m_answer.searched.clear(); // nothing was
        sayItself(RefusalReason::OutOfScope,
                  fmt::format("Only questions about the documents are answered here.{}{}",
                              about.empty() ? "" : " ", about),
                  model);
        return std::move(m_answer);
    }

    /// True when the question was asked back. A follow-up says by what came before which reading is meant.
    bool askBack(RetrievalResult& retrieved, const ChatModel* model) {
        if (!m_options.askBack || !m_answer.searched.empty() || retrieved.hits.size() < 2)
            return false;
        std::vector<Reading> readings =
            readingsOf(m_answer.question, QuestionTerms(m_answer.question, retrieved), retrieved);
        if (readings.empty())
            return false;
        ScopedSpan span(m_context.trace, "question");
        span.set("refused", std::string(refusalReasonName(RefusalReason::Ambiguous)));
        std::string text = "This question can be read in more than one way. Which one is meant?\n";
        Json labels = Json::array();
        for (std::size_t i = 0; i < readings.size(); ++i) {
            text += fmt::format("\n{}. {}", i + 1, readings[i].label);
            labels.push_back(readings[i].label);
        }
        span.set("readings", dump(labels));
        m_answer.hits = std::move(retrieved.hits);
        forgetWeights();
        const Reading& first = readings.front();
        m_answer.note = first.corpora.empty()
                            ? fmt::format("Ask for one of them, such as: {}", first.question)
                            : fmt::format("Ask one of them alone, such as: --corpus {}", first.corpora);
        m_answer.readings = std::move(readings);
        sayItself(RefusalReason::Ambiguous, std::move(text), model);
        return true;
    }

    /// What only the extractive answerer and the checks wanted to know of the passages.
    void forgetWeights() {
        if (m_options.retrieval.explain)
            return;
        for (Hit& hit : m_answer.hits) {
            hit.terms.clear();
            hit.similarityPercentile = -1;
        }
    }

    /// A question that nothing could be found for is told from one that is not about the documents at all.
    bool isBesideThem(const RetrievalResult& retrieved) {
        const bool leftOut = !m_options.retrieval.filters.empty() || !m_options.withoutChunks.empty();
        if (!isOutOfScope(QuestionTerms(m_searched, retrieved), retrieved, leftOut))
            return false;
        m_about = covers();
        return true;
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

    /// What the reader must not get: the words are gone from the answer, the trace keeps them.
    bool withhold(const ChatRequest& request, const std::vector<Hit>& sources, ScopedSpan& span) {
        if (!m_options.checkOutput)
            return false;
        std::vector<std::string_view> instructions, visible;
        for (const Message& message : request.messages)
            (message.role == Role::System ? instructions : visible).push_back(message.content);
        for (const Hit& hit : sources) // also what the tools found
            visible.push_back(hit.stored.chunk.text.text());
        const OutputVerdict verdict = touchstone::checkOutput(m_answer.text, instructions, visible);
        if (verdict.rule == OutputRule::None)
            return false;
        m_answer.rule = outputRuleName(verdict.rule);
        span.set("rule", m_answer.rule);
        span.set("withheld_start", static_cast<std::int64_t>(verdict.range.start));
        span.set("withheld_end", static_cast<std::int64_t>(verdict.range.end));
        m_answer.refused = RefusalReason::Guardrail;
        m_answer.citations.clear();
        m_answer.text =
            verdict.rule == OutputRule::PromptLeak
                ? "This answer was withheld: it repeated the instructions that the model was given."
                : "This answer was withheld: it held what looks like a key or a password that "
                  "stands in none of its sources.";
        m_answer.note = "The trace of the answer names the rule and keeps what the model said.";
        return true;
    }

    void verify(const ChatRequest& request, const RetrievalResult& retrieved) {
        ScopedSpan span(m_context.trace, "verify");
        const std::vector<Hit> sources(
            m_answer.hits.begin(), m_answer.hits.begin() + static_cast<std::ptrdiff_t>(m_answer.sourceCount));
        if (!m_answer.error && !m_answer.partial && m_finish != FinishReason::ContentFilter &&
            m_answer.text.find_first_not_of(" \t\r\n") == std::string::npos)
            m_answer.error = makeError(ErrorCode::Malformed,
                                       fmt::format("{} answered with nothing but blanks.", m_answer.model),
                                       "Ask again, or choose another model.");
        if (withhold(request, sources, span)) {
            span.set("refused", std::string(refusalReasonName(m_answer.refused)));
            return;
        }
        m_answer.citations = checkCitations(m_answer.text, sources);
        if (m_finish == FinishReason::ContentFilter) {
            m_answer.refused = RefusalReason::ProviderFilter;
            if (m_answer.text.empty())
                m_answer.text = "The provider's content filter stopped this answer.";
        } else if (!m_answer.error && !m_answer.partial &&
                   saysNotInSources(m_answer.text, m_answer.citations)) {
            const bool beside = isBesideThem(retrieved);
            m_answer.refused = beside ? RefusalReason::OutOfScope : RefusalReason::NotInSources;
            m_answer.note =
                beside ? m_about
                       : fmt::format("Nearest in the documents: {}.", nearestSections(m_answer.hits));
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
    std::string m_about; ///< what the documents are about, once it was asked
    FinishReason m_finish = FinishReason::Unknown;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

} // namespace

Result<Answer> ask(const std::string& question, const Retriever& retriever, ChatModel* model,
                   const AskOptions& options, const AskEvents& events, JobContext& context) {
    return Asking(question, options, events, context).run(retriever, model);
}

} // namespace touchstone
