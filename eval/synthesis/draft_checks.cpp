// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/draft_checks.h"

#include "eval/synthesis/draft_filters.h"
#include "eval/synthesis/replies.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kPassagesForUnanswerable = 5;

class Checking {
public:
    Checking(Draft& draft, const DraftChecks& checks, JudgeCall& call, JobContext& context)
        : m_draft(draft), m_checks(checks), m_call(call), m_context(context) {}

    Result<> run() {
        if (m_draft.kind == SynthesisKind::Unanswerable)
            return unanswerable();
        const bool fresh =
            m_draft.kind == SynthesisKind::Single || m_draft.kind == SynthesisKind::SeveralHops;
        TOUCHSTONE_TRY(retrieved(fresh));
        if (m_draft.dropped || m_draft.kind == SynthesisKind::Typo)
            return {};
        TOUCHSTONE_TRY(answeredByPassages());
        if (m_draft.dropped || !fresh)
            return {};
        if (m_draft.kind == SynthesisKind::SeveralHops)
            TOUCHSTONE_TRY(needsBoth());
        if (!m_draft.dropped)
            TOUCHSTONE_TRY(knownWithout());
        return {};
    }

private:
    void dropOrFlag(DropReason reason, std::string why) {
        if (m_checks.keep.contains(reason))
            m_draft.flags.push_back(reason);
        else
            m_draft.drop(reason, std::move(why));
    }

    /// None: the draft is dropped, because the reply cannot be read.
    Result<std::optional<CheckReply>> askModel(const char* prompt, const std::vector<std::string>& passages) {
        PromptVariables variables;
        variables.values["question"] = m_draft.question;
        for (std::size_t n = 0; n < passages.size(); ++n)
            variables.lists["passages"].push_back({{"number", std::to_string(n + 1)}, {"text", passages[n]}});
        CheckReply out;
        auto reply =
            m_call.ask(prompt, std::move(variables), checkSchema(), [&](const std::string& text) -> Result<> {
                auto read = readCheck(text);
                if (!read)
                    return fail(std::move(read.error()));
                out = std::move(*read);
                return {};
            });
        if (!reply)
            return fail(std::move(reply.error()));
        if (!reply->readable) {
            m_draft.drop(DropReason::Unreadable, "While checking: " + reply->why);
            return std::optional<CheckReply>();
        }
        return std::optional<CheckReply>(std::move(out));
    }

    Result<> answeredByPassages() {
        std::vector<std::string> passages;
        for (std::size_t n = 0; n < m_draft.chunks.size(); ++n)
            passages.push_back(passageOf(m_draft, n));
        auto reply = askModel("synth-answer", passages);
        if (!reply)
            return fail(std::move(reply.error()));
        if (!*reply)
            return {};
        if (!(*reply)->answerable)
            m_draft.drop(DropReason::NotAnswerable,
                         "With nothing but its passage the model finds no answer.");
        else if (!answersAgree((*reply)->answer, m_draft.answer))
            m_draft.drop(
                DropReason::NotAnswerable,
                fmt::format("With nothing but its passage the model answers '{}'.", (*reply)->answer));
        return {};
    }

    Result<> needsBoth() {
        for (std::size_t n = 0; n < m_draft.chunks.size() && !m_draft.dropped; ++n) {
            auto reply = askModel("synth-answer", {passageOf(m_draft, n)});
            if (!reply)
                return fail(std::move(reply.error()));
            if (*reply && (*reply)->answerable && answersAgree((*reply)->answer, m_draft.answer)) {
                dropOrFlag(DropReason::OnePassageEnough,
                           fmt::format("Passage {} alone answers it: '{}'.", n + 1, (*reply)->answer));
                return {};
            }
        }
        return {};
    }

    Result<> knownWithout() {
        auto reply = askModel("synth-closed-book", {});
        if (!reply)
            return fail(std::move(reply.error()));
        if (!*reply)
            return {};
        m_draft.known = (*reply)->answerable && answersAgree((*reply)->answer, m_draft.answer);
        if (*m_draft.known)
            dropOrFlag(DropReason::KnownWithout,
                       fmt::format("Without any passage the model answers '{}'.", (*reply)->answer));
        return {};
    }

    Result<RetrievalResult> found(std::size_t k) {
        RetrievalOptions options;
        options.k = k;
        return m_checks.retriever.retrieve(m_draft.question, options, m_context);
    }

    [[nodiscard]] static bool holds(const Hit& hit, const Draft& draft, std::size_t n) {
        const Chunk& wanted = draft.chunks[n].chunk;
        const Chunk& chunk = hit.stored.chunk;
        if (chunk.id.value == wanted.id.value)
            return true;
        const QuotedPlace& place = draft.places[n].place;
        return chunk.path == wanted.path && chunk.source == wanted.source && place.path == chunk.path &&
               chunk.range.overlaps(place.range);
    }

    Result<> retrieved(bool fresh) {
        auto result = found(m_checks.depth);
        if (!result)
            return fail(std::move(result.error()));
        m_draft.rank = 0;
        for (std::size_t n = 0; n < m_draft.places.size(); ++n) {
            const auto hit = std::find_if(result->hits.begin(), result->hits.end(),
                                          [&](const Hit& one) { return holds(one, m_draft, n); });
            if (hit == result->hits.end()) {
                m_draft.rank = 0;
                // A variant may be hard to find: that is what it is for.
                if (fresh)
                    dropOrFlag(DropReason::NotRetrieved,
                               fmt::format("{}#{} is not among the first {} passages found.",
                                           m_draft.chunks[n].chunk.path, m_draft.chunks[n].chunk.anchor,
                                           m_checks.depth));
                return {};
            }
            m_draft.rank = std::max(m_draft.rank, static_cast<std::size_t>(hit - result->hits.begin()) + 1);
        }
        return {};
    }

    Result<> unanswerable() {
        auto result = found(kPassagesForUnanswerable);
        if (!result)
            return fail(std::move(result.error()));
        std::vector<std::string> passages;
        for (const Hit& hit : result->hits)
            passages.push_back(hit.stored.chunk.text.text());
        const std::string& own = passageOf(m_draft, 0);
        if (std::find(passages.begin(), passages.end(), own) == passages.end())
            passages.push_back(own);
        auto reply = askModel("synth-answer", passages);
        if (!reply)
            return fail(std::move(reply.error()));
        // Only what the passages do carry is an answer; the rest the model has invented.
        if (*reply && (*reply)->answerable && uncarriedSentence((*reply)->answer, passages).empty())
            m_draft.drop(DropReason::AnsweredByCorpus,
                         fmt::format("The corpus answers it: '{}'.", (*reply)->answer));
        return {};
    }

    Draft& m_draft;
    const DraftChecks& m_checks;
    JudgeCall& m_call;
    JobContext& m_context;
};

} // namespace

Result<> checkDraft(Draft& draft, const DraftChecks& checks, JudgeCall& call, JobContext& context) {
    return Checking(draft, checks, call, context).run();
}

} // namespace touchstone
