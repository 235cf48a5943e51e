// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/pdf_words.h"

#include "core/corpus/text_lines.h"
#include "core/platform/child_process.h"
#include "core/text/utf8.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <unordered_map>

namespace touchstone {

namespace {

constexpr unsigned long kCpuSeconds = 30;
constexpr unsigned long kMemoryMiB = 640;
constexpr std::size_t kMostFonts = 60000;

/// The fields of one line; those that are missing are empty.
template<std::size_t N>
std::array<std::string_view, N> fieldsOf(std::string_view line) {
    std::array<std::string_view, N> out{};
    for (std::size_t i = 0; i < N; ++i) {
        const std::size_t tab = i + 1 < N ? line.find('\t') : std::string_view::npos;
        out[i] = line.substr(0, tab);
        if (tab == std::string_view::npos)
            break;
        line.remove_prefix(tab + 1);
    }
    return out;
}

template<class Number>
Number numberOf(std::string_view text) {
    Number value{};
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Error unreadablePdf(std::string why, std::string hint = {}) {
    return makeError(ErrorCode::BadInput, std::move(why), std::move(hint));
}

Error refusalOf(const std::string& word) {
    if (word == "locked")
        return unreadablePdf("The PDF is encrypted: it opens with a password only.",
                             "Save a copy without a password and add that.");
    if (word == "no-pages")
        return unreadablePdf("The PDF has no pages.");
    if (word == "memory")
        return unreadablePdf(fmt::format("The PDF takes more than {} MiB of memory to read.", kMemoryMiB));
    return unreadablePdf("The PDF is damaged or cut off: it has no readable table of its parts.");
}

} // namespace

PdfWords parsePdfWords(std::string_view output) {
    PdfWords out;
    std::unordered_map<std::string, std::uint16_t> fonts;
    for (std::size_t at = 0; at < output.size();) {
        const Line line = lineAt(output, at);
        at = line.end;
        const std::string_view text = output.substr(line.start, line.contentEnd - line.start);
        const char kind = text.empty() ? ' ' : text.front();
        if (kind == 'W' && !out.pages.empty()) {
            const auto fields = fieldsOf<10>(text);
            if (fields[9].empty())
                continue;
            PdfWord& word = out.pages.back().words.emplace_back();
            word.left = numberOf<float>(fields[1]);
            word.top = numberOf<float>(fields[2]);
            word.right = numberOf<float>(fields[3]);
            word.bottom = numberOf<float>(fields[4]);
            word.size = numberOf<float>(fields[5]);
            word.rotation = static_cast<std::uint8_t>(numberOf<unsigned>(fields[6]) % 4);
            word.spaceAfter = fields[7] == "1";
            const auto [known, fresh] =
                fonts.emplace(std::string(fields[8]), static_cast<std::uint16_t>(out.fonts.size()));
            if (fresh && out.fonts.size() < kMostFonts)
                out.fonts.emplace_back(fields[8]);
            word.font =
                std::min<std::uint16_t>(known->second, static_cast<std::uint16_t>(out.fonts.size() - 1));
            word.text = repairUtf8(fields[9]);
        } else if (kind == 'P') {
            const auto fields = fieldsOf<5>(text);
            PdfPage& page = out.pages.emplace_back();
            page.width = numberOf<float>(fields[2]);
            page.height = numberOf<float>(fields[3]);
            page.label = repairUtf8(fields[4]);
        } else if (kind == 'D') {
            const auto fields = fieldsOf<5>(text);
            out.pageCount = numberOf<std::size_t>(fields[1]);
            out.title = repairUtf8(trimmed(fields[2]));
            out.author = repairUtf8(trimmed(fields[3]));
            out.subject = repairUtf8(trimmed(fields[4]));
        } else if (kind == 'E') {
            out.refusal = fieldsOf<2>(text)[1];
        } else if (kind == 'Z') {
            out.complete = true;
        }
    }
    return out;
}

Result<PdfWords> readPdfWords(std::string_view bytes, JobContext& job) {
    ChildRequest request;
    request.program = helperProgram("touchstone-reader");
    if (request.program.empty())
        return fail(ErrorCode::Io, "PDF cannot be read: the helper program touchstone-reader is missing.",
                    "It is installed beside touchstone-cli; set TOUCHSTONE_HELPERS to its folder.");
    const unsigned long cpuSeconds = kCpuSeconds + (bytes.size() >> 20U);
    request.arguments = {"pdf", std::to_string(cpuSeconds),
                         std::to_string(kMemoryMiB + (bytes.size() >> 20U))};
    request.input = bytes;
    request.wallSeconds = 1.5 * static_cast<double>(cpuSeconds);
    const Result<ChildOutcome> outcome = runChild(request, job);
    if (!outcome)
        return fail(outcome.error());
    if (outcome->timedOut || outcome->signal == SIGXCPU)
        return fail(unreadablePdf(fmt::format("The PDF takes more than {} s to read.", cpuSeconds)));
    if (outcome->tooMuch)
        return fail(
            unreadablePdf(fmt::format("The PDF has more than {} MiB of words.", request.outputBytes >> 20U)));
    PdfWords words = parsePdfWords(outcome->output);
    if (!words.refusal.empty())
        return fail(refusalOf(words.refusal));
    if (!words.complete)
        return fail(unreadablePdf(
            outcome->signal != 0
                ? fmt::format("The PDF is damaged: reading it ended by signal {}, at page {}.",
                              outcome->signal, words.pages.size())
                : fmt::format(
                      "The PDF is damaged, or takes more memory than it may: reading it ended at page {}.",
                      words.pages.size())));
    return words;
}

} // namespace touchstone
