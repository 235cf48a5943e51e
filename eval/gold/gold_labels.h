// SPDX-License-Identifier: GPL-3.0-or-later
// Judgements made one at a time, by somebody who reads: 'this passage answers that question'. Each makes the
// next version of its set, so nothing that was there is ever lost, and undoing is a version too. And the
// other way round: the questions that point at a page. Belongs to the thread of its connection.
#pragma once

#include "core/base/result.h"
#include "core/chunking/chunk.h"
#include "core/store/database.h"
#include "eval/gold/gold_set.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

struct GoldLabel {
    std::string set;      ///< name, without version
    std::string corpus;   ///< edition that a new set is made for, "name@version"
    std::string question; ///< a question of the set word for word (blanks at its ends aside), or a new one
    GoldPlace place;      ///< with its range
};

struct LabelOutcome {
    GoldSet before; ///< row 0: the set is new
    GoldSet after;
    std::string item;   ///< id of the question
    bool isNew = false; ///< the question was not in the set
    bool known = false; ///< this very judgement was there already: nothing was written
};

/// Errors: Usage (no name, no question, no range), those of the database.
Result<LabelOutcome> addLabel(Database& database, const GoldLabel& label);
/// Several judgements as one version: of one set and one question. `known`: all of them were there already.
Result<LabelOutcome> addLabels(Database& database, const std::vector<GoldLabel>& labels);

/// Makes the items as they were before the newest version of the set. Errors: NotFound (the label made the
/// first version: that set has then no question; it stays as an empty version), Usage when the set has
/// changed since.
Result<GoldSet> undoLabel(Database& database, const LabelOutcome& outcome);

struct GoldUse {
    std::string set;
    std::int64_t version = 0;
    std::string item, question;
    GoldPlace place;
};

/// Judgements of the newest version of each set that mean a page, of this version and source or of any.
Result<std::vector<GoldUse>> goldOfPage(Database& database, const std::string& path,
                                        const std::string& version, const std::string& source);

/// True when a judgement means text of the chunk: their ranges overlap; or its anchor or heading is one of
/// the chunk's; a judgement of the whole page means each of its chunks.
bool means(const GoldPlace& place, const Chunk& chunk);

} // namespace touchstone
