// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/source.h"

#include "core/corpus/path_safety.h"
#include "core/corpus/source_kinds.h"
#include "core/text/utf8.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

namespace touchstone {
namespace {

constexpr std::size_t kMostPathBytes = 4095; // PATH_MAX without its end

/// The scheme of a URL in lower case, or "": a path.
std::string schemeOf(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon < 2) // one letter would be a drive
        return {};
    std::string scheme;
    for (char c : text.substr(0, colon)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool isFirst = scheme.empty();
        const bool isLetter = lower >= 'a' && lower <= 'z';
        const bool isOther = (lower >= '0' && lower <= '9') || lower == '+' || lower == '-' || lower == '.';
        if (!isLetter && (isFirst || !isOther))
            return {};
        scheme += lower;
    }
    static constexpr std::array<std::string_view, 4> kWithoutSlashes{"file", "data", "javascript", "mailto"};
    const bool slashes = text.substr(colon, 3) == "://";
    const bool known =
        std::find(kWithoutSlashes.begin(), kWithoutSlashes.end(), scheme) != kWithoutSlashes.end();
    return slashes || known ? scheme : std::string();
}

Error cannotOpen(const std::string& text, const std::string& label, int number) {
    struct stat state {};
    const bool isLink = ::lstat(text.c_str(), &state) == 0 && S_ISLNK(state.st_mode);
    if (number == ENOENT && isLink)
        return makeError(ErrorCode::BadInput, fmt::format("{} is a link that leads nowhere.", label));
    if (number == ELOOP)
        return makeError(ErrorCode::BadInput, fmt::format("{} is a link in a ring of links.", label));
    if (number == ENOENT || number == ENOTDIR)
        return makeError(ErrorCode::BadInput, fmt::format("There is no file or folder {}.", label),
                         "Check the path; a preset is written as fastapi@VERSION.");
    if (number == EACCES || number == EPERM)
        return makeError(ErrorCode::BadInput, fmt::format("{} may not be read: no permission.", label),
                         "Check the permissions of it and of the folders above it.");
    return makeError(ErrorCode::BadInput,
                     fmt::format("{} cannot be opened: {}.", label, systemWords(number)));
}

std::string absoluteOrigin(const std::string& text) {
    std::error_code ignored;
    std::filesystem::path path = std::filesystem::absolute(text, ignored);
    std::string origin = (ignored ? std::filesystem::path(text) : path).lexically_normal().string();
    while (origin.size() > 1 && origin.back() == '/')
        origin.pop_back();
    return repairUtf8(origin);
}

/// For messages: the end of a long path says more than its begin.
std::string labelOf(const std::string& text) {
    constexpr std::size_t kMost = 400;
    if (text.size() <= kMost)
        return printable(text);
    return printable("…" + text.substr(text.size() - kMost));
}

} // namespace

Result<OpenedFile> openPath(const std::string& text, const SourceCaps& caps) {
    OpenedFile opened;
    opened.label = labelOf(text);
    opened.caps = caps;
    // Looked at before it is opened: opening a device can already do something.
    struct stat state {};
    if (::stat(text.c_str(), &state) != 0)
        return fail(cannotOpen(text, opened.label, errno));
    const bool isFolder = S_ISDIR(state.st_mode);
    if (!isFolder && !S_ISREG(state.st_mode))
        return fail(ErrorCode::BadInput, fmt::format("{} is {}: only files and folders are read.",
                                                     opened.label, kindOfFile(state.st_mode)));
    opened.descriptor = Descriptor(
        ::open(text.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (isFolder ? O_DIRECTORY : 0)));
    if (!opened.descriptor.valid())
        return fail(cannotOpen(text, opened.label, errno));
    if (::fstat(opened.descriptor.get(), &state) != 0 || S_ISDIR(state.st_mode) != isFolder ||
        (!isFolder && !S_ISREG(state.st_mode)))
        return fail(ErrorCode::BadInput, fmt::format("{} changed while it was opened.", opened.label));
    opened.info.kind = isFolder ? "folder" : "file";
    if (!isFolder)
        opened.stamp = stampOf(state);
    opened.info.origin = absoluteOrigin(text);
    opened.name = opened.info.origin.substr(opened.info.origin.rfind('/') + 1);
    return opened;
}

Result<std::unique_ptr<DocumentSource>> openSource(const SourceRequest& request, HttpTransport* http,
                                                   JobContext& context) {
    const std::string& text = request.text;
    if (text.empty())
        return fail(ErrorCode::Usage, "The source is an empty word.",
                    "Name a folder, an archive, a file, a URL or a preset such as fastapi@0.115.14.");
    if (text.find('\0') != std::string::npos)
        return fail(ErrorCode::Usage,
                    fmt::format("The source {} holds a zero byte.", printable(shownName(text))));
    if (text.size() > kMostPathBytes)
        return fail(ErrorCode::Usage,
                    fmt::format("The source is {} bytes long, more than a path or URL may be: {}",
                                text.size(), printable(shownName(text))));
    if (text.starts_with("urls:") || text.starts_with("sitemap:"))
        return openWeb(request, http, context);
    const std::string scheme = schemeOf(text);
    if (scheme == "http" || scheme == "https")
        return openUrl(request, http, context);
    if (!scheme.empty())
        return fail(
            ErrorCode::Usage,
            fmt::format("Sources of the scheme {}: are not read: {}", scheme, printable(shownName(text))),
            "Give a path, or an http or https URL.");
    auto preset = parsePreset(text, request.fastapiBaseUrl);
    struct stat state {};
    if (::lstat(text.c_str(), &state) != 0) { // what lies there under that very name comes first
        if (!preset)
            return fail(std::move(preset.error()));
        if (*preset)
            return openPreset(**preset, request, http, context);
    }
    auto opened = openPath(text, request.caps);
    if (!opened)
        return fail(std::move(opened.error()));
    if (opened->info.kind == "folder")
        return makeFolderSource(std::move(*opened), request.respectIgnoreFiles);
    opened->info.stamp = settled(opened->stamp, context.clock->unixMs() * 1'000'000).toString();
    if (request.alreadyRead && request.alreadyRead(opened->info))
        return std::unique_ptr<DocumentSource>();
    return sourceOfFile(std::move(*opened), context);
}

} // namespace touchstone
