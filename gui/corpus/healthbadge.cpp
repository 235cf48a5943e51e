// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/healthbadge.h"

#include "gui/text/numbers.h"
#include "gui/viewmodels/corpusreports.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/status.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

QString rowsText(const std::optional<std::uint64_t>& rows) {
    return rows ? countText(*rows) : HealthBadge::tr("none");
}

} // namespace

std::vector<HealthCheck> healthChecks(const SnapshotHealth& health) {
    std::vector<HealthCheck> out;
    out.push_back({health.filesAddUp(), HealthBadge::tr("%1 files = %2 parsed + %3 failed + %4 left out")
                                            .arg(countText(health.files), countText(health.documents),
                                                 countText(health.failed), countText(health.skipped))});
    out.push_back({health.chunksAddUp(), HealthBadge::tr("%1 chunks = %2 that the snapshot counted")
                                             .arg(countText(health.chunks), countText(health.chunksSaid))});
    out.push_back({health.lexicalAddsUp(), HealthBadge::tr("%1 chunks = %2 rows of the word index")
                                               .arg(countText(health.chunks), rowsText(health.lexical))});
    if (health.wantsVectors)
        out.push_back(
            {health.vectors == health.chunks, HealthBadge::tr("%1 chunks = %2 vectors")
                                                  .arg(countText(health.chunks), rowsText(health.vectors))});
    if (health.wantsFurther)
        out.push_back({health.furtherVectors == health.chunks,
                       HealthBadge::tr("%1 chunks = %2 vectors of the further embedder")
                           .arg(countText(health.chunks), rowsText(health.furtherVectors))});
    out.push_back({health.indexIsOfThis(),
                   health.indexIsOfThis() ? HealthBadge::tr("The index was built from this snapshot")
                                          : HealthBadge::tr("The index was built from another snapshot")});
    return out;
}

HealthBadge::HealthBadge(CorpusReports& reports, QWidget* parent)
    : QWidget(parent), m_reports(reports), m_chip(new Chip(QString(), this)) {
    setObjectName(QStringLiteral("healthBadge"));
    m_chip->setObjectName(QStringLiteral("healthChip"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_chip);
    row->addStretch(1);
    connect(m_chip, &QAbstractButton::clicked, this, &HealthBadge::showReport);
    connect(&m_reports, &CorpusReports::healthChanged, this, &HealthBadge::refresh);
    refresh();
}

void HealthBadge::refresh() {
    const auto& health = m_reports.health();
    setVisible(health.has_value());
    if (!health)
        return;
    const bool well = health->isWell();
    m_chip->setStatus(well ? Status::Good : Status::Failed);
    m_chip->setText(well ? tr("Everything adds up") : tr("Does not add up"));
    QStringList lines;
    for (const HealthCheck& check : healthChecks(*health))
        lines.append((check.well ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + check.words);
    m_chip->setToolTip(lines.join(QLatin1Char('\n')));
    m_chip->updateGeometry();
}

void HealthBadge::showReport() {
    const auto& health = m_reports.health();
    if (!health)
        return;
    auto* dialog = new QDialog(window());
    dialog->setObjectName(QStringLiteral("healthDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Health of the snapshot"));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kSmall);
    for (const HealthCheck& check : healthChecks(*health)) {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::kSmall);
        row->addWidget(new StatusIcon(check.well ? Status::Good : Status::Failed, dialog));
        row->addWidget(new TextLabel(check.words, TypeRole::Body, Token::Text, dialog), 1);
        column->addLayout(row);
    }
    const bool files = health->filesAddUp() && health->chunksAddUp();
    auto* advice = new TextLabel(
        health->isWell() ? tr("Nothing has to be done.")
        : files ? tr("The chunks are all there. Make the index anew: it takes as long as indexing did, "
                     "and nothing is read or paid for again.")
                : tr("Read the source again: what has not changed is kept, and the snapshot is made anew."),
        TypeRole::Body, Token::Muted, dialog);
    advice->setWordWrap(true);
    column->addWidget(advice);
    auto* buttons = new QHBoxLayout;
    auto* again = makeButton(tr("Read the source again"), ButtonVariant::Plain, Icon::Refresh, dialog);
    again->setObjectName(QStringLiteral("readAgainButton"));
    auto* rebuild = makeButton(tr("Make the index anew"), ButtonVariant::Plain, Icon::Database, dialog);
    rebuild->setObjectName(QStringLiteral("rebuildButton"));
    auto* close = makeButton(tr("Close"), ButtonVariant::Plain, dialog);
    close->setObjectName(QStringLiteral("closeButton"));
    setButtonVariant(health->isWell() ? close : files ? rebuild : again, ButtonVariant::Primary);
    buttons->addWidget(again);
    buttons->addWidget(rebuild);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addSpacing(space::kSmall);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    connect(rebuild, &QPushButton::clicked, this, [this, dialog] {
        m_reports.rebuildIndexes();
        dialog->accept();
    });
    connect(again, &QPushButton::clicked, this, [this, dialog] {
        m_reports.readAgain();
        dialog->accept();
    });
    dialog->open();
    close->setFocus();
}

} // namespace touchstone::gui
