// SPDX-License-Identifier: GPL-3.0-or-later
// An archive as a source: two passes over one open file. The first learns the names, for the top folder, and
// reads a .tar.gz to its end, for the checksum; the second hands the files out. Nothing touches the disk.
#include "core/corpus/archive_pass.h"
#include "core/corpus/path_safety.h"
#include "core/corpus/source_kinds.h"
#include "core/corpus/zip_directory.h"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>

namespace touchstone {
namespace {

std::string firstBytes(int fd) {
    std::string bytes(kMagicBytes, '\0');
    const ssize_t got = ::pread(fd, bytes.data(), bytes.size(), 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

class ArchiveSource final : public ArchiveDocumentSource {
public:
    ArchiveSource(OpenedFile opened, PathScope scope) : m_opened(std::move(opened)), m_scope(scope) {}
    [[nodiscard]] const SourceInfo& info() const override { return m_opened.info; }
    Result<ArchiveSurvey> survey(JobContext& context) override;
    Result<> read(const SourceSink& sink, JobContext& context) override;

private:
    [[nodiscard]] int fd() const { return m_opened.descriptor.get(); }
    void chooseKind();
    Result<> surveyEntries(ArchiveSurvey& found, JobContext& context);
    Result<> surveyEntry(ArchiveReader& reader, const ArchiveEntry& entry, ArchiveBudget& budget,
                         ArchiveSurvey& found, JobContext& context);
    Result<> surveyEnd(ArchiveReader& reader, const ArchiveBudget& budget, ArchiveSurvey& found,
                       JobContext& context) const;
    [[nodiscard]] Error unreadable(const std::string& why) const;

    OpenedFile m_opened;
    PathScope m_scope;
    std::optional<ArchiveSurvey> m_survey;
    ArchiveKind m_kind = ArchiveKind::Tar;
    bool m_noDirectory = false;  ///< a zip whose directory at the end is missing
    std::uint64_t m_entries = 0; ///< headers that the survey saw
    std::uint64_t m_files = 0;   ///< of them, files that may be read
};

/// A zip without its directory is read from the front; a file without any mark may be a tar of the oldest
/// form.
void ArchiveSource::chooseKind() {
    const std::string head = firstBytes(fd());
    m_kind = archiveKindOf(head);
    if (m_kind != ArchiveKind::Zip)
        return;
    ArchiveEntry entry;
    if (ArchiveReader(fd(), ArchiveKind::Zip).next(entry) != ArchiveReader::Step::Broken)
        return;
    m_noDirectory = head.rfind("PK\3\4", 0) == 0;
    m_kind = m_noDirectory ? ArchiveKind::ZipStream : ArchiveKind::Tar;
}

Result<ArchiveSurvey> ArchiveSource::survey(JobContext& context) {
    if (!m_survey) {
        chooseKind();
        ArchiveSurvey found;
        m_files = 0;
        m_entries = 0;
        TOUCHSTONE_TRY(surveyEntries(found, context));
        m_survey = std::move(found);
    }
    if (m_survey->readable)
        return *m_survey;
    if (m_kind == ArchiveKind::TarGzip && m_survey->problem.find("nrecognized") != std::string::npos)
        return fail(unreadable("what is packed in it is not a tar"));
    return fail(unreadable(m_survey->problem.empty() ? "it holds no files" : m_survey->problem));
}

Result<> ArchiveSource::surveyEntries(ArchiveSurvey& found, JobContext& context) {
    ArchiveReader reader(fd(), m_kind);
    ArchiveBudget budget(m_opened.caps, m_kind);
    int retries = 0;
    while (found.problem.empty()) {
        TOUCHSTONE_TRY(context.check());
        ArchiveEntry entry;
        switch (reader.next(entry)) {
        case ArchiveReader::Step::End:
            return surveyEnd(reader, budget, found, context);
        case ArchiveReader::Step::Broken:
            found.problem = reader.words();
            return {};
        case ArchiveReader::Step::Retry:
            if (++retries > kMostRetries)
                found.problem = reader.words();
            continue;
        case ArchiveReader::Step::Entry:
            found.readable = true;
            ++m_entries;
            budget.beginEntry(reader);
            TOUCHSTONE_TRY(surveyEntry(reader, entry, budget, found, context));
            budget.endEntry(reader);
        }
    }
    return {};
}

Result<> ArchiveSource::surveyEntry(ArchiveReader& reader, const ArchiveEntry& entry, ArchiveBudget& budget,
                                    ArchiveSurvey& found, JobContext& context) {
    const CheckedPath checked = checkArchiveName(entry.name, m_opened.caps);
    if (checked.refusal.empty() && entry.type != EntryType::Folder && refusalOf(entry).empty()) {
        const std::size_t slash = checked.path.find('/');
        const std::string top =
            slash == std::string::npos ? std::string() : checked.path.substr(0, slash + 1);
        if (m_files++ == 0) {
            found.singleTop = !top.empty();
            found.topFolder = top;
        } else if (found.singleTop && top != found.topFolder) {
            found.singleTop = false;
        }
        found.hasDocs = found.hasDocs || checked.path.compare(top.size(), 13, "docs/en/docs/") == 0;
    }
    found.problem = budget.exceeded(reader);
    if (!found.problem.empty() || m_kind == ArchiveKind::Zip || m_kind == ArchiveKind::ZipStream)
        return {};
    auto skipped = readContent(reader, entry, m_kind, false, m_opened.caps.fileBytes, budget, context);
    if (!skipped)
        return fail(std::move(skipped.error()));
    found.problem = !skipped->stopped.empty() ? skipped->stopped : skipped->handleBroken ? skipped->lost : "";
    return {};
}

/// What lies behind a tar's end still counts for the checksum of the packing.
Result<> ArchiveSource::surveyEnd(ArchiveReader& reader, const ArchiveBudget& budget, ArchiveSurvey& found,
                                  JobContext& context) const {
    while (reader.skipPacked()) {
        TOUCHSTONE_TRY(context.check());
        found.problem = budget.exceeded(reader);
        if (!found.problem.empty())
            return {};
    }
    found.problem = reader.packingProblem();
    const auto claimed = m_kind == ArchiveKind::Zip ? zipEntryCount(fd()) : std::nullopt;
    if (claimed && *claimed != m_entries)
        found.problem = fmt::format("its directory names {} entries, and {} different ones were found",
                                    *claimed, m_entries);
    if (m_noDirectory)
        found.problem = "its directory at the end is missing";
    found.whole = found.problem.empty();
    return {};
}

Error ArchiveSource::unreadable(const std::string& why) const {
    return makeError(ErrorCode::BadInput,
                     fmt::format("{} cannot be read as an archive: {}.", m_opened.label, why),
                     "A .zip, .tar.gz, .tgz or .tar file is needed; fetch or make it again.");
}

Result<> ArchiveSource::read(const SourceSink& sink, JobContext& context) {
    auto found = survey(context);
    if (!found)
        return fail(std::move(found.error()));
    ArchivePass pass(fd(), m_kind, m_opened.caps, found->singleTop ? found->topFolder : std::string(),
                     m_scope, sink, context);
    TOUCHSTONE_TRY(pass.run());
    if (pass.handedOut() == 0 && !pass.ended().empty() && pass.leftOut() <= 1)
        return fail(unreadable(pass.ended()));
    if (pass.ended().empty() && !found->whole && !found->problem.empty() && sink.problem)
        sink.problem({"", fmt::format("the archive is damaged: {}", found->problem), true});
    return {};
}

} // namespace

std::unique_ptr<ArchiveDocumentSource> makeArchiveSource(OpenedFile opened, PathScope scope) {
    return std::make_unique<ArchiveSource>(std::move(opened), scope);
}

Result<std::unique_ptr<DocumentSource>> sourceOfFile(OpenedFile opened, JobContext& context) {
    TOUCHSTONE_TRY(context.check());
    const std::string head = firstBytes(opened.descriptor.get());
    if (isArchiveName(opened.name) && head.empty())
        return fail(ErrorCode::BadInput, fmt::format("{} is empty: not an archive.", opened.label));
    const bool archive =
        isArchiveName(opened.name) || (looksPacked(head) && !isContainerDocument(opened.name));
    opened.info.kind = archive ? "archive" : "file";
    if (!archive)
        return makeFileSource(std::move(opened));
    auto source = makeArchiveSource(std::move(opened), nullptr);
    auto found = source->survey(context);
    if (!found)
        return fail(std::move(found.error()));
    return std::unique_ptr<DocumentSource>(std::move(source));
}

} // namespace touchstone
