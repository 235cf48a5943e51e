// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/stored_page.h"

#include "core/corpus/parser.h"
#include "core/ingest/page_rules.h"

#include <algorithm>
#include <map>
#include <optional>

namespace touchstone {

namespace {

/// Files of the snapshot, fetched when a page asks for them.
class StoredFiles {
public:
    StoredFiles(Database& database, const EditionInfo& edition)
        : m_repository(database), m_edition(edition) {}

    const std::string* bytesOf(const std::string& path) {
        const auto found = m_held.find(path);
        if (found != m_held.end())
            return found->second ? &*found->second : nullptr;
        auto bytes = m_repository.bytes(m_edition, path);
        auto& held = m_held[path];
        if (bytes)
            held = std::move(*bytes);
        return held ? &*held : nullptr;
    }

    std::vector<std::string> pathsBeginningWith(const std::string& prefix) {
        if (!m_paths) {
            m_paths.emplace();
            if (auto files = m_repository.files(m_edition))
                for (FileRecord& file : *files)
                    m_paths->push_back(std::move(file.path));
        }
        std::vector<std::string> out;
        for (const std::string& path : *m_paths)
            if (path.starts_with(prefix))
                out.push_back(path);
        return out;
    }

private:
    CorpusRepository m_repository;
    const EditionInfo& m_edition;
    std::map<std::string, std::optional<std::string>> m_held;
    std::optional<std::vector<std::string>> m_paths;
};

/// The nearest mkdocs.yml above a page.
std::optional<Site> siteAbove(const std::string& path, StoredFiles& files) {
    std::string folder = path;
    while (!folder.empty()) {
        const std::size_t slash = folder.rfind('/');
        folder = slash == std::string::npos ? std::string() : folder.substr(0, slash);
        if (const std::string* yaml = files.bytesOf(folder.empty() ? "mkdocs.yml" : folder + "/mkdocs.yml"))
            return siteFromConfig(folder, *yaml, "");
    }
    return std::nullopt;
}

} // namespace

Result<StoredPage> readStoredPage(Database& database, const EditionInfo& edition, const std::string& path,
                                  JobContext& context) {
    CorpusRepository repository(database);
    StoredPage page;
    auto bytes = repository.bytes(edition, path);
    if (!bytes)
        return fail(std::move(bytes.error()));
    page.bytes = std::move(*bytes);
    auto summary = repository.documentByPath(edition, path);
    if (!summary)
        return fail(std::move(summary.error()));

    StoredFiles files(database, edition);
    ParseContext parse;
    parse.corpus = edition.name;
    parse.version = edition.version.value_or("");
    parse.source = summary->has_value() ? (*summary)->source : "main";
    parse.fileOfCorpus = [&files](const std::string& wanted) { return files.bytesOf(wanted); };
    parse.pathsBeginningWith = [&files](const std::string& prefix) {
        return files.pathsBeginningWith(prefix);
    };
    Dialect dialect = Dialect::Code;
    if (summary->has_value()) {
        auto known = dialectByName((*summary)->dialect);
        dialect = known ? *known : Dialect::Text;
        if (const auto site = siteAbove(path, files)) {
            parse.mkdocsSite = true;
            parse.docsRoot = site->docsRoot;
            parse.siteUrl = site->siteUrl;
        }
    }
    auto documents =
        parseDocuments(std::string(fileOfDocument(path, dialect)), page.bytes, dialect, parse, context);
    if (!documents)
        return fail(std::move(documents.error()));
    const auto wanted = std::find_if(documents->begin(), documents->end(),
                                     [&](const Document& one) { return one.path == path; });
    if (wanted == documents->end())
        return fail(ErrorCode::NotFound, "The file no longer holds " + path + ".");
    page.document = std::move(*wanted);
    // Where it is published was decided by the add, which also knew the user's own address and the preset.
    if (summary->has_value())
        page.document.url = (*summary)->url;
    return page;
}

} // namespace touchstone
