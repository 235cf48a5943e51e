// SPDX-License-Identifier: GPL-3.0-or-later
// Fetched files, kept in a folder under the SHA-256 of their URL: HEX.bin and HEX.json (sha256, etag, name).
// A file enters whole or not at all. Belongs to one thread; two processes may share the folder. Internal to
// core/corpus.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/source.h"
#include "core/platform/http.h"

#include <filesystem>
#include <optional>
#include <string>

namespace touchstone {

struct KeptFile {
    std::filesystem::path path;
    std::string sha256;
    std::string name;          ///< file name by URL and content type
    std::string contentType{}; ///< as the server said
};

struct FetchWish {
    std::string url;
    std::uint64_t maxBytes = 0;
    bool allowPrivate = false; ///< the address may be of this machine or its own network
    bool askAgain = true;      ///< false: what is kept is taken without asking the server whether it changed
};

class FetchCache {
public:
    explicit FetchCache(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// Errors: Io, and those of HttpTransport::perform; Refused with the status.
    Result<KeptFile> fetch(const FetchWish& wish, HttpTransport& http, JobContext& context);
    /// The kept file of a URL when its bytes still have the hash that was written down. Errors: Cancelled.
    Result<std::optional<KeptFile>> kept(const std::string& url, JobContext& context);
    /// The same without reading it: what it holds is vouched for by its stamp alone.
    [[nodiscard]] std::optional<KeptFile> noted(const std::string& url) const;
    void forget(const std::string& url);

private:
    struct Note;
    [[nodiscard]] std::filesystem::path file(const std::string& url, std::string_view ending) const;
    [[nodiscard]] std::optional<Note> readNote(const std::string& url) const;

    std::filesystem::path m_folder;
};

} // namespace touchstone
