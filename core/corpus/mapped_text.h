// SPDX-License-Identifier: GPL-3.0-or-later
// Text that knows where each of its bytes comes from: the base of every citation. A run is a piece of text
// that stands byte for byte in a file (verbatim; source and text are of one length, a line end may read as a
// blank), or that stands for a range of it (an entity, a folded line
// end), or that comes from nowhere (inserted: a blank between two parts). Runs are in order of the text and
// tile it. Plain value.
#pragma once

#include "core/base/text_range.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

inline constexpr std::uint32_t kOwnFile = 0; ///< index of the page itself; 1 and up are included files

struct TextRun {
    std::uint32_t textStart = 0; ///< byte in the text; the run ends where the next begins
    std::uint32_t file = kOwnFile;
    TextRange source; ///< bytes in that file; empty = inserted
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

struct FileRange {
    std::uint32_t file = kOwnFile;
    TextRange range;
    friend bool operator==(const FileRange&, const FileRange&) = default;
};

class MappedText {
public:
    /// Appends text that stands verbatim at `sourceStart` of `file`.
    void append(std::string_view text, std::uint32_t file, std::uint64_t sourceStart);
    /// Appends text that stands for a source range of another length.
    void appendFor(std::string_view text, std::uint32_t file, TextRange source);
    void appendInserted(std::string_view text);
    void append(const MappedText& other);
    void reserve(std::size_t bytes, std::size_t runs); ///< room for so much, to grow without copying
    /// Moves the places in the page itself by `offset`: the text was read from a part of it.
    void shiftOwn(std::uint64_t offset);
    /// Removes bytes at the end (whole runs are dropped, the last is cut).
    void truncate(std::size_t size);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::size_t size() const { return m_text.size(); }
    [[nodiscard]] bool empty() const { return m_text.empty(); }
    [[nodiscard]] const std::vector<TextRun>& runs() const { return m_runs; }
    [[nodiscard]] MappedText slice(std::size_t start, std::size_t end) const;
    /// Source ranges behind text bytes [start, end), one hull per file, in order of first appearance;
    /// inserted text has none.
    [[nodiscard]] std::vector<FileRange> sourcesOf(std::size_t start, std::size_t end) const;
    /// Compact binary form (varints, delta coded) of the runs, and back. Errors are not possible on own
    /// output; a damaged blob gives an empty map.
    [[nodiscard]] std::string encodeRuns() const;
    static MappedText decode(std::string text, std::string_view runs);

private:
    std::string m_text;
    std::vector<TextRun> m_runs;
};

} // namespace touchstone
