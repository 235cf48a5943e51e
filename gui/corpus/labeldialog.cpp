// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/labeldialog.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace touchstone::gui {

LabelDialog::LabelDialog(Labels& labels, GoldPlace place, const QString& words, const QString& corpus,
                         QWidget* parent)
    : QDialog(parent), m_labels(labels), m_place(std::move(place)), m_corpus(corpus),
      m_set(new QComboBox(this)), m_question(new QComboBox(this)), m_grade(new QButtonGroup(this)),
      m_note(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_save(makeButton(tr("Add to the gold set"), ButtonVariant::Primary, this)) {
    setObjectName(QStringLiteral("labelDialog"));
    setWindowTitle(tr("This passage answers …"));
    setMinimumWidth(560);
    build(words);
    connect(m_set, &QComboBox::currentTextChanged, this, [this](const QString& name) {
        m_labels.loadQuestions(name.trimmed());
        check();
    });
    connect(m_question, &QComboBox::editTextChanged, this, &LabelDialog::check);
    connect(&m_labels, &Labels::setsChanged, this, &LabelDialog::refreshSets);
    connect(&m_labels, &Labels::questionsChanged, this, &LabelDialog::refreshQuestions);
    connect(m_save, &QPushButton::clicked, this, &LabelDialog::save);
    m_set->setEditText(m_labels.proposedSet(toQString(EditionName::parse(toStd(m_corpus)).name)));
    refreshSets();
    m_labels.refreshSets();
    m_question->setFocus();
}

void LabelDialog::build(const QString& words) {
    auto* passage = new QPlainTextEdit(words, this);
    passage->setObjectName(QStringLiteral("passageEdit"));
    passage->setAccessibleName(tr("The passage"));
    passage->setReadOnly(true);
    passage->setTabChangesFocus(true);
    passage->setFixedHeight(110);
    passage->setFont(Theme::font(TypeRole::Code));
    auto* where = new TextLabel(toQString(m_place.path) + QStringLiteral("  ·  ") +
                                    rangeText(m_place.range->start, m_place.range->end),
                                TypeRole::Caption, Token::Muted, this);
    for (QComboBox* box : {m_set, m_question}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
        box->completer()->setFilterMode(Qt::MatchContains);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(24);
    }
    m_set->setObjectName(QStringLiteral("goldSetCombo"));
    m_question->setObjectName(QStringLiteral("questionCombo"));
    m_question->lineEdit()->setPlaceholderText(tr("The question, as somebody would ask it"));
    auto* grades = new QHBoxLayout;
    grades->setSpacing(space::kLarge);
    const std::pair<int, QString> scale[] = {{2, tr("answers it")}, {1, tr("helps")}, {0, tr("does not")}};
    for (const auto& [grade, meaning] : scale) {
        auto* button = new QRadioButton(QStringLiteral("&%1  ").arg(grade) + meaning, this);
        button->setObjectName(QStringLiteral("grade%1Button").arg(grade));
        m_grade->addButton(button, grade);
        grades->addWidget(button);
    }
    grades->addStretch(1);
    m_grade->button(2)->setChecked(true);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kMedium);
    form->setVerticalSpacing(space::kSmall);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Question"), m_question);
    form->addRow(tr("Gold &set"), m_set);
    form->addRow(tr("Grade"), grades);
    m_note->setWordWrap(true);
    m_save->setObjectName(QStringLiteral("saveLabelButton"));
    m_save->setDefault(true);
    auto* cancel = makeButton(tr("Cancel"), ButtonVariant::Plain, this);
    cancel->setObjectName(QStringLiteral("cancelLabelButton"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(passage);
    column->addWidget(where);
    column->addLayout(form);
    column->addWidget(m_note);
    column->addLayout(buttons);
}

void LabelDialog::refreshSets() {
    refill(m_set, m_labels.setNames());
    m_labels.loadQuestions(m_set->currentText().trimmed());
    check();
}

void LabelDialog::refreshQuestions() {
    refill(m_question, m_labels.questions());
    check();
}

void LabelDialog::check() {
    const QString question = m_question->currentText().trimmed();
    const Labels::NamedSet set = m_labels.named(m_set->currentText().trimmed());
    m_save->setEnabled(set.usable && !question.isEmpty());
    const QString what = m_labels.questions().contains(question)
                             ? tr("The question is in the set; it gets one more passage.")
                             : tr("A new question.");
    m_note->setText(set.known != nullptr ? QString(what + QLatin1Char(' ') + set.note) : set.note);
}

void LabelDialog::save() {
    GoldLabel label;
    label.set = toStd(m_set->currentText().trimmed());
    label.corpus = toStd(m_corpus);
    label.question = toStd(m_question->currentText().trimmed());
    label.place = m_place;
    label.place.grade = m_grade->checkedId();
    m_labels.add(label);
    accept();
}

} // namespace touchstone::gui
