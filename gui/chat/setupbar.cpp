// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/setupbar.h"

#include "gui/theme/theme.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace touchstone::gui {

namespace {
/// Data of the entry that leads to the settings; no model can have this name.
const QString kConnect = QStringLiteral("\x01");
} // namespace

SetupBar::SetupBar(AppModel& app, QWidget* parent)
    : QWidget(parent), m_app(app), m_corpora(new QComboBox(this)), m_models(new QComboBox(this)) {
    setObjectName(QStringLiteral("setupBar"));
    m_corpora->setObjectName(QStringLiteral("corpusCombo"));
    m_corpora->setAccessibleName(tr("Corpus that is asked"));
    m_models->setObjectName(QStringLiteral("modelCombo"));
    m_models->setAccessibleName(tr("Model that answers"));
    for (QComboBox* box : {m_corpora, m_models}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(12);
        box->setMaximumWidth(320);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(new TextLabel(tr("Ask"), TypeRole::Body, Token::Muted, this));
    row->addWidget(m_corpora);
    row->addSpacing(space::kSmall);
    row->addWidget(new TextLabel(tr("with"), TypeRole::Body, Token::Muted, this));
    row->addWidget(m_models);
    row->addStretch(1);

    connect(m_corpora, &QComboBox::activated, this,
            [this](int index) { m_app.setCurrentEdition(m_corpora->itemData(index).toString()); });
    connect(m_models, &QComboBox::activated, this, [this](int index) {
        const QString name = m_models->itemData(index).toString();
        if (name != kConnect) {
            m_app.setCurrentModel(name);
            return;
        }
        fillModels();
        Q_EMIT settingsRequested();
    });
    connect(&m_app, &AppModel::editionsChanged, this, &SetupBar::fillCorpora);
    connect(&m_app, &AppModel::currentEditionChanged, this, &SetupBar::fillCorpora);
    connect(&m_app, &AppModel::settingsChanged, this, &SetupBar::fillModels);
    connect(&m_app, &AppModel::currentModelChanged, this, &SetupBar::fillModels);
    fillCorpora();
    fillModels();
}

void SetupBar::fillCorpora() {
    const QSignalBlocker blocker(m_corpora);
    m_corpora->clear();
    for (const EditionInfo& edition : m_app.editions())
        m_corpora->addItem(editionLabel(edition), editionLabel(edition));
    m_corpora->setEnabled(m_corpora->count() > 0);
    if (m_corpora->count() == 0)
        m_corpora->addItem(m_app.preparingSample() ? tr("handbook (being indexed)") : tr("no corpus yet"));
    if (const EditionInfo* current = m_app.currentEdition())
        m_corpora->setCurrentIndex(m_corpora->findData(editionLabel(*current)));
}

void SetupBar::fillModels() {
    const QSignalBlocker blocker(m_models);
    m_models->clear();
    for (const QString& name : m_app.modelNames())
        m_models->addItem(name == QStringLiteral("extractive") ? tr("quotes, no model") : name, name);
    m_models->insertSeparator(m_models->count());
    m_models->addItem(tr("Connect a model …"), kConnect);
    m_models->setCurrentIndex(std::max(0, m_models->findData(m_app.currentModel())));
}

} // namespace touchstone::gui
