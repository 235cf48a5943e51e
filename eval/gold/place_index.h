// SPDX-License-Identifier: GPL-3.0-or-later
// Where the places of a gold set lie in a corpus: page, section, chunks. Built once per edition, immutable
// afterwards and safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"
#include "eval/gold/gold_set.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace touchstone {

/// A section as a judgement can mean it.
struct PlacedSection {
    std::string path;
    std::string heading;
    std::string anchor;
    TextRange range;
    int level = 0;
};

class PlaceIndex {
public:
    static Result<PlaceIndex> build(Database& database, const EditionInfo& edition);

    [[nodiscard]] bool hasPage(const std::string& path) const { return m_pages.contains(path); }
    /// The section that a place means: by anchor, else by heading (letters and digits compared), else the one
    /// that holds most of its range, else the page's first. Null when the corpus has no such place.
    [[nodiscard]] const PlacedSection* section(const GoldPlace& place) const;
    [[nodiscard]] const std::vector<PlacedSection>* sectionsOf(const std::string& path) const;

private:
    std::unordered_map<std::string, std::vector<PlacedSection>> m_pages;
};

/// Heading for comparing: letters and digits, lower case.
std::string headingKey(std::string_view heading);

/// "path#anchor", or the path alone without an anchor; blanks percent-encoded, as in run files.
std::string sectionKey(const std::string& path, const std::string& anchor);
std::string pathKey(const std::string& path);

} // namespace touchstone
