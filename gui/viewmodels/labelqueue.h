// SPDX-License-Identifier: GPL-3.0-or-later
// Judgements by a person on the items of a run: passed or not, a rubric of 1 to 5, a grade of 0 to 3 for the
// passages, a note. Written at each key, taken back one by one, also after a restart. Interface's thread;
// reading and writing happen in jobs, one after the other.
#pragma once

#include "eval/runners/sample_view.h"
#include "gui/viewmodels/appmodel.h"

#include <nlohmann/json.hpp>

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace touchstone::gui {

class LabelQueue : public QObject {
    Q_OBJECT

public:
    struct Item {
        std::string id;
        SampleKey key;
    };

    explicit LabelQueue(AppModel& app, QObject* parent = nullptr);
    ~LabelQueue() override;

    /// The items of a run in the order in which they are to be judged; labels that are there already are
    /// kept. The queue is called after the run, and after the arm where it has several.
    void open(const RunRecord& run, const QString& queue, std::vector<Item> items);
    [[nodiscard]] const QString& queue() const { return m_queue; }
    [[nodiscard]] int count() const { return static_cast<int>(m_items.size()); }
    [[nodiscard]] int current() const { return m_current; } ///< -1 = empty
    [[nodiscard]] int labelled() const;                     ///< items of this queue with a judgement
    void goTo(int index);
    void step(int direction) { goTo(m_current + direction); }
    void stepToUnlabelled();
    /// Of the current item; null until it is read.
    [[nodiscard]] const std::shared_ptr<const SampleView>& sample() const { return m_sample; }

    [[nodiscard]] std::optional<bool> passed() const;
    [[nodiscard]] std::optional<int> rubric() const;
    [[nodiscard]] std::optional<int> grade() const;
    [[nodiscard]] QString note() const;
    /// Each is written at once; the same value again takes it away.
    void setPassed(bool passed);
    void setRubric(int rubric); ///< 1..5
    void setGrade(int grade);   ///< 0..3
    void setNote(const QString& note);
    [[nodiscard]] bool canUndo() const { return m_undoable > 0; }
    void undo(); ///< goes to the item whose last change it takes back
    [[nodiscard]] const RunRecord& run() const { return m_run; }
    [[nodiscard]] quint32 arm() const { return m_items.empty() ? 0 : m_items.front().key.arm; }

Q_SIGNALS:
    void opened();
    void sampleChanged();
    void labelChanged(); ///< of the current item, or how many there are
    void failed(const touchstone::Error& error);

private:
    using Json = nlohmann::ordered_json;
    [[nodiscard]] const Json* label() const;
    [[nodiscard]] std::optional<int> number(const char* field) const;
    void change(const char* field, const Json& value);
    void takeBack(const std::string& item, const std::optional<std::string>& before);
    void readSample();
    AppModel& m_app;
    RunRecord m_run;
    QString m_queue;
    std::vector<Item> m_items;
    int m_current = -1;
    std::shared_ptr<const SampleView> m_sample;
    std::unordered_map<std::string, Json> m_labels; ///< by item
    std::size_t m_undoable = 0;                     ///< changes that are remembered
    JobHandle m_openJob, m_sampleJob;
};

} // namespace touchstone::gui
