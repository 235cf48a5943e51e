// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/goldoffer.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace touchstone::gui {

GoldOffer::GoldOffer(ExperimentForm& form, QWidget* parent) : QWidget(parent), m_form(form) {
    setObjectName(QStringLiteral("goldOffer"));
    build();
    connect(&m_form, &ExperimentForm::goldRefused, this, &GoldOffer::showErrors);
    connect(&m_form, &ExperimentForm::goldImported, this, [this] { prepare(true); });
    prepare(false);
}

void GoldOffer::build() {
    m_offer = new EmptyState(
        Icon::Quote, tr("A gold set is needed"),
        tr("It holds questions, and for each the places of the corpus that answer it: JSON Lines, CSV, or "
           "rows of Ragas. Take the questions on the handbook to see how it works, or a file of your own."),
        this);
    auto* file = m_offer->setAction(tr("Import a file …"));
    file->setObjectName(QStringLiteral("importGoldFileButton"));
    file->setAutoDefault(false);
    m_sample =
        makeButton(tr("Take the questions on the handbook"), ButtonVariant::Plain, Icon::Book, m_offer);
    m_sample->setObjectName(QStringLiteral("takeSampleButton"));
    m_sample->setAutoDefault(false);
    m_offer->addWidget(m_sample);
    m_back = makeButton(tr("Back to the form"), ButtonVariant::Quiet, Icon::Back, m_offer);
    m_back->setObjectName(QStringLiteral("backToFormButton"));
    m_back->setAutoDefault(false);
    m_offer->addWidget(m_back);
    m_banner = new MessageBanner(this);
    m_banner->clear();
    m_progress = new ProgressLine(this);
    m_progress->hide();
    m_errors = new QTreeWidget(this);
    m_errors->setObjectName(QStringLiteral("goldErrorList"));
    m_errors->setAccessibleName(tr("What is wrong with the file"));
    m_errors->setRootIsDecorated(false);
    m_errors->setUniformRowHeights(true);
    m_errors->setHeaderLabels({tr("Line"), tr("Column"), tr("What is wrong")});
    m_errors->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(m_errors, 2);
    column->addWidget(m_offer, 3);
    connect(file, &QPushButton::clicked, this, &GoldOffer::chooseFile);
    connect(m_sample, &QPushButton::clicked, this, [this] {
        m_banner->clear();
        m_progress->setProgress(tr("Taking the questions on the handbook"), 0, 0);
        m_progress->show();
        m_form.takeSample();
    });
    connect(m_back, &QPushButton::clicked, this, &GoldOffer::backRequested);
}

void GoldOffer::prepare(bool back) {
    m_banner->clear();
    m_progress->hide();
    m_errors->clear();
    m_errors->hide();
    m_back->setVisible(back);
    m_sample->setVisible(m_form.hasSample());
}

void GoldOffer::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Choose a gold set"), m_folder,
                                   tr("Gold sets (*.jsonl *.csv *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &GoldOffer::importFile);
    dialog->open();
}

void GoldOffer::importFile(const QString& file) {
    m_folder = QFileInfo(file).path();
    m_banner->clear();
    m_errors->hide();
    m_progress->setProgress(tr("Reading %1").arg(QFileInfo(file).fileName()), 0, 0);
    m_progress->show();
    m_form.importGold(file, {}, {});
}

void GoldOffer::showErrors(const std::vector<Error>& errors) {
    m_progress->hide();
    m_errors->clear();
    if (errors.empty())
        return;
    if (errors.size() == 1 && errors.front().line == 0) {
        m_errors->hide();
        m_banner->showError(errors.front());
        return;
    }
    for (const Error& error : errors) {
        const auto place = [](std::int64_t at) {
            return at > 0 ? countText(static_cast<quint64>(at)) : QString();
        };
        auto* row =
            new QTreeWidgetItem(m_errors, {place(error.line), place(error.column), toQString(error.message)});
        row->setToolTip(2, toQString(error.message));
    }
    m_errors->setColumnWidth(0, 72);
    m_errors->setColumnWidth(1, 72);
    m_errors->show();
    m_banner->showMessage(
        MessageBanner::Tone::Bad,
        tr("%1 was not imported.").arg(QFileInfo(toQString(errors.front().file)).fileName()),
        tr("%n line(s) cannot be read; nothing was kept. Mend them and import it again.", nullptr,
           static_cast<int>(errors.size())));
}

} // namespace touchstone::gui
