// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/versionswitch.h"

#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>

namespace touchstone::gui {

VersionSwitch::VersionSwitch(QWidget* parent)
    : QWidget(parent), m_back(new IconButton(Icon::Left, tr("The version before (Ctrl+Up)"), this)),
      m_words(new TextLabel({}, TypeRole::Code, Token::Muted, this)),
      m_next(new IconButton(Icon::Right, tr("The next version (Ctrl+Down)"), this)) {
    setObjectName(QStringLiteral("versionSwitch"));
    m_back->setObjectName(QStringLiteral("earlierVersionButton"));
    m_words->setObjectName(QStringLiteral("versionLabel"));
    m_next->setObjectName(QStringLiteral("laterVersionButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_back);
    row->addWidget(m_words);
    row->addWidget(m_next);
    connect(m_back, &QToolButton::clicked, this, [this] { Q_EMIT stepped(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepped(1); });
}

void VersionSwitch::setVersions(TurnTree::Versions versions, bool enabled) {
    setVisible(versions.all > 1);
    m_words->setText(QStringLiteral("%1/%2").arg(versions.current).arg(versions.all));
    m_words->setAccessibleName(tr("Version %1 of %2").arg(versions.current).arg(versions.all));
    m_back->setEnabled(enabled && versions.current > 1);
    m_next->setEnabled(enabled && versions.current < versions.all);
}

} // namespace touchstone::gui
