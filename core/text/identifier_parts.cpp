// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/identifier_parts.h"

#include "core/text/char_classes.h"

namespace touchstone {

namespace {

/// End of the camel piece that begins at `from`.
std::size_t camelEnd(std::string_view word, std::size_t from) {
    for (std::size_t i = from + 1; i < word.size(); ++i) {
        if (!isAsciiUpper(word[i]))
            continue;
        const bool afterSmall = !isAsciiUpper(word[i - 1]);
        // CORSMiddleware: the last capital of a run begins the next piece, but a plural s (URLs) does not.
        const bool endsRun = i + 1 < word.size() && isAsciiLower(word[i + 1]) &&
                             !(word[i + 1] == 's' && (i + 2 == word.size() || !isAsciiLower(word[i + 2])));
        if (!afterSmall && !endsRun)
            continue;
        if (i - from == 1)
            continue; // OAuth, iPhone: one letter is no word
        return i;
    }
    return word.size();
}

void splitCamel(std::string_view word, std::size_t offset, std::vector<IdentifierPart>& parts) {
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t end = camelEnd(word, at);
        parts.push_back({offset + at, offset + end, false});
        at = end;
    }
}

} // namespace

bool isCamel(std::string_view word) {
    return camelEnd(word, 0) < word.size();
}

void splitIdentifier(std::string_view identifier, bool camel, std::vector<IdentifierPart>& parts) {
    const std::size_t first = parts.size();
    const bool dotted = identifier.find('.') != std::string_view::npos;
    std::size_t at = 0;
    while (at < identifier.size()) {
        std::size_t segmentEnd = identifier.find('.', at);
        if (segmentEnd == std::string_view::npos)
            segmentEnd = identifier.size();
        const std::size_t whole = parts.size();
        if (dotted)
            parts.push_back({at, segmentEnd, true});
        const std::size_t before = parts.size();
        for (std::size_t piece = at; piece < segmentEnd;) {
            std::size_t end = identifier.find_first_of("_-", piece);
            if (end > segmentEnd)
                end = segmentEnd;
            if (end > piece) {
                if (camel)
                    splitCamel(identifier.substr(piece, end - piece), piece, parts);
                else
                    parts.push_back({piece, end, false});
            }
            piece = end + 1;
        }
        if (dotted && parts.size() - before < 2) // a simple segment is its own only part
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(whole));
        at = segmentEnd + 1;
    }
    if (parts.size() == first + 1 && parts[first].start == 0 && parts[first].end == identifier.size())
        parts.pop_back();
}

} // namespace touchstone
