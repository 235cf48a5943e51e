// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/labelpane.h"

#include "gui/evaluation/calibrationpane.h"
#include "gui/evaluation/itemcard.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace touchstone::gui {

LabelPane::LabelPane(LabelQueue& queue, JudgeCalibration& calibration, QWidget* parent)
    : QWidget(parent), m_queue(queue), m_calibration(calibration), m_typing(new QTimer(this)) {
    setObjectName(QStringLiteral("labelPane"));
    build();
    for (const auto signal : {&LabelQueue::opened, &LabelQueue::labelChanged})
        connect(&m_queue, signal, this, &LabelPane::refresh);
    connect(&m_queue, &LabelQueue::sampleChanged, this,
            [this] { m_card->setSample(m_queue.sample(), {}, toQString(m_queue.run().name)); });
    refresh();
}

QPushButton* LabelPane::addChoice(QHBoxLayout* row, const QString& words, const QString& name) {
    auto* button = makeButton(words, ButtonVariant::Plain, m_content);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
}

void LabelPane::build() {
    m_content = new QWidget(this);
    m_progress = new TextLabel({}, TypeRole::Caption, Token::Muted, m_content);
    m_progress->setObjectName(QStringLiteral("labelProgressLabel"));
    m_card = new ItemCard(m_content);
    m_card->setBlind(true);
    m_card->setMaximumWidth(820);
    m_empty = new EmptyState(Icon::Quote, tr("Nothing to judge"),
                             tr("Open a run, filter its items as you like and press L: they come here one by "
                                "one, to be judged by keys. "
                                "Judges are measured against what people say."),
                             this);
    auto* verdict = new QHBoxLayout;
    auto* scale = new QHBoxLayout;
    auto* passages = new QHBoxLayout;
    for (QHBoxLayout* row : {verdict, scale, passages})
        row->setSpacing(space::kUnit);
    const auto words = [this](const QString& text) {
        auto* label = new TextLabel(text, TypeRole::Caption, Token::Muted, m_content);
        label->setMinimumWidth(72);
        return label;
    };
    verdict->addWidget(words(tr("Answer")));
    m_pass = addChoice(verdict, tr("Y  passed"), QStringLiteral("passedButton"));
    m_fail = addChoice(verdict, tr("N  not passed"), QStringLiteral("notPassedButton"));
    connect(m_pass, &QPushButton::clicked, this, [this] { m_queue.setPassed(true); });
    connect(m_fail, &QPushButton::clicked, this, [this] { m_queue.setPassed(false); });
    scale->addWidget(words(tr("Quality")));
    const QString anchors[] = {tr("1  wrong"), tr("2  mostly wrong"), tr("3  half right"),
                               tr("4  mostly right"), tr("5  right")};
    for (int i = 1; i <= 5; ++i) {
        m_rubric.push_back(addChoice(scale, anchors[i - 1], QStringLiteral("rubric%1Button").arg(i)));
        connect(m_rubric.back(), &QPushButton::clicked, this, [this, i] { m_queue.setRubric(i); });
    }
    passages->addWidget(words(tr("Passages")));
    const QString grades[] = {tr("Q  0 no help"), tr("W  1 touch it"), tr("E  2 help"), tr("R  3 answer it")};
    for (int i = 0; i <= 3; ++i) {
        m_grade.push_back(addChoice(passages, grades[i], QStringLiteral("passages%1Button").arg(i)));
        connect(m_grade.back(), &QPushButton::clicked, this, [this, i] { m_queue.setGrade(i); });
    }
    m_note = new QLineEdit(m_content);
    m_note->setObjectName(QStringLiteral("labelNoteEdit"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("Note (M)"));
    // A note is kept while it is typed, at each pause.
    m_typing->setSingleShot(true);
    m_typing->setInterval(400);
    const auto keep = [this] {
        m_typing->stop();
        m_queue.setNote(m_note->text().trimmed());
    };
    connect(m_note, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, keep);
    connect(m_note, &QLineEdit::editingFinished, this, keep);
    connect(m_note, &QLineEdit::returnPressed, this, &LabelPane::focusFirst);
    m_undo = makeButton(tr("U  undo"), ButtonVariant::Quiet, m_content);
    m_undo->setObjectName(QStringLiteral("undoLabelButton"));
    connect(m_undo, &QPushButton::clicked, &m_queue, &LabelQueue::undo);
    for (QHBoxLayout* row : {verdict, scale, passages})
        row->addStretch(1);
    auto* noteRow = new QHBoxLayout;
    noteRow->setSpacing(space::kUnit);
    noteRow->addWidget(words(tr("Note")));
    noteRow->addWidget(m_note, 1);
    noteRow->addWidget(m_undo);
    auto* keys = new QVBoxLayout;
    keys->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    keys->setSpacing(space::kUnit);
    keys->addLayout(verdict);
    keys->addLayout(scale);
    keys->addLayout(passages);
    keys->addLayout(noteRow);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_card, 100);
    middle->addStretch(1);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    top->addWidget(m_progress, 1);
    m_judgeButton = makeButton(tr("How good is the judge?"), ButtonVariant::Plain, Icon::Half, m_content);
    m_judgeButton->setObjectName(QStringLiteral("calibrateButton"));
    m_judgeButton->setCheckable(true);
    m_judgeButton->setToolTip(tr("Sets the judge's scores of the run beside these labels: Ctrl+Shift+C"));
    m_judgeButton->setFocusPolicy(Qt::TabFocus);
    top->addWidget(m_judgeButton);
    connect(m_judgeButton, &QPushButton::clicked, this, &LabelPane::toggleCalibration);
    m_judge = new CalibrationPane(m_calibration, m_content);
    m_judge->setMinimumWidth(260);
    m_judge->setMaximumWidth(400);
    m_judge->hide();
    auto* inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addLayout(top);
    middle->addWidget(m_judge, 60);
    inner->addLayout(middle, 1);
    inner->addWidget(new Hairline(Qt::Horizontal, m_content));
    inner->addLayout(keys);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_content, 1);
    column->addWidget(m_empty, 1);
    setFocusPolicy(Qt::StrongFocus);
}

void LabelPane::refresh() {
    const bool some = m_queue.count() > 0;
    m_content->setVisible(some);
    m_empty->setVisible(!some);
    if (!some)
        return;
    m_progress->setText(tr("%1: item %2 of %3, %4 judged")
                            .arg(toQString(m_queue.run().name),
                                 countText(static_cast<quint64>(m_queue.current() + 1)),
                                 countText(static_cast<quint64>(m_queue.count())),
                                 countText(static_cast<quint64>(m_queue.labelled()))));
    m_pass->setChecked(m_queue.passed() == true);
    m_fail->setChecked(m_queue.passed() == false);
    for (int i = 1; i <= 5; ++i)
        m_rubric[static_cast<std::size_t>(i) - 1]->setChecked(m_queue.rubric() == i);
    for (int i = 0; i <= 3; ++i)
        m_grade[static_cast<std::size_t>(i)]->setChecked(m_queue.grade() == i);
    if (!m_note->hasFocus())
        m_note->setText(m_queue.note());
    m_undo->setEnabled(m_queue.canUndo());
}

void LabelPane::toggleCalibration() {
    const bool open = m_judge->isHidden();
    m_judge->setVisible(open);
    m_judgeButton->setChecked(open);
    if (open && m_queue.count() > 0)
        m_calibration.calibrate(toQString(m_queue.run().id.value), m_queue.arm(), m_queue.queue(), {});
}

void LabelPane::focusFirst() {
    setFocus(Qt::ShortcutFocusReason);
}

void LabelPane::focusNote() {
    m_note->setFocus(Qt::ShortcutFocusReason);
}

} // namespace touchstone::gui
