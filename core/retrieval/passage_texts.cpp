// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/passage_texts.h"

#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

void foldInto(std::string& out, std::string_view text) {
    out.resize(text.size());
    unsigned char all = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
        out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (all >= 0x80)
        out = toLowerUtf8(text);
}

bool mayHeadingsHold(const PassageText& passage, std::string_view word) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!plain)
        return true;
    std::string folded;
    for (const std::string_view part : {passage.headings, passage.sections, passage.heading}) {
        foldInto(folded, part);
        if (folded.find(word) != std::string::npos)
            return true;
    }
    return false;
}

std::string foldedHeadings(const PassageText& passage) {
    std::string all;
    const auto headings = nlohmann::json::parse(passage.headings, nullptr, false);
    if (headings.is_array())
        for (const nlohmann::json& heading : headings)
            if (heading.is_string())
                all += heading.get_ref<const std::string&>() + "\n";
    const auto sections = nlohmann::json::parse(passage.sections, nullptr, false);
    if (sections.is_array())
        for (const nlohmann::json& section : sections)
            if (section.is_array() && !section.empty() && section[0].is_string())
                all += section[0].get_ref<const std::string&>() + "\n";
    if (!sections.is_array() || sections.empty())
        all += passage.heading;
    return toLowerUtf8(all);
}

Result<> eachPassageText(Database& database, const std::vector<std::int64_t>& rows,
                         const std::function<void(std::size_t at, const PassageText&)>& visit) {
    auto select =
        database.prepare("SELECT text, heading, headings, sections, CASE WHEN found_end > found_start "
                         "THEN embedded_text END FROM chunk WHERE id = ?1");
    if (!select)
        return fail(select.error());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = select->bind(1, rows[i]).step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return fail(ErrorCode::NotFound, "The corpus has changed while it was searched.",
                        "Search again: the new snapshot is then used.");
        PassageText passage{select->textView(0), select->textView(1), select->textView(2),
                            select->textView(3)};
        // Of the child of a larger passage only its own words are searched, as everywhere.
        if (!select->isNull(4)) {
            const std::string_view embedded = select->textView(4);
            if (const std::size_t path = embedded.find("\n\n"); path != std::string_view::npos)
                passage.text = embedded.substr(path + 2);
        }
        visit(i, passage);
        select->reset();
    }
    return {};
}

} // namespace touchstone
