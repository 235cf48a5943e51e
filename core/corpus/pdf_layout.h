// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a PDF -> lines -> text: columns in reading order, hyphenated words joined, running heads and page
// numbers told from the text, headings by the size of their letters, lists, code by its font. Internal to
// core/corpus; pure.
#pragma once

#include "core/base/job_context.h"
#include "core/corpus/pdf_words.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

struct PdfLine {
    float left = 0, top = 0, right = 0, bottom = 0;
    float size = 0; ///< of most of its letters
    bool bold = false, mono = false;
    bool running = false; ///< a running head or foot, a page number
    std::string text;
    [[nodiscard]] float height() const { return bottom - top; }
};

/// Lines of one page in reading order; words that stand on their side come last.
std::vector<PdfLine> linesOf(const PdfPage& page, const std::vector<std::string>& fonts);

/// Marks what stands in the same place of several pages, and page numbers. One entry a page.
void markRunningLines(const std::vector<PdfPage>& pages, std::vector<std::vector<PdfLine>>& lines);

struct PdfText {
    std::string text;                    ///< extracted_text.h
    std::string title;                   ///< the file's own, or its largest heading
    std::vector<std::size_t> emptyPages; ///< 1-based numbers of pages without a word
};
/// Errors: Cancelled.
Result<PdfText> layOut(const PdfWords& words, const JobContext& job);

} // namespace touchstone
