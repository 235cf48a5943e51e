// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/startcard.h"

#include "core/corpus/source.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

/// A way to begin: what it is, one sentence, its button.
QVBoxLayout* way(QWidget* card, const QString& title, TextLabel* note, QPushButton* button) {
    auto* column = new QVBoxLayout;
    column->setSpacing(space::kUnit);
    column->addWidget(new TextLabel(title, TypeRole::BodyBold, Token::Text, card));
    note->setWordWrap(true);
    column->addWidget(note, 1, Qt::AlignTop);
    column->addSpacing(space::kUnit);
    column->addWidget(button, 0, Qt::AlignLeft);
    return column;
}

} // namespace

StartCard::StartCard(AppModel& app, QWidget* parent)
    : QWidget(parent), m_app(app), m_fastapiNote(new TextLabel({}, TypeRole::Body, Token::Muted, this)),
      m_fastapi(makeButton(tr("Fetch it"), ButtonVariant::Plain, Icon::Download, this)),
      m_handbook(makeButton(tr("Ask the handbook"), ButtonVariant::Primary, Icon::Chat, this)) {
    setObjectName(QStringLiteral("startCard"));
    auto* folder = makeButton(tr("Choose …"), ButtonVariant::Plain, Icon::Folder, this);
    folder->setObjectName(QStringLiteral("startFolderButton"));
    m_fastapi->setObjectName(QStringLiteral("startFastapiButton"));
    m_handbook->setObjectName(QStringLiteral("startHandbookButton"));
    auto* card = new Card(this);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    row->setSpacing(space::kHuge);
    row->addLayout(
        way(card, tr("The handbook"),
            new TextLabel(tr("Touchstone's own pages are indexed already. Ask them how anything works."),
                          TypeRole::Body, Token::Muted, card),
            m_handbook),
        1);
    row->addWidget(new Hairline(Qt::Vertical, card));
    row->addLayout(way(card, tr("FastAPI's documentation"), m_fastapiNote, m_fastapi), 1);
    row->addWidget(new Hairline(Qt::Vertical, card));
    row->addLayout(way(card, tr("Documents of mine"),
                       new TextLabel(tr("A folder, an archive or a file. Drop it anywhere on this page; it "
                                        "stays on this machine."),
                                     TypeRole::Body, Token::Muted, card),
                       folder),
                   1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    connect(m_handbook, &QPushButton::clicked, this, &StartCard::handbookRequested);
    connect(m_fastapi, &QPushButton::clicked, this, &StartCard::fastapiRequested);
    connect(folder, &QPushButton::clicked, this, &StartCard::folderRequested);
    connect(&m_app, &AppModel::offlineChanged, this, &StartCard::refresh);
    connect(&m_app, &AppModel::editionsChanged, this, &StartCard::refresh);
    refresh();
}

void StartCard::refresh() {
    const QString size = sizeText(presetDownloadBytes("fastapi", kOfferedFastapi));
    m_fastapi->setEnabled(!m_app.offline());
    m_fastapiNote->setText(
        m_app.offline() ? tr("Version %1. It needs one download of about %2, and the offline switch is on.")
                              .arg(QLatin1String(kOfferedFastapi), size)
                        : tr("Version %1: one download of about %2 from GitHub, kept afterwards.")
                              .arg(QLatin1String(kOfferedFastapi), size));
}

} // namespace touchstone::gui
