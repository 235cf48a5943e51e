// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/archive_pass.h"

#include "core/base/hashing.h"
#include "core/corpus/path_safety.h"

#include <fmt/format.h>

namespace touchstone {
namespace {

constexpr int kMostReopenings = 16; ///< damaged zip entries that end libarchive's handle

} // namespace

ArchivePass::ArchivePass(int fd, ArchiveKind kind, const SourceCaps& caps, std::string topFolder,
                         PathScope scope, const SourceSink& sink, JobContext& context)
    : m_fd(fd), m_kind(kind), m_caps(caps), m_topFolder(std::move(topFolder)), m_scope(scope), m_sink(sink),
      m_context(context), m_reader(std::make_unique<ArchiveReader>(fd, kind)), m_budget(caps, kind) {}

Result<> ArchivePass::run() {
    for (;;) {
        auto more = step();
        if (!more)
            return fail(std::move(more.error()));
        if (!*more)
            return {};
    }
}

void ArchivePass::tell(std::string path, std::string reason, bool failed) {
    ++m_leftOut;
    if (m_sink.problem)
        m_sink.problem({std::move(path), std::move(reason), failed});
}

void ArchivePass::end(std::string path, std::string reason) {
    m_ended = reason;
    tell(std::move(path), std::move(reason), true);
}

Result<bool> ArchivePass::step() {
    TOUCHSTONE_TRY(m_context.check());
    ArchiveEntry entry;
    switch (m_reader->next(entry)) {
    case ArchiveReader::Step::End:
        return false;
    case ArchiveReader::Step::Retry:
        tell("", fmt::format("a damaged part of the archive: {}", m_reader->words()), true);
        if (++m_retries <= kMostRetries)
            return true;
        m_ended = "the archive is damaged in many places";
        return false;
    case ArchiveReader::Step::Broken:
        end("", fmt::format("the archive is damaged ({}): the rest of it was not read", m_reader->words()));
        return false;
    case ArchiveReader::Step::Entry:
        break;
    }
    ++m_index;
    m_budget.beginEntry(*m_reader);
    auto more = entryRead(entry);
    if (more)
        m_budget.endEntry(*m_reader);
    return more;
}

Result<bool> ArchivePass::entryRead(const ArchiveEntry& entry) {
    if (std::string cap = m_budget.exceeded(*m_reader); !cap.empty()) {
        end("", std::move(cap));
        return false;
    }
    CheckedPath checked = checkArchiveName(entry.name, m_caps);
    std::string path = std::move(checked.path);
    if (checked.refusal.empty() && !m_topFolder.empty() && path.rfind(m_topFolder, 0) == 0)
        path.erase(0, m_topFolder.size());
    if (checked.refusal.empty() && m_scope && !m_scope(path))
        return skip(entry, path);
    std::string refusal = std::move(checked.refusal);
    if (refusal.empty() && entry.type == EntryType::Folder)
        return skip(entry, path);
    bool failed = false;
    if (refusal.empty()) {
        if (const std::size_t hidden = hiddenFolderPrefix(path)) {
            path.resize(hidden);
            if (m_hiddenTold.insert(fnv1a(path)).second)
                tell(path, "a hidden folder: left out", false);
            return skip(entry, path);
        }
        refusal = refusalOf(entry);
        failed = !refusal.empty() && entry.type == EntryType::File;
    }
    if (!refusal.empty()) {
        tell(path, std::move(refusal), failed);
        return skip(entry, path);
    }
    return fileRead(entry, path);
}

/// Two entries of one name, or a file where another needs a folder: "" or what is wrong.
std::string ArchivePass::clash(const std::string& path) {
    const std::uint64_t hash = fnv1a(path);
    if (m_files.count(hash) > 0)
        return "a second entry of this name: the first one counts";
    if (m_folders.count(hash) > 0)
        return "a file with the name of a folder: left out";
    const std::string_view whole = path;
    for (std::size_t at = whole.find('/'); at != std::string_view::npos; at = whole.find('/', at + 1))
        if (m_files.count(fnv1a(whole.substr(0, at))) > 0)
            return "lies in a folder with the name of a file: left out";
    m_files.insert(hash);
    for (std::size_t at = whole.find('/'); at != std::string_view::npos; at = whole.find('/', at + 1))
        m_folders.insert(fnv1a(whole.substr(0, at)));
    return {};
}

Result<bool> ArchivePass::fileRead(const ArchiveEntry& entry, const std::string& path) {
    if (m_sink.wanted && !m_sink.wanted(path, entry.sizeKnown ? entry.sizeBytes : 0)) {
        ++m_leftOut;
        return skip(entry, path);
    }
    if (isPackedName(path)) {
        tell(path, "a packed file inside an archive: not opened", false);
        return skip(entry, path);
    }
    if (entry.sizeKnown && entry.sizeBytes > m_caps.fileBytes) {
        tell(path,
             fmt::format("{} MiB by its header, larger than {} MiB: not read", entry.sizeBytes >> 20U,
                         m_caps.fileBytes >> 20U),
             true);
        return skip(entry, path);
    }
    if (std::string why = clash(path); !why.empty()) {
        tell(path, std::move(why), false);
        return skip(entry, path);
    }
    auto content = readContent(*m_reader, entry, m_kind, true, m_caps.fileBytes, m_budget, m_context);
    if (!content)
        return fail(std::move(content.error()));
    if (content->stopped.empty() && content->lost.empty()) {
        TOUCHSTONE_TRY(m_sink.file({path, std::move(content->bytes)}));
        ++m_handedOut;
        return true;
    }
    if (!content->lost.empty())
        tell(path, content->lost, true);
    return settle(path, *content);
}

/// A tar's unwanted content has to be read over, under the same budget; a zip's is just not looked at.
Result<bool> ArchivePass::skip(const ArchiveEntry& entry, const std::string& path) {
    if (!isTarLike())
        return true;
    auto content = readContent(*m_reader, entry, m_kind, false, m_caps.fileBytes, m_budget, m_context);
    if (!content)
        return fail(std::move(content.error()));
    return settle(path, *content);
}

Result<bool> ArchivePass::settle(const std::string& path, EntryContent& content) {
    if (!content.stopped.empty()) {
        end(path, std::move(content.stopped));
        return false;
    }
    if (!content.handleBroken)
        return true;
    if (m_kind == ArchiveKind::Zip && m_reopenings++ < kMostReopenings && reopen())
        return true;
    end("", fmt::format("the archive is damaged ({}): the rest of it was not read", m_reader->words()));
    return false;
}

/// libarchive gives up a whole zip for one bad entry; its directory still leads to the others.
bool ArchivePass::reopen() {
    m_budget.endEntry(*m_reader);
    m_reader = std::make_unique<ArchiveReader>(m_fd, m_kind);
    ArchiveEntry passed;
    for (std::uint64_t i = 0; i < m_index; ++i)
        if (m_reader->next(passed) != ArchiveReader::Step::Entry)
            return false;
    m_budget.restartEntry(*m_reader);
    return true;
}

} // namespace touchstone
