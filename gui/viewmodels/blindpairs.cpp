// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/blindpairs.h"

#include "eval/statistics/paired_tests.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/openprompts.h"
#include "gui/viewmodels/promptsviewmodel.h"

#include <nlohmann/json.hpp>

#include <QRandomGenerator>
#include <algorithm>
#include <unordered_map>

namespace touchstone::gui {

namespace {

const char* preferredName(BlindChoice choice) {
    return choice == BlindChoice::A ? "a" : choice == BlindChoice::B ? "b" : "equal";
}

BlindChoice preferredOf(const std::string& json) {
    const auto label = nlohmann::json::parse(json, nullptr, false);
    const auto found = label.is_object() ? label.find("preferred") : label.end();
    if (!label.is_object() || found == label.end() || !found->is_string())
        return BlindChoice::None;
    const auto word = found->get<std::string>();
    return word == "a"       ? BlindChoice::A
           : word == "b"     ? BlindChoice::B
           : word == "equal" ? BlindChoice::Equal
                             : BlindChoice::None;
}

/// Without JSON the label is removed.
Result<> writeChoice(const std::shared_ptr<Workbench>& bench, const Label& label) {
    auto database = bench->workspace()->connect();
    if (!database)
        return fail(std::move(database.error()));
    LabelRepository repository(*database);
    if (label.json.empty())
        return repository.remove(label.queue, label.item, label.person);
    if (const auto saved = repository.save({label}); !saved)
        return fail(saved.error());
    return {};
}

} // namespace

BlindPairs::BlindPairs(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

BlindPairs::~BlindPairs() {
    m_openJob.forget();
}

void BlindPairs::open(std::shared_ptr<const TrialOutcome> outcome) {
    m_openJob.forget();
    m_outcome = std::move(outcome);
    m_pairs.clear();
    m_undo.clear();
    m_current = -1;
    m_queue.clear();
    if (!m_outcome || !m_app.workbench()) {
        Q_EMIT opened();
        return;
    }
    const TrialChoice& asked = m_outcome->choice;
    m_queue = QStringLiteral("blind %1 %2 %3").arg(asked.a, asked.b, asked.gold);
    const auto& items = m_outcome->behaviour.items;
    auto* random = QRandomGenerator::global();
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].answerA != items[i].answerB || items[i].refusedA != items[i].refusedB)
            m_pairs.push_back({i, random->bounded(2) == 0, BlindChoice::None});
    std::shuffle(m_pairs.begin(), m_pairs.end(), *random);
    using Labels = std::vector<Label>;
    m_openJob = m_app.jobs().start<Labels>(
        Lane::Edits, tr("Reading labels"), this,
        [bench = m_app.workbench(), queue = toStd(m_queue)](JobContext&) -> Result<Labels> {
            auto database = bench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            auto labels = LabelRepository(*database).queue(queue);
            if (!labels && labels.error().code == ErrorCode::NotFound)
                return Labels(); // the first choice makes the queue
            return labels;
        },
        [this](Result<Labels> labels) {
            if (!labels) {
                Q_EMIT failed(labels.error());
                return;
            }
            std::unordered_map<std::string, BlindChoice> known;
            for (const Label& one : *labels)
                if (one.person == accountName())
                    known.insert_or_assign(one.item, preferredOf(one.json));
            for (Pair& pair : m_pairs)
                if (const auto found = known.find(m_outcome->behaviour.items[pair.item].item);
                    found != known.end())
                    pair.choice = found->second;
            const auto open = std::find_if(m_pairs.begin(), m_pairs.end(),
                                           [](const Pair& pair) { return pair.choice == BlindChoice::None; });
            m_current = m_pairs.empty()         ? -1
                        : open == m_pairs.end() ? 0
                                                : static_cast<int>(open - m_pairs.begin());
            Q_EMIT opened();
            Q_EMIT changed();
        },
        false);
}

int BlindPairs::chosen() const {
    return static_cast<int>(std::count_if(m_pairs.begin(), m_pairs.end(),
                                          [](const Pair& pair) { return pair.choice != BlindChoice::None; }));
}

void BlindPairs::step(int direction) {
    if (m_current < 0)
        return;
    m_current = std::clamp(m_current + direction, 0, count() - 1);
    Q_EMIT changed();
}

const BehaviourItem* BlindPairs::item() const {
    return m_current < 0 ? nullptr
                         : &m_outcome->behaviour.items[m_pairs[static_cast<std::size_t>(m_current)].item];
}

QString BlindPairs::answer(bool ofA) const {
    const BehaviourItem* one = item();
    if (one == nullptr)
        return {};
    const std::string& text = ofA ? one->answerA : one->answerB;
    if (!text.empty())
        return toQString(text);
    return (ofA ? one->refusedA : one->refusedB) ? tr("(refused to answer)") : tr("(no answer)");
}

QString BlindPairs::left() const {
    return m_current < 0 ? QString() : answer(m_pairs[static_cast<std::size_t>(m_current)].aIsLeft);
}

QString BlindPairs::right() const {
    return m_current < 0 ? QString() : answer(!m_pairs[static_cast<std::size_t>(m_current)].aIsLeft);
}

void BlindPairs::choose(int side) {
    if (m_current < 0)
        return;
    Pair& pair = m_pairs[static_cast<std::size_t>(m_current)];
    pair.choice = side == 0                    ? BlindChoice::Equal
                  : (side < 0) == pair.aIsLeft ? BlindChoice::A
                                               : BlindChoice::B;
    m_undo.push_back(m_current);
    write(m_current);
    for (int i = 1; i <= count(); ++i) {
        const int at = (m_current + i) % count();
        if (m_pairs[static_cast<std::size_t>(at)].choice == BlindChoice::None) {
            m_current = at;
            break;
        }
    }
    Q_EMIT changed();
}

void BlindPairs::undo() {
    if (m_undo.empty())
        return;
    m_current = m_undo.back();
    m_undo.pop_back();
    Pair& pair = m_pairs[static_cast<std::size_t>(m_current)];
    pair.choice = BlindChoice::None;
    write(m_current);
    Q_EMIT changed();
}

Label BlindPairs::labelOf(const Pair& pair) const {
    const BehaviourItem& item = m_outcome->behaviour.items[pair.item];
    Label label{toStd(m_queue), item.item, accountName(), {}, 0};
    if (pair.choice == BlindChoice::None)
        return label;
    nlohmann::ordered_json json{{"queue", label.queue}, {"item", label.item}};
    if (!label.person.empty())
        json["person"] = label.person;
    json["run"] = m_outcome->behaviour.run.id.value;
    json["a"] = toStd(m_outcome->choice.a);
    json["b"] = toStd(m_outcome->choice.b);
    json["preferred"] = preferredName(pair.choice);
    label.json = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return label;
}

void BlindPairs::write(int pair) {
    m_app.jobs().start<bool>(
        Lane::Edits, tr("Writing a label"), this,
        [bench = m_app.workbench(),
         label = labelOf(m_pairs[static_cast<std::size_t>(pair)])](JobContext&) -> Result<bool> {
            TOUCHSTONE_TRY(writeChoice(bench, label));
            return true;
        },
        [this](Result<bool> written) {
            if (!written)
                Q_EMIT failed(written.error());
        },
        false);
}

BlindTally BlindPairs::tally() const {
    BlindTally out;
    for (const Pair& pair : m_pairs) {
        if (pair.choice == BlindChoice::None)
            continue;
        out.a += pair.choice == BlindChoice::A ? 1 : 0;
        out.b += pair.choice == BlindChoice::B ? 1 : 0;
        out.equal += pair.choice == BlindChoice::Equal ? 1 : 0;
        const ItemFate fate = m_outcome->behaviour.items[pair.item].verdict.fate;
        if (fate != ItemFate::Fixed && fate != ItemFate::Broken)
            continue;
        ++out.flipped;
        out.agree += pair.choice == (fate == ItemFate::Fixed ? BlindChoice::B : BlindChoice::A) ? 1 : 0;
    }
    out.p = mcnemarExact(static_cast<std::uint64_t>(out.a), static_cast<std::uint64_t>(out.b));
    return out;
}

} // namespace touchstone::gui
