// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/place_index.h"

#include <cctype>

namespace touchstone {

Result<PlaceIndex> PlaceIndex::build(Database& database, const EditionInfo& edition) {
    PlaceIndex out;
    CorpusRepository repository(database);
    auto documents = repository.documents(edition);
    if (!documents)
        return fail(std::move(documents.error()));
    for (const DocumentSummary& document : *documents) {
        auto sections = repository.sections(document.row);
        if (!sections)
            return fail(std::move(sections.error()));
        std::vector<PlacedSection>& page = out.m_pages[document.path];
        for (SectionSummary& section : *sections)
            page.push_back({document.path, std::move(section.heading), std::move(section.anchor),
                            section.source, section.level});
    }
    return out;
}

const std::vector<PlacedSection>* PlaceIndex::sectionsOf(const std::string& path) const {
    const auto found = m_pages.find(path);
    return found == m_pages.end() ? nullptr : &found->second;
}

const PlacedSection* PlaceIndex::section(const GoldPlace& place) const {
    const std::vector<PlacedSection>* page = sectionsOf(place.path);
    if (!page || page->empty())
        return nullptr;
    if (!place.anchor.empty())
        for (const PlacedSection& section : *page)
            if (section.anchor == place.anchor)
                return &section;
    const PlacedSection* best = nullptr;
    if (!place.heading.empty()) {
        const std::string key = headingKey(place.heading);
        for (const PlacedSection& section : *page) {
            if (headingKey(section.heading) != key)
                continue;
            // A heading may stand on a page twice: the range then tells which.
            if (!best || (place.range && section.range.overlaps(*place.range)))
                best = &section;
        }
        return best;
    }
    if (place.range) {
        std::uint64_t most = 0;
        for (const PlacedSection& section : *page) {
            const TextRange common{std::max(section.range.start, place.range->start),
                                   std::min(section.range.end, place.range->end)};
            if (common.size() > most) {
                most = common.size();
                best = &section;
            }
        }
        return best;
    }
    return place.anchor.empty() ? &page->front() : nullptr;
}

std::string headingKey(std::string_view heading) {
    std::string out;
    for (const char c : heading) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0)
            out += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    }
    return out;
}

std::string pathKey(const std::string& path) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7f) {
            out += '%';
            out += kDigits[byte >> 4U];
            out += kDigits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out;
}

std::string sectionKey(const std::string& path, const std::string& anchor) {
    return anchor.empty() ? pathKey(path) : pathKey(path) + "#" + pathKey(anchor);
}

} // namespace touchstone
