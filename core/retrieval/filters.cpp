// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/filters.h"

#include "core/corpus/json_text.h"
#include "core/corpus/source.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view()
                                          : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

const std::string* builtIn(const PageFacts& page, const std::string& key) {
    if (key == "corpus")
        return &page.corpus;
    if (key == "version")
        return &page.version;
    if (key == "source")
        return &page.source;
    if (key == "trust")
        return &page.trust;
    if (key == "path")
        return &page.path;
    return key == "kind" ? &page.kind : nullptr;
}

bool holds(const PageFacts& page, const RetrievalFilter& filter) {
    const std::string* fact = builtIn(page, filter.key);
    if (fact == nullptr) {
        const auto found = page.metadata.find(filter.key);
        fact = found == page.metadata.end() ? nullptr : &found->second;
    }
    return fact != nullptr &&
           std::any_of(filter.values.begin(), filter.values.end(), [&](const std::string& value) {
               return filter.key == "path" ? globMatches(value, *fact) || *fact == value
                                           : lower(*fact) == lower(value);
           });
}

} // namespace

Result<RetrievalFilter> parseFilter(std::string_view text) {
    const std::size_t at = text.find_first_of(":=");
    RetrievalFilter filter;
    std::string_view key = trimmed(text.substr(0, at));
    if (key.ends_with('!')) {
        filter.inverted = true;
        key = trimmed(key.substr(0, key.size() - 1));
    }
    std::string_view values =
        at == std::string_view::npos ? std::string_view() : trimmed(text.substr(at + 1));
    if (!filter.inverted && values.starts_with('!')) {
        filter.inverted = true;
        values.remove_prefix(1);
    }
    if (key.empty() || values.empty())
        return fail(ErrorCode::Usage, fmt::format("'{}' is no filter.", printable(text.substr(0, 200))),
                    "Write KEY=VALUE, such as status=Final, path:docs/** or source:code.");
    filter.key = lower(key);
    while (!values.empty()) {
        const std::size_t bar = std::min(values.find('|'), values.size());
        filter.values.emplace_back(trimmed(values.substr(0, bar)));
        values.remove_prefix(std::min(bar + 1, values.size()));
    }
    return filter;
}

bool passes(const PageFacts& page, const std::vector<RetrievalFilter>& filters) {
    return std::all_of(filters.begin(), filters.end(),
                       [&](const RetrievalFilter& filter) { return holds(page, filter) != filter.inverted; });
}

Result<std::map<std::int64_t, PageFacts>> loadPageFacts(Database& database, const EditionInfo& edition) {
    auto select = database.prepare(
        "SELECT d.id, d.source, d.path, d.dialect, d.metadata, p.trust FROM snapshot_file f "
        "JOIN document d ON d.id = f.document "
        "JOIN snapshot_source p ON p.snapshot = f.snapshot AND p.name = f.source WHERE f.snapshot = ?1");
    if (!select)
        return fail(select.error());
    select->bind(1, edition.snapshotRow);
    std::map<std::int64_t, PageFacts> all;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return all;
        PageFacts& page = all[select->integer(0)];
        page.corpus = edition.name;
        page.version = edition.version.value_or("");
        page.source = select->text(1);
        page.path = select->text(2);
        page.kind = select->text(3);
        for (const auto& [key, value] : parseJsonObject(select->textView(4)))
            page.metadata[lower(key)] = value;
        page.trust = select->text(5);
    }
}

} // namespace touchstone
