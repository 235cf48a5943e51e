// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own words on an item of a run: a free note and tags of failures. They stand in the run's queue
// of labels, beside its judgements. Interface's thread; reading and writing happen in jobs, one after the
// other.
#pragma once

#include "gui/viewmodels/appmodel.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace touchstone::gui {

class ItemNotes : public QObject {
    Q_OBJECT

public:
    explicit ItemNotes(AppModel& app, QObject* parent = nullptr);
    ~ItemNotes() override;

    /// opened() follows. An empty item: nothing is looked at.
    void open(const QString& queue, const QString& run, const QString& item);
    [[nodiscard]] const QString& item() const { return m_item; }
    [[nodiscard]] const QString& note() const { return m_note; }
    [[nodiscard]] const QStringList& tags() const { return m_tags; }
    /// Those that the run's items have already.
    [[nodiscard]] const QStringList& knownTags() const { return m_known; }
    /// Written at once; what is the same is not written.
    void setNote(const QString& note);
    void setTags(const QStringList& tags);

Q_SIGNALS:
    void opened();
    void written(const QString& queue);
    void failed(const touchstone::Error& error);

private:
    void write(const char* field, const std::string& json);
    AppModel& m_app;
    QString m_queue, m_run, m_item, m_note;
    QStringList m_tags, m_known;
    JobHandle m_reading;
};

/// "slow, off topic" -> its words, each once.
QStringList tagsOf(const QString& text);

} // namespace touchstone::gui
