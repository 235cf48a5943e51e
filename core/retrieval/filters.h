// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on what may be found, held against each page before anything is ranked. `path:docs/**`,
// `version:1.0`, `source:code`, `kind:markdown`, `trust:high`, `corpus:peps`, or a key of the pages'
// metadata: `status=Final`. `!=` (or `!` before the value after a colon) turns it round, `|` parts several
// values. Keys and values of metadata are compared without regard to case. Pure functions.
#pragma once

#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/retrieval/retriever.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Errors: Usage.
Result<RetrievalFilter> parseFilter(std::string_view text);

/// What filters look at.
struct PageFacts {
    std::string corpus, version, source, trust, path, kind;
    std::map<std::string, std::string> metadata; ///< keys in lower case
};

bool passes(const PageFacts& page, const std::vector<RetrievalFilter>& filters);

/// Facts of all pages of a snapshot by document row.
Result<std::map<std::int64_t, PageFacts>> loadPageFacts(Database& database, const EditionInfo& edition);

} // namespace touchstone
