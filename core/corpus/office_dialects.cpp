// SPDX-License-Identifier: GPL-3.0-or-later
// PDF and Word documents: their text, and what is to be said of it.
#include "core/corpus/dialects.h"
#include "core/corpus/docx_reader.h"
#include "core/corpus/pdf_layout.h"
#include "core/corpus/pdf_words.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>

namespace touchstone {

namespace {

/// "3, 5 to 9, 12", at most a few of them.
std::string numberRanges(const std::vector<std::size_t>& numbers) {
    constexpr std::size_t kMost = 8;
    std::string out;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < numbers.size(); ++shown) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        if (shown == kMost)
            return out + " and more";
        out += (out.empty() ? "" : ", ") + std::to_string(numbers[i]);
        if (last > i)
            out += (last == i + 1 ? ", " : " to ") + std::to_string(numbers[last]);
        i = last + 1;
    }
    return out;
}

Result<std::string> extractPdf(std::string_view bytes, Document& document, JobContext& job) {
    if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos)
        return fail(ErrorCode::BadInput, "The file is no PDF: it does not begin as one.");
    const Result<PdfWords> words = readPdfWords(bytes, job);
    if (!words)
        return fail(words.error());
    Result<PdfText> laidOut = layOut(*words, job);
    if (!laidOut)
        return fail(std::move(laidOut.error()));
    const std::size_t empty = laidOut->emptyPages.size();
    if (empty == words->pages.size())
        return fail(ErrorCode::BadInput,
                    fmt::format("The PDF has no text: its {} page{} pictures, as a scanner makes them.",
                                empty, empty == 1 ? " is" : "s are"),
                    "Run a text recognition over it and add the result.");
    if (empty > 0)
        document.warnings.push_back({0, fmt::format("page{} {} of {} without text: blank, or a picture of {}",
                                                    empty == 1 ? "" : "s", numberRanges(laidOut->emptyPages),
                                                    words->pages.size(), empty == 1 ? "it" : "them")});
    if (words->pages.size() < words->pageCount)
        document.warnings.push_back(
            {0, fmt::format("{} of {} pages were read", words->pages.size(), words->pageCount)});
    document.title = laidOut->title;
    document.metadata["pages"] = std::to_string(words->pages.size());
    for (const auto& [name, value] : {std::pair{"title", &words->title}, std::pair{"author", &words->author},
                                      std::pair{"subject", &words->subject}})
        if (!value->empty())
            document.metadata[name] = value->substr(0, 1000);
    return std::move(laidOut->text);
}

} // namespace

Result<std::string> extractText(std::string_view bytes, Dialect dialect, Document& document,
                                JobContext& job) {
    if (dialect == Dialect::Pdf)
        return extractPdf(bytes, document, job);
    Result<DocxText> word = readDocx(bytes, job);
    if (!word)
        return fail(std::move(word.error()));
    if (isBlank(word->text))
        return fail(ErrorCode::BadInput, "The Word document has no text.");
    document.title = std::move(word->title);
    document.metadata = std::move(word->metadata);
    for (std::string& warning : word->warnings)
        document.warnings.push_back({0, std::move(warning)});
    return std::move(word->text);
}

} // namespace touchstone
