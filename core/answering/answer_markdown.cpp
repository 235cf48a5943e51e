// SPDX-License-Identifier: GPL-3.0-or-later
// answerMarkdown of conversation.h: what goes to the clipboard.
#include "core/answering/conversation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace touchstone {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos)
            out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

/// Web addresses only, with what would end a Markdown link encoded.
std::string linkTarget(const std::string& url) {
    if (url.rfind("https://", 0) != 0 && url.rfind("http://", 0) != 0)
        return {};
    std::string out;
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || c == '(' || c == ')' || c == '<' || c == '>' || c == '\\' || byte == 0x7F)
            out += fmt::format("%{:02X}", byte);
        else
            out += c;
    }
    return out;
}

/// The worst that one of a source's citations came to.
CitationStatus worst(CitationStatus a, CitationStatus b) {
    return std::max(a, b);
}

std::string remark(CitationStatus status) {
    switch (status) {
    case CitationStatus::Verified:
        return {};
    case CitationStatus::Partly:
        return " (carries the answer only partly)";
    case CitationStatus::NotInSource:
        return " (does not say what it is cited for)";
    case CitationStatus::NoSuchSource:
        return {};
    }
    return {};
}

std::string reference(int n, const Citation& first, const Hit& hit, CitationStatus status) {
    const Chunk& chunk = hit.stored.chunk;
    std::string title;
    for (const std::string& heading : chunk.headings)
        title += (title.empty() ? "" : " › ") + heading;
    if (title.empty())
        title = chunk.path;
    const std::string target = linkTarget(first.url.empty() ? chunk.url : first.url);
    const std::string edition = hit.version ? hit.corpus + "@" + *hit.version : hit.corpus;
    return fmt::format("- [{}] {}, {} ({}){}\n", n,
                       target.empty() ? escaped(title) : fmt::format("[{}]({})", escaped(title), target),
                       escaped(first.path), escaped(edition), remark(status));
}

} // namespace

std::string answerMarkdown(const Answer& answer) {
    std::map<int, std::pair<const Citation*, CitationStatus>> cited;
    for (const Citation& citation : answer.citations) {
        const auto place = cited.try_emplace(citation.n, &citation, citation.status).first;
        place->second.second = worst(place->second.second, citation.status);
    }
    std::string out = answer.text;
    while (!out.empty() && (out.back() == '\n' || out.back() == ' '))
        out.pop_back();
    if (answer.partial)
        out += "\n\n*(The answer ends here: it was cut off.)*";
    if (!cited.empty())
        out += "\n\n**Sources**\n\n";
    for (const auto& entry : cited) {
        const Citation& first = *entry.second.first;
        if (first.hit && *first.hit < answer.hits.size())
            out += reference(entry.first, first, answer.hits[*first.hit], entry.second.second);
        else
            out += fmt::format("- [{}] There is no such source.\n", entry.first);
    }
    if (!out.empty() && out.back() != '\n')
        out += '\n';
    return out;
}

} // namespace touchstone
