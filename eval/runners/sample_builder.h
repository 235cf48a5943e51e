// SPDX-License-Identifier: GPL-3.0-or-later
// An output beside its gold item, as metrics see it. Built once per gold set and edition, immutable
// afterwards and safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/gold/gold_set.h"
#include "eval/gold/place_index.h"
#include "eval/metrics/sample.h"
#include "eval/runners/sample_output.h"

#include <memory>
#include <string>
#include <vector>

namespace touchstone {

class SampleBuilder {
public:
    /// `checks`: those of the experiment, for every item. Errors: BadInput (an item's own `checks` cannot be
    /// read), what the corpus cannot be read for.
    static Result<SampleBuilder> build(Database& database, const EditionInfo& edition,
                                       const std::vector<GoldItem>& items,
                                       const std::vector<FormatCheck>& checks);
    /// `ordinal`: place of the item among those given to build().
    [[nodiscard]] Sample sample(std::size_t ordinal, const SampleOutput& output) const;
    [[nodiscard]] const PlaceIndex& places() const { return *m_places; }

private:
    std::shared_ptr<const PlaceIndex> m_places;
    std::vector<Sample> m_expected; ///< per item what does not depend on the output
};

/// What came, put beside what was expected; `expected` may be empty where nothing is known of the question.
Sample sampleOf(Sample expected, const SampleOutput& output);

} // namespace touchstone
