// SPDX-License-Identifier: GPL-3.0-or-later
// Answer with citations. Plain values.
#pragma once

#include "core/base/ids.h"
#include "core/models/chat_model.h"
#include "core/retrieval/retriever.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

enum class CitationStatus : std::uint8_t {
    Verified = 0,
    Partly = 1,
    NotInSource = 2,
    NoSuchSource = 3
}; // stored
std::string_view
citationStatusName(CitationStatus status); ///< verified, partly, not_in_source, no_such_source

struct Citation {
    int n = 0;             ///< the number in the answer
    TextRange answerRange; ///< bytes of the answer: the sentence (or the part of it) that the marker belongs
                           ///< to, with the marker; after a code block: the block
    CitationStatus status = CitationStatus::NoSuchSource;
    std::optional<std::size_t> hit; ///< index in Answer::hits; none for no_such_source
    std::string quote;      ///< the words relied on, as they stand in the file once markup is taken away
    std::string path;       ///< file that `range` lies in (the page, or an included file)
    TextRange range;        ///< bytes of that file
    std::uint32_t page = 0; ///< of a PDF, 1-based; 0 = the document has no pages
    std::string heading, anchor, url; ///< of the section that the words stand in; url "" = unknown
    double coverage = 0;              ///< 0..1
};

enum class RefusalReason : std::uint8_t {
    None,
    NotInSources,
    Ambiguous,
    OutOfScope,
    Guardrail,
    ProviderFilter
};
std::string_view refusalReasonName(RefusalReason reason); ///< "none", not_in_sources, ...

/// Whether a sentence of an answer stands on its sources.
enum class SupportStatus : std::uint8_t { Supported, Partly, Unsupported };
std::string_view supportStatusName(SupportStatus status); ///< supported, partly, unsupported

/// One sentence that could be supported; headings, code and lead-ins ("For example:") are none.
struct SentenceSupport {
    TextRange range; ///< bytes of the answer
    SupportStatus status = SupportStatus::Unsupported;
};

/// One call of a tool by the model, with what came of it.
struct ToolUse {
    int round = 0; ///< 1-based
    std::string tool, arguments;
    bool failed = false;
    std::string outcome; ///< one sentence
    double ms = 0;
};

/// One way to read a question that can be read in several.
struct Reading {
    std::string label;    ///< "Docker › Installation", or the corpus at a version
    std::string question; ///< the question narrowed to it
    std::string corpora;  ///< as AskSetup::corpora, where that narrows it; "" = as asked
    std::size_t hit = 0;  ///< index in Answer::hits: the passage that it comes from
};

/// What became of a question, as one word: what an answer is counted as.
enum class AnswerOutcome : std::uint8_t {
    Answered,
    CutShort, ///< stopped by the user or at the model's limit of tokens
    NotInSources,
    Ambiguous,
    OutOfScope,
    Guardrail,
    ProviderFilter,
    BudgetReached,
    Offline,
    ProviderDown,    ///< no connection, a broken stream, its own failure, too many requests
    ProviderRefused, ///< it answered and said no, or nothing that can be understood
    Failed
};

struct Answer {
    AnswerId id;
    std::string question;
    std::string text; ///< Markdown with [n] markers
    std::string note; ///< what the program has to say beside it
    RefusalReason refused = RefusalReason::None;
    std::vector<Citation> citations; ///< in order of appearance; one per marker and sentence
    std::vector<Hit> hits;           ///< the passages, in order; source n is hits[n - 1]
    std::size_t sourceCount = 0;     ///< so many of hits were given to the model; the rest was only found
    std::size_t searchedChunks = 0;
    std::string model;  ///< "extractive" or the model's name
    std::string prompt; ///< "answer@1", "" without a model
    Usage usage;
    double retrievalMs = 0, ttftMs = -1, totalMs = 0;
    int attempts = 0;
    CacheState cache = CacheState::Off; ///< whether the response cache gave it
    std::optional<double> cost{};       ///< none: the price is not known
    std::string currency{};
    std::vector<std::string> fallbacks{};     ///< why other models of a chain did not answer
    std::vector<ToolUse> tools{};             ///< what the model looked up itself, in order
    std::vector<SentenceSupport> sentences{}; ///< in order; empty for a refusal
    std::vector<Reading> readings{};          ///< of an ambiguous question, at least two
    std::string rule{};                       ///< which guardrail stopped it
    std::string searched{}; ///< what was searched, where it was not the question itself (a follow-up)
    TraceId trace;
    std::optional<Error> error; ///< the call broke: text is what came before
    bool partial = false;       ///< cut off (error or stopped)
};

AnswerOutcome answerOutcomeOf(const Answer& answer);
AnswerOutcome answerOutcomeOf(const Error& error);         ///< of a call that broke
std::string_view answerOutcomeName(AnswerOutcome outcome); ///< answered, cut_short, not_in_sources, ...

} // namespace touchstone
