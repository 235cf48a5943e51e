// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/file_table.h"

#include "core/base/blob.h"
#include "core/base/hashing.h"
#include "core/corpus/parser.h"
#include "core/ingest/page_rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kHashedAtOnce = 64U << 10U;
constexpr std::uint64_t kSpilledAtOnce = 2ULL << 20U;
constexpr std::size_t kLookedAtForNul = 8192;
constexpr std::uint64_t kMostReadTwice = 1ULL << 20U;

template<class Files>
auto findIn(Files& files, std::string_view path) -> decltype(files.data()) {
    const auto at =
        std::lower_bound(files.begin(), files.end(), path,
                         [](const IngestFile& file, std::string_view wanted) { return file.path < wanted; });
    return at != files.end() && at->path == path ? &*at : nullptr;
}

} // namespace

std::string_view fileStateName(FileState state) {
    switch (state) {
    case FileState::Read:
        return "read";
    case FileState::Parsed:
        return "parsed";
    case FileState::Failed:
        return "failed";
    case FileState::Skipped:
        return "skipped";
    }
    return "failed";
}

bool looksBinary(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
        bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
        return false;
    return bytes.substr(0, kLookedAtForNul).find('\0') != std::string_view::npos;
}

FileTable::FileTable(FileTableOptions options, Spill spill)
    : m_options(std::move(options)), m_spill(std::move(spill)) {}

bool FileTable::matchesPatterns(const std::string& path) const {
    const auto matches = [&](const std::string& pattern) { return globMatches(pattern, path); };
    const auto& include = m_options.include;
    const auto& exclude = m_options.exclude;
    return (include.empty() || std::any_of(include.begin(), include.end(), matches)) &&
           std::none_of(exclude.begin(), exclude.end(), matches);
}

Result<> FileTable::spill() {
    if (m_waiting.empty())
        return {};
    TOUCHSTONE_TRY(m_spill(m_waiting));
    m_waiting.clear();
    m_waitingBytes = 0;
    return {};
}

Result<> FileTable::take(SourceFile&& file) {
    IngestFile& entry = m_files.emplace_back();
    entry.path = std::move(file.path);
    entry.sizeBytes = file.bytes.size();
    entry.sha256 = sha256Hex(file.bytes);
    entry.stamp = file.stamp;
    entry.stamp.device = 0; // a number that may change when a disk is plugged in again
    entry.url = std::move(file.url);
    m_bytesRead += entry.sizeBytes;
    if (entry.sizeBytes > m_options.largestDocumentBytes || looksBinary(file.bytes)) {
        // Its bytes are of no use later, so what it is must be decided now.
        const DialectChoice choice = chooseDialect(entry.path, file.bytes, ParseContext{});
        if (!choice.dialect) {
            entry.state = FileState::Skipped;
            entry.reason = choice.reason;
        } else if (entry.sizeBytes > m_options.largestDocumentBytes) {
            entry.state = FileState::Failed;
            entry.reason = fmt::format("larger than {} MiB", m_options.largestDocumentBytes >> 20U);
        }
        if (entry.state != FileState::Read)
            return {};
    }
    // The site's settings are asked for again and again.
    if (m_bytesInMemory + entry.sizeBytes > m_options.memoryBytes && m_spill && !isSiteConfig(entry.path)) {
        entry.stored = true;
        m_waitingBytes += entry.sizeBytes;
        m_waiting.push_back({entry.sha256, std::move(file.bytes)});
        return m_waitingBytes >= kSpilledAtOnce ? spill() : Result<>();
    }
    m_bytesInMemory += entry.sizeBytes;
    entry.bytes = std::move(file.bytes);
    entry.inMemory = true;
    return {};
}

bool FileTable::isWanted(const std::string& path, std::uint64_t sizeBytes) {
    // Pages that are wanted need their site's settings and the code that they show.
    const bool matches = matchesPatterns(path);
    if (isSiteConfig(path) || (!m_options.namesOnly && (matches || path.starts_with("docs_src/"))))
        return true;
    IngestFile& entry = m_files.emplace_back();
    entry.path = path;
    entry.sizeBytes = sizeBytes;
    if (!matches) {
        entry.state = FileState::Skipped;
        entry.reason = kLeftOutByPattern;
    }
    return false;
}

void FileTable::reopen() {
    for (IngestFile& file : m_files) {
        if (!file.wasRead)
            continue;
        file.state = FileState::Read;
        file.reason.clear();
        file.documentRow = 0;
        file.isIncluded = false;
        file.hasParts = false;
    }
    m_parts.clear();
}

/// A file that nobody has written to since the last add.
bool FileTable::takeKnown(const std::string& path, FileStamp stamp) {
    const KnownFile* before = m_options.history->find(path);
    stamp.device = 0;
    if (before == nullptr || !before->canStand() || before->stamp != stamp)
        return false;
    IngestFile& entry = m_files.emplace_back();
    entry.path = path;
    entry.sizeBytes = before->sizeBytes;
    entry.sha256 = before->sha256;
    entry.stamp = stamp;
    entry.stored = before->stored;
    if (!entry.stored) {
        entry.state = FileState::Skipped;
        entry.reason = before->reason;
    }
    return true;
}

/// True: it need not be read, as it is known or as something differs anyway.
bool FileTable::compareKnown(const std::string& path, const FileStamp& stamp) {
    if (m_differs || takeKnown(path, stamp))
        return true;
    const KnownFile* before = m_options.history->find(path);
    // What cannot stand is read, unless that would be felt: it may be read once more by those who add it.
    m_differs = before == nullptr || before->canStand() ||
                (!before->sha256.empty() && m_bytesRead + stamp.sizeBytes > kMostReadTwice);
    if (m_differs)
        m_enough.request_stop();
    return m_differs;
}

void FileTable::meetHistory() {
    auto before = m_options.history->files.begin();
    for (IngestFile& file : m_files) {
        while (before != m_options.history->files.end() && before->path < file.path)
            ++before;
        if (before != m_options.history->files.end() && before->path == file.path)
            file.before = &*before;
    }
}

bool FileTable::hasNewStamps() const {
    return std::any_of(m_files.begin(), m_files.end(),
                       [](const IngestFile& file) { return file.hasNewStamp(); });
}

void FileTable::note(SourceProblem&& problem) {
    if (problem.path.empty()) {
        m_notes.push_back({"", std::move(problem.reason)});
        return;
    }
    IngestFile& entry = m_files.emplace_back();
    entry.path = std::move(problem.path);
    entry.state = problem.failed ? FileState::Failed : FileState::Skipped;
    entry.reason = std::move(problem.reason);
}

void FileTable::sortByPath() {
    const auto byPath = [](const IngestFile& a, const IngestFile& b) { return a.path < b.path; };
    if (!std::is_sorted(m_files.begin(), m_files.end(), byPath))
        std::stable_sort(m_files.begin(), m_files.end(), byPath);
    const auto samePath = [](const IngestFile& a, const IngestFile& b) { return a.path == b.path; };
    if (std::adjacent_find(m_files.begin(), m_files.end(), samePath) == m_files.end())
        return;
    // Of several entries with one name the first that was read counts; the others are told, not hidden.
    std::vector<IngestFile> kept;
    kept.reserve(m_files.size());
    for (IngestFile& file : m_files) {
        if (kept.empty() || kept.back().path != file.path) {
            kept.push_back(std::move(file));
            continue;
        }
        const bool better = kept.back().sha256.empty() && !file.sha256.empty();
        if (better)
            std::swap(kept.back(), file);
        m_notes.push_back(
            {file.path, file.sha256.empty() ? file.reason : "another file of the same name was read"});
        ++(file.state == FileState::Failed ? m_extraFailed : m_extraSkipped);
    }
    m_files = std::move(kept);
}

Result<> FileTable::read(DocumentSource& source, JobContext& context) {
    ProgressMeter meter(context, "reading", 0);
    if (m_options.history != nullptr)
        m_files.reserve(m_options.history->files.size() + 64);
    SourceSink sink;
    sink.file = [&](SourceFile&& file) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        TOUCHSTONE_TRY(take(std::move(file)));
        meter.advance();
        return {};
    };
    sink.problem = [&](SourceProblem&& problem) { note(std::move(problem)); };
    if (m_options.history != nullptr)
        sink.known = [&](const std::string& path, const FileStamp& stamp) {
            const bool known = m_options.onlyCompare ? compareKnown(path, stamp) : takeKnown(path, stamp);
            if (known)
                meter.advance();
            return known;
        };
    if (m_options.namesOnly || !m_options.include.empty() || !m_options.exclude.empty())
        sink.wanted = [&](const std::string& path, std::uint64_t sizeBytes) {
            return isWanted(path, sizeBytes);
        };
    const std::stop_callback passOn(context.stop, [this] { m_enough.request_stop(); });
    JobContext reading = context;
    reading.stop = m_enough.get_token();
    const Result<> done = source.read(sink, reading);
    TOUCHSTONE_TRY(context.check());
    if (m_differs) // there is nothing more to learn
        return {};
    if (!done)
        return done;
    meter.finish();
    TOUCHSTONE_TRY(spill());
    sortByPath();
    for (IngestFile& file : m_files)
        file.wasRead = file.state == FileState::Read;
    if (m_options.history != nullptr)
        meetHistory();
    if (!m_options.namesOnly)
        m_filesHash = hashFiles();
    if (m_options.onlyCompare)
        m_differs = m_differs || m_filesHash != m_options.history->filesHash || hasNewStamps();
    return context.check();
}

IngestFile& FileTable::addPart(IngestFile& whole, std::string path) {
    whole.state = FileState::Parsed;
    whole.hasParts = true;
    IngestFile& part = m_parts.emplace_back();
    part.path = std::move(path);
    part.sizeBytes = whole.sizeBytes;
    part.sha256 = whole.sha256;
    part.state = FileState::Parsed;
    part.reason = whole.reason;
    part.whole = &whole;
    return part;
}

const IngestFile* FileTable::find(std::string_view path) const {
    return findIn(m_files, path);
}

IngestFile* FileTable::find(std::string_view path) {
    return findIn(m_files, path);
}

std::vector<std::string> FileTable::pathsBeginningWith(std::string_view prefix) const {
    std::vector<std::string> paths;
    auto at =
        std::lower_bound(m_files.begin(), m_files.end(), prefix,
                         [](const IngestFile& file, std::string_view wanted) { return file.path < wanted; });
    for (; at != m_files.end() && at->path.starts_with(prefix); ++at) {
        if (!at->sha256.empty())
            paths.push_back(at->path);
    }
    return paths;
}

std::string FileTable::hashFiles() const {
    // Fields as Sha256::updateField() takes them, in large pieces: there may be a hundred thousand of them.
    Sha256 hash;
    std::string piece;
    const auto field = [&](std::string_view mark, std::string_view bytes) {
        appendRaw(piece, static_cast<std::uint64_t>(mark.size() + bytes.size()));
        piece += mark;
        piece += bytes;
        if (piece.size() >= kHashedAtOnce) {
            hash.update(piece);
            piece.clear();
        }
    };
    for (const IngestFile& file : m_files) {
        field("", file.path);
        // What was left out has no content; why it was left out may change what is said.
        file.sha256.empty() ? field("!", file.reason) : field("", file.sha256);
    }
    for (const SourceNote& line : m_notes) {
        field("", line.file);
        field("", line.reason);
    }
    return hash.update(piece).finishHex();
}

} // namespace touchstone
