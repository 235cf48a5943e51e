// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/conversationlist.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/chatviewmodel.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QDateTime>
#include <QFileDialog>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {
constexpr int kPinnedRole = Qt::UserRole + 1;
} // namespace

ConversationList::ConversationList(ChatViewModel& chat, QWidget* parent)
    : QWidget(parent), m_chat(chat), m_search(new SearchField(tr("Search"), this)),
      m_list(new QListWidget(this)) {
    build();
    connect(m_search, &SearchField::filterChanged, &m_chat, &ChatViewModel::search);
    connect(m_search, &SearchField::downPressed, this, &ConversationList::focusList);
    connect(&m_chat, &ChatViewModel::conversationsChanged, this, &ConversationList::fill);
    connect(&m_chat, &ChatViewModel::conversationOpened, this, &ConversationList::fill);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item)
            m_chat.openConversation(item->data(Qt::UserRole).toString());
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        m_chat.renameConversation(item->data(Qt::UserRole).toString(), item->text());
    });
    connect(m_list, &QListWidget::customContextMenuRequested, this, &ConversationList::showMenu);
}

void ConversationList::build() {
    setObjectName(QStringLiteral("conversationPane"));
    auto* header = new SectionHeader(tr("Conversations"), this);
    auto* fresh = new IconButton(Icon::Plus, tr("New conversation (Ctrl+N)"), this);
    fresh->setObjectName(QStringLiteral("newConversationButton"));
    header->addWidget(fresh);
    m_search->setObjectName(QStringLiteral("conversationSearch"));
    m_search->setAccessibleName(tr("Search in titles, questions and answers"));
    m_list->setObjectName(QStringLiteral("conversationList"));
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    column->setSpacing(space::kUnit);
    column->addWidget(header);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    connect(fresh, &QToolButton::clicked, &m_chat, &ChatViewModel::newConversation);
    auto* erase = new QAction(tr("Delete the conversation"), m_list);
    erase->setShortcut(QKeySequence::Delete);
    erase->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(erase);
    connect(erase, &QAction::triggered, this, &ConversationList::remove);
}

void ConversationList::focusList() {
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void ConversationList::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QListWidgetItem* ConversationList::chosen() const {
    const QString current = m_chat.currentConversation();
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toString() == current)
            return m_list->item(row);
    return m_list->currentItem();
}

void ConversationList::fill() {
    if (m_list->findChild<QLineEdit*>() != nullptr && m_list->isAncestorOf(QWidget::focusWidget()) &&
        qobject_cast<QLineEdit*>(m_list->focusWidget()))
        return; // a title is being written
    const QSignalBlocker blocker(m_list);
    const QString current = m_chat.currentConversation();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_list->clear();
    for (const ConversationInfo& info : m_chat.conversations()) {
        auto* item = new QListWidgetItem(toQString(info.title).simplified(), m_list);
        item->setData(Qt::UserRole, toQString(info.id.value));
        item->setData(kPinnedRole, info.pinned);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        if (info.pinned) {
            item->setIcon(themedIcon(Icon::Pin));
            item->setData(Qt::AccessibleTextRole, tr("%1, pinned").arg(item->text()));
        }
        item->setToolTip(tr("%1\n%2, %n question(s)", nullptr, static_cast<int>(info.turns))
                             .arg(toQString(info.title), whenText(info.changedUnixMs, now)));
        if (toQString(info.id.value) == current)
            m_list->setCurrentItem(item);
    }
    if (current.isEmpty())
        m_list->setCurrentItem(nullptr);
}

void ConversationList::rename() {
    if (QListWidgetItem* item = chosen()) {
        m_list->setFocus(Qt::ShortcutFocusReason);
        m_list->editItem(item);
    }
}

void ConversationList::togglePin() {
    if (const QListWidgetItem* item = chosen())
        m_chat.pinConversation(item->data(Qt::UserRole).toString(), !item->data(kPinnedRole).toBool());
}

void ConversationList::remove() {
    if (const QListWidgetItem* item = chosen())
        m_chat.removeConversation(item->data(Qt::UserRole).toString());
}

void ConversationList::exportChosen(bool json) {
    const QListWidgetItem* item = chosen();
    if (!item)
        return;
    auto* dialog = new QFileDialog(window(), tr("Export the conversation"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(json ? QStringLiteral("json") : QStringLiteral("md"));
    dialog->setNameFilter(json ? tr("JSON (*.json)") : tr("Markdown (*.md)"));
    QString name = item->text().left(60);
    for (QChar& c : name)
        if (!c.isLetterOrNumber())
            c = QLatin1Char('-');
    dialog->selectFile(name + (json ? QStringLiteral(".json") : QStringLiteral(".md")));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, json, id = item->data(Qt::UserRole).toString()](const QString& file) {
                m_chat.exportConversation(id, file, json);
            });
    dialog->open();
}

void ConversationList::showMenu(const QPoint& at) {
    QListWidgetItem* item = m_list->itemAt(at);
    if (!item)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool pinned = item->data(kPinnedRole).toBool();
    menu->addAction(tr("Rename"), this, &ConversationList::rename);
    menu->addAction(pinned ? tr("Unpin") : tr("Pin"), this, &ConversationList::togglePin);
    menu->addAction(tr("Export as Markdown …"), this, [this] { exportChosen(false); });
    menu->addAction(tr("Export as JSON …"), this, [this] { exportChosen(true); });
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, &ConversationList::remove);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

} // namespace touchstone::gui
