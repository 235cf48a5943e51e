// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/compareform.h"

#include "gui/chat/answerwords.h"
#include "gui/text/convert.h"
#include "gui/theme/theme.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace touchstone::gui {

CompareForm::CompareForm(AppModel& app, ChatViewModel& chat, QWidget* parent)
    : QWidget(parent), m_app(app), m_chat(chat), m_versions(new QComboBox(this)),
      m_corpora(new QComboBox(this)), m_mode(new QComboBox(this)), m_k(new QSpinBox(this)),
      m_prompts(new QComboBox(this)), m_models(new QComboBox(this)),
      m_ask(makeButton(tr("Ask B"), ButtonVariant::Primary, Icon::Send, this)),
      m_hint(new TextLabel({}, TypeRole::Caption, Token::Muted, this)) {
    build();
}

void CompareForm::build() {
    setObjectName(QStringLiteral("compareForm"));
    const std::tuple<QWidget*, const char*, QString> parts[] = {
        {m_versions, "compareVersionCombo", tr("What stands beside")},
        {m_corpora, "compareCorpusCombo", tr("Corpus of B")},
        {m_mode, "compareModeCombo", tr("How B searches")},
        {m_k, "comparePassagesSpin", tr("Passages of B")},
        {m_prompts, "comparePromptCombo", tr("Version of the prompt of B")},
        {m_models, "compareModelCombo", tr("Model of B")}};
    auto* row = new QWidget(this);
    auto* flow = new FlowLayout(row, space::kSmall);
    for (const auto& [part, name, words] : parts) {
        part->setObjectName(QLatin1String(name));
        part->setAccessibleName(words);
        part->setToolTip(words);
        if (auto* box = qobject_cast<QComboBox*>(part)) {
            box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
            box->setMaximumWidth(240);
            leaveWheelToPage(box);
            connect(box, &QComboBox::currentIndexChanged, this, &CompareForm::check);
        }
        flow->addWidget(part);
    }
    m_k->setRange(1, 100);
    m_k->setSuffix(tr(" passages"));
    leaveWheelToPage(m_k);
    connect(m_k, &QSpinBox::valueChanged, this, &CompareForm::check);
    m_mode->addItem(tr("words and meaning"), QStringLiteral("hybrid"));
    m_mode->addItem(tr("words only"), QStringLiteral("lexical"));
    m_mode->addItem(tr("meaning only"), QStringLiteral("dense"));
    m_ask->setObjectName(QStringLiteral("compareAskButton"));
    flow->addWidget(m_ask);
    m_hint->setObjectName(QStringLiteral("compareHintLabel"));
    m_hint->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kUnit);
    column->addWidget(row);
    column->addWidget(m_hint);
    connect(m_versions, &QComboBox::activated, this, [this](int index) {
        if (const quint64 serial = m_versions->itemData(index).toULongLong(); serial > 0)
            Q_EMIT versionChosen(serial);
    });
    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT stopRequested();
        else
            Q_EMIT askRequested(setup());
    });
}

void CompareForm::setTurn(const ChatTurn& turn) {
    m_first = turn.setupKnown ? turn.setup : m_chat.setup();
    if (m_first.corpora.empty())
        m_first.corpora = toStd(turn.corpora);
    m_first.without.clear();
    m_used = turn.answer ? toQString(turn.answer->prompt) : QString();
    fill(turn);
    check();
}

void CompareForm::fill(const ChatTurn& turn) {
    const QSignalBlocker versions(m_versions), corpora(m_corpora), mode(m_mode), k(m_k), prompts(m_prompts),
        models(m_models);
    m_versions->clear();
    m_versions->addItem(tr("another setup"), 0ULL);
    const std::vector<const ChatTurn*> all = m_chat.versionsOf(turn.serial);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i]->serial != turn.serial)
            m_versions->addItem(tr("version %1: %2").arg(i + 1).arg(setupText(all[i]->setup, nullptr)),
                                static_cast<qulonglong>(all[i]->serial));
    m_versions->setVisible(m_versions->count() > 1);
    m_corpora->clear();
    for (const EditionInfo& edition : m_app.editions())
        m_corpora->addItem(editionLabel(edition), editionLabel(edition));
    const QString asked = toQString(m_first.corpora);
    if (m_corpora->findData(asked) < 0)
        m_corpora->addItem(asked, asked);
    m_corpora->setCurrentIndex(m_corpora->findData(asked));
    m_mode->setCurrentIndex(std::max(0, m_mode->findData(toQString(m_first.mode))));
    m_k->setValue(static_cast<int>(m_first.k));
    m_prompts->clear();
    m_prompts->addItem(tr("answer, in use"), QString());
    for (const QString& label : m_chat.prompts())
        m_prompts->addItem(label, label);
    m_prompts->setCurrentIndex(std::max(0, m_prompts->findData(toQString(m_first.prompt))));
    m_models->clear();
    for (const QString& name : m_app.modelNames())
        m_models->addItem(modelText(name), name);
    if (m_models->findData(QStringLiteral("extractive")) < 0)
        m_models->insertItem(0, modelText({}), QStringLiteral("extractive"));
    const QString model = m_first.model.empty() ? QStringLiteral("extractive") : toQString(m_first.model);
    if (m_models->findData(model) < 0)
        m_models->addItem(modelText(model), model);
    m_models->setCurrentIndex(m_models->findData(model));
}

AskSetup CompareForm::setup() const {
    AskSetup setup = m_first;
    setup.corpora = toStd(m_corpora->currentData().toString());
    setup.mode = toStd(m_mode->currentData().toString());
    setup.k = static_cast<std::size_t>(m_k->value());
    setup.prompt = toStd(m_prompts->currentData().toString());
    setup.model = toStd(m_models->currentData().toString());
    if (setup.model == "extractive")
        setup.tools = false;
    return setup;
}

void CompareForm::setRunning(bool running) {
    m_running = running;
    m_ask->setText(running ? tr("Stop B") : tr("Ask B"));
    check();
}

void CompareForm::focusFirst() {
    (m_models->isEnabled() ? m_models : m_corpora)->setFocus(Qt::ShortcutFocusReason);
}

/// An equal setup would tell how much a model wavers, not what a setting does: 'Ask again' is for that.
void CompareForm::check() {
    const AskSetup now = setup();
    m_prompts->setEnabled(!m_running && now.model != "extractive");
    for (QWidget* part : std::initializer_list<QWidget*>{m_versions, m_corpora, m_mode, m_k, m_models})
        part->setEnabled(!m_running);
    const bool equal = now == m_first;
    m_ask->setEnabled(m_running || (!equal && !m_chat.running()));
    QStringList differs;
    if (now.corpora != m_first.corpora)
        differs.append(tr("corpus"));
    if (now.mode != m_first.mode)
        differs.append(tr("search"));
    if (now.k != m_first.k)
        differs.append(tr("number of passages"));
    if (now.prompt != m_first.prompt)
        differs.append(tr("prompt"));
    if (now.model != m_first.model)
        differs.append(tr("model"));
    m_hint->setText(equal ? tr("Change at least one of these; B is asked the same question with it.")
                          : tr("B differs in: %1.").arg(differs.join(QStringLiteral(", "))));
}

} // namespace touchstone::gui
