// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/servereditor.h"

#include "gui/text/convert.h"
#include "gui/text/errortext.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/status.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace touchstone::gui {
namespace {

QLabel* labelFor(const QString& text, QWidget* buddy) {
    auto* label = new TextLabel(text, TypeRole::Body, Token::Muted);
    label->setBuddy(buddy);
    return label;
}

Status statusOf(DoctorStep::State state) {
    switch (state) {
    case DoctorStep::State::Passed:
        return Status::Good;
    case DoctorStep::State::Failed:
        return Status::Failed;
    case DoctorStep::State::Skipped:
        break;
    }
    return Status::NotApplicable;
}

} // namespace

ServerEditor::ServerEditor(ServerChecks& checks, QWidget* parent)
    : Card(parent), m_checks(checks), m_title(new SectionHeader({})), m_name(new QLineEdit),
      m_url(new QLineEdit), m_model(new QComboBox), m_keyKind(new QComboBox), m_keyName(new QComboBox),
      m_keyValue(new QLineEdit), m_list(makeButton(tr("List models"), ButtonVariant::Plain, Icon::Refresh)),
      m_test(makeButton(tr("Test"), ButtonVariant::Plain, Icon::Play)),
      m_save(makeButton(tr("Save"), ButtonVariant::Primary)), m_steps(new QVBoxLayout),
      m_problem(new TextLabel({}, TypeRole::Body, Token::Muted)),
      m_keyNote(new TextLabel({}, TypeRole::Caption, Token::Muted)) {
    setObjectName(QStringLiteral("serverEditor"));
    build();
    connect(&m_checks, &ServerChecks::stepEnded, this, &ServerEditor::addStep);
    connect(&m_checks, &ServerChecks::examined, this, [this](bool passed) {
        m_problem->setText(passed ? tr("Everything works. Save the server to use it.")
                                  : tr("Not everything works yet; see the first step that failed."));
        m_problem->setToken(passed ? Token::Good : Token::Bad);
    });
    connect(&m_checks, &ServerChecks::modelsListed, this, [this](const QStringList& models) {
        setModels(models);
        m_model->showPopup();
    });
    connect(&m_checks, &ServerChecks::failed, this, [this](const Error& error) {
        if (!isVisible())
            return;
        m_problem->setText(errorLine(error));
        m_problem->setToken(Token::Bad);
    });
}

void ServerEditor::build() {
    m_name->setObjectName(QStringLiteral("serverNameEdit"));
    m_name->setPlaceholderText(tr("My server"));
    m_url->setObjectName(QStringLiteral("serverUrlEdit"));
    m_url->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080/v1"));
    m_model->setObjectName(QStringLiteral("serverModelComboBox"));
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_list->setObjectName(QStringLiteral("listModelsButton"));
    m_keyKind->setObjectName(QStringLiteral("keyKindComboBox"));
    m_keyKind->addItems({tr("No key"), tr("From an environment variable"), tr("From the keychain")});
    m_keyName->setObjectName(QStringLiteral("keyNameComboBox"));
    m_keyName->setEditable(true);
    m_keyName->setInsertPolicy(QComboBox::NoInsert);
    m_keyName->setAccessibleName(tr("Name of the variable or keychain entry"));
    m_keyName->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_keyValue->setObjectName(QStringLiteral("keyValueEdit"));
    m_keyValue->setEchoMode(QLineEdit::Password);
    m_keyValue->setPlaceholderText(tr("New key for the keychain; empty = leave it as it is"));
    m_keyValue->setAccessibleName(tr("Key"));
    for (QComboBox* box : {m_model, m_keyKind, m_keyName})
        leaveWheelToPage(box);
    m_keyNote->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_test->setObjectName(QStringLiteral("testServerButton"));
    m_save->setObjectName(QStringLiteral("saveServerButton"));
    QPushButton* cancel = makeButton(tr("Cancel"), ButtonVariant::Quiet);
    cancel->setObjectName(QStringLiteral("cancelServerButton"));

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kMedium);
    grid->setVerticalSpacing(space::kSmall);
    grid->setColumnStretch(1, 1);
    grid->addWidget(labelFor(tr("&Name"), m_name), 0, 0);
    grid->addWidget(m_name, 0, 1, 1, 2);
    grid->addWidget(labelFor(tr("&Address"), m_url), 1, 0);
    grid->addWidget(m_url, 1, 1, 1, 2);
    grid->addWidget(labelFor(tr("&Model"), m_model), 2, 0);
    grid->addWidget(m_model, 2, 1);
    grid->addWidget(m_list, 2, 2);
    grid->addWidget(labelFor(tr("&Key"), m_keyKind), 3, 0);
    grid->addWidget(m_keyKind, 3, 1, 1, 2);
    grid->addWidget(m_keyName, 4, 1, 1, 2);
    grid->addWidget(m_keyValue, 5, 1, 1, 2);
    grid->addWidget(m_keyNote, 6, 1, 1, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(m_save);
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    m_steps->setSpacing(space::kUnit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(m_title);
    column->addLayout(grid);
    column->addLayout(m_steps);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    QWidget* const order[] = {m_name,    m_url,      m_model, m_list, m_keyKind,
                              m_keyName, m_keyValue, m_save,  m_test, cancel};
    for (std::size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);

    for (QLineEdit* edit : {m_name, m_url})
        connect(edit, &QLineEdit::textEdited, this, &ServerEditor::updateState);
    connect(m_model, &QComboBox::editTextChanged, this, &ServerEditor::updateState);
    connect(m_keyName, &QComboBox::editTextChanged, this, &ServerEditor::updateState);
    connect(m_keyKind, &QComboBox::currentIndexChanged, this, &ServerEditor::updateKeyFields);
    connect(m_list, &QPushButton::clicked, this, [this] { m_checks.listModels(form().toServer().spec); });
    connect(m_test, &QPushButton::clicked, this, [this] {
        clearSteps();
        m_problem->setToken(Token::Muted);
        m_problem->setText(tr("Testing step by step …"));
        m_checks.examine(form().toServer().spec);
    });
    connect(m_save, &QPushButton::clicked, this, &ServerEditor::saveRequested);
    connect(cancel, &QPushButton::clicked, this, &ServerEditor::cancelRequested);
    connect(m_url, &QLineEdit::returnPressed, m_list, &QPushButton::click);
}

void ServerEditor::setForm(const ServerForm& form, const QStringList& taken, bool isNew) {
    m_form = form;
    m_taken = taken;
    clearSteps();
    m_title->setTitle(isNew ? tr("A new model server") : tr("Edit %1").arg(form.name));
    m_name->setText(form.name);
    m_url->setText(form.url);
    m_model->clear();
    m_model->setEditText(form.model);
    m_keyKind->setCurrentIndex(static_cast<int>(form.keyKind));
    m_keyName->setEditText(form.keyName);
    m_keyValue->clear();
    updateKeyFields();
}

void ServerEditor::setModels(const QStringList& models) {
    const QString now = m_model->currentText();
    m_model->clear();
    m_model->addItems(models);
    m_model->setEditText(now.isEmpty() && !models.isEmpty() ? models.first() : now);
}

ServerForm ServerEditor::form() const {
    ServerForm form = m_form;
    form.name = m_name->text();
    form.url = m_url->text();
    form.model = m_model->currentText();
    form.keyKind = static_cast<KeyKind>(m_keyKind->currentIndex());
    form.keyName = m_keyName->currentText();
    return form;
}

QString ServerEditor::takeKeyValue() {
    QString value = m_keyValue->text();
    m_keyValue->clear();
    return value;
}

void ServerEditor::focusFirst() {
    (m_name->text().isEmpty() ? m_name : m_url)->setFocus(Qt::OtherFocusReason);
}

void ServerEditor::updateKeyFields() {
    const auto kind = static_cast<KeyKind>(m_keyKind->currentIndex());
    const QString now = m_keyName->currentText();
    m_keyName->clear();
    if (kind == KeyKind::Environment)
        m_keyName->addItems(keyVariablesThatAreSet());
    m_keyName->setEditText(now.isEmpty() && m_keyName->count() > 0 ? m_keyName->itemText(0) : now);
    m_keyName->setVisible(kind != KeyKind::None);
    m_keyName->lineEdit()->setPlaceholderText(kind == KeyKind::Environment ? QStringLiteral("OPENAI_API_KEY")
                                                                           : tr("Name of the entry"));
    m_keyValue->setVisible(kind == KeyKind::Keychain);
    m_keyNote->setVisible(kind != KeyKind::None);
    m_keyNote->setText(
        kind == KeyKind::Environment
            ? tr("Only the name of the variable is kept; its value never leaves the environment.")
            : tr("The key goes to the keychain of your desktop; the settings hold only its name."));
    updateState();
}

void ServerEditor::updateState() {
    const QStringList problems = form().problems(m_taken);
    m_save->setEnabled(problems.isEmpty());
    m_problem->setToken(Token::Muted);
    m_problem->setText(problems.isEmpty() ? QString() : problems.first());
    m_problem->setVisible(true);
}

void ServerEditor::clearSteps() {
    while (QLayoutItem* item = m_steps->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void ServerEditor::addStep(const DoctorStep& step) {
    auto* widget = new QWidget;
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kSmall);
    line->addWidget(new StatusIcon(statusOf(step.state)), 0, Qt::AlignTop);
    QString words = stepTitle(step.name);
    if (step.ms >= 1)
        words += QStringLiteral(" · ") % durationText(step.ms);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(new TextLabel(words));
    for (const std::string* more : {&step.said, &step.remedy}) {
        if (more->empty() || (more == &step.remedy && step.state != DoctorStep::State::Failed))
            continue;
        auto* label = new TextLabel(toQString(*more), TypeRole::Body, Token::Muted);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    line->addLayout(column, 1);
    m_steps->addWidget(widget);
}

} // namespace touchstone::gui
