// SPDX-License-Identifier: GPL-3.0-or-later
// What people have written on the items of a run: a free note and tags of failures of their own. They stand
// in the run's queue of labels. Belongs to the thread of the connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/runners/run_repository.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace touchstone {

struct OwnNote {
    std::string note;
    std::vector<std::string> tags; ///< of all people, each once, sorted
    friend bool operator==(const OwnNote&, const OwnNote&) = default;
};
/// By arm's name and item.
using OwnNotes = std::map<std::pair<std::string, std::string>, OwnNote>;

/// The queue of labels of an arm: the run's id, with several arms RUN:ARM.
std::string runQueue(const RunId& run, std::size_t arms, const std::string& arm);
/// Those that there are. Errors: the store's.
Result<OwnNotes> readOwnNotes(Database& database, const RunId& run, const std::vector<std::string>& arms);

} // namespace touchstone
