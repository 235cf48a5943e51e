// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that were asked in this workspace before, newest first, with the passages that they were answered
// from where those can still be had: from conversations and from traces of `ask` and `serve`. Belongs to the
// thread of its connection.
#pragma once

#include "core/answering/conversation.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/retrieval/retriever.h"
#include "core/store/database.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct ShadowQuestion {
    std::string id; ///< of its file or gold set; "" = it has none
    std::string question;
    std::vector<Message> history;            ///< of its conversation
    std::vector<EditionInfo> editions;       ///< to search where there are no passages; empty: the caller's
    std::optional<RetrievalResult> passages; ///< those that production had
};

struct RecordedQuestions {
    std::vector<ShadowQuestion> questions; ///< the same question of the same conversation once
    std::size_t lost =
        0; ///< left out: follow-ups whose conversation is not on record, corpora that have gone
};

/// At most `most`. `editions`: those that may be searched; empty: all. Errors: the store's.
Result<RecordedQuestions> recordedQuestions(Database& database, const std::vector<EditionInfo>& editions,
                                            std::size_t most);

} // namespace touchstone
