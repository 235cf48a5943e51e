// SPDX-License-Identifier: GPL-3.0-or-later
// Where the gold places of a set lie in the chunks of a corpus. Built once per gold set and edition,
// immutable afterwards and safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/gold/place_index.h"

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct GoldPiece {
    std::string chunk; ///< id
    TextRange range;   ///< of the chunk
    std::string text;
};

struct LocatedPlace {
    GoldPlace place;
    bool hasPage = false;
    std::optional<TextRange> range; ///< none: the page has no such section
    std::vector<GoldPiece> pieces;  ///< chunks of which a half lies in it, or that hold a half of it

    [[nodiscard]] bool inCorpus() const { return hasPage && range.has_value(); }
};

/// Half or more of the shorter of the two lies in the other: the one stands for the other.
bool standsFor(TextRange a, TextRange b);

class GoldLocations {
public:
    /// Errors: what the corpus cannot be read for.
    static Result<GoldLocations> build(Database& database, const EditionInfo& edition,
                                       const std::vector<GoldItem>& items, const PlaceIndex& places);
    /// The places of grade 1 and more of an item, in its order.
    [[nodiscard]] const std::vector<LocatedPlace>& of(std::size_t ordinal) const { return m_items[ordinal]; }

private:
    std::vector<std::vector<LocatedPlace>> m_items;
};

} // namespace touchstone
