// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/own_notes.h"

#include "eval/gold/label_repository.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace touchstone {

std::string runQueue(const RunId& run, std::size_t arms, const std::string& arm) {
    return arms > 1 ? run.value + ":" + arm : run.value;
}

Result<OwnNotes> readOwnNotes(Database& database, const RunId& run, const std::vector<std::string>& arms) {
    OwnNotes out;
    LabelRepository repository(database);
    for (const std::string& arm : arms) {
        const auto labels = repository.queue(runQueue(run, arms.size(), arm));
        if (!labels && labels.error().code == ErrorCode::NotFound)
            continue;
        if (!labels)
            return fail(labels.error());
        for (const Label& label : *labels) {
            const auto json = nlohmann::json::parse(label.json, nullptr, false);
            if (!json.is_object())
                continue;
            const auto note = json.find("note");
            const auto tags = json.find("tags");
            const bool noted = note != json.end() && note->is_string();
            const bool tagged = tags != json.end() && tags->is_array() && !tags->empty();
            if (!noted && !tagged)
                continue;
            OwnNote& own = out[{arm, label.item}];
            if (noted)
                own.note += (own.note.empty() ? "" : "\n") + note->get<std::string>();
            std::set<std::string> all(own.tags.begin(), own.tags.end());
            if (tagged)
                for (const auto& tag : *tags)
                    if (tag.is_string())
                        all.insert(tag.get<std::string>());
            own.tags.assign(all.begin(), all.end());
        }
    }
    return out;
}

} // namespace touchstone
