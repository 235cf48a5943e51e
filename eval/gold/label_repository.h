// SPDX-License-Identifier: GPL-3.0-or-later
// Labels by people: one per queue, item and person, as JSON Lines in and out. Belongs to the thread of the
// connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct Label {
    std::string queue, item, person;
    std::string json; ///< the whole object as it was given
    std::int64_t line = 0;
};

struct LabelCounts {
    std::uint64_t added = 0, changed = 0, unchanged = 0;
};

/// Lines {queue, item, person?, ...}: what else stands in a line is the label. `queue` is taken for lines
/// without one. Errors: BadInput with file:line:column (no JSON object, no item, no queue, an item twice for
/// one person, a passed that is no truth value, a rubric outside 1..5, a grade outside 0..3).
Result<std::vector<Label>> parseLabels(std::string_view text, const std::string& file,
                                       const std::string& queue);

class LabelRepository {
public:
    explicit LabelRepository(Database& database) : m_database(database) {}
    Result<LabelCounts> save(const std::vector<Label>& labels); ///< all or nothing
    /// Nothing to do where there is none.
    Result<> remove(const std::string& queue, const std::string& item, const std::string& person);
    /// Sorted by item and person. Errors: NotFound (no such queue), naming what there is.
    Result<std::vector<Label>> queue(const std::string& name);
    struct Queue {
        std::string name;
        std::uint64_t labels = 0;
    };
    Result<std::vector<Queue>> queues();

private:
    Database& m_database;
};

} // namespace touchstone
