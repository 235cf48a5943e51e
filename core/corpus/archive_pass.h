// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over an archive that hands its files to a sink. Internal to core/corpus; belongs to one thread.
#pragma once

#include "core/corpus/archive_content.h"
#include "core/corpus/source_kinds.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

namespace touchstone {

class ArchivePass {
public:
    /// `topFolder` (with '/') is taken away from every path; "" = nothing is.
    ArchivePass(int fd, ArchiveKind kind, const SourceCaps& caps, std::string topFolder, PathScope scope,
                const SourceSink& sink, JobContext& context);
    /// Errors: Cancelled, or what the sink returned. Damage and caps are told to the sink and end the pass.
    Result<> run();

    [[nodiscard]] std::uint64_t handedOut() const { return m_handedOut; }
    [[nodiscard]] std::uint64_t leftOut() const { return m_leftOut; }
    [[nodiscard]] const std::string& ended() const {
        return m_ended;
    } ///< damage or cap that ended it; "" = none

private:
    Result<bool> step(); ///< false: the end
    Result<bool> entryRead(const ArchiveEntry& entry);
    Result<bool> fileRead(const ArchiveEntry& entry, const std::string& path);
    Result<bool> skip(const ArchiveEntry& entry, const std::string& path);
    Result<bool> settle(const std::string& path, EntryContent& content);
    bool reopen();
    std::string clash(const std::string& path);
    void tell(std::string path, std::string reason, bool failed);
    void end(std::string path, std::string reason);
    [[nodiscard]] bool isTarLike() const {
        return m_kind == ArchiveKind::Tar || m_kind == ArchiveKind::TarGzip;
    }

    int m_fd;
    ArchiveKind m_kind;
    SourceCaps m_caps;
    std::string m_topFolder;
    PathScope m_scope;
    const SourceSink& m_sink;
    JobContext& m_context;
    std::unique_ptr<ArchiveReader> m_reader;
    ArchiveBudget m_budget;
    // Hashes, not names: 200,000 names of 4 KiB would be too much. A collision leaves a file out, and says
    // so.
    std::unordered_set<std::uint64_t> m_files, m_folders, m_hiddenTold;
    std::uint64_t m_index = 0; ///< headers read of this archive
    std::uint64_t m_handedOut = 0, m_leftOut = 0;
    int m_retries = 0, m_reopenings = 0;
    std::string m_ended;
};

} // namespace touchstone
