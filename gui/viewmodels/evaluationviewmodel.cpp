// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/evaluationviewmodel.h"

#include "gui/text/convert.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <algorithm>

namespace touchstone::gui {

namespace {

using Shown = std::shared_ptr<const std::vector<quint32>>;
using Table = std::shared_ptr<const SampleTable>;

constexpr int kPollMs = 1000;
constexpr std::size_t kAnswerBytes = 240; ///< of an answer in the table

Result<Database> connected(const std::shared_ptr<Workbench>& workbench) {
    return workbench->workspace()->connect(Database::Mode::ReadOnly);
}

/// What a query shows, with the marks that it was made by.
struct Selected {
    std::shared_ptr<const SampleMarks> marks;
    Shown shown;
};

Result<Selected> rowsOf(const Table& table, std::shared_ptr<const SampleMarks> marks, const MarkSources& by,
                        const SampleQuery& query, JobContext& context) {
    if (!marks) {
        auto made = marksOf(*table, by, context);
        if (!made)
            return fail(std::move(made.error()));
        marks = std::move(*made);
    }
    auto rows = selectSamples(*table, *marks, query, context);
    if (!rows)
        return fail(std::move(rows.error()));
    return Selected{std::move(marks), std::make_shared<const std::vector<quint32>>(std::move(*rows))};
}

bool isStop(const Error& error) {
    return error.code == ErrorCode::Cancelled;
}

} // namespace

EvaluationViewModel::EvaluationViewModel(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_runs(new RunTableModel(this)), m_samples(new SampleTableModel(this)) {
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &EvaluationViewModel::pollRunning);
    connect(&m_app, &AppModel::opened, this, &EvaluationViewModel::refreshRuns);
    connect(m_samples, &SampleTableModel::answersWanted, this, &EvaluationViewModel::loadAnswers);
}

EvaluationViewModel::~EvaluationViewModel() {
    for (JobHandle* job : {&m_listJob, &m_pollJob, &m_openJob, &m_countJob, &m_tableJob, &m_queryJob,
                           &m_notesJob, &m_sampleJob, &m_answersJob, &m_compareJob})
        job->forget();
}

void EvaluationViewModel::refreshRuns() {
    if (!m_app.workbench())
        return;
    m_listJob.forget();
    m_pollJob.forget();
    m_listJob = m_app.jobs().start<RunLines>(
        Lane::Io, tr("Reading the runs"), this,
        [workbench = m_app.workbench(), known = m_runs->lines()](JobContext&) -> Result<RunLines> {
            auto database = connected(workbench);
            if (!database)
                return fail(std::move(database.error()));
            return readRunLines(*database, known);
        },
        [this](Result<RunLines> lines) {
            if (!lines) {
                Q_EMIT failed(lines.error());
                return;
            }
            m_runsRead = true;
            m_runs->setLines(std::move(*lines), QDateTime::currentMSecsSinceEpoch());
            const RunLines& read = m_runs->lines();
            if (std::any_of(read.begin(), read.end(),
                            [](const RunLine& line) { return line.state == RunState::Running; }))
                m_poll.start();
            else
                m_poll.stop();
            Q_EMIT runsChanged();
        },
        false);
}

void EvaluationViewModel::pollRunning() {
    if (m_pollJob.active() || m_listJob.active() || !m_app.workbench())
        return;
    struct Polled {
        RunLines lines;
        bool ended = false;
    };
    m_pollJob = m_app.jobs().start<Polled>(
        Lane::Io, tr("Reading the runs"), this,
        [workbench = m_app.workbench(), lines = m_runs->lines()](JobContext&) -> Result<Polled> {
            auto database = connected(workbench);
            if (!database)
                return fail(std::move(database.error()));
            Polled out{lines, false};
            auto ended = updateRunning(*database, out.lines);
            if (!ended)
                return fail(std::move(ended.error()));
            out.ended = *ended;
            return out;
        },
        [this](Result<Polled> polled) {
            if (!polled || polled->ended) {
                m_poll.stop();
                const RunLine* open = m_runs->line(m_runs->rowOf(m_run));
                const bool reopen = polled && open != nullptr && open->state == RunState::Running;
                refreshRuns();
                if (reopen)
                    openRun(m_run, toQString(summary() ? summary()->arm : std::string()));
                return;
            }
            m_runs->setLines(std::move(polled->lines), QDateTime::currentMSecsSinceEpoch());
            Q_EMIT runsChanged();
        },
        false);
}

void EvaluationViewModel::openRun(const QString& id, const QString& arm) {
    if (!m_app.workbench())
        return;
    const bool other = id != m_run;
    for (JobHandle* job : {&m_openJob, &m_countJob, &m_tableJob, &m_queryJob, &m_answersJob})
        job->forget();
    m_run = id;
    m_wantedArm = arm;
    if (other) {
        m_figures.reset();
        m_table.reset();
        m_sample.reset();
        m_other.reset();
        m_diagnosis.reset();
        m_curves.reset();
        m_notes.reset();
        m_notesJob.forget();
        m_marks.reset();
        m_comparison.reset();
        m_compareJob.forget();
        m_sampleJob.forget();
        m_query = {};
        m_samples->setRows(nullptr, nullptr);
    }
    m_openJob = m_app.jobs().start<std::shared_ptr<const RunFigures>>(
        Lane::Io, tr("Opening a run"), this,
        [workbench = m_app.workbench(),
         run = toStd(id)](JobContext&) -> Result<std::shared_ptr<const RunFigures>> {
            auto database = connected(workbench);
            if (!database)
                return fail(std::move(database.error()));
            return readRunFigures(*database, run);
        },
        [this](Result<std::shared_ptr<const RunFigures>> figures) {
            if (!figures) {
                m_run.clear();
                Q_EMIT failed(figures.error());
                Q_EMIT runOpened();
                return;
            }
            m_figures = std::move(*figures);
            m_arm = 0;
            for (std::size_t i = 0; i < m_figures->arms.size(); ++i)
                if (toQString(m_figures->arms[i].arm) == m_wantedArm)
                    m_arm = i;
            m_query.arm = static_cast<quint32>(m_arm);
            Q_EMIT runOpened();
            Q_EMIT figuresChanged();
            loadTable();
            if (!m_figures->counted && m_figures->run.done > 0)
                countFigures();
            compare();
        },
        false);
}

void EvaluationViewModel::countFigures() {
    // Beside the short look-ups of the io lane: it may take seconds.
    m_countJob = m_app.jobs().start<std::shared_ptr<const RunFigures>>(
        Lane::Model, tr("Counting an unfinished run"), this,
        [workbench = m_app.workbench(),
         run = m_figures->run](JobContext& context) -> Result<std::shared_ptr<const RunFigures>> {
            auto database = connected(workbench);
            if (!database)
                return fail(std::move(database.error()));
            return countRunFigures(*database, run, context);
        },
        [this](Result<std::shared_ptr<const RunFigures>> figures) {
            if (figures)
                m_figures = std::move(*figures);
            else if (!isStop(figures.error()))
                Q_EMIT failed(figures.error());
            Q_EMIT figuresChanged();
        });
}

const ArmSummary* EvaluationViewModel::summary() const {
    return m_figures && m_arm < m_figures->arms.size() ? &m_figures->arms[m_arm] : nullptr;
}

void EvaluationViewModel::setArm(std::size_t arm) {
    if (!m_figures || arm >= m_figures->arms.size() || arm == m_arm)
        return;
    m_arm = arm;
    m_query.arm = static_cast<quint32>(arm);
    m_sample.reset();
    m_other.reset();
    Q_EMIT figuresChanged();
    runQuery();
    compare();
}

void EvaluationViewModel::loadTable() {
    struct Read {
        Table table;
        Selected selected;
    };
    m_tableJob = m_app.jobs().start<Read>(
        Lane::Io, tr("Reading the samples"), this,
        [workbench = m_app.workbench(), run = m_figures->run, by = markSources(),
         query = m_query](JobContext& context) -> Result<Read> {
            auto database = connected(workbench);
            if (!database)
                return fail(std::move(database.error()));
            auto index = readSampleIndex(*database, run, context);
            if (!index)
                return fail(std::move(index.error()));
            auto table = makeSampleTable(std::move(*index), context);
            if (!table)
                return fail(std::move(table.error()));
            auto selected = rowsOf(*table, nullptr, by, query, context);
            if (!selected)
                return fail(std::move(selected.error()));
            return Read{std::move(*table), std::move(*selected)};
        },
        [this, query = m_query, by = markSources()](Result<Read> read) {
            if (!read) {
                if (!isStop(read.error()))
                    Q_EMIT failed(read.error());
                return;
            }
            m_table = std::move(read->table);
            m_marks.reset();
            if (!m_notes)
                readNotes();
            if (query == m_query && by == markSources()) {
                m_marks = read->selected.marks;
                m_samples->setRows(m_table, std::move(read->selected.shown), m_marks);
                Q_EMIT samplesChanged();
            } else {
                runQuery(); // typed while it was read
            }
            if (!m_wantedItem.isEmpty())
                openItem(std::exchange(m_wantedItem, {}));
        },
        false);
}

quint64 EvaluationViewModel::armSamples() const {
    return m_table && m_arm < m_table->armRows.size() ? m_table->armRows[m_arm] : 0;
}

void EvaluationViewModel::setFilter(const QString& text) {
    if (m_query.text == text)
        return;
    m_query.text = text;
    runQuery();
}

void EvaluationViewModel::sortBy(int column, bool descending) {
    if (m_query.sortBy == column && m_query.descending == descending)
        return;
    m_query.sortBy = column;
    m_query.descending = descending;
    runQuery();
}

void EvaluationViewModel::runQuery() {
    if (!m_table)
        return;
    m_queryJob.forget();
    m_queryJob = m_app.jobs().start<Selected>(
        Lane::Io, tr("Filtering the samples"), this,
        [table = m_table, marks = m_marks, by = markSources(), query = m_query](JobContext& context) {
            return rowsOf(table, marks, by, query, context);
        },
        [this](Result<Selected> selected) {
            if (!selected)
                return;
            m_marks = selected->marks;
            m_samples->setRows(m_table, std::move(selected->shown), m_marks);
            Q_EMIT samplesChanged();
        },
        false);
}

void EvaluationViewModel::setDiagnosis(std::shared_ptr<const DiagnosisView> diagnosis) {
    if (diagnosis == m_diagnosis)
        return;
    m_diagnosis = std::move(diagnosis);
    m_marks.reset();
    Q_EMIT diagnosisChanged();
    runQuery();
}

MarkSources EvaluationViewModel::markSources() const {
    return {m_diagnosis,
            m_curves,
            m_comparison,
            m_comparison ? m_changeMeasure : QString(),
            static_cast<quint32>(m_arm),
            m_notes};
}

void EvaluationViewModel::notesMayDiffer(const QString& queue) {
    if (m_figures && m_table && queue.section(QLatin1Char(':'), 0, 0) == toQString(m_figures->run.id.value))
        readNotes();
}

void EvaluationViewModel::readNotes() {
    if (!m_figures || !m_table || !m_app.workbench())
        return;
    m_notesJob.forget();
    // In the lane of the edits, so that it comes after those that were made.
    m_notesJob = m_app.jobs().start<OwnNotes>(
        Lane::Edits, tr("Reading notes"), this,
        [workbench = m_app.workbench(), run = m_figures->run.id,
         arms = m_table->index.arms](JobContext&) -> Result<OwnNotes> {
            auto database = connected(workbench);
            if (!database)
                return fail(std::move(database.error()));
            return readOwnNotes(*database, run, arms);
        },
        [this](Result<OwnNotes> notes) {
            if (!notes) {
                if (!isStop(notes.error()))
                    Q_EMIT failed(notes.error());
                return;
            }
            if (m_notes && *m_notes == *notes)
                return;
            const bool none = notes->empty() && !m_notes;
            m_notes = std::make_shared<const OwnNotes>(std::move(*notes));
            if (none)
                return; // nothing that the marks lack
            m_marks.reset();
            runQuery();
        },
        false);
}

void EvaluationViewModel::setChangeMeasure(const QString& measure) {
    if (measure == m_changeMeasure)
        return;
    m_changeMeasure = measure;
    changesMayDiffer();
}

/// Another baseline or measure: other items have become better or worse.
void EvaluationViewModel::changesMayDiffer() {
    const bool marked = m_marks && !m_marks->change.empty();
    if (!m_comparison && !marked)
        return;
    m_marks.reset();
    runQuery();
}

void EvaluationViewModel::setCurves(std::shared_ptr<const CurvesView> curves) {
    if (curves == m_curves)
        return;
    m_curves = std::move(curves);
    m_marks.reset();
    Q_EMIT curvesChanged();
    runQuery();
}

const DiagnosedArm* EvaluationViewModel::armDiagnosis() const {
    const ArmSummary* open = summary();
    return m_diagnosis && open != nullptr ? m_diagnosis->arm(toQString(open->arm)) : nullptr;
}

const DiagnosedAnswer* EvaluationViewModel::sampleDiagnosis() const {
    if (!m_diagnosis || !m_sample || m_sampleOfBaseline)
        return nullptr;
    return m_diagnosis->answer(toQString(m_sample->arm), toQString(m_sample->gold.id),
                               m_sample->record.key.repeat);
}

void EvaluationViewModel::loadAnswers(const std::vector<quint32>& numbers) {
    if (!m_table || !m_figures)
        return;
    std::vector<SampleKey> keys;
    keys.reserve(numbers.size());
    for (const quint32 number : numbers)
        keys.push_back(m_table->index.rows[number].key);
    m_answersJob.forget();
    m_answersJob = m_app.jobs().start<QStringList>(
        Lane::Io, tr("Reading answers"), this,
        [workbench = m_app.workbench(), run = m_figures->run.id,
         keys = std::move(keys)](JobContext&) -> Result<QStringList> {
            auto database = connected(workbench);
            if (!database)
                return fail(std::move(database.error()));
            const auto answers = readAnswers(*database, run, keys, kAnswerBytes);
            if (!answers)
                return fail(answers.error());
            QStringList texts;
            for (const std::string& answer : *answers)
                texts.append(toQString(answer).simplified());
            return texts;
        },
        [this, table = m_table.get(), numbers](Result<QStringList> texts) {
            if (texts)
                m_samples->setAnswers(table, numbers, *texts);
        },
        false);
}

void EvaluationViewModel::setBaseline(const QString& key) {
    if (m_baseline == key)
        return;
    m_baseline = key;
    compare();
}

void EvaluationViewModel::compare() {
    m_compareJob.forget();
    m_comparison.reset();
    const ArmSummary* open = summary();
    if (m_baseline.isEmpty() || open == nullptr || !m_app.workbench()) {
        Q_EMIT comparisonChanged();
        changesMayDiffer();
        return;
    }
    const std::string b =
        m_figures->arms.size() > 1 ? m_figures->run.id.value + ":" + open->arm : m_figures->run.id.value;
    if (b == toStd(m_baseline)) {
        Q_EMIT comparisonChanged();
        return;
    }
    // Beside the short look-ups of the io lane: resampling may take seconds.
    m_compareJob = m_app.jobs().start<std::shared_ptr<const RunComparison>>(
        Lane::Model, tr("Comparing two runs"), this,
        [workbench = m_app.workbench(), a = toStd(m_baseline),
         b](JobContext& context) -> Result<std::shared_ptr<const RunComparison>> {
            auto database = connected(workbench);
            if (!database)
                return fail(std::move(database.error()));
            return readComparison(*database, a, b, context);
        },
        [this](Result<std::shared_ptr<const RunComparison>> comparison) {
            if (comparison)
                m_comparison = std::move(*comparison);
            else if (!isStop(comparison.error()))
                Q_EMIT failed(comparison.error());
            Q_EMIT comparisonChanged();
            changesMayDiffer();
        });
    Q_EMIT comparisonChanged();
}

} // namespace touchstone::gui
