// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/document_key.h"

#include "core/base/hashing.h"

namespace touchstone {

DocumentKeys::DocumentKeys(const FileTable& table, std::string sourceName, std::string chunkerSpec)
    : m_table(table), m_sourceName(std::move(sourceName)), m_chunkerSpec(std::move(chunkerSpec)) {}

const DocumentKeys::Paths& DocumentKeys::paths() const {
    if (m_paths)
        return *m_paths;
    Sha256 code;
    Sha256 all;
    for (const IngestFile& file : m_table.files()) {
        if (file.sha256.empty())
            continue;
        all.updateField(file.path);
        // A new variant of a code file may be shown instead of the old one; a new page may not.
        if (!file.path.ends_with(".md"))
            code.updateField(file.path);
    }
    m_paths = Paths{code.finishHex(), all.finishHex()};
    return *m_paths;
}

std::string DocumentKeys::keyOf(const IngestFile& file, Dialect dialect, const ParseContext& context,
                                const std::vector<std::string>& includedPaths, bool hasIncludes,
                                bool hasUnresolved) const {
    Sha256 hash;
    hash.updateField(std::to_string(kParsingVersion))
        .updateField(m_sourceName)
        .updateField(file.path)
        .updateField(file.sha256)
        .updateField(dialectName(dialect))
        .updateField(context.mkdocsSite ? "mkdocs" : "")
        .updateField(context.docsRoot)
        .updateField(context.siteUrl)
        .updateField(m_chunkerSpec);
    if (context.book) // pages that moved within their book say so
        hash.updateField(context.book->srcRoot)
            .updateField(std::to_string(context.book->order))
            .updateField(context.book->number)
            .updateField(context.book->title)
            .updateField(context.book->part);
    for (const std::string& path : includedPaths) {
        const IngestFile* included = m_table.find(path);
        hash.updateField(path).updateField(included != nullptr ? included->sha256 : "");
    }
    if (hasIncludes)
        hash.updateField(paths().code);
    if (hasUnresolved)
        hash.updateField(paths().all);
    return hash.finishHex();
}

} // namespace touchstone
