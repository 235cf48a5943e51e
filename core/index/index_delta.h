// SPDX-License-Identifier: GPL-3.0-or-later
// What has changed in a snapshot since its indexes were made: chunks that have gone, and chunks that came.
// Whoever searches hides the former and makes small indexes of the latter, with the words and the LSA model
// of the large ones. Plain values.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct IndexDelta {
    std::vector<std::uint32_t> gone;       ///< numbers in the large indexes, ascending
    std::vector<std::int64_t> added;       ///< chunk rows
    std::uint64_t words = 0, newWords = 0; ///< of all that ever came: different words of each chunk

    [[nodiscard]] std::size_t size() const { return gone.size() + added.size(); }
    [[nodiscard]] std::string serialise() const;
    static Result<IndexDelta> parse(std::string_view blob); ///< errors: BadInput
};

/// Which words the large lexical index knows (as hashes), and how long its chunks are on average.
class IndexVocabulary {
public:
    IndexVocabulary() = default;
    IndexVocabulary(std::vector<std::uint64_t> hashes, double meanLength);
    static std::uint64_t hashOf(std::string_view term);
    [[nodiscard]] bool knows(std::string_view term) const;
    [[nodiscard]] double meanLength() const { return m_meanLength; }
    [[nodiscard]] std::string serialise() const;
    static Result<IndexVocabulary> parse(std::string_view blob); ///< errors: BadInput

private:
    std::vector<std::uint64_t> m_hashes; ///< ascending
    double m_meanLength = 0;
};

} // namespace touchstone
