// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/labelqueue.h"

#include "eval/gold/label_repository.h"
#include "gui/text/convert.h"

#include <algorithm>
#include <array>

namespace touchstone::gui {

namespace {

constexpr std::array<const char*, 4> kJudgements{"passed", "rubric", "grade", "note"};

bool isJudged(const nlohmann::ordered_json& label) {
    return std::any_of(kJudgements.begin(), kJudgements.end(),
                       [&](const char* field) { return label.contains(field); });
}

} // namespace

LabelQueue::LabelQueue(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

LabelQueue::~LabelQueue() {
    m_openJob.forget();
    m_sampleJob.forget();
}

void LabelQueue::open(const RunRecord& run, const QString& queue, std::vector<Item> items) {
    if (!m_app.workbench())
        return;
    m_run = run;
    m_queue = queue;
    m_items = std::move(items);
    m_current = -1;
    m_sample.reset();
    m_labels.clear();
    m_undo.clear();
    m_sampleJob.forget();
    m_openJob.forget();
    using Labels = std::vector<Label>;
    m_openJob = m_app.jobs().start<Labels>(
        Lane::Io, tr("Reading labels"), this,
        [workbench = m_app.workbench(), name = toStd(queue)](JobContext&) -> Result<Labels> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            auto labels = LabelRepository(*database).queue(name);
            if (!labels && labels.error().code == ErrorCode::NotFound)
                return Labels(); // the first label makes the queue
            return labels;
        },
        [this](Result<Labels> labels) {
            if (!labels) {
                Q_EMIT failed(labels.error());
                return;
            }
            for (const Label& one : *labels)
                if (Json json = Json::parse(one.json, nullptr, false); one.person.empty() && json.is_object())
                    m_labels.insert_or_assign(one.item, std::move(json));
            Q_EMIT opened();
            m_current = m_items.empty() ? -1 : 0;
            if (m_current == 0 && label() != nullptr && isJudged(*label()))
                stepToUnlabelled();
            else
                goTo(m_current);
        },
        false);
}

int LabelQueue::labelled() const {
    return static_cast<int>(std::count_if(m_items.begin(), m_items.end(), [&](const Item& item) {
        const auto found = m_labels.find(item.id);
        return found != m_labels.end() && isJudged(found->second);
    }));
}

void LabelQueue::goTo(int index) {
    if (m_items.empty())
        return;
    m_current = std::clamp(index, 0, count() - 1);
    readSample();
    Q_EMIT labelChanged();
}

void LabelQueue::stepToUnlabelled() {
    for (int i = 1; i <= count(); ++i) {
        const int at = (m_current + i) % count();
        const auto found = m_labels.find(m_items[static_cast<std::size_t>(at)].id);
        if (found == m_labels.end() || !isJudged(found->second))
            return goTo(at);
    }
    goTo(m_current);
}

void LabelQueue::readSample() {
    m_sampleJob.forget();
    m_sampleJob = m_app.jobs().start<std::shared_ptr<const SampleView>>(
        Lane::Io, tr("Opening an item"), this,
        [workbench = m_app.workbench(), run = m_run, key = m_items[static_cast<std::size_t>(m_current)].key](
            JobContext&) -> Result<std::shared_ptr<const SampleView>> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            auto sample = readSampleView(*database, run, key);
            if (!sample)
                return fail(std::move(sample.error()));
            return std::make_shared<const SampleView>(std::move(*sample));
        },
        [this](Result<std::shared_ptr<const SampleView>> sample) {
            if (!sample) {
                Q_EMIT failed(sample.error());
                return;
            }
            m_sample = std::move(*sample);
            Q_EMIT sampleChanged();
        },
        false);
}

const LabelQueue::Json* LabelQueue::label() const {
    if (m_current < 0)
        return nullptr;
    const auto found = m_labels.find(m_items[static_cast<std::size_t>(m_current)].id);
    return found == m_labels.end() ? nullptr : &found->second;
}

std::optional<int> LabelQueue::number(const char* field) const {
    const Json* json = label();
    const auto found = json == nullptr ? Json::const_iterator() : json->find(field);
    return json != nullptr && found != json->end() && found->is_number_integer()
               ? std::optional<int>(found->get<int>())
               : std::nullopt;
}

std::optional<bool> LabelQueue::passed() const {
    const Json* json = label();
    const auto found = json == nullptr ? Json::const_iterator() : json->find("passed");
    return json != nullptr && found != json->end() && found->is_boolean()
               ? std::optional<bool>(found->get<bool>())
               : std::nullopt;
}

std::optional<int> LabelQueue::rubric() const {
    return number("rubric");
}

std::optional<int> LabelQueue::grade() const {
    return number("grade");
}

QString LabelQueue::note() const {
    const Json* json = label();
    const auto found = json == nullptr ? Json::const_iterator() : json->find("note");
    return json != nullptr && found != json->end() && found->is_string()
               ? toQString(found->get<std::string>())
               : QString();
}

void LabelQueue::setPassed(bool value) {
    change("passed", passed() == value ? Json() : Json(value));
}

void LabelQueue::setRubric(int value) {
    if (value >= 1 && value <= 5)
        change("rubric", rubric() == value ? Json() : Json(value));
}

void LabelQueue::setGrade(int value) {
    if (value >= 0 && value <= 3)
        change("grade", grade() == value ? Json() : Json(value));
}

void LabelQueue::setNote(const QString& text) {
    if (text != note())
        change("note", text.isEmpty() ? Json() : Json(toStd(text)));
}

/// Null takes the field away.
void LabelQueue::change(const char* field, const Json& value) {
    if (m_current < 0)
        return;
    const std::string& item = m_items[static_cast<std::size_t>(m_current)].id;
    const Json* before = label();
    m_undo.push_back({m_current, before == nullptr ? std::nullopt : std::optional<Json>(*before)});
    Json after = before == nullptr ? Json{{"queue", toStd(m_queue)}, {"item", item}, {"run", m_run.id.value}}
                                   : *before;
    if (value.is_null())
        after.erase(field);
    else
        after[field] = value;
    m_labels.insert_or_assign(item, std::move(after));
    write(item);
    Q_EMIT labelChanged();
}

void LabelQueue::undo() {
    if (m_undo.empty())
        return;
    const Change last = std::move(m_undo.back());
    m_undo.pop_back();
    const std::string item = m_items[static_cast<std::size_t>(last.index)].id;
    if (last.before)
        m_labels.insert_or_assign(item, *last.before);
    else
        m_labels.erase(item);
    write(item);
    if (last.index != m_current)
        goTo(last.index);
    Q_EMIT labelChanged();
}

/// What stands for the item now; jobs of one lane keep their order. No label: it is removed.
void LabelQueue::write(const std::string& item) {
    const auto found = m_labels.find(item);
    const bool there = found != m_labels.end();
    Label one{toStd(m_queue), item, {}, {}, 0};
    if (there)
        one.json = found->second.dump(-1, ' ', false, Json::error_handler_t::replace);
    m_app.jobs().start<bool>(
        Lane::Io, tr("Writing a label"), this,
        [workbench = m_app.workbench(), one = std::move(one), there](JobContext&) -> Result<bool> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            LabelRepository repository(*database);
            if (!there) {
                TOUCHSTONE_TRY(repository.remove(one.queue, one.item, one.person));
                return true;
            }
            const auto saved = repository.save({one});
            if (!saved)
                return fail(saved.error());
            return true;
        },
        [this](Result<bool> written) {
            if (!written)
                Q_EMIT failed(written.error());
        },
        false);
}

} // namespace touchstone::gui
