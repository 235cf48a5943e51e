// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/textpane.h"

#include "gui/prompts/promptdiffview.h"
#include "gui/text/numbers.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kMostSettings = 5; ///< rows of the table, before it scrolls

IconButton* makeToggle(Icon icon, const char* name, const QString& words, QWidget* parent) {
    auto* button = new IconButton(icon, words, parent);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    return button;
}

} // namespace

TextPane::TextPane(QWidget* parent) : QWidget(parent), m_settings(new SettingsDiffModel(this)) {
    setObjectName(QStringLiteral("promptTextPane"));
    build();
    connect(m_inline, &QToolButton::clicked, this, &TextPane::toggleInline);
    connect(m_whitespace, &QToolButton::clicked, this, &TextPane::toggleWhitespace);
    connect(m_onlyChanges, &QToolButton::clicked, this, &TextPane::toggleOnlyChanges);
    connect(m_view, &PromptDiffView::currentChangeChanged, this, &TextPane::showState);
    showState();
}

void TextPane::build() {
    m_counts = new TextLabel({}, TypeRole::Body, Token::Muted, this);
    m_counts->setObjectName(QStringLiteral("promptDiffCountsLabel"));
    m_counts->setElided(true);
    m_problem = new TextLabel({}, TypeRole::Body, Token::Warn, this);
    m_problem->setObjectName(QStringLiteral("promptSettingsProblemLabel"));
    m_problem->setWordWrap(true);
    m_view = new PromptDiffView(this);
    auto* previous = new IconButton(Icon::Up, tr("Previous change ([)"), this);
    previous->setObjectName(QStringLiteral("previousPromptChangeButton"));
    auto* next = new IconButton(Icon::Down, tr("Next change (])"), this);
    next->setObjectName(QStringLiteral("nextPromptChangeButton"));
    m_inline = makeToggle(Icon::List, "inlineDiffButton", tr("In one column (I)"), this);
    m_whitespace = makeToggle(Icon::Section, "whitespaceButton", tr("Show blanks and line ends (S)"), this);
    m_onlyChanges = makeToggle(Icon::Filter, "onlyChangesButton", tr("Only what changed (O)"), this);
    m_table = new QTableView(this);
    setUpRowTable(m_table, "promptSettingsTable", tr("Settings that differ"));
    m_table->setModel(m_settings);
    m_table->horizontalHeader()->setStretchLastSection(true);
    constexpr int kWidths[] = {170, 80, 220, 220};
    for (int i = 0; i < SettingsDiffModel::ColumnCount; ++i)
        m_table->setColumnWidth(i, kWidths[i]);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::kLarge, 2, space::kMedium, 2);
    bar->setSpacing(space::kUnit);
    bar->addWidget(m_counts, 1);
    for (IconButton* button : {previous, next, m_inline, m_onlyChanges, m_whitespace})
        bar->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_problem);
    column->addWidget(m_table);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_view, 1);
    m_problem->setContentsMargins(space::kLarge, 0, space::kLarge, space::kUnit);
    connect(previous, &QToolButton::clicked, this, [this] { m_view->stepChange(-1); });
    connect(next, &QToolButton::clicked, this, [this] { m_view->stepChange(1); });
}

void TextPane::setDiff(std::shared_ptr<const PromptTextDiff> diff, const QString& a, const QString& b) {
    m_diff = std::move(diff);
    m_settings->setDiff(m_diff);
    m_view->setDiff(m_diff, a, b);
    fitSettings();
    showState();
}

void TextPane::setNotes(std::vector<ChangeNote> notes) {
    m_view->setNotes(std::move(notes));
}

void TextPane::fitSettings() {
    const int rows = m_settings->rowCount();
    m_table->setVisible(rows > 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            std::min(rows, kMostSettings) * space::kRow + 2);
    m_problem->setVisible(m_diff && !m_diff->settingsProblem.isEmpty());
    if (m_diff)
        m_problem->setText(tr("The settings cannot be compared: %1").arg(m_diff->settingsProblem));
}

void TextPane::showState() {
    m_inline->setChecked(m_view->isInline());
    m_whitespace->setChecked(m_view->whitespace());
    m_onlyChanges->setChecked(m_view->onlyChanges());
    if (!m_diff) {
        m_counts->setText(tr("The texts are being compared."));
        return;
    }
    if (m_diff->changes.empty()) {
        m_counts->setText(tr("The texts are equal."));
        return;
    }
    QStringList words;
    if (m_view->currentChange() >= 0)
        words.append(tr("Change %1 of %2").arg(m_view->currentChange() + 1).arg(m_diff->changes.size()));
    words.append(tr("%1 lines removed, %2 added")
                     .arg(countText(static_cast<quint64>(m_diff->removed)),
                          countText(static_cast<quint64>(m_diff->added))));
    if (m_diff->moved > 0)
        words.append(tr("%1 of them moved").arg(countText(static_cast<quint64>(m_diff->moved))));
    if (!m_diff->settings.empty())
        words.append(tr("%n setting(s)", nullptr, static_cast<int>(m_diff->settings.size())));
    m_counts->setText(words.join(QStringLiteral(" · ")));
}

void TextPane::toggleInline() {
    m_view->setInline(!m_view->isInline());
    showState();
}

void TextPane::toggleWhitespace() {
    m_view->setWhitespace(!m_view->whitespace());
    showState();
}

void TextPane::toggleOnlyChanges() {
    m_view->setOnlyChanges(!m_view->onlyChanges());
    showState();
}

} // namespace touchstone::gui
