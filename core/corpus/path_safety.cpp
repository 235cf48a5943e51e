// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/path_safety.h"

#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

bool endsWithIgnoringCase(std::string_view text, std::string_view lowerEnd) {
    if (text.size() < lowerEnd.size())
        return false;
    const std::string_view end = text.substr(text.size() - lowerEnd.size());
    return std::equal(end.begin(), end.end(), lowerEnd.begin(),
                      [](char a, char b) { return asciiLower(a) == b; });
}

template<std::size_t N>
bool endsWithOneOf(std::string_view text, const std::array<std::string_view, N>& ends) {
    return std::any_of(ends.begin(), ends.end(),
                       [text](std::string_view end) { return endsWithIgnoringCase(text, end); });
}

bool hasDriveLetter(std::string_view name) {
    return name.size() > 1 && name[1] == ':' && asciiLower(name[0]) >= 'a' && asciiLower(name[0]) <= 'z';
}

} // namespace

CheckedPath checkArchiveName(std::string_view name, const SourceCaps& caps) {
    const auto refuse = [name](std::string why) { return CheckedPath{shownName(name), std::move(why)}; };
    if (name.empty())
        return refuse("an entry without a name: left out");
    if (name.size() > caps.pathBytes)
        return refuse(
            fmt::format("a name of {} bytes: more than {} are not accepted", name.size(), caps.pathBytes));
    if (name.front() == '/')
        return refuse("an absolute path: left out");
    if (hasDriveLetter(name))
        return refuse("a path with a drive letter: left out");
    if (name.find('\\') != std::string_view::npos)
        return refuse("a path with backslashes: left out");
    std::string path;
    path.reserve(name.size());
    std::uint64_t parts = 0;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view part = name.substr(at, end - at);
        at = end + 1;
        if (part.empty() || part == ".")
            continue;
        if (part == "..")
            return refuse("a path that leads upwards (\"..\"): left out");
        if (!path.empty())
            path += '/';
        path += part;
        ++parts;
    }
    if (path.empty())
        return refuse("an entry without a name: left out");
    if (parts > caps.depth + 1)
        return refuse(fmt::format("lies more than {} folders deep: left out", caps.depth));
    if (!isValidUtf8(path))
        path = repairUtf8(path);
    return {std::move(path), {}};
}

std::string shownName(std::string_view name) {
    constexpr std::size_t kMost = 200;
    if (name.size() <= kMost)
        return repairUtf8(name);
    return repairUtf8(name.substr(0, utf8Floor(name, kMost))) + "…";
}

bool isArchiveName(std::string_view path) {
    static constexpr std::array<std::string_view, 4> kEnds{".zip", ".tar", ".tgz", ".tar.gz"};
    return endsWithOneOf(path, kEnds);
}

bool isPackedName(std::string_view path) {
    static constexpr std::array<std::string_view, 11> kEnds{".gz",  ".bz2", ".xz",  ".zst", ".lzma", ".7z",
                                                            ".rar", ".tbz", ".txz", ".cab", ".ar"};
    return isArchiveName(path) || endsWithOneOf(path, kEnds);
}

bool isContainerDocument(std::string_view path) {
    static constexpr std::array<std::string_view, 9> kEnds{".docx", ".xlsx", ".pptx", ".odt", ".ods",
                                                           ".odp",  ".epub", ".jar",  ".svgz"};
    return endsWithOneOf(path, kEnds);
}

std::size_t hiddenFolderPrefix(std::string_view path) {
    for (std::size_t at = 0;;) {
        const std::size_t end = path.find('/', at);
        if (end == std::string_view::npos)
            return 0;
        if (isHiddenName(path.substr(at, end - at)))
            return end;
        at = end + 1;
    }
}

} // namespace touchstone
