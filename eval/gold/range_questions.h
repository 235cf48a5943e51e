// SPDX-License-Identifier: GPL-3.0-or-later
// Questions whose answers are ranges of characters in a few corpora: the folder that evaluations of chunking
// share: questions.csv (question, references, corpus_id) and the corpora as .md or .txt files. A character is
// a code point of the file with "\r\n" as one. Plain values.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/text_range.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct RangeCorpus {
    std::string id, path; ///< path relative to the folder
    std::string bytes;
};

struct RangeQuestion {
    std::string id; ///< of a column "id", else the number of the row from 1
    std::string question;
    std::uint32_t corpus = 0;          ///< number in RangeQuestions::corpora
    std::vector<TextRange> references; ///< characters
};

struct RangeQuestions {
    std::vector<RangeCorpus> corpora; ///< that a question names, in order of first use
    std::vector<RangeQuestion> questions;
    std::size_t otherWords = 0; ///< references whose `content` is not what stands at their range
};

/// Reads questions.csv (or questions_df.csv) of `folder`; a corpus lies in `folder` or in its corpora/, named
/// by its id with or without .md or .txt. Errors: BadInput with file and line.
Result<RangeQuestions> readRangeQuestions(const std::filesystem::path& folder);

/// Places of bytes as characters and as tokens of the project's estimate. Immutable.
class TextUnits {
public:
    explicit TextUnits(std::string_view text);
    [[nodiscard]] std::uint32_t charsBefore(std::size_t byte) const { return m_chars[byte]; }
    [[nodiscard]] std::uint32_t tokensBefore(std::size_t byte) const { return m_tokens[byte]; }
    [[nodiscard]] std::size_t byteOfChar(std::uint64_t character) const; ///< at most the text's size
    [[nodiscard]] std::uint32_t chars() const { return m_chars.back(); }

private:
    std::vector<std::uint32_t> m_chars, m_tokens; ///< by byte, and one for the end
};

} // namespace touchstone
