// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/chunkersview.h"

#include "gui/corpus/boundariespane.h"
#include "gui/text/convert.h"
#include "gui/text/errortext.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/chunkertrials.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

namespace touchstone::gui {

ChunkersView::ChunkersView(AppModel& app, const QString& edition, QWidget* parent)
    : QDialog(parent), m_app(app), m_trials(new ChunkerTrials(app, edition, this)) {
    setObjectName(QStringLiteral("chunkersView"));
    setWindowTitle(tr("Compare chunkers on %1").arg(edition));
    setModal(false);
    resize(1180, 800);
    setMinimumSize(640, 480);
    build();
    connectTrials();
    updateButtons();
    m_trials->readChoices();
}

void ChunkersView::build() {
    m_progress = new ProgressLine(this);
    m_progress->setCancellable(true);
    m_progress->hide();
    m_state = new TextLabel(QString(), TypeRole::Body, Token::Text, this);
    m_state->setObjectName(QStringLiteral("chunkersStateLabel"));
    m_state->setWordWrap(true);
    m_state->hide();
    m_empty = new EmptyState(
        Icon::Chunk, tr("Which chunking keeps the gold passages whole?"),
        tr("Choose chunkers and a gold set, then compare. The pages are cut and searched in a workspace of "
           "their own that is deleted afterwards; the corpus stays as it is, and nothing leaves this "
           "computer."),
        this);
    auto* splitter = new Splitter(Qt::Vertical, this);
    m_result = splitter;
    m_table = new QTableView(splitter);
    m_table->setObjectName(QStringLiteral("chunkersTable"));
    m_table->setAccessibleName(tr("Chunkers compared"));
    m_table->setModel(&m_trials->table());
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::kRow);
    m_boundaries = new BoundariesPane(*m_trials, splitter);
    splitter->addWidget(m_table);
    splitter->addWidget(m_boundaries);
    splitter->setSizes({220, 420});
    splitter->setChildrenCollapsible(false);
    m_result->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(makeChoice());
    column->addWidget(makeChunkers());
    column->addWidget(m_progress);
    column->addWidget(m_state);
    column->addWidget(m_empty, 1);
    column->addWidget(m_result, 1);
    column->addWidget(makeButtons());
}

QWidget* ChunkersView::makeChoice() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kSmall);
    m_gold = new QComboBox(row);
    m_gold->setObjectName(QStringLiteral("chunkersGoldCombo"));
    m_gold->setAccessibleName(tr("Gold set"));
    m_gold->setMinimumWidth(160);
    m_budget = new QSpinBox(row);
    m_budget->setObjectName(QStringLiteral("chunkersBudgetSpin"));
    m_budget->setAccessibleName(tr("Token budget of a question"));
    m_budget->setRange(50, 100000);
    m_budget->setSingleStep(250);
    m_budget->setValue(2000);
    m_budget->setSuffix(tr(" tokens"));
    m_budget->setToolTip(tr("The best passages that together fit it are looked at, so that large and small "
                            "chunks are given the same room."));
    leaveWheelToPage(m_budget);
    leaveWheelToPage(m_gold);
    m_run = makeButton(tr("Compare"), ButtonVariant::Primary, row);
    m_run->setObjectName(QStringLiteral("compareChunkersButton"));
    m_run->setDefault(true);
    line->addWidget(new TextLabel(tr("Gold set"), TypeRole::Body, Token::Muted, row));
    line->addWidget(m_gold);
    line->addSpacing(space::kSmall);
    line->addWidget(new TextLabel(tr("Room for"), TypeRole::Body, Token::Muted, row));
    line->addWidget(m_budget);
    line->addStretch(1);
    line->addWidget(m_run);
    connect(m_run, &QPushButton::clicked, this, &ChunkersView::compare);
    return row;
}

QWidget* ChunkersView::makeChunkers() {
    auto* box = new QWidget(this);
    m_boxes = new QWidget(box);
    m_flow = new FlowLayout(m_boxes, space::kMedium);
    m_typed = new QLineEdit(box);
    m_typed->setObjectName(QStringLiteral("chunkerEdit"));
    m_typed->setAccessibleName(tr("Another chunker"));
    m_typed->setPlaceholderText(tr("another one, for example window:tokens=400,overlap=50"));
    auto* add = makeButton(tr("Add"), ButtonVariant::Plain, Icon::Plus, box);
    add->setObjectName(QStringLiteral("addChunkerButton"));
    add->setAutoDefault(false);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kSmall);
    line->addWidget(m_typed, 1);
    line->addWidget(add);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_boxes);
    column->addLayout(line);
    connect(add, &QPushButton::clicked, this, &ChunkersView::addTyped);
    return box;
}

QWidget* ChunkersView::makeButtons() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    m_apply = makeButton(tr("Cut the corpus with this one …"), ButtonVariant::Plain, Icon::Chunk, row);
    m_apply->setObjectName(QStringLiteral("applyChunkerButton"));
    m_copy = makeButton(tr("Copy the table"), ButtonVariant::Plain, Icon::Copy, row);
    m_copy->setObjectName(QStringLiteral("copyChunkersButton"));
    auto* close = makeButton(tr("Close"), ButtonVariant::Plain, row);
    close->setObjectName(QStringLiteral("closeButton"));
    line->addWidget(m_apply);
    line->addWidget(m_copy);
    line->addStretch(1);
    line->addWidget(close);
    for (QPushButton* button : {m_apply, m_copy, close})
        button->setAutoDefault(false);
    connect(m_apply, &QPushButton::clicked, this, &ChunkersView::chooseWinner);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_trials->table().asCsv()); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return row;
}

void ChunkersView::connectTrials() {
    connect(m_trials, &ChunkerTrials::choicesRead, this, &ChunkersView::fillChoices);
    connect(m_trials, &ChunkerTrials::finished, this, &ChunkersView::showOutcome);
    connect(m_trials, &ChunkerTrials::failed, this, &ChunkersView::showError);
    connect(m_progress, &ProgressLine::cancelRequested, this, [this] { m_trials->cancel(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ChunkersView::updateButtons);
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, [this] {
        for (const JobStatus& job : m_app.jobs().jobs())
            if (m_trials->running() && job.id == m_trials->jobId())
                m_progress->setProgress(job.stage.isEmpty() ? job.title : job.stage, job.done, job.total,
                                        job.secondsLeft.value_or(-1));
    });
}

void ChunkersView::fillChoices() {
    m_gold->clear();
    m_gold->addItems(m_trials->goldSets());
    for (QCheckBox* box : m_chunkers)
        box->deleteLater();
    m_chunkers.clear();
    addChunker(m_trials->present(), true);
    QStringList usual = ChunkerTrials::usual();
    for (int i = 0; i < usual.size(); ++i)
        if (ChunkerTrials::inFull(usual[i]) != ChunkerTrials::inFull(m_trials->present()))
            addChunker(usual[i], i >= 2 && i <= 3);
    if (m_trials->goldSets().isEmpty())
        m_empty->setTexts(tr("There is no gold set yet"),
                          tr("Chunkers are compared by what they keep of passages that answer questions. "
                             "Select such a passage on a page and press G, or import a gold set with "
                             "touchstone-cli gold import."));
    updateButtons();
}

void ChunkersView::addChunker(const QString& chunker, bool checked) {
    auto* box = new QCheckBox(m_chunkers.empty() ? tr("%1 (as it is)").arg(chunker) : chunker, m_boxes);
    box->setProperty("chunker", chunker);
    box->setChecked(checked);
    if (m_chunkers.empty()) {
        box->setEnabled(false);
        box->setToolTip(tr("The others are compared with the chunker that the corpus has."));
    }
    m_flow->addWidget(box);
    box->show();
    m_chunkers.push_back(box);
    connect(box, &QCheckBox::toggled, this, &ChunkersView::updateButtons);
}

void ChunkersView::addTyped() {
    const QString chunker = m_typed->text().trimmed();
    if (chunker.isEmpty())
        return;
    if (const QString problem = ChunkerTrials::problemOf(chunker); !problem.isEmpty()) {
        m_state->setText(problem);
        m_state->show();
        m_typed->setFocus();
        return;
    }
    m_state->hide();
    m_typed->clear();
    addChunker(chunker, true);
    updateButtons();
}

void ChunkersView::compare() {
    addTyped();
    if (!m_typed->text().trimmed().isEmpty())
        return; // it was not accepted, and the line says why
    QStringList chunkers;
    for (const QCheckBox* box : m_chunkers)
        if (box->isChecked())
            chunkers.append(box->property("chunker").toString());
    m_state->hide();
    m_progress->setProgress(tr("Comparing chunkers"), 0, 0);
    m_progress->show();
    m_trials->compare(m_gold->currentText(), chunkers, static_cast<quint64>(m_budget->value()));
    updateButtons();
}

void ChunkersView::showOutcome() {
    m_progress->hide();
    QString text = m_trials->verdict();
    if (const std::string& note = m_trials->comparison()->note; !note.empty())
        text += QLatin1Char(' ') + toQString(note);
    m_state->setText(text);
    m_state->show();
    m_empty->hide();
    m_result->show();
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(ChunkerTableModel::Chunker,
                            std::clamp(m_table->columnWidth(ChunkerTableModel::Chunker), 180, 260));
    m_table->selectRow(0);
    m_boundaries->refresh();
    updateButtons();
    m_table->setFocus(Qt::OtherFocusReason);
}

void ChunkersView::showError(const Error& error) {
    m_progress->hide();
    m_state->setText(error.code == ErrorCode::Cancelled ? tr("The comparison was stopped.")
                                                        : errorLine(error));
    m_state->show();
    updateButtons();
}

QString ChunkersView::chosenChunker() const {
    const QModelIndex row = m_table->currentIndex();
    return row.isValid() ? row.siblingAtColumn(ChunkerTableModel::Chunker).data().toString() : QString();
}

void ChunkersView::chooseWinner() {
    const QString chunker = chosenChunker();
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Cut %1 with this chunker?").arg(m_trials->edition()),
                        tr("%1\n\nThe sources are read again and the indexes made anew. Gold sets and "
                           "answers stay: they point at the pages, not at chunks.")
                            .arg(chunker),
                        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* go = box->addButton(tr("Cut it"), QMessageBox::AcceptRole);
    setButtonVariant(go, ButtonVariant::Primary);
    connect(go, &QPushButton::clicked, this, [this, chunker] { m_trials->apply(chunker); });
    box->open();
}

void ChunkersView::updateButtons() {
    const bool some = m_trials->comparison() != nullptr && m_result->isVisibleTo(this);
    const QString chunker = chosenChunker();
    m_apply->setEnabled(some && !chunker.isEmpty() && chunker != m_trials->present());
    m_copy->setEnabled(some);
    m_run->setEnabled(!m_trials->running() && m_gold->count() > 0);
}

} // namespace touchstone::gui
