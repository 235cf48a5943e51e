// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a PDF with their places, as the helper program touchstone-reader tells them: one record a line,
// fields between tabs.
//
//   D pages title author subject
//   P number width height label           a page; its words follow in reading order
//   W left top right bottom size rotation space-after font text
//   E reason                              nothing can be read: empty, damaged, locked, no-pages, memory
//   Z                                     the end
//
// Lengths are points (1/72 inch), from the top left corner. Plain values; reading is pure.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct PdfWord {
    float left = 0, top = 0, right = 0, bottom = 0;
    float size = 0;            ///< of the font
    std::uint16_t font = 0;    ///< number in PdfWords::fonts
    std::uint8_t rotation = 0; ///< quarter turns
    bool spaceAfter = false;
    std::string text;
};

struct PdfPage {
    float width = 0, height = 0;
    std::string label;
    std::vector<PdfWord> words;
};

struct PdfWords {
    std::string title, author, subject;
    std::size_t pageCount = 0; ///< that the file says it has
    std::vector<std::string> fonts;
    std::vector<PdfPage> pages;
    std::string refusal; ///< of an E record
    bool complete = false;
};

/// Never fails: what is no record is left out.
PdfWords parsePdfWords(std::string_view output);

/// Runs the helper. Errors: BadInput with the reason (encrypted, damaged, too slow, too large, crashed), Io
/// (no helper), Cancelled within 100 ms.
Result<PdfWords> readPdfWords(std::string_view bytes, JobContext& job);

} // namespace touchstone
