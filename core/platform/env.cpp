// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/env.h"

#include "core/base/ids.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace touchstone {

namespace fs = std::filesystem;

namespace {

std::string because(int code) {
    return std::generic_category().message(code);
}

fs::path homeFolder() {
    if (const auto home = environmentVariable("HOME"); home && !home->empty() && home->front() == '/')
        return *home;
    passwd entry{};
    passwd* found = nullptr;
    char buffer[4096];
    if (::getpwuid_r(::getuid(), &entry, buffer, sizeof buffer, &found) == 0 && found && found->pw_dir)
        return found->pw_dir;
    return "/";
}

/// A relative path in one of these variables is to be ignored, says the XDG specification.
fs::path baseFolder(const char* variable, const char* below) {
    const auto value = environmentVariable(variable);
    const fs::path base =
        value && !value->empty() && value->front() == '/' ? fs::path(*value) : homeFolder() / below;
    return base / "touchstone";
}

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_fd; }
    /// Closes now, so that a late write error (quota, NFS) is seen.
    bool close() {
        const int fd = m_fd;
        m_fd = -1;
        return ::close(fd) == 0;
    }

private:
    int m_fd;
};

const char* kindOf(mode_t mode) {
    if (S_ISDIR(mode))
        return "a folder";
    if (S_ISFIFO(mode))
        return "a pipe";
    if (S_ISSOCK(mode))
        return "a socket";
    return "a device";
}

tl::unexpected<Error> aboutFile(ErrorCode code, const fs::path& path, std::string message,
                                std::string hint = {}) {
    Error error = makeError(code, std::move(message), std::move(hint));
    error.file = path.string();
    return tl::unexpected<Error>(std::move(error));
}

tl::unexpected<Error> tooLarge(const fs::path& path, std::uint64_t maxBytes) {
    return aboutFile(ErrorCode::BadInput, path,
                     fmt::format("The file is larger than the {:.0f} MiB that are read.",
                                 static_cast<double>(maxBytes) / 1048576.0));
}

bool writeAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), std::min<std::size_t>(bytes.size(), 1U << 30U));
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::optional<std::string> environmentVariable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (!value)
        return std::nullopt;
    return std::string(value);
}

bool hasSessionBus() {
    if (const auto address = environmentVariable("DBUS_SESSION_BUS_ADDRESS"))
        return !address->empty() && *address != kNoSessionBus;
    const auto runtime = environmentVariable("XDG_RUNTIME_DIR");
    std::error_code failed;
    return runtime && !runtime->empty() && fs::exists(*runtime + "/bus", failed);
}

Places Places::fromEnvironment() {
    Places places;
    places.dataDir = baseFolder("XDG_DATA_HOME", ".local/share");
    places.configDir = baseFolder("XDG_CONFIG_HOME", ".config");
    places.cacheDir = baseFolder("XDG_CACHE_HOME", ".cache");
    places.stateDir = baseFolder("XDG_STATE_HOME", ".local/state");
    std::error_code failed;
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    if (!failed)
        places.programDir = program.parent_path();
    return places;
}

fs::path Places::sharedData() const {
    std::error_code failed;
    if (const auto named = environmentVariable("TOUCHSTONE_DATA");
        named && !named->empty() && fs::is_directory(*named, failed))
        return *named;
    if (!programDir.empty()) {
        fs::path beside = programDir.parent_path() / "share" / "touchstone";
        if (fs::is_directory(beside, failed))
            return beside;
    }
    return {};
}

Result<std::string> readFile(const fs::path& path, std::uint64_t maxBytes) {
    // Non-blocking, so that opening a pipe which nobody writes to returns at once.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (file.get() < 0) {
        const int code = errno;
        if (code == ENOENT || code == ENOTDIR)
            return aboutFile(ErrorCode::NotFound, path, "There is no such file.");
        if (code == ENXIO || code == ENODEV)
            return aboutFile(ErrorCode::BadInput, path, "This is a socket or a device, not a file.");
        return aboutFile(ErrorCode::Io, path, fmt::format("The file cannot be opened: {}.", because(code)));
    }
    struct stat about {};
    if (::fstat(file.get(), &about) != 0)
        return aboutFile(ErrorCode::Io, path, fmt::format("The file cannot be read: {}.", because(errno)));
    if (!S_ISREG(about.st_mode))
        return aboutFile(ErrorCode::BadInput, path,
                         fmt::format("This is {}, not a file.", kindOf(about.st_mode)));
    const auto expected = static_cast<std::uint64_t>(std::max<off_t>(about.st_size, 0));
    if (expected > maxBytes)
        return tooLarge(path, maxBytes);
    // The size is a hint only: the file may grow or shrink meanwhile, and those of /proc say 0.
    std::string bytes(static_cast<std::size_t>(expected) + 1, '\0');
    std::size_t filled = 0;
    while (true) {
        if (filled == bytes.size())
            bytes.resize(std::max<std::size_t>(bytes.size() * 2, 65536));
        const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0) {
            if (errno == EINTR)
                continue;
            return aboutFile(ErrorCode::Io, path,
                             fmt::format("The file cannot be read: {}.", because(errno)));
        }
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
        if (filled > maxBytes)
            return tooLarge(path, maxBytes);
    }
    bytes.resize(filled);
    return bytes;
}

Result<> writeFileAtomically(const fs::path& path, std::string_view bytes, bool isPrivate) {
    std::error_code failed;
    // A link stays a link: what it points to is replaced.
    const fs::path target = fs::is_symlink(path, failed) ? fs::weakly_canonical(path, failed) : path;
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    fs::create_directories(folder, failed);
    if (failed)
        return aboutFile(ErrorCode::Io, path,
                         fmt::format("The folder {} cannot be made: {}.", folder.string(), failed.message()));
    const fs::path beside = folder / ("." + target.filename().string() + "." + newUlid() + ".part");
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0600 : 0666));
    if (file.get() < 0)
        return aboutFile(ErrorCode::Io, path, fmt::format("The file cannot be written: {}.", because(errno)));
    struct stat before {};
    if (!isPrivate && ::stat(target.c_str(), &before) == 0)
        (void)::fchmod(file.get(), before.st_mode & 07777);
    const bool written = writeAll(file.get(), bytes) && ::fsync(file.get()) == 0;
    int code = errno;
    const bool closed = file.close();
    if (written && !closed)
        code = errno;
    if (!written || !closed || ::rename(beside.c_str(), target.c_str()) != 0) {
        if (written && closed)
            code = errno;
        ::unlink(beside.c_str());
        return aboutFile(ErrorCode::Io, path, fmt::format("The file cannot be written: {}.", because(code)));
    }
    // The new name must outlive a power cut as well; where a folder cannot be synced the file itself is safe.
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() >= 0)
        (void)::fsync(directory.get());
    return {};
}

} // namespace touchstone
