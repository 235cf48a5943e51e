// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/remarkslist.h"

#include "gui/text/convert.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/corpusviewmodel.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QAbstractTableModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

/// File, line, reason.
class RemarksModel : public QAbstractTableModel {
public:
    RemarksModel(std::vector<CorpusRepository::Warning> remarks, QObject* parent)
        : QAbstractTableModel(parent), m_remarks(std::move(remarks)) {}
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_remarks.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : 3;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
            return {};
        const CorpusRepository::Warning& remark = m_remarks[static_cast<std::size_t>(index.row())];
        switch (index.column()) {
        case 0:
            return toQString(remark.file);
        case 1:
            return remark.line > 0 ? QVariant(static_cast<qulonglong>(remark.line)) : QVariant();
        default:
            return toQString(remark.reason);
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return section == 0   ? RemarksDialog::tr("File")
               : section == 1 ? RemarksDialog::tr("Line")
                              : RemarksDialog::tr("Reason");
    }
    [[nodiscard]] QString asText() const {
        QString out;
        for (const CorpusRepository::Warning& remark : m_remarks)
            out += toQString(remark.file) +
                   (remark.line > 0 ? QLatin1Char(':') + QString::number(remark.line) : QString()) +
                   QStringLiteral(": ") + toQString(remark.reason) + QLatin1Char('\n');
        return out;
    }

private:
    std::vector<CorpusRepository::Warning> m_remarks;
};

} // namespace

RemarksDialog::RemarksDialog(CorpusViewModel& corpus, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("remarksDialog"));
    setWindowTitle(tr("Remarks on reading %1").arg(corpus.edition()));
    resize(820, 480);
    auto* model = new RemarksModel(corpus.warnings(), this);
    auto* table = new QTableView(this);
    table->setObjectName(QStringLiteral("remarksTable"));
    table->setAccessibleName(tr("Remarks on reading"));
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(space::kRow);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(0, 320);
    table->setColumnWidth(1, 56);
    table->setWordWrap(false);
    table->setShowGrid(false);
    auto* hint = new TextLabel(tr("These files or places were left out or could not be read; everything else "
                                  "was. Enter opens the page."),
                               TypeRole::Body, Token::Muted, this);
    hint->setWordWrap(true);
    auto* copy = makeButton(tr("Copy the list"), ButtonVariant::Plain, Icon::Copy, this);
    copy->setObjectName(QStringLiteral("copyRemarksButton"));
    auto* close = makeButton(tr("Close"), ButtonVariant::Primary, this);
    close->setObjectName(QStringLiteral("closeButton"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(hint);
    column->addWidget(table, 1);
    column->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this,
            [model] { QGuiApplication::clipboard()->setText(model->asText()); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT pageRequested(index.siblingAtColumn(0).data().toString());
    });
}

} // namespace touchstone::gui
