// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/pairbar.h"

#include "gui/prompts/scorebar.h"
#include "gui/viewmodels/promptsviewmodel.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QGridLayout>
#include <QListView>
#include <QSignalBlocker>

namespace touchstone::gui {

PairBar::PairBar(PromptsViewModel& prompts, QWidget* parent) : QWidget(parent), m_prompts(prompts) {
    setObjectName(QStringLiteral("promptPairBar"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kUnit);
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(0);
    m_a = makeSide(tr("A"), "promptACombo", tr("Version A, the older side"), 0);
    m_swap = new IconButton(Icon::Replay, tr("Swap A and B (X)"), this);
    m_swap->setObjectName(QStringLiteral("swapPromptsButton"));
    grid->addWidget(m_swap, 0, 2);
    m_b = makeSide(tr("B"), "promptBCombo", tr("Version B, the newer side"), 3);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(4, 1);
    connect(m_swap, &QToolButton::clicked, &m_prompts, &PromptsViewModel::swap);
    connect(m_a.combo, &QComboBox::activated, this,
            [this] { m_prompts.setPair(m_a.combo->currentData().toInt(), m_prompts.b()); });
    connect(m_b.combo, &QComboBox::activated, this,
            [this] { m_prompts.setPair(m_prompts.a(), m_b.combo->currentData().toInt()); });
    connect(&m_prompts, &PromptsViewModel::shelfChanged, this, &PairBar::fill);
    connect(&m_prompts, &PromptsViewModel::nameChanged, this, &PairBar::fill);
    connect(&m_prompts, &PromptsViewModel::pairChanged, this, &PairBar::showPair);
    fill();
}

PairBar::Side PairBar::makeSide(const QString& letter, const char* name, const QString& words, int column) {
    auto* grid = static_cast<QGridLayout*>(layout());
    Side side;
    auto* label = new TextLabel(letter, TypeRole::BodyBold, Token::Text, this);
    side.combo = new QComboBox(this);
    side.combo->setObjectName(QLatin1String(name));
    side.combo->setAccessibleName(words);
    side.combo->setToolTip(words);
    side.combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    side.combo->setMinimumContentsLength(10);
    side.combo->setMaxVisibleItems(16);
    if (auto* list = qobject_cast<QListView*>(side.combo->view()))
        list->setUniformItemSizes(true);
    leaveWheelToPage(side.combo);
    label->setBuddy(side.combo);
    side.score = new ScoreBar(this);
    side.score->setObjectName(QLatin1String(name).left(7) + QStringLiteral("ScoreBar"));
    grid->addWidget(label, 0, column);
    grid->addWidget(side.combo, 0, column + 1);
    grid->addWidget(side.score, 1, column + 1);
    return side;
}

void PairBar::fill() {
    const PromptHistory* history = m_prompts.history();
    for (const Side* side : {&m_a, &m_b}) {
        const QSignalBlocker quiet(side->combo);
        side->combo->clear();
        if (history == nullptr)
            continue;
        for (const PromptRow& row : history->rows) {
            QStringList words{row.label()};
            words += row.tags;
            if (!row.message.isEmpty())
                words.append(row.message.left(80));
            side->combo->addItem(words.join(QStringLiteral(" · ")), row.version);
        }
    }
    showPair();
}

void PairBar::showPair() {
    showSide(m_a, m_prompts.a());
    showSide(m_b, m_prompts.b());
    m_swap->setEnabled(m_prompts.a() != m_prompts.b());
}

void PairBar::showSide(const Side& side, int version) {
    const QSignalBlocker quiet(side.combo);
    const PromptHistory* history = m_prompts.history();
    const PromptRow* row = history == nullptr ? nullptr : history->version(version);
    side.combo->setEnabled(row != nullptr);
    // Newest first, in the order of the history: no search through a thousand entries.
    side.combo->setCurrentIndex(row == nullptr ? -1 : static_cast<int>(row - history->rows.data()));
    side.score->setScore(row == nullptr || row->scores.empty()
                             ? std::nullopt
                             : std::optional<PromptScore>(row->scores.front()));
}

void PairBar::focusA() {
    m_a.combo->setFocus(Qt::ShortcutFocusReason);
}

void PairBar::focusB() {
    m_b.combo->setFocus(Qt::ShortcutFocusReason);
}

} // namespace touchstone::gui
