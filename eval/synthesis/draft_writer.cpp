// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/draft_writer.h"

#include "core/text/alignment.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/synthesis/replies.h"

#include <fmt/format.h>

#include <functional>

namespace touchstone {

namespace {

constexpr std::int64_t kMostReplyTokens = 900;
constexpr double kStillAsked = 0.5; ///< share of a question's content terms in its variant

using DraftReader = Result<DraftReply> (*)(std::string_view);

std::string placeName(const StoredChunk& stored) {
    return fmt::format("{} ({})", headingPath(stored.chunk), stored.chunk.path);
}

/// None: the draft is dropped.
Result<std::optional<DraftReply>> asked(Draft& draft, JudgeCall& call, const char* prompt,
                                        PromptVariables variables, const std::string& schema,
                                        DraftReader reader) {
    DraftReply out;
    auto reply = call.ask(prompt, std::move(variables), schema, [&](const std::string& text) -> Result<> {
        auto read = reader(text);
        if (!read)
            return fail(std::move(read.error()));
        out = std::move(*read);
        return {};
    });
    if (!reply)
        return fail(std::move(reply.error()));
    if (!reply->readable) {
        draft.drop(DropReason::Unreadable, reply->why);
        return std::optional<DraftReply>();
    }
    if (!out.usable) {
        draft.drop(DropReason::NothingToAsk, "The model finds nothing to ask here.");
        return std::optional<DraftReply>();
    }
    return std::optional<DraftReply>(std::move(out));
}

Result<> writeFromPassages(Draft& draft, JudgeCall& call) {
    PromptVariables variables;
    const char* prompt = "synth-single";
    std::string schema = singleSchema();
    DraftReader reader = readSingle;
    if (draft.kind == SynthesisKind::SeveralHops) {
        for (std::size_t n = 0; n < draft.chunks.size(); ++n)
            variables.lists["passages"].push_back({{"number", std::to_string(n + 1)},
                                                   {"place", placeName(draft.chunks[n])},
                                                   {"text", passageOf(draft, n)}});
        prompt = "synth-several";
        schema = severalSchema();
        reader = readSeveral;
    } else {
        variables.values = {{"place", placeName(draft.chunks.front())}, {"text", passageOf(draft, 0)}};
        if (draft.kind == SynthesisKind::Unanswerable) {
            prompt = "synth-unanswerable";
            schema = unanswerableSchema();
            reader = readUnanswerable;
        }
    }
    auto reply = asked(draft, call, prompt, std::move(variables), schema, reader);
    if (!reply)
        return fail(std::move(reply.error()));
    if (!*reply)
        return {};
    draft.question = std::move((*reply)->question);
    draft.answer = std::move((*reply)->answer);
    draft.quotes = std::move((*reply)->quotes);
    draft.type = draft.kind == SynthesisKind::Single        ? std::move((*reply)->type)
                 : draft.kind == SynthesisKind::SeveralHops ? std::string("several hops")
                                                            : std::string("unanswerable");
    return {};
}

Result<> writeVariant(Draft& draft, JudgeCall& call) {
    const bool adversarial = draft.kind == SynthesisKind::Adversarial;
    PromptVariables variables;
    variables.values["question"] = draft.original;
    if (adversarial)
        variables.values["answer"] = draft.answer;
    auto reply = asked(draft, call, adversarial ? "synth-adversarial" : "synth-paraphrase",
                       std::move(variables), questionSchema(), readQuestion);
    if (!reply)
        return fail(std::move(reply.error()));
    if (!*reply)
        return {};
    draft.question = std::move((*reply)->question);
    if (lettersAndDigits(draft.question) == lettersAndDigits(draft.original)) {
        draft.drop(DropReason::Duplicate, "It is the question that it was made of.");
        return {};
    }
    const auto kept = alignClaim(draft.original, draft.question);
    const bool names = kept ? kept->missing.empty() : !adversarial;
    // A paraphrase may have other words throughout; what it asks is checked by its answer.
    if (!names || (adversarial && kept->coverage < kStillAsked))
        draft.drop(DropReason::LostTheQuestion,
                   kept && !kept->missing.empty()
                       ? fmt::format("It lacks '{}' of the question that it was made of.", kept->missing[0])
                       : "It does not ask the question any more that it was made of.");
    return {};
}

} // namespace

AskManner synthesisManner() {
    return {"synth-repair", "the model", kMostReplyTokens};
}

Result<> writeDraft(Draft& draft, JudgeCall& call) {
    switch (draft.kind) {
    case SynthesisKind::Single:
    case SynthesisKind::SeveralHops:
    case SynthesisKind::Unanswerable:
        return writeFromPassages(draft, call);
    case SynthesisKind::Paraphrase:
    case SynthesisKind::Adversarial:
        return writeVariant(draft, call);
    case SynthesisKind::Typo:
        break;
    }
    return {};
}

} // namespace touchstone
