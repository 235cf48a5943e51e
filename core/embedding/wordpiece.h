// SPDX-License-Identifier: GPL-3.0-or-later
// WordPiece as BERT's reference tokenizer does it: clean, split off CJK, lower-case and strip accents where
// the model says so, split at blanks and punctuation, then the longest pieces from the left. Words of more
// than 100 characters are unknown. Immutable; safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace touchstone {

struct WordPieceOptions {
    bool cleanText = true, splitCjk = true, lowerCase = true;
    bool stripAccents = true; ///< where the model's files say nothing: as lowerCase
    std::string continuation = "##", unknown = "[UNK]";
    std::size_t maxWordCharacters = 100;
};

class WordPiece {
public:
    using Id = std::int32_t;
    /// From vocab.txt and tokenizer_config.json, or from tokenizer.json, of a model's folder. Errors: Io,
    /// BadInput naming the file (no vocabulary, a tokenizer of another kind, a missing special token).
    static Result<std::shared_ptr<const WordPiece>> open(const std::filesystem::path& folder);
    /// `pieces[i]` has id i. Errors: BadInput when the unknown, start or end token is not among them.
    static Result<std::shared_ptr<const WordPiece>> make(std::vector<std::string> pieces,
                                                         const WordPieceOptions& options,
                                                         std::string_view start = "[CLS]",
                                                         std::string_view end = "[SEP]");

    /// Pieces of the text alone, without start and end token. Special tokens that stand in the text, such as
    /// "[MASK]", are found as such, as the reference does.
    [[nodiscard]] std::vector<Id> encode(std::string_view text) const;
    [[nodiscard]] Id start() const { return m_start; }
    [[nodiscard]] Id end() const { return m_end; }
    [[nodiscard]] Id unknown() const { return m_unknown; }
    [[nodiscard]] std::size_t size() const { return m_pieces.size(); }
    [[nodiscard]] const std::string& piece(Id id) const { return m_pieces[static_cast<std::size_t>(id)]; }

private:
    WordPiece() = default;
    void encodePlain(std::string_view text, std::vector<Id>& out) const;
    void encodeWord(std::string_view word, std::vector<Id>& out) const;
    [[nodiscard]] std::string normalise(std::string_view text) const;

    WordPieceOptions m_options;
    std::vector<std::string> m_pieces;
    std::unordered_map<std::string_view, Id> m_first,
        m_later;                                       ///< pieces that begin a word; the others without "##"
    std::vector<std::pair<std::string, Id>> m_special; ///< longest first
    std::array<bool, 256> m_beginsSpecial{};           ///< by first byte
    std::size_t m_longestPiece = 0;
    Id m_start = 0, m_end = 0, m_unknown = 0;
};

} // namespace touchstone
