// SPDX-License-Identifier: GPL-3.0-or-later
// Where documents come from: a folder, an archive (.tar.gz, .tgz, .tar, .zip), one file, an http(s) URL to
// one of these, a list of URLs (urls:FILE), a sitemap (sitemap:URL), or a preset. A source is read once, file
// by file, streamed; an archive is hostile until proven otherwise and is never unpacked to disk. Reading
// belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/file_stamp.h"
#include "core/platform/env.h"
#include "core/platform/http.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace touchstone {

struct SourceCaps { // decisions.md, Caps
    std::uint64_t fileBytes = 256ULL << 20U;
    std::uint64_t totalBytes = 2ULL << 30U;
    std::uint64_t ratio = 200; ///< unpacked : packed, looked at after 1 MiB
    std::uint64_t entries = 200000;
    std::uint64_t pathBytes = 4096;
    std::uint64_t depth = 64; ///< folders below the root; of an archive
    std::uint64_t webPages = 2000, webPageBytes = 16ULL << 20U, webBytes = 512ULL << 20U;
    std::uint64_t webSeconds = 900; ///< for all pages of a list or sitemap
};

/// A file that was read. `path` is relative to the corpus's root, with '/', valid UTF-8 (invalid bytes are
/// shown as U+FFFD); an archive's single top folder is not part of it.
struct SourceFile {
    std::string path;
    std::string bytes;
    FileStamp stamp{}; ///< of a folder's file, when it can be trusted later
    std::string url{}; ///< of a page of the web, without credentials
};

/// A file that was not read, or that stopped the reading of the rest.
struct SourceProblem {
    std::string path;   ///< "" = the source itself
    std::string reason; ///< "a symbolic link: links are not followed"
    bool failed =
        false; ///< true: it should have been readable (damaged, permission); false: left out on purpose
};

struct SourceSink {
    std::function<Result<>(SourceFile&&)> file;
    std::function<void(SourceProblem&&)> problem;
    /// Asked before a file's content is read: false = not wanted (not reported by the reader). May be empty:
    /// all wanted.
    std::function<bool(const std::string& path, std::uint64_t sizeBytes)> wanted;
    /// Asked before a folder's file is opened: true = what it holds is known from an earlier reading with
    /// this stamp, and it is not read. May be empty: all are read.
    std::function<bool(const std::string& path, const FileStamp& stamp)> known;
};

struct SourceInfo {
    std::string origin;  ///< absolute path, URL without credentials, or preset, as stored
    std::string kind;    ///< "folder", "archive", "file", "web"
    std::string preset;  ///< "fastapi" or ""
    std::string version; ///< version that a preset implies, or ""
    std::string sha256;  ///< of an archive or file that was fetched, else ""
    std::string stamp;   ///< FileStamp of an archive or a file that can be trusted later, else ""
};

class DocumentSource {
public:
    virtual ~DocumentSource() = default;
    [[nodiscard]] virtual const SourceInfo& info() const = 0;
    /// Hands every file to the sink, folders in byte order of their names, archives in their own order.
    /// Errors: what makes the whole source unreadable (BadInput, Io, Cancelled ...), or what sink.file
    /// returned.
    virtual Result<> read(const SourceSink& sink, JobContext& context) = 0;
};

struct SourceRequest {
    std::string text; ///< as the user gave it: path, URL, or preset name@version
    SourceCaps caps;
    std::string fastapiBaseUrl;     ///< Settings::fastapiBaseUrl
    std::filesystem::path cacheDir; ///< fetched archives are kept there (Places::cacheDir / "archives")
    bool allowPrivate = false;      ///< a URL may lead to loopback, private and link-local addresses
    bool respectIgnoreFiles = true; ///< .gitignore and .ignore of a folder
    /// Asked as soon as origin and stamp of an archive or file are known: true = it was read before in this
    /// very state, and openSource() gives null instead of opening it. May be empty.
    std::function<bool(const SourceInfo&)> alreadyRead;
};

/// Opens (fetches, if it must) a source. Errors: BadInput naming the source (missing, a pipe, a device, a
/// broken link, locked, empty), Usage (unknown scheme or preset), Offline, Unreachable, Refused, Cancelled.
/// Null only when request.alreadyRead said so.
Result<std::unique_ptr<DocumentSource>> openSource(const SourceRequest& request, HttpTransport* http,
                                                   JobContext& context);

/// Size to expect of a preset's download, in bytes, from a table; 0 = unknown.
std::uint64_t presetDownloadBytes(std::string_view preset, std::string_view version);

/// Shell-like globs on paths: * (not '/'), ** (any), ?, [abc]; a pattern without '/' matches the last part.
bool globMatches(std::string_view pattern, std::string_view path);
/// The same, but a pattern without '/' matches the whole path, too.
bool globMatchesWhole(std::string_view pattern, std::string_view path);

} // namespace touchstone
