// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/diffview.h"

#include "gui/corpus/diffpane.h"
#include "gui/text/convert.h"
#include "gui/text/errortext.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

DiffView::DiffView(AppModel& app, const QString& edition, QWidget* parent)
    : QDialog(parent), m_app(app), m_diff(new DiffViewModel(app, this)) {
    setObjectName(QStringLiteral("diffView"));
    setWindowTitle(tr("Compare versions"));
    setModal(false);
    resize(1180, 700);
    setMinimumSize(720, 420);
    build();
    connect(m_diff, &DiffViewModel::finished, this, [this] {
        m_progress->hide();
        applyFilter();
        const SnapshotDiff& diff = *m_diff->sections().diff();
        m_state->setText(
            tr("Sections: %1 added, %2 removed, %3 moved, %4 renamed, %5 changed. Pages: %6 added, %7 "
               "removed, %8 moved.")
                .arg(countText(diff.count(SectionChange::Added)),
                     countText(diff.count(SectionChange::Removed)),
                     countText(diff.count(SectionChange::Moved)),
                     countText(diff.count(SectionChange::Renamed)),
                     countText(diff.count(SectionChange::Changed)), countText(diff.pagesAdded.size()),
                     countText(diff.pagesRemoved.size()), countText(diff.pagesMoved.size())));
        m_list->setFocus();
    });
    connect(m_diff, &DiffViewModel::failed, this, [this](const Error& error) {
        m_progress->hide();
        m_state->setText(error.code == ErrorCode::Cancelled ? tr("The comparison was stopped.")
                                                            : errorLine(error));
    });
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, [this] {
        for (const JobStatus& job : m_app.jobs().jobs())
            if (m_diff->running() && job.id == m_diff->jobId())
                m_progress->setProgress(job.title, job.done, job.total, job.secondsLeft.value_or(-1));
    });
    fillEditions(edition);
    compare();
}

void DiffView::build() {
    m_progress = new ProgressLine(this);
    m_progress->setCancellable(true);
    m_progress->hide();
    connect(m_progress, &ProgressLine::cancelRequested, this, [this] { m_diff->cancel(); });
    m_state = new TextLabel(QString(), TypeRole::Body, Token::Muted, this);
    m_state->setElided(true);
    m_state->setObjectName(QStringLiteral("diffStateLabel"));

    auto* splitter = new Splitter(Qt::Horizontal, this);
    splitter->addWidget(makeList());
    auto* right = new QWidget(splitter);
    auto* titles = new QHBoxLayout;
    m_oldTitle = new TextLabel(QString(), TypeRole::BodyBold, Token::Text, right);
    m_newTitle = new TextLabel(QString(), TypeRole::BodyBold, Token::Text, right);
    for (TextLabel* title : {m_oldTitle, m_newTitle}) {
        title->setElided(true);
        titles->addWidget(title, 1);
    }
    m_pane = new DiffPane(right);
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(space::kSmall, 0, 0, 0);
    rightColumn->addLayout(titles);
    rightColumn->addWidget(m_pane, 1);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 860});
    splitter->setChildrenCollapsible(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(makeChoice());
    column->addWidget(m_progress);
    column->addWidget(splitter, 1);
    column->addWidget(m_state);
    column->addWidget(makeButtons());
    auto* next = new QShortcut(QKeySequence(Qt::Key_F8), this);
    connect(next, &QShortcut::activated, this, [this] { step(1); });
    auto* previous = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F8), this);
    connect(previous, &QShortcut::activated, this, [this] { step(-1); });
}

QWidget* DiffView::makeChoice() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    m_before = new QComboBox(row);
    m_before->setObjectName(QStringLiteral("diffBeforeCombo"));
    m_before->setAccessibleName(tr("Older version"));
    m_after = new QComboBox(row);
    m_after->setObjectName(QStringLiteral("diffAfterCombo"));
    m_after->setAccessibleName(tr("Newer version"));
    line->addWidget(new TextLabel(tr("From"), TypeRole::Body, Token::Muted, row));
    line->addWidget(m_before, 1);
    line->addWidget(new TextLabel(tr("to"), TypeRole::Body, Token::Muted, row));
    line->addWidget(m_after, 1);
    return row;
}

QWidget* DiffView::makeList() {
    auto* left = new QWidget(this);
    left->setMinimumWidth(200);
    m_words = new SearchField(tr("Filter the sections"), left);
    m_words->setObjectName(QStringLiteral("diffFilterEdit"));
    m_change = new QComboBox(left);
    m_change->setObjectName(QStringLiteral("diffChangeCombo"));
    m_change->setAccessibleName(tr("Kind of change"));
    m_change->addItem(tr("All changes"), -1);
    for (const SectionChange change : {SectionChange::Changed, SectionChange::Added, SectionChange::Removed,
                                       SectionChange::Moved, SectionChange::Renamed})
        m_change->addItem(sectionChangeTitle(change), static_cast<int>(change));
    m_list = new QListView(left);
    m_list->setObjectName(QStringLiteral("diffList"));
    m_list->setAccessibleName(tr("Changed sections"));
    m_list->setModel(&m_diff->sections());
    m_list->setUniformItemSizes(true);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, space::kSmall, 0);
    column->addWidget(m_words);
    column->addWidget(m_change);
    column->addWidget(m_list, 1);
    connect(m_words, &SearchField::filterChanged, this, &DiffView::applyFilter);
    connect(m_words, &SearchField::downPressed, this, [this] { m_list->setFocus(); });
    connect(m_change, &QComboBox::currentIndexChanged, this, &DiffView::applyFilter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DiffView::showChosen);
    return left;
}

QWidget* DiffView::makeButtons() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* previous = makeButton(tr("Previous change"), ButtonVariant::Plain, Icon::Up, row);
    previous->setObjectName(QStringLiteral("previousChangeButton"));
    auto* next = makeButton(tr("Next change"), ButtonVariant::Plain, Icon::Down, row);
    next->setObjectName(QStringLiteral("nextChangeButton"));
    m_open = makeButton(tr("Open the page"), ButtonVariant::Plain, row);
    m_open->setObjectName(QStringLiteral("openPageButton"));
    auto* close = makeButton(tr("Close"), ButtonVariant::Plain, row);
    close->setObjectName(QStringLiteral("closeButton"));
    line->addWidget(previous);
    line->addWidget(next);
    line->addWidget(m_open);
    line->addStretch(1);
    line->addWidget(close);
    for (QPushButton* button : {previous, next, m_open, close})
        button->setAutoDefault(false);
    connect(previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(next, &QPushButton::clicked, this, [this] { step(1); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const SectionDifference* one = chosen();
        if (one == nullptr)
            return;
        if (one->after)
            Q_EMIT pageRequested(m_after->currentText(), toQString(one->after->path));
        else
            Q_EMIT pageRequested(m_before->currentText(), toQString(one->before->path));
    });
    return row;
}

/// Versions of the same corpus stand together; the one before the chosen is the older side.
void DiffView::fillEditions(const QString& edition) {
    const QSignalBlocker quietBefore(m_before), quietAfter(m_after);
    QString older;
    const std::string name = EditionName::parse(toStd(edition)).name;
    for (const EditionInfo& info : m_app.editions()) {
        const QString label = editionLabel(info);
        m_before->addItem(label);
        m_after->addItem(label);
        if (info.name == name && label != edition)
            older = label;
    }
    m_after->setCurrentText(edition);
    m_before->setCurrentText(older.isEmpty() ? edition : older);
    for (QComboBox* box : {m_before, m_after})
        connect(box, &QComboBox::currentIndexChanged, this, &DiffView::compare);
}

void DiffView::compare() {
    if (m_before->count() < 2 || m_before->currentText() == m_after->currentText()) {
        m_state->setText(
            tr("Choose two different versions. A corpus gets another version when it is added again "
               "with one."));
        m_diff->sections().setDiff(nullptr);
        showChosen();
        return;
    }
    m_progress->setProgress(tr("Comparing %1 and %2").arg(m_before->currentText(), m_after->currentText()), 0,
                            0);
    m_progress->show();
    m_diff->compare(m_before->currentText(), m_after->currentText());
}

void DiffView::applyFilter() {
    m_diff->sections().setFilter(m_words->text(), m_change->currentData().toInt());
    if (m_diff->sections().rowCount() > 0)
        m_list->setCurrentIndex(m_diff->sections().index(0));
    showChosen();
}

const SectionDifference* DiffView::chosen() const {
    return m_diff->sections().section(m_list->currentIndex().row());
}

void DiffView::showChosen() {
    const SectionDifference* one = chosen();
    m_open->setEnabled(one != nullptr);
    const auto title = [](const std::optional<SectionSide>& side) {
        return side ? toQString(side->path) + QLatin1Char(':') + QString::number(side->line) +
                          QStringLiteral("  ") + toQString(side->heading)
                    : QStringLiteral("—");
    };
    const QString before = one == nullptr ? QString() : title(one->before);
    const QString after = one == nullptr ? QString() : title(one->after);
    m_oldTitle->setText(before);
    m_newTitle->setText(after);
    m_pane->setRows(one == nullptr ? DiffRows{} : sideBySide(*one), before, after);
}

/// Within the section first, then to the next one.
void DiffView::step(int direction) {
    if (m_pane->stepChange(direction))
        return;
    const int row = m_list->currentIndex().row() + direction;
    if (row >= 0 && row < m_diff->sections().rowCount())
        m_list->setCurrentIndex(m_diff->sections().index(row));
}

} // namespace touchstone::gui
