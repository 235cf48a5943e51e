// SPDX-License-Identifier: GPL-3.0-or-later
// A folder, walked without following a single link: every step is an openat() below the folder that was
// opened before it, so a tree that changes under our feet cannot lead outside.
#include "core/corpus/ignore_rules.h"
#include "core/corpus/path_safety.h"
#include "core/corpus/source_kinds.h"
#include "core/text/utf8.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace touchstone {
namespace {

/// Each open level costs a descriptor, and a process usually has 1,024 of them.
constexpr std::size_t kMostFolders = 256;
constexpr std::uint64_t kMostIgnoreBytes = 1ULL << 20U;
constexpr int kOpenFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;

struct Level {
    Descriptor folder;
    std::string prefix;             ///< path of the folder below the root, with '/' at its end; "" = root
    std::vector<std::string> names; ///< raw, in descending byte order: the next one is at the back
};

/// Names in a folder; the descriptor stays usable.
bool listNames(int folder, std::vector<std::string>& names) {
    const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (again < 0)
        return false;
    DIR* listing = ::fdopendir(again);
    if (!listing) {
        const int number = errno;
        ::close(again);
        errno = number;
        return false;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(listing)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            names.emplace_back(name);
        errno = 0;
    }
    const int number = errno;
    ::closedir(listing);
    errno = number;
    std::sort(names.begin(), names.end(), std::greater<>());
    return number == 0;
}

class FolderSource final : public DocumentSource {
public:
    FolderSource(OpenedFile opened, bool respectIgnoreFiles)
        : m_opened(std::move(opened)), m_respectIgnoreFiles(respectIgnoreFiles) {}
    [[nodiscard]] const SourceInfo& info() const override { return m_opened.info; }
    Result<> read(const SourceSink& sink, JobContext& context) override;

private:
    Result<> visit(const SourceSink& sink, JobContext& context);
    Result<> readFileAt(const std::string& name, const std::string& path, const struct stat& seen,
                        const SourceSink& sink, JobContext& context);
    Result<> readIgnoreFiles(const Level& level, JobContext& context);
    bool isIgnored(const std::string& path, bool isFolder, const SourceSink& sink) const;
    Result<> enter(const std::string& name, const std::string& path, const SourceSink& sink,
                   JobContext& context);
    static void tell(const SourceSink& sink, std::string path, std::string reason, bool failed) {
        if (sink.problem)
            sink.problem({std::move(path), std::move(reason), failed});
    }

    OpenedFile m_opened;
    bool m_respectIgnoreFiles;
    std::int64_t m_begunNs = 0;
    IgnoreRules m_ignore;
    std::vector<Level> m_levels;
};

/// The lines of one folder's own files of this kind, before anything else of it is looked at.
Result<> FolderSource::readIgnoreFiles(const Level& level, JobContext& context) {
    if (!m_respectIgnoreFiles)
        return {};
    for (const char* name : {".gitignore", ".ignore"}) {
        if (!std::binary_search(level.names.begin(), level.names.end(), name, std::greater<>()))
            continue;
        const Descriptor file(::openat(level.folder.get(), name, kOpenFlags));
        struct stat state {};
        if (!file.valid() || ::fstat(file.get(), &state) != 0 || !S_ISREG(state.st_mode))
            continue;
        auto content = readDescriptor(file.get(), kMostIgnoreBytes, context);
        if (!content)
            return fail(std::move(content.error()));
        m_ignore.add(level.prefix, name, content->bytes);
    }
    return {};
}

bool FolderSource::isIgnored(const std::string& path, bool isFolder, const SourceSink& sink) const {
    if (m_ignore.empty())
        return false;
    const auto file = m_ignore.ignoredBy(path, isFolder);
    if (file)
        tell(sink, isFolder ? path + '/' : path, fmt::format("left out by {}", *file), false);
    return file.has_value();
}

Result<> FolderSource::read(const SourceSink& sink, JobContext& context) {
    Level root;
    root.folder = Descriptor(::openat(m_opened.descriptor.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root.folder.valid() || !listNames(root.folder.get(), root.names))
        return fail(ErrorCode::BadInput,
                    fmt::format("The folder {} cannot be read: {}.", m_opened.label, systemWords(errno)),
                    "Check its permissions.");
    if (root.names.empty())
        return fail(ErrorCode::BadInput, fmt::format("The folder {} is empty.", m_opened.label),
                    "Name a folder that holds documents.");
    m_levels.clear();
    m_ignore = {};
    m_begunNs = context.clock->unixMs() * 1'000'000;
    TOUCHSTONE_TRY(readIgnoreFiles(root, context));
    m_levels.push_back(std::move(root));
    while (!m_levels.empty())
        TOUCHSTONE_TRY(visit(sink, context));
    return {};
}

/// Takes the next name of the deepest open folder, or closes that folder.
Result<> FolderSource::visit(const SourceSink& sink, JobContext& context) {
    TOUCHSTONE_TRY(context.check());
    Level& level = m_levels.back();
    if (level.names.empty()) {
        m_ignore.leave(level.prefix);
        m_levels.pop_back();
        return {};
    }
    const std::string name = std::move(level.names.back());
    level.names.pop_back();
    const std::string path = level.prefix + (isValidUtf8(name) ? name : repairUtf8(name));
    struct stat state {};
    if (::fstatat(level.folder.get(), name.c_str(), &state, AT_SYMLINK_NOFOLLOW) != 0) {
        tell(sink, path, errno == ENOENT ? "vanished while the folder was read" : systemWords(errno), true);
        return {};
    }
    if (S_ISDIR(state.st_mode))
        return enter(name, path, sink, context);
    if (S_ISLNK(state.st_mode)) {
        tell(sink, path, "a symbolic link: links are not followed", false);
        return {};
    }
    if (!S_ISREG(state.st_mode)) {
        tell(sink, path, fmt::format("{}: only files are read", kindOfFile(state.st_mode)), false);
        return {};
    }
    if (isIgnored(path, false, sink))
        return {};
    return readFileAt(name, path, state, sink, context);
}

Result<> FolderSource::enter(const std::string& name, const std::string& path, const SourceSink& sink,
                             JobContext& context) {
    if (isHiddenName(name)) {
        tell(sink, path, "a hidden folder: left out", false);
        return {};
    }
    if (isIgnored(path, true, sink))
        return {};
    if (m_levels.size() >= kMostFolders || path.size() > m_opened.caps.pathBytes) {
        tell(sink, shownName(path),
             m_levels.size() >= kMostFolders
                 ? fmt::format("lies more than {} folders deep: not entered", kMostFolders)
                 : fmt::format("a path of more than {} bytes: not entered", m_opened.caps.pathBytes),
             true);
        return {};
    }
    Level next;
    next.folder = Descriptor(::openat(m_levels.back().folder.get(), name.c_str(), kOpenFlags | O_DIRECTORY));
    if (!next.folder.valid() || !listNames(next.folder.get(), next.names)) {
        tell(sink, path, fmt::format("the folder cannot be read: {}", systemWords(errno)), true);
        if (next.names.empty())
            return {};
    }
    next.prefix = path + '/';
    TOUCHSTONE_TRY(readIgnoreFiles(next, context));
    m_levels.push_back(std::move(next));
    return {};
}

Result<> FolderSource::readFileAt(const std::string& name, const std::string& path, const struct stat& seen,
                                  const SourceSink& sink, JobContext& context) {
    if (sink.wanted && !sink.wanted(path, static_cast<std::uint64_t>(std::max<off_t>(seen.st_size, 0))))
        return {};
    if (sink.known && sink.known(path, stampOf(seen)))
        return {};
    if (isPackedName(path)) {
        tell(sink, path, "a packed file inside a folder: not opened; add it as a source of its own", false);
        return {};
    }
    const Descriptor file(::openat(m_levels.back().folder.get(), name.c_str(), kOpenFlags));
    struct stat state {};
    if (!file.valid() || ::fstat(file.get(), &state) != 0) {
        if (errno == ELOOP)
            tell(sink, path, "a symbolic link: links are not followed", false);
        else if (errno == ENOENT)
            tell(sink, path, "vanished while the folder was read", true);
        else
            tell(sink, path, fmt::format("cannot be opened: {}", systemWords(errno)), true);
        return {};
    }
    if (!S_ISREG(state.st_mode)) {
        tell(sink, path, fmt::format("{}: only files are read", kindOfFile(state.st_mode)), false);
        return {};
    }
    auto content = readDescriptor(file.get(), m_opened.caps.fileBytes, context);
    if (!content)
        return fail(std::move(content.error()));
    if (!content->problem.empty()) {
        tell(sink, path, std::move(content->problem), true);
        return {};
    }
    // The stamp is of before the reading: a change during it or after it shows next time.
    return sink.file({path, std::move(content->bytes), settled(stampOf(state), m_begunNs)});
}

} // namespace

std::unique_ptr<DocumentSource> makeFolderSource(OpenedFile opened, bool respectIgnoreFiles) {
    return std::make_unique<FolderSource>(std::move(opened), respectIgnoreFiles);
}

} // namespace touchstone
