// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/actionregistry.h"

#include <QPointer>
#include <QWidget>

namespace touchstone::gui {
namespace {
constexpr const char* kId = "touchstoneId";
constexpr const char* kShort = "touchstoneShortText";
constexpr const char* kIcon = "touchstoneIcon";
} // namespace

ActionRegistry::ActionRegistry(QWidget* window) : QObject(window), m_window(window) {}

QAction* ActionRegistry::add(const ActionSpec& spec, QWidget* owner, QObject* context,
                             std::function<void()> run) {
    Q_ASSERT_X(find(spec.id) == nullptr, "ActionRegistry", "an id is used twice");
    auto* action = new QAction(themedIcon(spec.icon), spec.text, owner);
    action->setObjectName(spec.id % QStringLiteral(".action"));
    action->setProperty(kId, spec.id);
    action->setProperty(kShort, spec.shortText);
    action->setProperty(kIcon, static_cast<int>(spec.icon));
    action->setShortcut(spec.shortcut);
    action->setShortcutContext(spec.context);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, context, [run = std::move(run)] { run(); });
    owner->addAction(action);
    m_actions.emplace_back(action);
    Q_EMIT changed();
    return action;
}

QAction* ActionRegistry::find(const QString& id) const {
    for (const auto& action : m_actions)
        if (action && idOf(action) == id)
            return action;
    return nullptr;
}

void ActionRegistry::trigger(const QString& id) {
    if (QAction* action = find(id); action != nullptr && action->isEnabled())
        action->trigger();
}

std::vector<QAction*> ActionRegistry::all() const {
    std::vector<QAction*> actions;
    for (const auto& action : m_actions)
        if (action)
            actions.push_back(action);
    return actions;
}

QString ActionRegistry::idOf(const QAction* action) {
    return action->property(kId).toString();
}

QString ActionRegistry::shortTextOf(const QAction* action) {
    return action->property(kShort).toString();
}

Icon ActionRegistry::iconOf(const QAction* action) {
    return static_cast<Icon>(action->property(kIcon).toInt());
}

QStringList ActionRegistry::conflicts() const {
    QStringList found;
    const auto actions = all();
    for (std::size_t i = 0; i < actions.size(); ++i) {
        for (std::size_t j = i + 1; j < actions.size(); ++j) {
            const QAction* a = actions[i];
            const QAction* b = actions[j];
            if (a->shortcut().isEmpty() || a->shortcut() != b->shortcut())
                continue;
            // Two pages may use the same key: only one of them has the focus.
            const auto* first = qobject_cast<const QWidget*>(a->parent());
            const auto* second = qobject_cast<const QWidget*>(b->parent());
            const bool apart = a->shortcutContext() == Qt::WidgetWithChildrenShortcut &&
                               b->shortcutContext() == Qt::WidgetWithChildrenShortcut && first != second &&
                               first != nullptr && second != nullptr && !first->isAncestorOf(second) &&
                               !second->isAncestorOf(first);
            if (!apart)
                found << QStringLiteral("%1 and %2 share %3").arg(idOf(a), idOf(b), a->shortcut().toString());
        }
    }
    return found;
}

} // namespace touchstone::gui
