// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/file_table.h"

#include "core/base/hashing.h"
#include "core/corpus/parser.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kLookedAtForNul = 8192;

bool isMkdocsConfig(std::string_view path) {
    return path == "mkdocs.yml" || path.ends_with("/mkdocs.yml");
}

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

Result<> FileTable::take(SourceFile&& file) {
    IngestFile& entry = m_files.emplace_back();
    entry.path = std::move(file.path);
    entry.sizeBytes = file.bytes.size();
    entry.sha256 = sha256Hex(file.bytes);
    m_bytesRead += entry.sizeBytes;
    if (entry.sizeBytes > m_options.largestDocumentBytes || looksBinary(file.bytes) ||
        (m_options.keepNothing && !isMkdocsConfig(entry.path))) {
        // Its bytes are of no use later, so what it is must be decided now.
        const DialectChoice choice = chooseDialect(entry.path, file.bytes, ParseContext{});
        if (!choice.dialect) {
            entry.state = FileState::Skipped;
            entry.reason = choice.reason;
        } else if (entry.sizeBytes > m_options.largestDocumentBytes) {
            entry.state = FileState::Failed;
            entry.reason = fmt::format("larger than {} MiB", m_options.largestDocumentBytes >> 20U);
        }
        if (entry.state != FileState::Read || m_options.keepNothing)
            return {};
    }
    if (m_bytesInMemory + entry.sizeBytes > m_options.memoryBytes && m_spill) {
        TOUCHSTONE_TRY(m_spill(entry.sha256, file.bytes));
        entry.stored = true;
        return {};
    }
    m_bytesInMemory += entry.sizeBytes;
    entry.bytes = std::move(file.bytes);
    entry.inMemory = true;
    return {};
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
    std::stable_sort(m_files.begin(), m_files.end(),
                     [](const IngestFile& a, const IngestFile& b) { return a.path < b.path; });
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
    SourceSink sink;
    sink.file = [&](SourceFile&& file) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        TOUCHSTONE_TRY(take(std::move(file)));
        meter.advance();
        return {};
    };
    sink.problem = [&](SourceProblem&& problem) { note(std::move(problem)); };
    if (!m_options.include.empty() || !m_options.exclude.empty()) {
        sink.wanted = [&](const std::string& path, std::uint64_t sizeBytes) {
            // Pages that are wanted need their site's settings and the code that they show.
            if (matchesPatterns(path) || isMkdocsConfig(path) || path.starts_with("docs_src/"))
                return true;
            IngestFile& entry = m_files.emplace_back();
            entry.path = path;
            entry.sizeBytes = sizeBytes;
            entry.state = FileState::Skipped;
            entry.reason = kLeftOutByPattern;
            return false;
        };
    }
    TOUCHSTONE_TRY(source.read(sink, context));
    meter.finish();
    sortByPath();
    return {};
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

std::string FileTable::filesHash() const {
    Sha256 hash;
    for (const IngestFile& file : m_files) {
        hash.updateField(file.path);
        // What was left out has no content; why it was left out may change what is said.
        hash.updateField(file.sha256.empty() ? "!" + file.reason : file.sha256);
    }
    for (const SourceNote& line : m_notes) {
        hash.updateField(line.file);
        hash.updateField(line.reason);
    }
    return hash.finishHex();
}

} // namespace touchstone
