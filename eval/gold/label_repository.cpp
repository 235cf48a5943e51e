// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/label_repository.h"

#include "core/base/clock.h"
#include "core/base/json_depth.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepestLabel = 32;

/// What is wrong with a label; "" = nothing.
std::string faultOf(const Json& json) {
    const auto within = [&](const char* key, std::int64_t low, std::int64_t high) -> std::string {
        const auto found = json.find(key);
        if (found == json.end() || found->is_null())
            return {};
        if (found->is_number_integer() && found->get<std::int64_t>() >= low &&
            found->get<std::int64_t>() <= high)
            return {};
        return fmt::format("'{}' is no whole number from {} to {}.", key, low, high);
    };
    if (const auto passed = json.find("passed");
        passed != json.end() && !passed->is_boolean() && !passed->is_null())
        return "'passed' is neither true nor false.";
    if (std::string fault = within("rubric", 1, 5); !fault.empty())
        return fault;
    return within("grade", 0, 3);
}

std::string textIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || found->is_null())
        return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

} // namespace

Result<std::vector<Label>> parseLabels(std::string_view text, const std::string& file,
                                       const std::string& queue) {
    std::vector<Label> out;
    std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> seen;
    std::int64_t number = 0;
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const auto wrong = [&](std::string message) {
            Error error =
                makeError(ErrorCode::BadInput, std::move(message),
                          "Nothing was imported; a line is {\"queue\", \"item\", \"person\", ...}.");
            error.file = file;
            error.line = number;
            error.column = 1;
            return fail(std::move(error));
        };
        const Json json = jsonNestsDeeperThan(line, kDeepestLabel) ? Json(Json::value_t::discarded)
                                                                   : Json::parse(line, nullptr, false);
        if (!json.is_object())
            return wrong("This line is no JSON object.");
        Label label;
        label.queue = textIn(json, "queue").empty() ? queue : textIn(json, "queue");
        label.item = textIn(json, "item");
        label.person = textIn(json, "person");
        label.line = number;
        if (label.queue.empty())
            return wrong("The label names no queue.");
        if (label.item.empty())
            return wrong("The label names no item.");
        if (std::string fault = faultOf(json); !fault.empty())
            return wrong(std::move(fault));
        const auto [first, fresh] = seen.emplace(std::tuple(label.queue, label.item, label.person), number);
        if (!fresh)
            return wrong(fmt::format("'{}' has a label of this person on line {} already.", label.item,
                                     first->second));
        label.json = json.dump(-1, ' ', false, Json::error_handler_t::replace);
        out.push_back(std::move(label));
    }
    return out;
}

Result<LabelCounts> LabelRepository::save(const std::vector<Label>& labels) {
    LabelCounts counts;
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        auto select =
            m_database.prepare("SELECT label FROM label WHERE queue = ? AND item = ? AND person = ?");
        if (!select)
            return fail(std::move(select.error()));
        auto insert =
            m_database.prepare("INSERT OR REPLACE INTO label (queue, item, person, label, labelled) VALUES "
                               "(?, ?, ?, ?, ?)");
        if (!insert)
            return fail(std::move(insert.error()));
        for (const Label& label : labels) {
            select->bind(1, label.queue).bind(2, label.item).bind(3, label.person);
            const auto row = select->step();
            if (!row)
                return fail(row.error());
            const bool there = *row;
            const bool same = there && select->textView(0) == label.json;
            select->reset();
            if (same) {
                ++counts.unchanged;
                continue;
            }
            ++(there ? counts.changed : counts.added);
            insert->bind(1, label.queue).bind(2, label.item).bind(3, label.person).bind(4, label.json);
            insert->bind(5, systemClock().unixMs());
            TOUCHSTONE_TRY(insert->run());
        }
        return {};
    }));
    return counts;
}

Result<> LabelRepository::remove(const std::string& queue, const std::string& item,
                                 const std::string& person) {
    auto erase = m_database.prepare("DELETE FROM label WHERE queue = ? AND item = ? AND person = ?");
    if (!erase)
        return fail(std::move(erase.error()));
    erase->bind(1, queue).bind(2, item).bind(3, person);
    return erase->run();
}

Result<std::optional<std::string>> LabelRepository::find(const std::string& queue, const std::string& item,
                                                         const std::string& person) {
    auto select = m_database.prepare("SELECT label FROM label WHERE queue = ? AND item = ? AND person = ?");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, queue).bind(2, item).bind(3, person);
    const auto row = select->step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional<std::string>(select->text(0)) : std::nullopt;
}

Result<> LabelRepository::change(const std::string& queue, const std::string& item, const std::string& person,
                                 const nlohmann::ordered_json& fields) {
    return m_database.transaction([&]() -> Result<> {
        const auto before = find(queue, item, person);
        if (!before)
            return fail(before.error());
        Json label = *before ? Json::parse(**before, nullptr, false) : Json();
        if (!label.is_object()) {
            label = Json{{"queue", queue}, {"item", item}};
            if (!person.empty())
                label["person"] = person;
        }
        for (const auto& [name, value] : fields.items()) {
            if (value.is_null())
                label.erase(name);
            else
                label[name] = value;
        }
        if (std::string fault = faultOf(label); !fault.empty())
            return fail(ErrorCode::Usage, std::move(fault));
        auto remember = m_database.prepare(
            "INSERT INTO label_change (queue, item, person, before, changed) VALUES (?, ?, ?, ?, ?)");
        if (!remember)
            return fail(std::move(remember.error()));
        remember->bind(1, queue).bind(2, item).bind(3, person);
        if (*before)
            remember->bind(4, **before);
        remember->bind(5, systemClock().unixMs());
        TOUCHSTONE_TRY(remember->run());
        auto forget =
            m_database.prepare("DELETE FROM label_change WHERE queue = ?1 AND person = ?2 AND id <= (SELECT "
                               "id FROM label_change "
                               "WHERE queue = ?1 AND person = ?2 ORDER BY id DESC LIMIT 1 OFFSET ?3)");
        if (!forget)
            return fail(std::move(forget.error()));
        forget->bind(1, queue).bind(2, person).bind(3, kMostUndone);
        TOUCHSTONE_TRY(forget->run());
        const bool said = std::any_of(label.items().begin(), label.items().end(), [](const auto& field) {
            return field.key() != "queue" && field.key() != "item" && field.key() != "person" &&
                   field.key() != "run";
        });
        if (!said)
            return remove(queue, item, person);
        return write(queue, item, person, label.dump(-1, ' ', false, Json::error_handler_t::replace));
    });
}

Result<> LabelRepository::write(const std::string& queue, const std::string& item, const std::string& person,
                                const std::string& json) {
    auto insert = m_database.prepare(
        "INSERT OR REPLACE INTO label (queue, item, person, label, labelled) VALUES (?, ?, ?, ?, ?)");
    if (!insert)
        return fail(std::move(insert.error()));
    insert->bind(1, queue).bind(2, item).bind(3, person).bind(4, json).bind(5, systemClock().unixMs());
    return insert->run();
}

Result<std::vector<LabelRepository::Change>> LabelRepository::changes(const std::string& queue,
                                                                      const std::string& person) {
    auto select = m_database.prepare(
        "SELECT item, before FROM label_change WHERE queue = ? AND person = ? ORDER BY id");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, queue).bind(2, person);
    std::vector<Change> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back({select->text(0),
                       select->isNull(1) ? std::nullopt : std::optional<std::string>(select->text(1))});
    }
}

Result<std::optional<LabelRepository::Change>> LabelRepository::undo(const std::string& queue,
                                                                     const std::string& person) {
    std::optional<Change> out;
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        auto select = m_database.prepare("SELECT id, item, before FROM label_change WHERE queue = ? AND "
                                         "person = ? ORDER BY id DESC LIMIT 1");
        if (!select)
            return fail(std::move(select.error()));
        select->bind(1, queue).bind(2, person);
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        const std::int64_t id = select->integer(0);
        out = Change{select->text(1),
                     select->isNull(2) ? std::nullopt : std::optional<std::string>(select->text(2))};
        select->reset();
        auto forget = m_database.prepare("DELETE FROM label_change WHERE id = ?");
        if (!forget)
            return fail(std::move(forget.error()));
        forget->bind(1, id);
        TOUCHSTONE_TRY(forget->run());
        return out->before ? write(queue, out->item, person, *out->before) : remove(queue, out->item, person);
    }));
    return out;
}

Result<std::vector<Label>> LabelRepository::queue(const std::string& name) {
    auto select =
        m_database.prepare("SELECT item, person, label FROM label WHERE queue = ? ORDER BY item, person");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, name);
    std::vector<Label> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
        out.push_back({name, select->text(0), select->text(1), select->text(2), 0});
    }
    if (!out.empty())
        return out;
    auto all = queues();
    if (!all)
        return fail(std::move(all.error()));
    std::string names;
    for (const Queue& one : *all)
        names += (names.empty() ? "" : ", ") + one.name;
    return fail(ErrorCode::NotFound, fmt::format("There is no label in the queue '{}'.", name),
                names.empty() ? "touchstone-cli label import FILE brings some." : "There is: " + names + ".");
}

Result<std::vector<LabelRepository::Queue>> LabelRepository::queues() {
    auto select = m_database.prepare("SELECT queue, count(*) FROM label GROUP BY queue ORDER BY queue");
    if (!select)
        return fail(std::move(select.error()));
    std::vector<Queue> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back({select->text(0), static_cast<std::uint64_t>(select->integer(1))});
    }
}

} // namespace touchstone
