// SPDX-License-Identifier: GPL-3.0-or-later
// An item on its way through the filters. Internal to eval/synthesis. Plain values.
#pragma once

#include "core/answering/passages.h"
#include "core/chunking/chunk_repository.h"
#include "eval/synthesis/synthesis.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace touchstone {

/// Words of a chunk that answer.
struct DraftPlace {
    TextRange words;   ///< bytes of the chunk's text
    QuotedPlace place; ///< where they stand in a file
};

struct Draft {
    SynthesisKind kind = SynthesisKind::Single;
    std::vector<StoredChunk> chunks; ///< one, several-hops: two
    std::string question, answer, type;
    std::vector<std::string> quotes; ///< by chunk, as the model wrote them
    std::vector<DraftPlace> places;  ///< by chunk, once found
    std::string original, family;    ///< a variant: question and id of what it varies
    std::size_t rank = 0;            ///< of the passage, of several the worst; 0 = not known or not found
    std::optional<bool> known;       ///< whether the model knows it without the passage
    std::vector<DropReason> flags;   ///< kept all the same
    std::optional<DropReason> dropped;
    std::string detail; ///< of the drop

    void drop(DropReason reason, std::string why) {
        dropped = reason;
        detail = std::move(why);
    }
};

/// Stable for equal chunks, kind and question.
std::string draftId(const Draft& draft);
/// The item as a line of docs/formats/gold.md.
nlohmann::ordered_json draftJson(const Draft& draft, const EditionInfo& edition, const std::string& author);
/// What the model is given of a chunk.
const std::string& passageOf(const Draft& draft, std::size_t n);

} // namespace touchstone
