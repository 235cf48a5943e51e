// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of BehaviourPane.
#include "gui/prompts/behaviourpane.h"
#include "gui/text/convert.h"
#include "gui/theme/icons.h"
#include "gui/viewmodels/comparisonmodels.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/tables.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <tuple>

namespace touchstone::gui {

namespace {

/// The fate of an item by shape and colour beside its words.
class FateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem drawn = option;
        initStyleOption(&drawn, index);
        const auto fate = static_cast<ItemFate>(index.data(BehaviourItemModel::FateRole).toInt());
        drawn.icon = fate == ItemFate::Fixed     ? themedIcon(Icon::Check, Token::Good)
                     : fate == ItemFate::Broken  ? themedIcon(Icon::Cross, Token::Bad)
                     : fate == ItemFate::Changed ? themedIcon(Icon::Half, Token::Info)
                                                 : themedIcon(Icon::Dash, Token::Muted);
        drawn.features |= QStyleOptionViewItem::HasDecoration;
        drawn.decorationSize = {14, 14};
        drawn.widget->style()->drawControl(QStyle::CE_ItemViewItem, &drawn, painter, drawn.widget);
    }
};

} // namespace

void BehaviourPane::build() {
    m_banner = new MessageBanner(this);
    m_banner->clear();
    m_progress = new ProgressLine(this);
    m_progress->setCancellable(true);
    m_planText = new TextLabel({}, TypeRole::Body, Token::Text, this);
    m_planText->setObjectName(QStringLiteral("promptPlanLabel"));
    m_planText->setWordWrap(true);
    m_start = makeButton(tr("Start"), ButtonVariant::Primary, Icon::Play, this);
    m_start->setObjectName(QStringLiteral("startPromptTrialButton"));
    auto* drop = makeButton(tr("Cancel"), ButtonVariant::Plain, this);
    drop->setObjectName(QStringLiteral("dropPromptPlanButton"));
    m_planRow = new Card(this, Token::Surface, false);
    auto* plan = new QHBoxLayout(m_planRow);
    plan->setContentsMargins(space::kLarge, space::kUnit, space::kLarge, space::kUnit);
    plan->setSpacing(space::kSmall);
    plan->addWidget(m_planText, 1);
    plan->addWidget(drop);
    plan->addWidget(m_start);
    m_empty = new EmptyState(
        Icon::Half, tr("What do they answer?"),
        tr("Both versions are asked the questions of a gold set, with the same passages, so that only the "
           "edit can make a difference. What it costs is said before anything is sent."),
        this);
    m_hint =
        new TextLabel(tr("Both versions are asked the questions of a gold set, with the same passages. What "
                         "it costs is said before anything is sent."),
                      TypeRole::Body, Token::Muted, this);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildForm());
    column->addWidget(m_planRow);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addWidget(buildResult(), 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_hint, 1);
    connect(m_start, &QPushButton::clicked, this, &BehaviourPane::start);
    connect(drop, &QPushButton::clicked, this, &BehaviourPane::cancel);
    connect(m_progress, &ProgressLine::cancelRequested, this, &BehaviourPane::cancel);
    connect(m_banner, &MessageBanner::actionRequested, this, &BehaviourPane::actionRequested);
    connect(m_empty->setAction(tr("Plan the comparison")), &QPushButton::clicked, this,
            &BehaviourPane::compare);
}

QWidget* BehaviourPane::buildForm() {
    auto* form = new QWidget(this);
    m_gold = new QComboBox(form);
    m_gold->setObjectName(QStringLiteral("promptGoldCombo"));
    m_gold->setAccessibleName(tr("Gold set"));
    m_gold->setToolTip(tr("Gold set whose questions are asked"));
    m_model = new QComboBox(form);
    m_model->setObjectName(QStringLiteral("promptModelCombo"));
    m_model->setAccessibleName(tr("Model"));
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setToolTip(tr("A model of the settings, or its SPEC. The extractive answerer takes no prompt."));
    for (QComboBox* combo : {m_gold, m_model}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(5);
        leaveWheelToPage(combo);
    }
    m_anew = new QCheckBox(tr("retrieve anew"), form);
    m_anew->setObjectName(QStringLiteral("promptAnewBox"));
    m_anew->setToolTip(
        tr("Each version has its own retrieval. Without it both get the same passages, so that "
           "only the edit can make a difference."));
    m_compare = makeButton(tr("Compare"), ButtonVariant::Plain, Icon::Half, form);
    m_compare->setObjectName(QStringLiteral("comparePromptsButton"));
    m_compare->setToolTip(tr("Plan the comparison; nothing is sent yet (R)"));
    m_search = makeButton(tr("Find the edit"), ButtonVariant::Plain, Icon::Search, form);
    m_search->setObjectName(QStringLiteral("bisectPromptsButton"));
    m_search->setToolTip(tr("Try each change alone to find the one that did it (F)"));
    m_goldLabel = new TextLabel(tr("Gold set"), TypeRole::Body, Token::Muted, form);
    m_goldLabel->setBuddy(m_gold);
    m_modelLabel = new TextLabel(tr("Model"), TypeRole::Body, Token::Muted, form);
    m_modelLabel->setBuddy(m_model);
    auto* row = new QHBoxLayout(form);
    row->setContentsMargins(space::kLarge, space::kUnit, space::kLarge, space::kUnit);
    row->setSpacing(space::kSmall);
    row->addWidget(m_goldLabel);
    row->addWidget(m_gold, 1);
    row->addWidget(m_modelLabel);
    row->addWidget(m_model, 1);
    row->addWidget(m_anew);
    row->addWidget(m_compare);
    row->addWidget(m_search);
    connect(m_gold, &QComboBox::currentTextChanged, this, &BehaviourPane::changed);
    connect(m_model, &QComboBox::currentTextChanged, this, &BehaviourPane::changed);
    connect(m_anew, &QCheckBox::toggled, this, &BehaviourPane::changed);
    connect(m_compare, &QPushButton::clicked, this, &BehaviourPane::compare);
    connect(m_search, &QPushButton::clicked, this, &BehaviourPane::searchEdit);
    return form;
}

QWidget* BehaviourPane::buildResult() {
    m_result = new QWidget(this);
    m_verdict = new TextLabel({}, TypeRole::BodyBold, Token::Text, m_result);
    m_verdict->setObjectName(QStringLiteral("promptVerdictLabel"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_effort = new TextLabel({}, TypeRole::Caption, Token::Muted, m_result);
    m_effort->setObjectName(QStringLiteral("promptEffortLabel"));
    m_effort->setElided(true);
    m_lists = new QButtonGroup(this);
    auto* lists = new QHBoxLayout;
    lists->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    lists->setSpacing(space::kUnit);
    int number = 0;
    for (const char* name : {"flippedListButton", "fixedListButton", "brokenListButton",
                             "otherWordsListButton", "allItemsListButton", "promptMeasuresButton"}) {
        auto* button = makeButton(tr("Measures"), ButtonVariant::Quiet, m_result);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        m_lists->addButton(button, number++);
        lists->addWidget(button);
    }
    m_lists->button(0)->setChecked(true);
    lists->addStretch(1);
    m_filter = new SearchField(tr("Filter"), m_result);
    m_filter->setObjectName(QStringLiteral("promptItemFilterEdit"));
    m_filter->setAccessibleName(tr("Filter the items by question and answers"));
    m_filter->setMaximumWidth(180);
    lists->addWidget(m_filter);
    m_itemTable = new QTableView(m_result);
    setUpRowTable(m_itemTable, "promptItemTable", tr("Items that both versions answered"));
    m_itemTable->setModel(m_items);
    m_itemTable->setItemDelegateForColumn(BehaviourItemModel::Fate, new FateDelegate(m_itemTable));
    constexpr int kItemWidths[] = {80, 150, 200, 130, 130};
    for (int i = 0; i < BehaviourItemModel::ColumnCount; ++i)
        m_itemTable->setColumnWidth(i, kItemWidths[i]);
    m_itemTable->horizontalHeader()->setSectionResizeMode(BehaviourItemModel::Question, QHeaderView::Stretch);
    m_itemTable->horizontalHeader()->setMinimumSectionSize(60);
    m_measureTable = new QTableView(m_result);
    setUpRowTable(m_measureTable, "promptMeasureTable", tr("Measures of both versions"));
    m_measureTable->setModel(m_measures);
    constexpr int kMeasureWidths[] = {150, 64, 64, 132, 172, 64, 64, 84, 56};
    for (int i = 0; i < ComparisonModel::ColumnCount; ++i)
        m_measureTable->setColumnWidth(i, kMeasureWidths[i]);
    m_tables = new QStackedLayout;
    m_tables->addWidget(m_itemTable);
    m_tables->addWidget(m_measureTable);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(space::kLarge, space::kUnit, space::kLarge, space::kUnit);
    words->setSpacing(2);
    words->addWidget(m_verdict);
    words->addWidget(m_effort);
    auto* column = new QVBoxLayout(m_result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(words);
    column->addLayout(lists);
    column->addLayout(m_tables, 1);
    connect(m_lists, &QButtonGroup::idClicked, this, &BehaviourPane::showLists);
    connect(m_filter, &SearchField::filterChanged, this, &BehaviourPane::showLists);
    connect(m_filter, &SearchField::downPressed, this, [this] { m_itemTable->setFocus(); });
    for (const auto signal : {&QTableView::activated, &QTableView::clicked})
        connect(m_itemTable, signal, this, [this](const QModelIndex& index) {
            if (const BehaviourItem* item = m_items->item(index.row()))
                Q_EMIT itemRequested(toQString(item->item));
        });
    return m_result;
}

} // namespace touchstone::gui
