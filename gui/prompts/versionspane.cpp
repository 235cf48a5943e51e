// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/versionspane.h"

#include "gui/prompts/listdelegates.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/promptsviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kMostNames = 6; ///< rows of the list of names, before it scrolls

QListView* makeVersionList(const char* name, const QString& words, QAbstractItemDelegate* delegate,
                           QWidget* parent) {
    auto* list = new QListView(parent);
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(words);
    list->setItemDelegate(delegate);
    list->setUniformItemSizes(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->viewport()->setAutoFillBackground(false);
    return list;
}

} // namespace

VersionsPane::VersionsPane(PromptsViewModel& prompts, QWidget* parent) : QWidget(parent), m_prompts(prompts) {
    setObjectName(QStringLiteral("promptVersionsPane"));
    build();
    connect(&m_prompts, &PromptsViewModel::shelfChanged, this, &VersionsPane::showNames);
    connect(&m_prompts, &PromptsViewModel::matchesChanged, this, &VersionsPane::showNames);
    connect(&m_prompts, &PromptsViewModel::nameChanged, this, &VersionsPane::showNames);
    connect(&m_prompts, &PromptsViewModel::pairChanged, this, &VersionsPane::showVersions);
    connect(m_search, &SearchField::filterChanged, &m_prompts, &PromptsViewModel::setSearch);
    connect(m_search, &SearchField::downPressed, this, &VersionsPane::focusVersions);
    connect(m_names->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (!m_filling && index.isValid())
                    m_prompts.setName(index.data(PromptNameModel::NameRole).toString());
            });
    connect(m_versions->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (!m_filling && index.isValid())
                    Q_EMIT versionRequested(index.data(PromptVersionModel::VersionRole).toInt());
            });
    connect(m_versions, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT versionRequested(index.data(PromptVersionModel::VersionRole).toInt());
    });
    connect(m_new, &QPushButton::clicked, this, &VersionsPane::newRequested);
    connect(m_more, &QToolButton::clicked, this,
            [this] { Q_EMIT moreRequested(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    m_versions->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_versions, &QListView::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_versions->indexAt(at).isValid())
            Q_EMIT moreRequested(m_versions->viewport()->mapToGlobal(at));
    });
    showNames();
}

void VersionsPane::build() {
    m_search = new SearchField(tr("Search in all texts"), this);
    m_search->setObjectName(QStringLiteral("promptSearchEdit"));
    m_search->setAccessibleName(tr("Search in the texts of all prompts"));
    m_names = makeVersionList("promptNameList", tr("Prompts"), new PromptNameDelegate(this), this);
    m_names->setModel(&m_prompts.names());
    m_versions = makeVersionList("promptVersionList", tr("Versions of the prompt"),
                                 new PromptVersionDelegate(this), this);
    m_versions->setModel(&m_prompts.versions());
    m_header = new SectionHeader(tr("Versions"), this);
    m_more = new IconButton(Icon::More, tr("What can be done with this version"), this);
    m_more->setObjectName(QStringLiteral("promptMoreButton"));
    m_header->addWidget(m_more);
    m_nothing = new TextLabel({}, TypeRole::Body, Token::Muted, this);
    m_nothing->setObjectName(QStringLiteral("promptNothingLabel"));
    m_nothing->setWordWrap(true);
    m_new = makeButton(tr("New version from this"), ButtonVariant::Primary, Icon::Edit, this);
    m_new->setObjectName(QStringLiteral("newVersionButton"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    column->setSpacing(space::kUnit);
    column->addWidget(m_search);
    column->addWidget(m_names);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_header);
    column->addWidget(m_nothing);
    column->addWidget(m_versions, 1);
    column->addWidget(m_new);
    setMinimumWidth(200);
}

void VersionsPane::showNames() {
    const QScopedValueRollback<bool> filling(m_filling, true);
    const PromptNameModel& names = m_prompts.names();
    m_names->setFixedHeight(std::clamp(names.rowCount(), 1, kMostNames) * space::kRow + 4);
    if (const int row = names.rowOf(m_prompts.name()); row >= 0)
        m_names->setCurrentIndex(names.index(row));
    else
        m_names->clearSelection();
    showVersions();
}

void VersionsPane::showVersions() {
    const QScopedValueRollback<bool> filling(m_filling, true);
    const PromptVersionModel& versions = m_prompts.versions();
    const int shown = versions.rowCount();
    const PromptHistory* history = m_prompts.history();
    const auto all = history == nullptr ? std::size_t{0} : history->rows.size();
    m_header->setNote(versions.searching() ? tr("%1 of %2").arg(shown).arg(countText(all)) : countText(all));
    m_nothing->setVisible(shown == 0);
    m_nothing->setText(!m_prompts.shelf()     ? tr("The prompts are being read.")
                       : versions.searching() ? tr("No version of this prompt has these words.")
                                              : tr("There is no prompt yet."));
    m_versions->setVisible(shown > 0);
    m_new->setEnabled(m_prompts.b() > 0);
    m_more->setEnabled(m_prompts.b() > 0);
    const int row = versions.rowOf(m_prompts.b());
    if (row < 0)
        m_versions->clearSelection();
    else if (m_versions->currentIndex().row() != row || !m_versions->selectionModel()->hasSelection()) {
        m_versions->setCurrentIndex(versions.index(row));
        m_versions->scrollTo(versions.index(row));
    }
}

int VersionsPane::chosen() const {
    const QModelIndex index = m_versions->currentIndex();
    return index.isValid() ? index.data(PromptVersionModel::VersionRole).toInt() : m_prompts.b();
}

bool VersionsPane::searching() const {
    return m_prompts.versions().searching();
}

void VersionsPane::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void VersionsPane::focusVersions() {
    m_versions->setFocus(Qt::ShortcutFocusReason);
}

void VersionsPane::step(int direction) {
    const int count = m_prompts.versions().rowCount();
    if (count == 0)
        return;
    const int now = m_versions->currentIndex().isValid() ? m_versions->currentIndex().row() : -direction;
    m_versions->setCurrentIndex(m_prompts.versions().index(std::clamp(now + direction, 0, count - 1)));
}

} // namespace touchstone::gui
