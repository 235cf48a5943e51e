// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/findbar.h"

#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/sourceview.h"

#include <QApplication>
#include <QHBoxLayout>

namespace touchstone::gui {

FindBar::FindBar(std::function<SourceView*()> view, QWidget* parent)
    : QWidget(parent), m_view(std::move(view)), m_field(new SearchField(tr("Find on this page"), this)),
      m_count(new TextLabel({}, TypeRole::Caption, Token::Muted, this)) {
    m_field->setObjectName(QStringLiteral("findEdit"));
    m_field->setAccessibleName(tr("Find on this page"));
    m_field->setMinimumWidth(120);
    m_field->setMaximumWidth(220);
    auto* previous = new IconButton(Icon::Up, tr("Previous place (Shift+Enter)"), this);
    previous->setObjectName(QStringLiteral("findPreviousButton"));
    auto* next = new IconButton(Icon::Down, tr("Next place (Enter)"), this);
    next->setObjectName(QStringLiteral("findNextButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kUnit);
    row->addWidget(m_count);
    row->addWidget(m_field);
    row->addWidget(previous);
    row->addWidget(next);
    connect(previous, &QToolButton::clicked, this, [this] { step(true); });
    connect(next, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_field, &SearchField::filterChanged, this, [this](const QString& words) {
        if (!words.isEmpty())
            m_view()->findNext(words);
        refresh();
    });
    connect(m_field, &QLineEdit::returnPressed, this,
            [this] { step(QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier)); });
    connect(m_field, &SearchField::downPressed, this, [this] { step(false); });
}

void FindBar::step(bool backwards) {
    m_view()->findNext(m_field->text(), backwards);
    refresh();
}

void FindBar::focusField() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::refresh() {
    const QString words = m_field->text();
    const FindCount found = m_view()->countFound(words);
    QString said;
    if (!words.isEmpty() && found.all == 0)
        said = tr("nowhere");
    else if (found.current > 0)
        said = tr("%1 of %2")
                   .arg(countText(static_cast<quint64>(found.current)),
                        countText(static_cast<quint64>(found.all)));
    else if (found.all > 0)
        said = countText(static_cast<quint64>(found.all));
    m_count->setText(said);
    m_field->setAccessibleDescription(said);
}

} // namespace touchstone::gui
