// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/document_listing.h"

#include "core/corpus/json_text.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr int kLookUp = 4096; ///< files between two looks at the stop token

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Keys are compared without regard to case: a header block says "Status", front matter "status".
bool isKey(std::string_view key, std::string_view wanted) {
    return std::equal(key.begin(), key.end(), wanted.begin(), wanted.end(),
                      [](char a, char b) { return lower(a) == b; });
}

void applyMetadata(ListedDocument& document, std::string_view json) {
    if (json.size() <= 2)
        return;
    for (auto& [key, value] : parseJsonObject(json)) {
        if (isKey(key, "status"))
            document.status = std::move(value);
        else if (isKey(key, "language") || (isKey(key, "lang") && document.language.empty()))
            document.language = std::move(value);
        else if (isKey(key, "version"))
            document.version = std::move(value);
    }
}

} // namespace

Result<> eachListedDocument(Database& database, const EditionInfo& edition, JobContext& context,
                            const std::function<void(ListedDocument&&)>& visit) {
    Result<Statement> select = database.prepare(
        "SELECT f.source, f.path, f.state, f.reason, f.size, f.document, d.title, d.dialect, d.sections, "
        "d.chunks, d.metadata, d.dialect_reason FROM snapshot_file f LEFT JOIN document d ON d.id = "
        "f.document WHERE f.snapshot = ?1 ORDER BY f.source, f.path");
    if (!select)
        return fail(select.error());
    select->bind(1, edition.snapshotRow);
    for (int seen = 0;; ++seen) {
        if (seen % kLookUp == 0)
            TOUCHSTONE_TRY(context.check());
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        ListedDocument document;
        document.source = select->text(0);
        document.path = select->text(1);
        document.state = select->text(2);
        document.reason = select->text(3);
        document.sizeBytes = static_cast<std::uint64_t>(select->integer(4));
        document.version = edition.version.value_or("");
        if (!select->isNull(5)) {
            document.row = select->integer(5);
            document.title = select->text(6);
            document.dialect = select->text(7);
            document.sections = static_cast<std::uint64_t>(select->integer(8));
            document.chunks = static_cast<std::uint64_t>(select->integer(9));
            applyMetadata(document, select->textView(10));
            if (document.reason.empty())
                document.reason = select->text(11);
        }
        visit(std::move(document));
    }
}

} // namespace touchstone
