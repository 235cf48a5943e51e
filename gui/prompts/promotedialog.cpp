// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/promotedialog.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/tables.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

class GateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem drawn = option;
        initStyleOption(&drawn, index);
        const auto state = static_cast<GateState>(index.data(GateResultModel::StateRole).toInt());
        drawn.icon = state == GateState::Passed   ? themedIcon(Icon::Check, Token::Good)
                     : state == GateState::Failed ? themedIcon(Icon::Cross, Token::Bad)
                                                  : themedIcon(Icon::Warning, Token::Warn);
        drawn.features |= QStyleOptionViewItem::HasDecoration;
        drawn.decorationSize = {14, 14};
        drawn.widget->style()->drawControl(QStyle::CE_ItemViewItem, &drawn, painter, drawn.widget);
    }
};

} // namespace

PromoteDialog::PromoteDialog(AppModel& app, PromptPromoter& promoter, const QString& label,
                             const QStringList& goldSets, QWidget* parent)
    : QDialog(parent), m_app(app), m_promoter(promoter), m_label(label), m_gates(new GateResultModel(this)) {
    setObjectName(QStringLiteral("promoteDialog"));
    setWindowTitle(tr("Bring %1 into production").arg(label));
    setMinimumSize(680, 420);
    build(goldSets);
    connectParts();
    refresh();
    m_promoter.look(label);
}

PromoteDialog::~PromoteDialog() {
    m_promoter.cancel();
}

void PromoteDialog::build(const QStringList& goldSets) {
    m_banner = new MessageBanner(this);
    m_banner->clear();
    m_facts = new TextLabel({}, TypeRole::Body, Token::Text, this);
    m_facts->setObjectName(QStringLiteral("promotionFactsLabel"));
    m_facts->setWordWrap(true);
    m_file = new QLineEdit(this);
    m_file->setObjectName(QStringLiteral("gatesFileEdit"));
    m_file->setAccessibleName(tr("Gates file"));
    m_choose = makeButton(tr("Choose …"), ButtonVariant::Plain, Icon::Folder, this);
    m_choose->setObjectName(QStringLiteral("chooseGatesButton"));
    m_gold = new QComboBox(this);
    m_gold->setObjectName(QStringLiteral("gatesGoldCombo"));
    m_gold->setAccessibleName(tr("Gold set"));
    m_gold->addItems(goldSets);
    m_model = new QComboBox(this);
    m_model->setObjectName(QStringLiteral("gatesModelCombo"));
    m_model->setAccessibleName(tr("Model"));
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    QStringList models = m_app.modelNames();
    models.removeAll(QStringLiteral("extractive"));
    m_model->addItems(models);
    m_without = new QCheckBox(tr("Ask no gate, for the reason that is given"), this);
    m_without->setObjectName(QStringLiteral("withoutGatesBox"));
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(QStringLiteral("promotionReasonEdit"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why; it is kept in the log"));
    m_cost = new TextLabel({}, TypeRole::Body, Token::Muted, this);
    m_cost->setObjectName(QStringLiteral("promotionCostLabel"));
    m_cost->setWordWrap(true);
    m_progress = new ProgressLine(this);
    m_progress->setCancellable(true);
    m_table = new QTableView(this);
    setUpRowTable(m_table, "gateResultTable", tr("Gates"));
    m_table->setModel(m_gates);
    m_table->setItemDelegateForColumn(GateResultModel::State, new GateDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(true);
    constexpr int kWidths[] = {120, 150, 280, 90};
    for (int i = 0; i < GateResultModel::ColumnCount; ++i)
        m_table->setColumnWidth(i, kWidths[i]);
    m_promote = makeButton(tr("Promote"), ButtonVariant::Primary, Icon::Check, this);
    m_promote->setObjectName(QStringLiteral("promoteButton"));
    m_promote->setDefault(true);
    m_close = makeButton(tr("Close"), ButtonVariant::Plain, this);
    m_close->setObjectName(QStringLiteral("closePromotionButton"));
    auto* file = new QHBoxLayout;
    file->addWidget(m_file, 1);
    file->addWidget(m_choose);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kMedium);
    form->setVerticalSpacing(space::kSmall);
    form->addRow(tr("Gates file"), file);
    form->addRow(tr("Gold set"), m_gold);
    form->addRow(tr("Model"), m_model);
    form->addRow(QString(), m_without);
    form->addRow(tr("Reason"), m_reason);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_promote);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(m_facts);
    column->addWidget(m_banner);
    column->addLayout(form);
    column->addWidget(m_cost);
    column->addWidget(m_progress);
    column->addWidget(m_table, 1);
    column->addStretch(0);
    column->addLayout(buttons);
}

void PromoteDialog::connectParts() {
    connect(m_choose, &QPushButton::clicked, this, &PromoteDialog::chooseFile);
    connect(m_promote, &QPushButton::clicked, this, &PromoteDialog::act);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_progress, &ProgressLine::cancelRequested, &m_promoter, &PromptPromoter::cancel);
    const auto changed = [this] {
        m_planned = false; // what was planned is something else now
        m_cost->clear();
        refresh();
    };
    connect(m_file, &QLineEdit::textChanged, this, changed);
    connect(m_gold, &QComboBox::currentTextChanged, this, changed);
    connect(m_model, &QComboBox::currentTextChanged, this, changed);
    connect(m_without, &QCheckBox::toggled, this, changed);
    connect(m_reason, &QLineEdit::textChanged, this, &PromoteDialog::refresh);
    connect(&m_promoter, &PromptPromoter::looked, this, &PromoteDialog::showFacts);
    connect(&m_promoter, &PromptPromoter::planned, this, &PromoteDialog::showPlan);
    connect(&m_promoter, &PromptPromoter::promoted, this, &PromoteDialog::showOutcome);
    connect(&m_promoter, &PromptPromoter::stopped, this, [this] {
        m_banner->showMessage(MessageBanner::Tone::Info,
                              tr("The promotion was stopped; nothing has changed."),
                              tr("What was asked is kept; it goes on where it was."));
        refresh();
    });
    connect(&m_promoter, &PromptPromoter::failed, this, [this](const Error& error) {
        m_banner->showError(error);
        m_planned = false;
        refresh();
    });
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, &PromoteDialog::showProgress);
}

PromotionChoice PromoteDialog::choice() const {
    PromotionChoice out;
    out.label = m_label;
    out.reason = m_reason->text().trimmed();
    out.withoutGates = m_without->isChecked();
    out.gatesFile = m_file->text().trimmed();
    if (!out.gatesFile.isEmpty()) {
        out.gold = m_gold->currentText();
        out.model = m_model->currentText().trimmed();
    }
    return out;
}

void PromoteDialog::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Choose a gates file"), QFileInfo(m_file->text()).path(),
                                   tr("Gates (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void PromoteDialog::showFacts() {
    m_known = true;
    const PromotionFacts& facts = m_promoter.facts();
    QString words = tr("%1 answers now, %2 would take its place.").arg(facts.baseline, facts.label);
    if (facts.sameText)
        words += QLatin1Char(' ') + tr("Their texts are equal: no gate has to be asked.");
    else if (facts.kept)
        words +=
            QLatin1Char(' ') +
            tr("The gates of %1 hold, on the gold set %2 with %3, unless another file is named.")
                .arg(toQString(facts.kept->file), toQString(facts.kept->gold), toQString(facts.kept->model));
    else
        words +=
            QLatin1Char(' ') + tr("No gates were named for this prompt yet; a file with rules makes them "
                                  "hold from now on.");
    m_facts->setText(words);
    refresh();
}

void PromoteDialog::act() {
    m_banner->clear();
    m_gates->setResults({});
    if (m_planned)
        m_promoter.promote(choice());
    else
        m_promoter.plan(choice());
    refresh();
}

void PromoteDialog::showPlan() {
    m_planned = true;
    const TrialCost cost = m_promoter.cost().value_or(TrialCost());
    if (cost.calls == 0) {
        m_promoter.promote(choice()); // nothing has to be asked
    } else {
        m_cost->setText(
            tr("The gates need at most %1 calls, about %2 tokens in and %3 out, %4. Press Promote "
               "again to ask them.")
                .arg(countText(cost.calls),
                     countText(static_cast<quint64>(std::max<std::int64_t>(0, cost.inputTokens))),
                     countText(static_cast<quint64>(std::max<std::int64_t>(0, cost.outputTokens))),
                     cost.cost ? tr("about %1 %2").arg(significantText(*cost.cost), toQString(cost.currency))
                               : tr("price not known")));
    }
    refresh();
}

void PromoteDialog::showOutcome() {
    const auto& outcome = m_promoter.outcome();
    m_planned = false;
    m_done = outcome->promoted;
    if (outcome->report)
        m_gates->setResults(outcome->report->results);
    const QString label = toQString(promptLabel(outcome->prompt));
    if (outcome->promoted) {
        m_banner->showMessage(MessageBanner::Tone::Good, tr("%1 is in production.").arg(label),
                              outcome->report ? tr("Every gate was passed.") : QString());
    } else {
        m_banner->showMessage(MessageBanner::Tone::Warn,
                              tr("%1 is not promoted; %2 goes on answering.")
                                  .arg(label, toQString(promptLabel(outcome->baseline))),
                              tr("A gate has stopped it; the table says which and why. The log keeps it."));
    }
    m_cost->clear();
    refresh();
    if (outcome->promoted)
        Q_EMIT promoted(label);
}

void PromoteDialog::showProgress() {
    if (!m_promoter.running())
        return;
    for (const JobStatus& job : m_app.jobs().jobs())
        if (job.id == m_promoter.jobId())
            m_progress->setProgress(job.stage.isEmpty() ? job.title : job.stage, job.done, job.total,
                                    job.secondsLeft.value_or(-1));
}

void PromoteDialog::refresh() {
    const bool running = m_promoter.running();
    const bool file = !m_file->text().trimmed().isEmpty();
    const bool without = m_without->isChecked();
    for (QWidget* field : std::initializer_list<QWidget*>{m_file, m_choose})
        field->setEnabled(!running && !without && !m_done);
    for (QWidget* field : std::initializer_list<QWidget*>{m_gold, m_model})
        field->setEnabled(!running && !without && file && !m_done);
    m_without->setEnabled(!running && !m_done);
    m_reason->setEnabled(!running && !m_done);
    m_promote->setEnabled(m_known && !running && !m_done &&
                          (!without || !m_reason->text().trimmed().isEmpty()));
    m_progress->setVisible(running);
    m_table->setVisible(m_gates->rowCount() > 0);
    m_cost->setVisible(!m_cost->text().isEmpty());
}

} // namespace touchstone::gui
