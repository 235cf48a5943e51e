// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/gold_labels.h"

#include "eval/gold/gold_json.h"
#include "eval/gold/gold_repository.h"
#include "eval/gold/place_index.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::string trimmed(const std::string& text) {
    constexpr const char* kBlanks = " \t\r\n";
    const std::size_t from = text.find_first_not_of(kBlanks);
    return from == std::string::npos ? std::string()
                                     : text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

bool isSame(const GoldPlace& a, const GoldPlace& b) {
    const auto source = [](const GoldPlace& place) { return place.source == "main" ? "" : place.source; };
    return a.path == b.path && a.range == b.range && a.version == b.version && source(a) == source(b) &&
           a.grade == b.grade;
}

/// An id that the set does not have: "label-1", "label-2" ...
std::string freeId(const std::vector<GoldItem>& items) {
    std::set<std::string> taken;
    for (const GoldItem& item : items)
        taken.insert(item.id);
    for (std::size_t n = items.size() + 1;; ++n)
        if (std::string id = fmt::format("label-{}", n); !taken.contains(id))
            return id;
}

struct Changed {
    std::vector<GoldItem> items;
    std::string item;
    bool isNew = false, known = false;
};

Result<Changed> withLabel(std::vector<GoldItem> items, const GoldLabel& label, const std::string& question) {
    Changed out;
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const GoldItem& item) { return trimmed(item.question) == question; });
    out.isNew = found == items.end();
    Json json;
    try {
        json = out.isNew ? Json{{"id", freeId(items)}, {"question", question}, {"relevant", Json::array()}}
                         : Json::parse(found->json);
        if (!out.isNew)
            out.known = std::any_of(found->relevant.begin(), found->relevant.end(),
                                    [&](const GoldPlace& place) { return isSame(place, label.place); });
        if (!out.known)
            json["relevant"].push_back(goldPlaceJson(label.place));
        out.item = out.isNew ? json["id"].get<std::string>() : found->id;
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, fmt::format("An item of the gold set cannot be read: {}", e.what()));
    }
    // Through the strict reader, as everything that gets into a set.
    auto parsed = parseGoldJsonLines(json.dump(-1, ' ', false, Json::error_handler_t::replace), label.set);
    if (!parsed)
        return fail(std::move(parsed.error()));
    if (out.isNew)
        items.push_back(std::move(parsed->front()));
    else
        *found = std::move(parsed->front());
    out.items = std::move(items);
    return out;
}

bool contains(const std::string& corpora, const std::string& value) {
    return corpora.empty() || corpora == value;
}

} // namespace

Result<LabelOutcome> addLabel(Database& database, const GoldLabel& label) {
    return addLabels(database, {label});
}

Result<LabelOutcome> addLabels(Database& database, const std::vector<GoldLabel>& labels) {
    const auto lacking = [&](const GoldLabel& label) {
        return label.set.empty() || label.set.find('@') != std::string::npos ||
               trimmed(label.question).empty() || label.place.path.empty() || !label.place.range ||
               label.place.range->empty() || label.set != labels.front().set ||
               label.question != labels.front().question;
    };
    if (labels.empty() || std::any_of(labels.begin(), labels.end(), lacking))
        return fail(ErrorCode::Usage, "A label needs a set's name without '@', a question and a range.",
                    "Select the words that answer, and write the question that they answer.");
    const GoldLabel& first = labels.front();
    GoldRepository repository(database);
    LabelOutcome out;
    std::vector<GoldItem> items;
    auto newest = repository.find(first.set);
    if (newest) {
        out.before = *newest;
        auto held = repository.items(*newest);
        if (!held)
            return fail(std::move(held.error()));
        items = std::move(*held);
    } else if (newest.error().code != ErrorCode::NotFound) {
        return fail(std::move(newest.error()));
    }
    out.known = true;
    for (const GoldLabel& label : labels) {
        auto changed = withLabel(std::move(items), label, trimmed(label.question));
        if (!changed)
            return fail(std::move(changed.error()));
        items = std::move(changed->items);
        out.item = changed->item;
        out.isNew = out.isNew || changed->isNew;
        out.known = out.known && changed->known;
    }
    if (out.known) {
        out.after = out.before;
        return out;
    }
    auto saved = repository.save(first.set, out.before.row != 0 ? out.before.corpus : first.corpus, items);
    if (!saved)
        return fail(std::move(saved.error()));
    out.after = std::move(*saved);
    return out;
}

Result<GoldSet> undoLabel(Database& database, const LabelOutcome& outcome) {
    GoldRepository repository(database);
    auto newest = repository.find(outcome.after.name);
    if (!newest)
        return fail(std::move(newest.error()));
    if (newest->row != outcome.after.row)
        return fail(ErrorCode::Usage,
                    fmt::format("'{}' has changed since: it is at version {} now.", outcome.after.name,
                                newest->version),
                    "Import the version that you want under the same name.");
    if (outcome.known)
        return newest;
    std::vector<GoldItem> items;
    if (outcome.before.row != 0) {
        auto held = repository.items(outcome.before);
        if (!held)
            return fail(std::move(held.error()));
        items = std::move(*held);
    }
    return repository.save(outcome.after.name, outcome.after.corpus, items);
}

Result<std::vector<GoldUse>> goldOfPage(Database& database, const std::string& path,
                                        const std::string& version, const std::string& source) {
    auto select = database.prepare(
        "SELECT g.name, g.version, j.item, i.question, j.source, j.version, j.heading, j.anchor, j.start, "
        "j.\"end\", j.grade FROM gold_set g JOIN judgement j ON j.gold_set = g.id JOIN gold_item i ON "
        "i.gold_set = g.id AND i.id = j.item WHERE j.path = ?1 AND g.version = (SELECT max(version) FROM "
        "gold_set n WHERE n.name = g.name) ORDER BY g.name, i.ordinal");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, path);
    std::vector<GoldUse> out;
    for (;;) {
        auto row = select->step();
        if (!row)
            return fail(std::move(row.error()));
        if (!*row)
            return out;
        GoldUse use;
        use.place.source = select->text(4);
        use.place.version = select->text(5);
        if (!contains(use.place.source, source) || !contains(use.place.version, version))
            continue;
        use.set = select->text(0);
        use.version = select->integer(1);
        use.item = select->text(2);
        use.question = select->text(3);
        use.place.path = path;
        use.place.heading = select->text(6);
        use.place.anchor = select->text(7);
        if (!select->isNull(8) && !select->isNull(9))
            use.place.range = TextRange{static_cast<std::uint64_t>(select->integer(8)),
                                        static_cast<std::uint64_t>(select->integer(9))};
        use.place.grade = select->integer(10);
        out.push_back(std::move(use));
    }
}

bool means(const GoldPlace& place, const Chunk& chunk) {
    if (place.range)
        return chunk.range.overlaps(*place.range);
    if (place.anchor.empty() && place.heading.empty())
        return true;
    return std::any_of(chunk.sections.begin(), chunk.sections.end(), [&](const ChunkSection& section) {
        return place.anchor.empty() ? headingKey(section.heading) == headingKey(place.heading)
                                    : section.anchor == place.anchor;
    });
}

} // namespace touchstone
