// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/fetch_cache.h"

#include "core/base/hashing.h"
#include "core/corpus/descriptor.h"
#include "core/corpus/path_safety.h"
#include "core/platform/env.h"
#include "core/text/utf8.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace touchstone {

struct FetchCache::Note {
    std::string sha256, etag, lastModified, name, contentType;
};

namespace {

/// A file that is being written and vanishes when it is not kept.
class PartialFile {
public:
    explicit PartialFile(std::filesystem::path target) : m_target(std::move(target)) {
        m_path = m_target.string() + ".XXXXXX";
        m_file = Descriptor(::mkostemp(m_path.data(), O_CLOEXEC));
    }
    ~PartialFile() {
        if (m_file.valid())
            ::unlink(m_path.c_str());
    }
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;

    [[nodiscard]] bool valid() const { return m_file.valid(); }
    bool write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t done = ::write(m_file.get(), bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR)
                continue;
            if (done <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
        return true;
    }
    bool keep() {
        if (::fsync(m_file.get()) != 0 || ::rename(m_path.c_str(), m_target.c_str()) != 0)
            return false;
        m_file.reset();
        return true;
    }

private:
    std::filesystem::path m_target;
    std::string m_path;
    Descriptor m_file;
};

/// The name that the corpus shows for a fetched file: the last part of the URL's path.
std::string nameByUrl(const std::string& url, std::string_view contentType) {
    const auto parts = parseUrl(url);
    std::string name = parts ? parts->path : std::string();
    name = name.substr(name.rfind('/') + 1);
    if (name.empty() || name == "." || name == "..")
        name = "index";
    if (name.find('.') == std::string::npos && contentType.rfind("text/html", 0) == 0)
        name += ".html";
    return shownName(name);
}

Error ioError(const std::filesystem::path& path, int number) {
    return makeError(ErrorCode::Io,
                     fmt::format("{} cannot be written: {}.", printable(path.string()), systemWords(number)));
}

} // namespace

std::filesystem::path FetchCache::file(const std::string& url, std::string_view ending) const {
    return m_folder / (sha256Hex(url) + std::string(ending));
}

std::optional<FetchCache::Note> FetchCache::readNote(const std::string& url) const {
    const auto text = readFile(file(url, ".json"), 1U << 16U);
    if (!text)
        return std::nullopt;
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto field = [&json](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    Note note{field("sha256"), field("etag"), field("last_modified"), field("name"), field("content_type")};
    if (note.sha256.size() != 64 || note.name.empty() || note.name.find('/') != std::string::npos)
        return std::nullopt;
    return note;
}

Result<std::optional<KeptFile>> FetchCache::kept(const std::string& url, JobContext& context) {
    const auto note = readNote(url);
    if (!note)
        return std::optional<KeptFile>{};
    const std::filesystem::path path = file(url, ".bin");
    const Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!opened.valid())
        return std::optional<KeptFile>{};
    Sha256 hash;
    std::string piece(1U << 18U, '\0');
    for (;;) {
        TOUCHSTONE_TRY(context.check());
        const ssize_t got = ::read(opened.get(), piece.data(), piece.size());
        if (got < 0)
            return std::optional<KeptFile>{};
        if (got == 0)
            break;
        hash.update(std::string_view(piece.data(), static_cast<std::size_t>(got)));
    }
    if (hash.finishHex() != note->sha256)
        return std::optional<KeptFile>{};
    return std::optional<KeptFile>(KeptFile{path, note->sha256, note->name, note->contentType});
}

std::optional<KeptFile> FetchCache::noted(const std::string& url) const {
    const auto note = readNote(url);
    return note ? std::optional<KeptFile>(
                      KeptFile{file(url, ".bin"), note->sha256, note->name, note->contentType})
                : std::nullopt;
}

void FetchCache::forget(const std::string& url) {
    std::error_code ignored;
    std::filesystem::remove(file(url, ".json"), ignored);
    std::filesystem::remove(file(url, ".bin"), ignored);
}

Result<KeptFile> FetchCache::fetch(const FetchWish& wish, HttpTransport& http, JobContext& context) {
    auto before = kept(wish.url, context);
    if (!before)
        return fail(std::move(before.error()));
    if (*before && !wish.askAgain)
        return **before;
    const auto parts = parseUrl(wish.url);
    if (!parts)
        return fail(parts.error());
    HttpRequest request;
    request.url = wish.url;
    request.purpose = "corpus";
    request.maxRedirects = 5;
    request.maxBodyBytes = wish.maxBytes;
    request.publicOnly =
        !wish.allowPrivate; // a page of the web must not lead into this machine's own network
    if (*before) {
        const auto note = readNote(wish.url);
        if (note && !note->etag.empty())
            request.headers.emplace_back("If-None-Match", note->etag);
        else if (note && !note->lastModified.empty())
            request.headers.emplace_back("If-Modified-Since", note->lastModified);
    }
    std::error_code made;
    std::filesystem::create_directories(m_folder, made);
    PartialFile partial(file(wish.url, ".bin"));
    if (!partial.valid())
        return fail(ioError(m_folder, errno));
    Sha256 hash;
    int writeProblem = 0;
    ProgressMeter meter(context, "fetching", 0);
    const HttpBodySink toFile = [&](const HttpResponse& head, std::string_view piece) {
        if (const std::string length = head.header("content-length"); !length.empty())
            meter.setTotal(std::strtoull(length.c_str(), nullptr, 10));
        if (!partial.write(piece)) {
            writeProblem = errno ? errno : EIO;
            return false;
        }
        hash.update(piece);
        meter.advance(piece.size());
        return true;
    };
    auto response = http.perform(request, toFile, context);
    if (!response)
        return fail(std::move(response.error()));
    if (writeProblem != 0)
        return fail(ioError(m_folder, writeProblem));
    if (response->status == 304 && *before)
        return **before;
    if (response->status != 200) {
        Error error = makeError(ErrorCode::Refused,
                                fmt::format("{} answered {} to the request for {}.", parts->host,
                                            response->status, printable(urlForPeople(wish.url))),
                                response->status == 404 ? "Check the address or the version." : "");
        error.httpStatus = response->status;
        error.detail = printable(response->body.substr(0, 500));
        return fail(std::move(error));
    }
    meter.finish();
    KeptFile fresh{file(wish.url, ".bin"), hash.finishHex(),
                   nameByUrl(wish.url, response->header("content-type")),
                   repairUtf8(response->header("content-type").substr(0, 200))};
    const nlohmann::json note{{"sha256", fresh.sha256},
                              {"etag", repairUtf8(response->header("etag"))},
                              {"last_modified", repairUtf8(response->header("last-modified"))},
                              {"name", fresh.name},
                              {"content_type", fresh.contentType},
                              {"url", repairUtf8(urlForPeople(wish.url))}};
    if (!partial.keep())
        return fail(ioError(fresh.path, errno));
    TOUCHSTONE_TRY(writeFileAtomically(file(wish.url, ".json"), note.dump(1) + "\n"));
    return fresh;
}

} // namespace touchstone
