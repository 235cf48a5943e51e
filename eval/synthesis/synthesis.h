// SPDX-License-Identifier: GPL-3.0-or-later
// Gold items made by a model out of a corpus: questions with answer and exact place, variants of them, and
// filters that say why one was dropped. All of them are drafts for a person. The same corpus, seed and
// replies give the same items, however many calls run at once. Belongs to the thread of its connection.
#pragma once

#include "core/base/job_context.h"
#include "core/models/chat_model.h"
#include "core/retrieval/retriever.h"
#include "core/store/database.h"
#include "eval/gold/gold_set.h"
#include "eval/judges/judge.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// In the order in which they are made: variants need items of the first two.
enum class SynthesisKind : std::uint8_t { Single, SeveralHops, Unanswerable, Paraphrase, Typo, Adversarial };
inline constexpr std::array<SynthesisKind, 6> kSynthesisKinds{
    SynthesisKind::Single,     SynthesisKind::SeveralHops, SynthesisKind::Unanswerable,
    SynthesisKind::Paraphrase, SynthesisKind::Typo,        SynthesisKind::Adversarial};
std::string_view synthesisKindName(SynthesisKind kind); ///< single, several-hops, unanswerable, ...
/// Errors: Usage, with the nearest name.
Result<SynthesisKind> synthesisKindByName(std::string_view name);

/// Why an item was dropped.
enum class DropReason : std::uint8_t {
    Unreadable,       ///< the model's reply, after one repair; or the model could not be asked
    NothingToAsk,     ///< the model says so
    QuoteNotFound,    ///< the words that it names do not stand in the passage
    AnswerNotInRange, ///< the answer says what does not stand in the quoted words
    LeaksWording,     ///< the question repeats a long span of the passage
    Duplicate,        ///< of another item, or of one of the gold sets
    LostTheQuestion,  ///< a variant asks something else
    NotAnswerable,    ///< not from the passage alone
    OnePassageEnough, ///< several-hops: one of the two answers it
    KnownWithout,     ///< the model knows the answer without the passage
    NotRetrieved,     ///< the passage is not among the first `depth`
    AnsweredByCorpus, ///< unanswerable: it is not
};
inline constexpr std::size_t kDropReasons = 12;
std::string_view dropReasonName(DropReason reason); ///< quote_not_found, duplicate, ...
/// Errors: Usage, with the nearest name.
Result<DropReason> dropReasonByName(std::string_view name);

struct SynthesisRequest {
    std::size_t count = 20; ///< items wanted, spread evenly over `kinds`
    std::vector<SynthesisKind> kinds{kSynthesisKinds.begin(), kSynthesisKinds.end()};
    std::uint64_t seed = 1;
    std::size_t parallel = 2; ///< calls at once
    std::size_t depth = 20;   ///< a passage further down counts as not retrieved
    /// Of KnownWithout, NotRetrieved, LeaksWording, OnePassageEnough: the item stays and is tagged.
    std::set<DropReason> keep;
};

/// A question that a new one may not repeat.
struct ExistingQuestion {
    std::string set, id, question;
};

struct SynthesisServices {
    Database& database;
    EditionInfo edition;
    std::shared_ptr<const Retriever> retriever;
    std::shared_ptr<ChatModel> model; ///< with cache and budget around it
    JudgePrompts prompts;             ///< of readSynthesisPrompts()
    std::vector<ExistingQuestion> existing;
    std::string author; ///< of the items: the model's name
};
/// Errors: NotFound, Io.
Result<JudgePrompts> readSynthesisPrompts(const std::string& folder);

struct DroppedDraft {
    SynthesisKind kind = SynthesisKind::Single;
    DropReason reason = DropReason::Unreadable;
    std::string path, anchor, question; ///< question "" = there was none
    std::string detail;                 ///< one sentence with the evidence
};

struct SynthesisReport {
    std::vector<GoldItem> items;      ///< in the order of their kinds
    std::vector<SynthesisKind> kinds; ///< of the items
    std::vector<DroppedDraft> dropped;
    std::size_t drafted = 0;
    std::int64_t calls = 0, inputTokens = 0, outputTokens = 0; ///< as if nothing had been cached
    std::optional<Error>
        stopped; ///< a budget, or a provider that failed again and again: items are those made so far
    std::vector<std::string> notes; ///< why there are fewer than wanted
};

/// Errors: Usage (variants without a kind to vary, no chunks), Cancelled, the store's.
Result<SynthesisReport> synthesizeItems(const SynthesisServices& services, const SynthesisRequest& request,
                                        JobContext& context);

/// {corpus, model, seed, wanted, made, kinds, drafted, counts, items, dropped, calls, ...}
nlohmann::ordered_json synthesisJson(const SynthesisServices& services, const SynthesisRequest& request,
                                     const SynthesisReport& report);

} // namespace touchstone
