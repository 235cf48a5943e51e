// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/chatpanel.h"

#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"

#include <QButtonGroup>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace touchstone::gui {

ChatPanel::ChatPanel(QWidget* source, QWidget* whyNot, QWidget* trace, QWidget* parent)
    : QWidget(parent), m_tabs(new QButtonGroup(this)), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("chatPanel"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kUnit);
    row->setSpacing(space::kUnit);
    const std::pair<const char*, QString> tabs[] = {
        {"sourceTab", tr("Source")}, {"whyNotTab", tr("Why not?")}, {"traceTab", tr("Trace")}};
    int id = 0;
    for (const auto& [name, words] : tabs) {
        auto* tab = makeButton(words, ButtonVariant::Quiet, this);
        tab->setObjectName(QLatin1String(name));
        tab->setCheckable(true);
        m_tabs->addButton(tab, id++);
        row->addWidget(tab);
    }
    row->addStretch(1);
    for (QWidget* content : {source, whyNot, trace})
        m_stack->addWidget(content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        Q_EMIT tabChosen(tab);
    });
    showTab(Source);
}

void ChatPanel::showTab(Tab tab) {
    m_stack->setCurrentIndex(tab);
    m_tabs->button(tab)->setChecked(true);
}

ChatPanel::Tab ChatPanel::tab() const {
    return static_cast<Tab>(m_stack->currentIndex());
}

} // namespace touchstone::gui
