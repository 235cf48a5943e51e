// SPDX-License-Identifier: GPL-3.0-or-later
// Labels by people: one per queue, item and person, as JSON Lines in and out. Belongs to the thread of the
// connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
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
    /// Puts fields into a label, or takes away those whose value is null, and leaves its other fields as they
    /// are; a label without any field but queue, item and run is removed. What it was is remembered for
    /// undo(). One transaction.
    Result<> change(const std::string& queue, const std::string& item, const std::string& person,
                    const nlohmann::ordered_json& fields);
    struct Change {
        std::string item;
        std::optional<std::string> before; ///< JSON; none: there was no label
    };
    /// The changes of a person that can be taken back, the oldest first, at most kMostUndone.
    Result<std::vector<Change>> changes(const std::string& queue, const std::string& person);
    /// Takes the newest of them back; none: there is nothing to take back. One transaction.
    Result<std::optional<Change>> undo(const std::string& queue, const std::string& person);
    static constexpr std::int64_t kMostUndone = 500;
    /// Sorted by item and person. Errors: NotFound (no such queue), naming what there is.
    Result<std::vector<Label>> queue(const std::string& name);
    struct Queue {
        std::string name;
        std::uint64_t labels = 0;
    };
    Result<std::vector<Queue>> queues();

private:
    Result<std::optional<std::string>> find(const std::string& queue, const std::string& item,
                                            const std::string& person);
    Result<> write(const std::string& queue, const std::string& item, const std::string& person,
                   const std::string& json);
    Database& m_database;
};

} // namespace touchstone
