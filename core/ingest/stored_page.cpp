// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/stored_page.h"

#include "core/corpus/parser.h"
#include "core/ingest/page_rules.h"

#include <algorithm>
#include <map>
#include <optional>

namespace touchstone {

/// Files of the snapshot, fetched when a page asks for them.
class StoredPageReader::Files {
public:
    Files(Database& database, const EditionInfo& edition) : m_repository(database), m_edition(edition) {}

    CorpusRepository& repository() { return m_repository; }

    const std::string* bytesOf(const std::string& path) {
        const auto found = m_held.find(path);
        if (found != m_held.end())
            return found->second ? &*found->second : nullptr;
        auto bytes = m_repository.bytes(m_edition, path);
        auto& held = m_held[path];
        if (bytes) {
            m_heldBytes += bytes->size();
            held = std::move(*bytes);
        }
        return held ? &*held : nullptr;
    }

    /// Between two pages: what was fetched for the last one goes once there is much of it.
    void forgetSome() {
        if (m_heldBytes > kMostHeld) {
            m_held.clear();
            m_heldBytes = 0;
        }
    }

    std::vector<std::string> pathsBeginningWith(const std::string& prefix) {
        if (!m_paths) {
            m_paths.emplace();
            if (auto files = m_repository.files(m_edition))
                for (FileRecord& file : *files)
                    m_paths->push_back(std::move(file.path));
            std::sort(m_paths->begin(), m_paths->end());
        }
        std::vector<std::string> out;
        for (auto at = std::lower_bound(m_paths->begin(), m_paths->end(), prefix);
             at != m_paths->end() && at->starts_with(prefix); ++at)
            out.push_back(*at);
        return out;
    }

    /// The nearest mkdocs.yml above a page.
    std::optional<Site> siteAbove(const std::string& path) {
        std::string folder = path;
        while (!folder.empty()) {
            const std::size_t slash = folder.rfind('/');
            folder = slash == std::string::npos ? std::string() : folder.substr(0, slash);
            if (const std::string* yaml = bytesOf(folder.empty() ? "mkdocs.yml" : folder + "/mkdocs.yml"))
                return siteFromConfig(folder, *yaml, "");
        }
        return std::nullopt;
    }

    /// The place of a page in the nearest book above it.
    std::optional<BookPlace> bookAbove(const std::string& path) {
        const auto read = [this](const std::string& wanted) { return bytesOf(wanted); };
        std::string folder = path;
        while (!folder.empty()) {
            const std::size_t slash = folder.rfind('/');
            folder = slash == std::string::npos ? std::string() : folder.substr(0, slash);
            const std::string* summary = bytesOf(folder.empty() ? "SUMMARY.md" : folder + "/SUMMARY.md");
            if (summary != nullptr && isBookRoot(folder, read))
                return Book(folder, *summary).placeOf(path);
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t kMostHeld = 32U << 20U;
    CorpusRepository m_repository;
    const EditionInfo& m_edition;
    std::map<std::string, std::optional<std::string>> m_held;
    std::size_t m_heldBytes = 0;
    std::optional<std::vector<std::string>> m_paths;
};

StoredPageReader::StoredPageReader(Database& database, const EditionInfo& edition)
    : m_database(database), m_edition(edition), m_files(std::make_unique<Files>(m_database, m_edition)) {}
StoredPageReader::~StoredPageReader() = default;

Result<StoredPage> StoredPageReader::read(const std::string& path, JobContext& context) {
    Files& files = *m_files;
    files.forgetSome();
    CorpusRepository& repository = files.repository();
    StoredPage page;
    auto bytes = repository.bytes(m_edition, path);
    if (!bytes)
        return fail(std::move(bytes.error()));
    page.bytes = std::move(*bytes);
    auto summary = repository.documentByPath(m_edition, path);
    if (!summary)
        return fail(std::move(summary.error()));

    ParseContext parse;
    parse.corpus = m_edition.name;
    parse.version = m_edition.version.value_or("");
    parse.source = summary->has_value() ? (*summary)->source : "main";
    parse.fileOfCorpus = [&files](const std::string& wanted) { return files.bytesOf(wanted); };
    parse.pathsBeginningWith = [&files](const std::string& prefix) {
        return files.pathsBeginningWith(prefix);
    };
    Dialect dialect = Dialect::Code;
    if (summary->has_value()) {
        auto known = dialectByName((*summary)->dialect);
        dialect = known ? *known : Dialect::Text;
        if (const auto site = files.siteAbove(path)) {
            parse.mkdocsSite = true;
            parse.docsRoot = site->docsRoot;
            parse.siteUrl = site->siteUrl;
        }
        if (dialect == Dialect::Mdbook)
            parse.book = files.bookAbove(path);
    }
    if (summary->has_value() && isExtractedDialect(dialect)) {
        auto text = repository.extracted((*summary)->row);
        if (!text)
            return fail(std::move(text.error()));
        page.bytes = std::move(*text).value_or("");
        auto document = parseExtracted(path, page.bytes, dialect, parse, context);
        if (!document)
            return fail(std::move(document.error()));
        page.document = std::move(*document);
    } else {
        auto documents =
            parseDocuments(std::string(fileOfDocument(path, dialect)), page.bytes, dialect, parse, context);
        if (!documents)
            return fail(std::move(documents.error()));
        const auto wanted = std::find_if(documents->begin(), documents->end(),
                                         [&](const Document& one) { return one.path == path; });
        if (wanted == documents->end())
            return fail(ErrorCode::NotFound, "The file no longer holds " + path + ".");
        page.document = std::move(*wanted);
    }
    // Where it is published was decided by the add, which also knew the user's own address and the preset.
    if (summary->has_value())
        page.document.url = (*summary)->url;
    if (page.document.isExtracted) {
        page.document.title = (*summary)->title;
        page.document.warnings.insert(
            page.document.warnings.begin(),
            {0, "shown is the text that was taken out of the file; ranges are of that text"});
    }
    return page;
}

Result<StoredPage> readStoredPage(Database& database, const EditionInfo& edition, const std::string& path,
                                  JobContext& context) {
    return StoredPageReader(database, edition).read(path, context);
}

} // namespace touchstone
