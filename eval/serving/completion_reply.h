// SPDX-License-Identifier: GPL-3.0-or-later
// Answers in the shapes of OpenAI's chat completions, whole and in pieces, with our own fields beside them.
// Pure; the texts are JSON on one line.
#pragma once

#include "core/answering/answer.h"
#include "core/corpus/corpus_repository.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct CompletionHead {
    std::string id, model;
    std::int64_t createdUnixSeconds = 0;
};

/// What goes beside the answer itself.
struct CompletionExtras {
    const std::vector<EditionInfo>* editions = nullptr;
    bool withHits = false;
    std::vector<std::string> ignored{};
};

/// "chat.completion", with `citations` and `touchstone`.
std::string completionJson(const CompletionHead& head, const Answer& answer, const CompletionExtras& extras);
/// "chat.completion.chunk" of the first piece (role), of a piece of text ...
std::string openingChunk(const CompletionHead& head);
std::string textChunk(const CompletionHead& head, std::string_view piece);
/// ... of the end (finish_reason, `citations`, `touchstone`), and of the usage that was asked for.
std::string closingChunk(const CompletionHead& head, const Answer& answer, const CompletionExtras& extras);
std::string usageChunk(const CompletionHead& head, const Answer& answer);

/// "data: …" and an empty line.
std::string serverSentEvent(std::string_view data);

} // namespace touchstone
