// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/setupbar.h"

#include "gui/chat/answerwords.h"
#include "gui/chat/retrievalcard.h"
#include "gui/text/convert.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/chatviewmodel.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace touchstone::gui {

namespace {
/// Data of the entry that leads to the settings; no model can have this name.
const QString kConnect = QStringLiteral("\x01");
constexpr int kRoomForWords = 760; ///< px below which the words between the choices give way
} // namespace

SetupBar::SetupBar(AppModel& app, ChatViewModel& chat, QWidget* parent)
    : QWidget(parent), m_app(app), m_chat(chat), m_corpora(new QComboBox(this)),
      m_retrieval(makeButton({}, ButtonVariant::Plain, Icon::Filter, this)), m_prompts(new QComboBox(this)),
      m_models(new QComboBox(this)), m_ask(new TextLabel(tr("Ask"), TypeRole::Body, Token::Muted, this)),
      m_with(new TextLabel(tr("with"), TypeRole::Body, Token::Muted, this)) {
    setObjectName(QStringLiteral("setupBar"));
    m_corpora->setObjectName(QStringLiteral("corpusCombo"));
    m_corpora->setAccessibleName(tr("Corpus that is asked"));
    m_retrieval->setObjectName(QStringLiteral("retrievalButton"));
    m_retrieval->setToolTip(tr("How passages are found"));
    m_prompts->setObjectName(QStringLiteral("promptCombo"));
    m_prompts->setAccessibleName(tr("Version of the prompt"));
    m_models->setObjectName(QStringLiteral("modelCombo"));
    m_models->setAccessibleName(tr("Model that answers"));
    for (QComboBox* box : {m_corpora, m_prompts, m_models}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(6);
        box->setMaximumWidth(260);
        box->setMinimumWidth(96);
        box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_ask, m_corpora, m_retrieval, m_with, m_prompts, m_models})
        row->addWidget(part);
    row->addStretch(1);

    connect(m_corpora, &QComboBox::activated, this, [this](int index) {
        AskSetup setup = m_chat.setup();
        setup.corpora = toStd(m_corpora->itemData(index).toString());
        m_chat.setSetup(setup);
    });
    connect(m_retrieval, &QPushButton::clicked, this, &SetupBar::openRetrieval);
    connect(m_prompts, &QComboBox::activated, this, [this](int index) {
        AskSetup setup = m_chat.setup();
        setup.prompt = toStd(m_prompts->itemData(index).toString());
        m_chat.setSetup(setup);
    });
    connect(m_models, &QComboBox::activated, this, [this](int index) {
        const QString name = m_models->itemData(index).toString();
        if (name == kConnect) {
            fillModels();
            Q_EMIT settingsRequested();
            return;
        }
        AskSetup setup = m_chat.setup();
        setup.model = toStd(name);
        m_chat.setSetup(setup);
    });
    connect(&m_app, &AppModel::editionsChanged, this, &SetupBar::fillCorpora);
    connect(&m_app, &AppModel::preparingSampleChanged, this, &SetupBar::fillCorpora);
    connect(&m_app, &AppModel::settingsChanged, this, &SetupBar::fillModels);
    connect(&m_chat, &ChatViewModel::promptsChanged, this, &SetupBar::fillPrompts);
    connect(&m_chat, &ChatViewModel::setupChanged, this, &SetupBar::showSetup);
    fillCorpora();
    fillPrompts();
    fillModels();
    showSetup();
}

void SetupBar::fillCorpora() {
    const QSignalBlocker blocker(m_corpora);
    m_corpora->clear();
    for (const EditionInfo& edition : m_app.editions())
        m_corpora->addItem(editionLabel(edition), editionLabel(edition));
    m_corpora->setEnabled(m_corpora->count() > 0);
    if (m_corpora->count() == 0)
        m_corpora->addItem(m_app.preparingSample() ? tr("handbook (being indexed)") : tr("no corpus yet"));
    showSetup();
}

void SetupBar::fillPrompts() {
    const QSignalBlocker blocker(m_prompts);
    m_prompts->clear();
    m_prompts->addItem(tr("answer, in use"), QString());
    for (const QString& label : m_chat.prompts())
        m_prompts->addItem(label, label);
    showSetup();
}

void SetupBar::fillModels() {
    const QSignalBlocker blocker(m_models);
    m_models->clear();
    for (const QString& name : m_app.modelNames())
        m_models->addItem(modelText(name), name);
    m_models->insertSeparator(m_models->count());
    m_models->addItem(tr("Connect a model …"), kConnect);
    showSetup();
}

void SetupBar::showSetup() {
    const AskSetup& setup = m_chat.setup();
    const std::pair<QComboBox*, QString> chosen[] = {{m_corpora, toQString(setup.corpora)},
                                                     {m_prompts, toQString(setup.prompt)},
                                                     {m_models, toQString(setup.model)}};
    for (const auto& [box, value] : chosen) {
        const QSignalBlocker blocker(box);
        box->setCurrentIndex(std::max(0, box->findData(value)));
        box->setToolTip(box->currentText());
    }
    // Without a model there is no prompt.
    m_prompts->setEnabled(setup.model != "extractive" && !setup.model.empty());
    m_retrieval->setText(retrievalText(setup));
    m_retrieval->setAccessibleName(tr("Retrieval: %1").arg(retrievalText(setup)));
}

void SetupBar::openRetrieval() {
    auto* card = new RetrievalCard(m_chat, this);
    card->setAttribute(Qt::WA_DeleteOnClose);
    card->popup(m_retrieval->mapToGlobal(QPoint(0, m_retrieval->height() + space::kUnit)));
}

void SetupBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_ask->setVisible(width() >= kRoomForWords);
    m_with->setVisible(width() >= kRoomForWords);
}

} // namespace touchstone::gui
