// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/conversationlist.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/chatviewmodel.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QDateTime>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace touchstone::gui {

ConversationList::ConversationList(ChatViewModel& chat, QWidget* parent)
    : QWidget(parent), m_chat(chat), m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("conversationPane"));
    auto* header = new SectionHeader(tr("Conversations"), this);
    auto* fresh = new IconButton(Icon::Plus, tr("New conversation (Ctrl+N)"), this);
    fresh->setObjectName(QStringLiteral("newConversationButton"));
    header->addWidget(fresh);
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
    column->addWidget(m_list, 1);

    connect(fresh, &QToolButton::clicked, &m_chat, &ChatViewModel::newConversation);
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
    auto* remove = new QAction(tr("Delete the conversation …"), m_list);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    connect(remove, &QAction::triggered, this, [this] {
        if (const QListWidgetItem* item = m_list->currentItem())
            askToRemove(item->data(Qt::UserRole).toString(), item->text());
    });
}

void ConversationList::focusList() {
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void ConversationList::fill() {
    const QSignalBlocker blocker(m_list);
    const QString current = m_chat.currentConversation();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_list->clear();
    for (const ConversationInfo& info : m_chat.conversations()) {
        auto* item = new QListWidgetItem(toQString(info.title).simplified(), m_list);
        item->setData(Qt::UserRole, toQString(info.id.value));
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setToolTip(tr("%1\n%2, %n question(s)", nullptr, static_cast<int>(info.turns))
                             .arg(toQString(info.title), whenText(info.changedUnixMs, now)));
        if (toQString(info.id.value) == current)
            m_list->setCurrentItem(item);
    }
    if (current.isEmpty())
        m_list->setCurrentItem(nullptr);
}

void ConversationList::showMenu(const QPoint& at) {
    QListWidgetItem* item = m_list->itemAt(at);
    if (!item)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename"), this, [this, item] { m_list->editItem(item); });
    menu->addAction(
        tr("Delete the conversation …"), this,
        [this, id = item->data(Qt::UserRole).toString(), title = item->text()] { askToRemove(id, title); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void ConversationList::askToRemove(const QString& id, const QString& title) {
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Delete the conversation?"),
        tr("“%1” and its answers are removed from the workspace. This cannot be undone.").arg(title),
        QMessageBox::Cancel, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    setButtonVariant(remove, ButtonVariant::Danger);
    connect(remove, &QPushButton::clicked, this, [this, id] { m_chat.removeConversation(id); });
    box->open();
}

} // namespace touchstone::gui
