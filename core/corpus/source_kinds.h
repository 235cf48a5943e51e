// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of sources behind openSource(). Internal to core/corpus.
#pragma once

#include "core/corpus/descriptor.h"
#include "core/corpus/source.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// A source that lies on this machine, opened.
struct OpenedFile {
    Descriptor descriptor;
    SourceInfo info;
    SourceCaps caps;
    std::string label; ///< as messages name it: what the user gave, printable
    std::string name;  ///< file name that the corpus shows, and whose ending counts
    std::string url{}; ///< of a fetched page
    FileStamp stamp{}; ///< of a file, taken when it was opened
};

std::unique_ptr<DocumentSource> makeFolderSource(OpenedFile opened, bool respectIgnoreFiles = true);
std::unique_ptr<DocumentSource> makeFileSource(OpenedFile opened);

/// What a preset takes of an archive: called with a path without the top folder.
using PathScope = bool (*)(std::string_view path);

/// What is known of an archive after reading its names once.
struct ArchiveSurvey {
    bool readable = false; ///< a header could be read
    bool whole = false;    ///< ended as an archive ends, no damage, no cap
    bool singleTop = false;
    std::string topFolder; ///< with '/', of singleTop
    bool hasDocs = false;  ///< something below docs/en/docs of the top folder
    std::string problem;   ///< first damage, or the cap
};

class ArchiveDocumentSource : public DocumentSource {
public:
    /// Reads all names (and of a .tar.gz, by need, the content). Kept for read(). Errors: Cancelled,
    /// BadInput (nothing of it can be read).
    virtual Result<ArchiveSurvey> survey(JobContext& context) = 0;
};
std::unique_ptr<ArchiveDocumentSource> makeArchiveSource(OpenedFile opened, PathScope scope);

/// An opened regular file as an archive or a single file, by its first bytes and its name.
/// Errors: BadInput (an archive's name on something else, empty).
Result<std::unique_ptr<DocumentSource>> sourceOfFile(OpenedFile opened, JobContext& context);

/// A path on this machine, opened; a link that the user names is followed. Errors: Usage, BadInput.
Result<OpenedFile> openPath(const std::string& text, const SourceCaps& caps);

/// A preset `name@version`. No value: the text is not one. Errors: Usage (unknown preset, bad version).
struct Preset {
    std::string name, version, url;
    [[nodiscard]] std::string text() const { return name + '@' + version; }
    PathScope scope = nullptr;
};
Result<std::optional<Preset>> parsePreset(std::string_view text, std::string_view fastapiBaseUrl);

/// Fetches an http(s) URL or a preset's archive, or takes the copy that is kept, and opens it.
Result<std::unique_ptr<DocumentSource>> openUrl(const SourceRequest& request, HttpTransport* http,
                                                JobContext& context);
/// urls:FILE or sitemap:URL. Errors: BadInput, Usage, Offline; what cannot be fetched is told while reading.
Result<std::unique_ptr<DocumentSource>> openWeb(const SourceRequest& request, HttpTransport* http,
                                                JobContext& context);
Result<std::unique_ptr<DocumentSource>> openPreset(const Preset& preset, const SourceRequest& request,
                                                   HttpTransport* http, JobContext& context);

} // namespace touchstone
