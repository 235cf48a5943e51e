// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/labelqueue.h"

#include "eval/gold/label_repository.h"
#include "gui/text/convert.h"

#include <algorithm>
#include <array>

namespace touchstone::gui {

namespace {

/// A note alone, or a tag of one's own, is no judgement.
constexpr std::array<const char*, 3> kJudgements{"passed", "rubric", "grade"};

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
    m_undoable = 0;
    m_sampleJob.forget();
    m_openJob.forget();
    struct Kept {
        std::vector<Label> labels;
        std::size_t changes = 0;
    };
    m_openJob = m_app.jobs().start<Kept>(
        Lane::Edits, tr("Reading labels"), this,
        [workbench = m_app.workbench(), name = toStd(queue)](JobContext&) -> Result<Kept> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            LabelRepository repository(*database);
            Kept out;
            auto labels = repository.queue(name);
            if (labels)
                out.labels = std::move(*labels);
            else if (labels.error().code != ErrorCode::NotFound) // the first label makes the queue
                return fail(std::move(labels.error()));
            const auto changes = repository.changes(name, {});
            if (!changes)
                return fail(changes.error());
            out.changes = changes->size();
            return out;
        },
        [this](Result<Kept> kept) {
            if (!kept) {
                Q_EMIT failed(kept.error());
                return;
            }
            m_undoable = kept->changes;
            for (const Label& one : kept->labels)
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

/// Null takes the field away. What is seen changes at once, what is kept in a job behind it.
void LabelQueue::change(const char* field, const Json& value) {
    if (m_current < 0)
        return;
    const std::string& item = m_items[static_cast<std::size_t>(m_current)].id;
    const Json* before = label();
    Json after = before == nullptr ? Json{{"queue", toStd(m_queue)}, {"item", item}} : *before;
    if (value.is_null())
        after.erase(field);
    else
        after[field] = value;
    m_labels.insert_or_assign(item, std::move(after));
    ++m_undoable;
    m_app.jobs().start<bool>(
        Lane::Edits, tr("Writing a label"), this,
        [workbench = m_app.workbench(), queue = toStd(m_queue), item,
         fields = Json{{"run", m_run.id.value}, {field, value}}](JobContext&) -> Result<bool> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            TOUCHSTONE_TRY(LabelRepository(*database).change(queue, item, {}, fields));
            return true;
        },
        [this](Result<bool> written) {
            if (!written)
                Q_EMIT failed(written.error());
        },
        false);
    Q_EMIT labelChanged();
}

void LabelQueue::undo() {
    if (m_undoable == 0 || !m_app.workbench())
        return;
    --m_undoable;
    using Change = std::optional<LabelRepository::Change>;
    m_app.jobs().start<Change>(
        Lane::Edits, tr("Taking a label back"), this,
        [workbench = m_app.workbench(), queue = toStd(m_queue)](JobContext&) -> Result<Change> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            return LabelRepository(*database).undo(queue, {});
        },
        [this, queue = m_queue](Result<Change> undone) {
            if (!undone)
                Q_EMIT failed(undone.error());
            else if (queue == m_queue && *undone)
                takeBack((*undone)->item, (*undone)->before);
        },
        false);
}

void LabelQueue::takeBack(const std::string& item, const std::optional<std::string>& before) {
    Json label = before ? Json::parse(*before, nullptr, false) : Json();
    if (label.is_object())
        m_labels.insert_or_assign(item, std::move(label));
    else
        m_labels.erase(item);
    const auto place =
        std::find_if(m_items.begin(), m_items.end(), [&](const Item& one) { return one.id == item; });
    if (const int at = static_cast<int>(place - m_items.begin()); place != m_items.end() && at != m_current)
        goTo(at);
    Q_EMIT labelChanged();
}

} // namespace touchstone::gui
