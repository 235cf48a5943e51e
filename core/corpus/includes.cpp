// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/includes.h"

#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMaxShown = 200;
/// A page that includes the same large file again and again must not fill the memory.
constexpr std::uint64_t kMaxIncludedBytes = 16ULL << 20U;

std::string_view folderOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string joined(std::string_view folder, std::string_view rest) {
    std::string out(folder);
    if (!out.empty())
        out.push_back('/');
    return out += rest;
}

/// Rank of `suffix` ("_an_py310") as a variant of a file without one; -1: it is no variant's suffix.
int variantRank(std::string_view suffix) {
    int rank = 0;
    if (suffix.substr(0, 3) == "_an") {
        rank += 100000;
        suffix.remove_prefix(3);
    }
    if (suffix.substr(0, 3) == "_py") {
        suffix.remove_prefix(3);
        if (suffix.empty() || suffix.size() > 4)
            return -1;
        int version = 0;
        for (char c : suffix) {
            if (!isAsciiDigit(c))
                return -1;
            version = version * 10 + (c - '0');
        }
        return rank + version;
    }
    return suffix.empty() ? rank : -1;
}

} // namespace

std::optional<std::string> normalisedPath(std::string_view path) {
    if (path.empty() || path.size() > kMaxIncludePath || path.front() == '/' || path.find('\0') != path.npos)
        return std::nullopt;
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (part.empty() || part == ".")
            continue;
        if (part != "..") {
            parts.push_back(part);
            continue;
        }
        if (parts.empty())
            return std::nullopt;
        parts.pop_back();
    }
    std::string out;
    for (std::string_view part : parts)
        out = joined(out, part);
    return out.empty() ? std::nullopt : std::optional(out);
}

std::string variantBase(std::string_view path) {
    const std::size_t slash = path.rfind('/') + 1; // npos + 1 is 0
    const std::size_t dot = std::min(path.find('.', slash), path.size());
    std::string stem(path.substr(slash, dot - slash));
    for (const std::string_view mark : {"_pv1", "_pv2", "_py", "_an"}) {
        const std::size_t at = stem.rfind(mark);
        if (at == std::string::npos)
            continue;
        const std::string_view rest = std::string_view(stem).substr(at + mark.size());
        if (std::all_of(rest.begin(), rest.end(), isAsciiDigit) && (mark == "_py" || rest.empty()))
            stem.resize(at);
    }
    return stem + std::string(path.substr(dot));
}

IncludeResolver::Found IncludeResolver::at(const std::string& folder, std::string_view written) const {
    Found out;
    const auto path = normalisedPath(joined(folder, written));
    if (path) {
        out.bytes = m_context.fileOfCorpus(*path);
        if (out.bytes != nullptr)
            out.path = *path;
    }
    return out;
}

/// Sites differ in the folder that paths start from, so every folder above the page is tried: first those
/// that MkDocs and its extensions use.
IncludeResolver::Found IncludeResolver::find(const IncludeLine& line) const {
    if (!m_context.fileOfCorpus)
        return {};
    if (line.besidePage)
        return at(std::string(folderOf(m_pagePath)), line.path);
    std::vector<std::string> folders;
    const auto add = [&](std::string_view folder) {
        if (std::find(folders.begin(), folders.end(), folder) == folders.end())
            folders.emplace_back(folder);
    };
    if (!m_context.docsRoot.empty()) {
        if (line.variants)
            add(folderOf(m_context.docsRoot));
        add(m_context.docsRoot);
        add(folderOf(m_context.docsRoot));
    }
    for (std::string_view folder = folderOf(m_pagePath);; folder = folderOf(folder)) {
        add(folder);
        if (folder.empty())
            break;
    }
    for (const std::string& folder : folders)
        if (Found found = at(folder, line.path); found.bytes != nullptr)
            return found;
    // the tail of the path, from the corpus's root
    std::string_view tail = line.path;
    while (tail.substr(0, 3) == "../")
        tail.remove_prefix(3);
    return at({}, tail);
}

IncludeResolver::Found IncludeResolver::bestVariant(Found named) const {
    if (!m_context.pathsBeginningWith)
        return named;
    const std::size_t slash = named.path.rfind('/') + 1;
    const std::size_t dot = named.path.find('.', slash);
    if (dot == std::string::npos)
        return named;
    int best = 0;
    const auto consider = [&](const std::string& stem, const std::string& tail) {
        std::string chosen;
        for (const std::string& path : m_context.pathsBeginningWith(stem + "_")) {
            if (path.size() < stem.size() + tail.size() || !path.ends_with(tail))
                continue;
            const int rank = variantRank(
                std::string_view(path).substr(stem.size(), path.size() - stem.size() - tail.size()));
            if (rank > best) {
                best = rank;
                chosen = path;
            }
        }
        if (!chosen.empty())
            if (const std::string* bytes = m_context.fileOfCorpus(chosen))
                named = {chosen, bytes};
    };
    consider(named.path.substr(0, dot), named.path.substr(dot));
    if (best == 0 && slash > 1) // several files in one folder: the folder has the variants
        consider(named.path.substr(0, slash - 1), named.path.substr(slash - 1));
    return named;
}

std::uint32_t IncludeResolver::fileNumber(const std::string& path) {
    const auto [known, fresh] =
        m_numbers.emplace(path, static_cast<std::uint32_t>(m_document.includedPaths.size() + 1));
    if (fresh)
        m_document.includedPaths.push_back(path);
    return known->second;
}

std::string IncludeResolver::append(const std::string& bytes, const IncludeLine& line, std::uint32_t file,
                                    MappedText& out) {
    if (bytes.find('\0') != std::string::npos)
        return "it is not a text file";
    std::size_t at = 0;
    std::uint64_t number = 1;
    std::uint64_t previous = 0; // last line that was taken
    std::size_t range = 0;
    bool any = false;
    while (at < bytes.size()) {
        const Line next = lineAt(bytes, at);
        while (range < line.lines.size() && line.lines[range].last < number)
            ++range;
        if (line.picksLines && range == line.lines.size())
            break;
        if (!line.picksLines || line.lines[range].first <= number) {
            m_includedBytes += next.end - next.start;
            if (m_includedBytes > kMaxIncludedBytes)
                return "the page includes more than 16 MiB";
            if (!any && !out.empty())
                out.appendInserted("\n");
            else if (any && previous + 1 != number)
                out.appendInserted(line.besidePage ? "\n" : "\n...\n"); // lines between are left out
            else if (any)
                out.appendFor("\n", file, {lineAt(bytes, at).start - 1, lineAt(bytes, at).start});
            for (std::size_t from = next.start; from < next.contentEnd;) {
                const std::string_view rest(bytes.data() + from, next.contentEnd - from);
                const std::size_t bad = std::min(firstInvalidUtf8(rest), rest.size());
                out.append(rest.substr(0, bad), file, from);
                from += bad;
                if (from < next.contentEnd) {
                    out.appendFor("\xEF\xBF\xBD", file, {from, from + 1});
                    ++from;
                }
            }
            previous = number;
            any = true;
        }
        at = next.end;
        ++number;
    }
    return any || !line.picksLines ? std::string{} : "it has no such lines";
}

std::optional<std::string> IncludeResolver::include(const IncludeLine& line, std::uint64_t lineNumber,
                                                    MappedText& out) {
    IncludeUse use;
    use.written = line.path.size() > kMaxShown ? line.path.substr(0, utf8Floor(line.path, kMaxShown)) + "..."
                                               : line.path;
    use.line = lineNumber;
    if (line.path.size() > kMaxIncludePath) {
        use.reason = "its name is longer than 4096 bytes";
    } else if (line.path.front() == '/') {
        use.reason = "an absolute path: files outside the corpus are never read";
    } else if (Found found = find(line); found.bytes == nullptr) {
        use.reason = "no such file in the corpus";
    } else {
        if (line.variants)
            found = bestVariant(std::move(found));
        use.path = found.path;
        const std::size_t before = out.size();
        IncludeLine picked = line;
        if (!line.anchor.empty())
            picked.lines = anchoredLines(*found.bytes, line.anchor);
        use.reason = append(*found.bytes, picked, fileNumber(found.path), out);
        if (!use.reason.empty() && !line.anchor.empty())
            use.reason = "it has no anchor '" + line.anchor.substr(0, utf8Floor(line.anchor, 100)) + "'";
        use.resolved = use.reason.empty();
        if (!use.resolved)
            out.truncate(before);
    }
    m_document.includes.push_back(use);
    return use.resolved ? std::optional(use.path) : std::nullopt;
}

} // namespace touchstone
