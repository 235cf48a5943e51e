// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/reruncard.h"

#include "gui/evaluation/itemlists.h"
#include "gui/evaluation/rankedpassages.h"
#include "gui/text/convert.h"
#include "gui/text/markdown.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/safetextbrowser.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kSideBySide = 640; ///< width from which the answers stand beside each other

/// What the answer is, or why there is none.
QString answerText(const SampleOutput& output) {
    if (output.failed())
        return RerunCard::tr("It failed: %1").arg(toQString(output.error));
    if (output.answer.empty() && output.refused)
        return RerunCard::tr("It was refused.");
    return toQString(output.answer);
}

QString scoreText(const Score& score) {
    return score.hasValue()                    ? significantText(score.value)
           : score.state == ScoreState::Failed ? RerunCard::tr("failed")
                                               : QStringLiteral("–");
}

bool sameScore(const Score& a, const Score& b) {
    return a.state == b.state && (!a.hasValue() || a.value == b.value);
}

} // namespace

RerunCard::RerunCard(ItemRerun& rerun, ExperimentForm& form, QWidget* parent)
    : QWidget(parent), m_rerun(rerun), m_form(form) {
    setObjectName(QStringLiteral("rerunCard"));
    build();
    connect(&m_rerun, &ItemRerun::finished, this, &RerunCard::showResult);
    connect(&m_rerun, &ItemRerun::failed, this, [this](const Error& error) {
        clear();
        m_banner->showError(error);
    });
    connect(&m_form, &ExperimentForm::choicesChanged, this, &RerunCard::fillValues);
    clear();
}

void RerunCard::build() {
    m_setting = new QComboBox(this);
    m_setting->setObjectName(QStringLiteral("rerunSettingCombo"));
    m_setting->setAccessibleName(tr("Setting that is changed"));
    m_setting->addItem(tr("mode"), QStringLiteral("retrieval.mode"));
    m_setting->addItem(tr("k"), QStringLiteral("retrieval.k"));
    m_setting->addItem(tr("reranking"), QStringLiteral("retrieval.rerank"));
    m_setting->addItem(tr("prompt"), QStringLiteral("prompt"));
    m_setting->addItem(tr("model"), QStringLiteral("model"));
    m_value = new QComboBox(this);
    m_value->setObjectName(QStringLiteral("rerunValueCombo"));
    m_value->setAccessibleName(tr("Its value for this item"));
    m_value->setInsertPolicy(QComboBox::NoInsert);
    m_value->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_value->setMinimumContentsLength(6);
    leaveWheelToPage(m_setting);
    leaveWheelToPage(m_value);
    m_start = makeButton(tr("Ask again"), ButtonVariant::Plain, Icon::Replay, this);
    m_start->setObjectName(QStringLiteral("rerunButton"));
    m_progress = new ProgressLine(this);
    m_progress->setCancellable(true);
    m_banner = new MessageBanner(this);
    // In a narrow panel the button stands below: the card never asks for more width than there is.
    auto* controls = new QHBoxLayout;
    controls->setSpacing(space::kUnit);
    controls->addWidget(m_setting);
    controls->addWidget(m_value, 1);
    m_result = new QWidget(this);
    m_answers = new QBoxLayout(QBoxLayout::TopToBottom);
    m_answers->setSpacing(space::kMedium);
    for (int side = 0; side < 2; ++side) {
        auto* column = new QVBoxLayout;
        column->setSpacing(2);
        m_titles[side] = new TextLabel({}, TypeRole::Caption, Token::Muted, m_result);
        m_texts[side] = new SafeTextBrowser(TypeRole::Body, m_result);
        m_texts[side]->setObjectName(side == 0 ? QStringLiteral("rerunBeforeBrowser")
                                               : QStringLiteral("rerunNowBrowser"));
        column->addWidget(m_titles[side]);
        column->addWidget(m_texts[side]);
        column->addStretch(1);
        m_answers->addLayout(column, 1);
    }
    m_note = new TextLabel({}, TypeRole::Caption, Token::Muted, m_result);
    m_note->setObjectName(QStringLiteral("rerunNoteLabel"));
    m_note->setWordWrap(true);
    m_ranks = new RankLines(m_result);
    m_ranks->setObjectName(QStringLiteral("rerunRankLines"));
    m_scores = makeList("rerunScoreList", tr("Scores that differ"),
                        {tr("Measure"), tr("In the run"), tr("Now")}, m_result);
    auto* result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(space::kSmall);
    result->addLayout(m_answers);
    result->addWidget(m_note);
    result->addWidget(m_ranks);
    result->addWidget(m_scores);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(new SectionHeader(tr("Ask again with"), this));
    column->addLayout(controls);
    column->addWidget(m_start, 0, Qt::AlignLeft);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addWidget(m_result);
    connect(m_setting, &QComboBox::currentIndexChanged, this, &RerunCard::fillValues);
    connect(m_start, &QPushButton::clicked, this, &RerunCard::start);
    connect(m_progress, &ProgressLine::cancelRequested, this, [this] {
        m_rerun.drop();
        clear();
    });
}

void RerunCard::clear() {
    m_progress->hide();
    m_banner->clear();
    m_result->hide();
    m_start->setEnabled(m_sample != nullptr);
}

void RerunCard::setSample(const RunRecord* run, std::shared_ptr<const SampleView> sample) {
    m_rerun.drop();
    m_sample = run != nullptr ? std::move(sample) : nullptr;
    if (run != nullptr)
        m_run = *run;
    clear();
    fillValues();
}

void RerunCard::fillValues() {
    const QString path = m_setting->currentData().toString();
    const QString before = m_value->currentText();
    const QSignalBlocker quiet(m_value);
    m_value->clear();
    const bool free = path == QLatin1String("retrieval.k") || path == QLatin1String("retrieval.rerank");
    m_value->setEditable(free);
    if (path == QLatin1String("retrieval.mode"))
        m_value->addItems({QStringLiteral("lexical"), QStringLiteral("dense"), QStringLiteral("hybrid")});
    else if (path == QLatin1String("retrieval.k"))
        m_value->addItems({QStringLiteral("1"), QStringLiteral("4"), QStringLiteral("8"),
                           QStringLiteral("16"), QStringLiteral("32")});
    else if (path == QLatin1String("retrieval.rerank"))
        m_value->addItems({QStringLiteral("none"), QStringLiteral("features")});
    else if (path == QLatin1String("model"))
        m_value->addItems(m_form.models());
    else if (m_form.choices())
        m_value->addItems(m_form.choices()->prompts);
    else
        m_form.refresh(); // choicesChanged() comes back here
    if (const int at = m_value->findText(before); at >= 0)
        m_value->setCurrentIndex(at);
}

void RerunCard::focusSetting() {
    m_setting->setFocus(Qt::ShortcutFocusReason);
}

void RerunCard::start() {
    if (!m_sample || m_value->currentText().trimmed().isEmpty())
        return;
    clear();
    m_progress->setProgress(tr("Asking again"), 0, 0);
    m_progress->show();
    m_rerun.start(m_run, m_sample->record.key, m_setting->currentData().toString(), m_value->currentText());
}

void RerunCard::showResult() {
    clear();
    const auto& now = m_rerun.sample();
    if (!now || !m_sample)
        return;
    m_titles[0]->setText(tr("In the run"));
    m_titles[1]->setText(toQString(now->arm));
    m_texts[0]->setSafeHtml(markdownToHtml(answerText(m_sample->output)));
    m_texts[0]->setAccessibleName(tr("Answer in the run"));
    m_texts[1]->setSafeHtml(markdownToHtml(answerText(now->output)));
    m_texts[1]->setAccessibleName(tr("Answer now"));
    m_ranks->setLists(tr("In the run"), rankedPassages(*m_sample), tr("Now"), rankedPassages(*now));
    m_ranks->setVisible(m_sample->output.hits || now->output.hits);
    m_scores->clear();
    int same = 0;
    for (const auto& [name, score] : now->scores) {
        const auto before = std::find_if(m_sample->scores.begin(), m_sample->scores.end(),
                                         [&name = name](const auto& one) { return one.first == name; });
        if (before == m_sample->scores.end() || sameScore(before->second, score)) {
            ++same;
            continue;
        }
        auto* row =
            new QTreeWidgetItem(m_scores, {toQString(name), scoreText(before->second), scoreText(score)});
        row->setToolTip(1, toQString(before->second.reason));
        row->setToolTip(2, toQString(score.reason));
    }
    m_scores->setColumnWidth(0, 190);
    m_scores->setColumnWidth(1, 90);
    m_scores->setVisible(m_scores->topLevelItemCount() > 0);
    fitRows(m_scores);
    QStringList note{m_ranks->sentence(), tr("%n score(s) as before", nullptr, same)};
    if (now->output.totalMs >= 0)
        note.append(durationText(now->output.totalMs));
    m_note->setText(note.join(QStringLiteral("  ·  ")));
    m_result->show();
    Q_EMIT resultShown();
}

void RerunCard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_answers->setDirection(width() >= kSideBySide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace touchstone::gui
