// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/itemnotes.h"

#include "eval/gold/label_repository.h"
#include "gui/text/convert.h"

#include <nlohmann/json.hpp>

namespace touchstone::gui {

namespace {

using NoteJson = nlohmann::ordered_json;

struct KeptNotes {
    QString note;
    QStringList tags, known;
};

QStringList tagsIn(const NoteJson& label) {
    QStringList out;
    const auto tags = label.find("tags");
    if (tags != label.end() && tags->is_array())
        for (const NoteJson& tag : *tags)
            if (tag.is_string())
                out.append(toQString(tag.get_ref<const std::string&>()));
    return out;
}

Result<KeptNotes> readNotes(Workbench& bench, const std::string& queue, const std::string& item) {
    auto database = bench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    KeptNotes out;
    const auto labels = LabelRepository(*database).queue(queue);
    if (!labels)
        return labels.error().code == ErrorCode::NotFound ? Result<KeptNotes>(out) : fail(labels.error());
    for (const Label& label : *labels) {
        const NoteJson json = NoteJson::parse(label.json, nullptr, false);
        if (!json.is_object())
            continue;
        const QStringList tags = tagsIn(json);
        out.known += tags;
        if (label.item != item || !label.person.empty())
            continue;
        out.tags = tags;
        if (const auto note = json.find("note"); note != json.end() && note->is_string())
            out.note = toQString(note->get_ref<const std::string&>());
    }
    out.known.removeDuplicates();
    out.known.sort(Qt::CaseInsensitive);
    return out;
}

} // namespace

QStringList tagsOf(const QString& text) {
    QStringList out;
    for (const QString& part : text.split(QLatin1Char(',')))
        if (const QString tag = part.simplified(); !tag.isEmpty() && !out.contains(tag))
            out.append(tag);
    return out;
}

ItemNotes::ItemNotes(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

ItemNotes::~ItemNotes() {
    m_reading.forget();
}

void ItemNotes::open(const QString& queue, const QString& run, const QString& item) {
    m_reading.forget();
    m_queue = queue;
    m_run = run;
    m_item = item;
    m_note.clear();
    m_tags.clear();
    if (item.isEmpty() || !m_app.workbench()) {
        Q_EMIT opened();
        return;
    }
    m_reading = m_app.jobs().start<KeptNotes>(
        Lane::Edits, tr("Reading notes"), this,
        [bench = m_app.workbench(), queue = toStd(queue), item = toStd(item)](JobContext&) {
            return readNotes(*bench, queue, item);
        },
        [this](Result<KeptNotes> kept) {
            if (!kept) {
                Q_EMIT failed(kept.error());
                return;
            }
            m_note = kept->note;
            m_tags = kept->tags;
            m_known = kept->known;
            Q_EMIT opened();
        },
        false);
}

void ItemNotes::setNote(const QString& note) {
    if (m_item.isEmpty() || note == m_note)
        return;
    m_note = note;
    write("note", note.isEmpty() ? "null" : NoteJson(toStd(note)).dump());
}

void ItemNotes::setTags(const QStringList& tags) {
    if (m_item.isEmpty() || tags == m_tags)
        return;
    m_tags = tags;
    NoteJson json = NoteJson::array();
    for (const QString& tag : tags) {
        json.push_back(toStd(tag));
        if (!m_known.contains(tag))
            m_known.append(tag);
    }
    write("tags", tags.isEmpty() ? "null" : json.dump());
}

void ItemNotes::write(const char* field, const std::string& json) {
    if (!m_app.workbench())
        return;
    m_app.jobs().start<bool>(
        Lane::Edits, tr("Writing a note"), this,
        [bench = m_app.workbench(), queue = toStd(m_queue), run = toStd(m_run), item = toStd(m_item),
         name = std::string(field), json](JobContext&) -> Result<bool> {
            auto database = bench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            NoteJson fields{{"run", run}};
            fields[name] = NoteJson::parse(json, nullptr, false);
            TOUCHSTONE_TRY(LabelRepository(*database).change(queue, item, {}, fields));
            return true;
        },
        [this, queue = m_queue](Result<bool> done) {
            if (done)
                Q_EMIT written(queue);
            else
                Q_EMIT failed(done.error());
        },
        false);
}

} // namespace touchstone::gui
