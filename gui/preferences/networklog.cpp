// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/networklog.h"

#include "gui/theme/theme.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace touchstone::gui {

NetworkLogDialog::NetworkLogDialog(AppModel& app, QWidget* parent)
    : QDialog(parent), m_events(new NetworkEvents(app, this)),
      m_filter(new SearchField(tr("Filter by host or purpose"), this)),
      m_note(new TextLabel({}, TypeRole::Body, Token::Muted, this)), m_banner(new MessageBanner(this)),
      m_table(new QTableView(this)) {
    setObjectName(QStringLiteral("networkLogDialog"));
    setWindowTitle(tr("Network log"));
    resize(860, 520);
    m_filter->setObjectName(QStringLiteral("networkFilter"));
    m_filter->setAccessibleName(tr("Filter the network log"));
    m_note->setObjectName(QStringLiteral("networkNoteLabel"));
    m_note->setWordWrap(true);
    m_banner->clear();
    m_table->setObjectName(QStringLiteral("networkTable"));
    m_table->setAccessibleName(tr("Requests, newest first"));
    m_table->setModel(m_events);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::kRow);
    QHeaderView* header = m_table->horizontalHeader();
    const int widths[] = {118, 84, 260, 110, 76, 84, 76};
    for (int column = 0; column < NetworkEvents::ColumnCount; ++column)
        header->resizeSection(column, widths[column]);
    header->setSectionResizeMode(NetworkEvents::Request, QHeaderView::Stretch);
    auto* again = makeButton(tr("Read again"), ButtonVariant::Plain, Icon::Refresh, this);
    again->setObjectName(QStringLiteral("networkRefreshButton"));
    again->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_filter, 1);
    row->addWidget(again);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kSmall);
    column->addLayout(row);
    column->addWidget(m_note);
    column->addWidget(m_banner);
    column->addWidget(m_table, 1);
    connect(m_filter, &SearchField::filterChanged, this, [this](const QString& words) {
        m_events->setFilter(words);
        describe();
    });
    connect(again, &QPushButton::clicked, m_events, &NetworkEvents::refresh);
    connect(m_events, &NetworkEvents::loaded, this, &NetworkLogDialog::describe);
    connect(m_events, &NetworkEvents::failed, m_banner, &MessageBanner::showError);
    m_events->refresh();
}

void NetworkLogDialog::describe() {
    m_banner->clear();
    if (m_events->all() == 0)
        m_note->setText(tr("No request has been made from this workspace. Everything so far stayed on this "
                           "machine."));
    else
        m_note->setText(tr("%1 of %2 requests. Only what was sent is listed; addresses are without query "
                           "values and keys.")
                            .arg(m_events->rowCount())
                            .arg(m_events->all()));
}

} // namespace touchstone::gui
