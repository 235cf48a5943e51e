// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/lintview.h"

#include "gui/text/convert.h"
#include "gui/text/errortext.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

/// The word of a severity with a dot in its colour: no meaning by colour alone.
class SeverityDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem shifted(option);
        initStyleOption(&shifted, index);
        const QString text = shifted.text;
        shifted.text.clear();
        const QWidget* widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &shifted, painter, widget);
        const int severity = index.data(Qt::UserRole).toInt();
        const Token token = severity == static_cast<int>(LintSeverity::Error)     ? Token::Bad
                            : severity == static_cast<int>(LintSeverity::Warning) ? Token::Warn
                                                                                  : Token::Info;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::color(token));
        painter->drawEllipse(QPointF(option.rect.left() + 12, option.rect.center().y() + 0.5), 4, 4);
        painter->setPen(Theme::color(Token::Text));
        painter->setFont(option.font);
        painter->drawText(option.rect.adjusted(24, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        painter->restore();
    }
};

} // namespace

LintView::LintView(AppModel& app, const QString& edition, QWidget* parent)
    : QDialog(parent), m_app(app), m_lint(new LintViewModel(app, this)) {
    setObjectName(QStringLiteral("lintView"));
    setWindowTitle(tr("Findings in %1").arg(edition));
    setModal(false);
    resize(1080, 640);
    setMinimumSize(640, 420);
    build();
    connect(m_lint, &LintViewModel::finished, this, [this] {
        m_progress->hide();
        fillRules();
        applyFilter();
        const LintReport& report = *m_lint->table().report();
        showState(tr("%1 pages, %2 sections, %3 links: %4 errors, %5 warnings, %6 remarks.")
                      .arg(countText(report.pages), countText(report.sections), countText(report.links),
                           countText(report.count(LintSeverity::Error)),
                           countText(report.count(LintSeverity::Warning)),
                           countText(report.count(LintSeverity::Info))));
        m_again->setEnabled(true);
        m_export->setEnabled(!report.findings.empty());
        m_table->setFocus();
    });
    connect(m_lint, &LintViewModel::failed, this, [this](const Error& error) {
        m_progress->hide();
        m_again->setEnabled(true);
        showState(error.code == ErrorCode::Cancelled ? tr("The check was stopped.") : errorLine(error));
    });
    connect(m_lint, &LintViewModel::located, this, &LintView::pageRequested);
    connect(m_lint, &LintViewModel::saved, this,
            [this](const QString& file) { showState(tr("Saved as %1.").arg(file)); });
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, [this] {
        for (const JobStatus& job : m_app.jobs().jobs())
            if (m_lint->running() && job.id == m_lint->jobId())
                m_progress->setProgress(job.title, job.done, job.total, job.secondsLeft.value_or(-1));
    });
    m_again->setEnabled(false);
    m_export->setEnabled(false);
    showChosen();
    m_progress->setProgress(tr("Checking %1").arg(edition), 0, 0);
    m_lint->check(edition);
}

void LintView::build() {
    m_state = new TextLabel(QString(), TypeRole::Body, Token::Muted, this);
    m_state->setElided(true);
    m_state->setObjectName(QStringLiteral("lintStateLabel"));
    m_progress = new ProgressLine(this);
    m_progress->setCancellable(true);
    connect(m_progress, &ProgressLine::cancelRequested, this, [this] { m_lint->cancel(); });

    auto* splitter = new Splitter(Qt::Vertical, this);
    m_table = new QTableView(splitter);
    m_table->setObjectName(QStringLiteral("lintTable"));
    m_table->setAccessibleName(tr("Findings"));
    m_table->setModel(&m_lint->table());
    m_table->setItemDelegateForColumn(LintTableModel::Severity, new SeverityDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::kRow);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(LintTableModel::Severity, 104);
    m_table->setColumnWidth(LintTableModel::Rule, 190);
    m_table->setColumnWidth(LintTableModel::Place, 250);
    m_report = new QPlainTextEdit(splitter);
    m_report->setObjectName(QStringLiteral("lintReportEdit"));
    m_report->setAccessibleName(tr("Proposed report"));
    m_report->setReadOnly(true);
    m_report->setPlaceholderText(tr("Choose a finding: what to tell the authors stands here."));
    splitter->addWidget(m_table);
    splitter->addWidget(m_report);
    splitter->setSizes({440, 110});
    splitter->setChildrenCollapsible(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(makeFilters());
    column->addWidget(m_progress);
    column->addWidget(splitter, 1);
    column->addWidget(m_state);
    column->addWidget(makeButtons());
    connect(m_table, &QTableView::activated, this, &LintView::openChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LintView::showChosen);
}

QWidget* LintView::makeFilters() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    m_words = new SearchField(tr("Filter the findings"), row);
    m_words->setObjectName(QStringLiteral("lintFilterEdit"));
    m_rule = new QComboBox(row);
    m_rule->setObjectName(QStringLiteral("lintRuleCombo"));
    m_rule->setAccessibleName(tr("Rule"));
    m_rule->addItem(tr("All rules"), QString());
    m_severity = new QComboBox(row);
    m_severity->setObjectName(QStringLiteral("lintSeverityCombo"));
    m_severity->setAccessibleName(tr("Severity"));
    m_severity->addItem(tr("All severities"), -1);
    for (const LintSeverity severity : {LintSeverity::Error, LintSeverity::Warning, LintSeverity::Info})
        m_severity->addItem(lintSeverityTitle(severity), static_cast<int>(severity));
    line->addWidget(m_words, 1);
    line->addWidget(m_rule);
    line->addWidget(m_severity);
    connect(m_words, &SearchField::filterChanged, this, &LintView::applyFilter);
    connect(m_words, &SearchField::downPressed, m_table, [this] { m_table->setFocus(); });
    for (QComboBox* box : {m_rule, m_severity})
        connect(box, &QComboBox::currentIndexChanged, this, &LintView::applyFilter);
    return row;
}

QWidget* LintView::makeButtons() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    m_open = makeButton(tr("Open the page"), ButtonVariant::Primary, row);
    m_open->setObjectName(QStringLiteral("openPageButton"));
    m_copy = makeButton(tr("Copy the report"), ButtonVariant::Plain, Icon::Copy, row);
    m_copy->setObjectName(QStringLiteral("copyReportButton"));
    m_export = makeButton(tr("Export…"), ButtonVariant::Plain, Icon::Download, row);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_again = makeButton(tr("Check again"), ButtonVariant::Plain, Icon::Retry, row);
    m_again->setObjectName(QStringLiteral("checkAgainButton"));
    auto* close = makeButton(tr("Close"), ButtonVariant::Plain, row);
    close->setObjectName(QStringLiteral("closeButton"));
    line->addWidget(m_open);
    line->addWidget(m_copy);
    line->addWidget(m_export);
    line->addWidget(m_again);
    line->addStretch(1);
    line->addWidget(close);
    for (QPushButton* button : {m_open, m_copy, m_export, m_again, close})
        button->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, &LintView::openChosen);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const LintFinding* one = chosen()) {
            QGuiApplication::clipboard()->setText(toQString(one->report));
            showState(tr("The report is on the clipboard."));
        }
    });
    connect(m_export, &QPushButton::clicked, this, &LintView::exportAs);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_again->setEnabled(false);
        m_progress->show();
        m_lint->check(m_lint->edition());
    });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return row;
}

/// Only rules that have findings, with their number.
void LintView::fillRules() {
    const QSignalBlocker quiet(m_rule);
    const QString kept = m_rule->currentData().toString();
    m_rule->clear();
    m_rule->addItem(tr("All rules"), QString());
    for (const LintRule& rule : lintRules())
        if (const auto count = m_lint->table().report()->count(rule.name); count > 0)
            m_rule->addItem(tr("%1 (%2)").arg(lintRuleTitle(rule.name), countText(count)),
                            toQString(rule.name));
    m_rule->setCurrentIndex(std::max(0, m_rule->findData(kept)));
}

void LintView::applyFilter() {
    m_lint->table().setFilter(m_words->text(), m_rule->currentData().toString(),
                              m_severity->currentData().toInt());
    if (m_lint->table().rowCount() > 0)
        m_table->selectRow(0);
    showChosen();
}

const LintFinding* LintView::chosen() const {
    return m_lint->table().finding(m_table->currentIndex().row());
}

void LintView::showChosen() {
    const LintFinding* one = chosen();
    m_report->setPlainText(one == nullptr ? QString() : toQString(one->report));
    m_open->setEnabled(one != nullptr);
    m_copy->setEnabled(one != nullptr);
}

void LintView::showState(const QString& text) {
    m_state->setText(text);
}

void LintView::openChosen() {
    if (const LintFinding* one = chosen())
        m_lint->locate(*one);
}

void LintView::exportAs() {
    const QString markdown = tr("Markdown (*.md)"), csv = tr("Table (*.csv)"), json = tr("JSON (*.json)");
    QString wanted;
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export the findings"), QStringLiteral("findings.md"),
        markdown + QStringLiteral(";;") + csv + QStringLiteral(";;") + json, &wanted);
    if (!file.isEmpty())
        m_lint->save(file, wanted == csv || file.endsWith(QLatin1String(".csv")) ? QStringLiteral("csv")
                           : wanted == json || file.endsWith(QLatin1String(".json"))
                               ? QStringLiteral("json")
                               : QStringLiteral("markdown"));
}

} // namespace touchstone::gui
