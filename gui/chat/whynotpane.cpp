// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/whynotpane.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QHeaderView>
#include <QListWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

QString stageWord(const std::string& name) {
    if (name == "lexical")
        return WhyNotPane::tr("words");
    if (name == "dense")
        return WhyNotPane::tr("meaning");
    if (name == "fused")
        return WhyNotPane::tr("fused");
    if (name == "rerank")
        return WhyNotPane::tr("reranked");
    return toQString(name);
}

QString settingWord(const std::string& setting) {
    if (setting == "k")
        return WhyNotPane::tr("passages");
    if (setting == "rerank")
        return WhyNotPane::tr("reranker");
    if (setting == "dense_weight")
        return WhyNotPane::tr("weight of meaning");
    if (setting == "mode")
        return WhyNotPane::tr("search by");
    if (setting == "fusion")
        return WhyNotPane::tr("fusion");
    return toQString(setting);
}

QString joined(const std::vector<std::string>& words) {
    QStringList out;
    for (const std::string& word : words)
        out.append(toQString(word));
    return out.join(QStringLiteral(", "));
}

} // namespace

QString droppedText(const WhyNot& why, std::size_t k) {
    if (why.retrieved)
        return WhyNotPane::tr("It was found, at rank %1.").arg(why.rank);
    if (why.droppedBy == "filter")
        return WhyNotPane::tr("The filters keep its page out.");
    if (why.droppedBy == "candidates")
        return WhyNotPane::tr("Neither words nor meaning had it among their candidates.");
    if (why.droppedBy == "fused")
        return WhyNotPane::tr("The fusion ranked it too low to go on.");
    if (why.droppedBy == "rerank")
        return WhyNotPane::tr("The reranker put it behind the best %1.").arg(k);
    return WhyNotPane::tr("It stands at rank %1, behind the first %2.").arg(why.rank).arg(k);
}

QString changesText(const WhyNot& why) {
    if (why.retrieved)
        return {};
    if (why.changes.empty())
        return WhyNotPane::tr("No single change of mode, weight, fusion, reranker or number would bring it.");
    QStringList lines;
    for (const WhyNotChange& change : why.changes)
        lines.append(
            WhyNotPane::tr("%1 %2 would bring it, at rank %3")
                .arg(settingWord(change.setting), toQString(change.value), QString::number(change.rank)));
    return lines.join(QLatin1Char('\n'));
}

WhyNotPane::WhyNotPane(TurnInspector& inspector, QWidget* parent)
    : QWidget(parent), m_inspector(inspector),
      m_question(new TextLabel({}, TypeRole::BodyBold, Token::Text, this)),
      m_search(new SearchField(tr("Words of the passage, or PATH#ANCHOR"), this)),
      m_places(new QListWidget(this)), m_banner(new MessageBanner(this)), m_result(new QWidget(this)),
      m_verdict(new TextLabel({}, TypeRole::Body, Token::Text, m_result)),
      m_stages(new QTableWidget(0, 4, m_result)),
      m_words(new TextLabel({}, TypeRole::Body, Token::Muted, m_result)),
      m_changes(new TextLabel({}, TypeRole::Body, Token::Text, m_result)) {
    build();
    connect(m_search, &SearchField::filterChanged, this, [this](const QString& words) {
        m_banner->clear();
        m_inspector.findPlaces(m_turn, words);
    });
    connect(m_search, &SearchField::downPressed, this, [this] {
        m_places->setFocus(Qt::ShortcutFocusReason);
        if (!m_places->currentItem())
            m_places->setCurrentRow(0);
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        // A place as the command line takes it is asked about at once.
        const QString text = m_search->text().trimmed();
        if (text.contains(QLatin1Char('#')) || text.startsWith(QStringLiteral("c_")))
            m_inspector.explain(m_turn, text);
    });
    connect(m_places, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        m_inspector.explain(m_turn, item->data(Qt::UserRole).toString());
    });
    connect(m_places, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) {
        m_inspector.explain(m_turn, item->data(Qt::UserRole).toString());
    });
    connect(&m_inspector, &TurnInspector::placesFound, this, &WhyNotPane::showPlaces);
    connect(&m_inspector, &TurnInspector::explained, this, &WhyNotPane::show);
    connect(&m_inspector, &TurnInspector::notExplained, this, [this](const Error& error) {
        if (error.code != ErrorCode::Cancelled)
            m_banner->showError(error);
    });
}

void WhyNotPane::build() {
    setObjectName(QStringLiteral("whyNotPane"));
    m_question->setElided(true);
    m_search->setObjectName(QStringLiteral("whyNotSearch"));
    m_search->setAccessibleName(tr("The passage that was not found"));
    m_places->setObjectName(QStringLiteral("placeList"));
    m_places->setAccessibleName(tr("Passages that hold these words"));
    m_places->setUniformItemSizes(true);
    m_places->setTextElideMode(Qt::ElideRight);
    m_places->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_banner->clear();
    m_verdict->setObjectName(QStringLiteral("whyNotVerdictLabel"));
    m_stages->setObjectName(QStringLiteral("whyNotTable"));
    m_stages->setAccessibleName(tr("What every stage made of it"));
    m_stages->setHorizontalHeaderLabels({tr("stage"), tr("rank"), tr("score"), tr("goes on")});
    m_stages->verticalHeader()->hide();
    m_stages->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_stages->setSelectionMode(QAbstractItemView::NoSelection);
    m_stages->setShowGrid(false);
    m_stages->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_stages->verticalHeader()->setDefaultSectionSize(space::kRow);
    m_stages->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_words->setObjectName(QStringLiteral("missingWordsLabel"));
    m_changes->setObjectName(QStringLiteral("changesLabel"));
    for (TextLabel* label : {m_verdict, m_words, m_changes}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{m_verdict, m_stages, m_words, m_changes})
        result->addWidget(part);
    m_result->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kMedium);
    column->setSpacing(space::kSmall);
    auto* hint = new TextLabel(tr("Look for the passage that should have been found, and choose it."),
                               TypeRole::Body, Token::Muted, this);
    hint->setWordWrap(true);
    column->addWidget(m_question);
    column->addWidget(hint);
    column->addWidget(m_search);
    column->addWidget(m_places, 1);
    column->addWidget(m_banner);
    column->addWidget(m_result);
    setFocusProxy(m_search);
}

void WhyNotPane::setTurn(const SearchedTurn& turn) {
    if (turn.query == m_turn.query && turn.setup == m_turn.setup)
        return;
    m_turn = turn;
    m_question->setText(QString(turn.query).replace(QLatin1Char('\n'), QStringLiteral(" · ")));
    m_result->hide();
    m_banner->clear();
    if (!m_search->text().trimmed().isEmpty())
        m_inspector.findPlaces(m_turn, m_search->text());
}

void WhyNotPane::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void WhyNotPane::showPlaces(const std::vector<FoundPlace>& places) {
    m_places->clear();
    for (const FoundPlace& place : places) {
        auto* item = new QListWidgetItem(place.label + QStringLiteral("  ·  ") + place.place, m_places);
        item->setData(Qt::UserRole, place.chunk);
        item->setToolTip(place.place);
    }
}

void WhyNotPane::show(const WhyNot& why) {
    m_banner->clear();
    QString place = toQString(why.path);
    if (!why.anchor.empty())
        place += QLatin1Char('#') + toQString(why.anchor);
    m_verdict->setText(place + QLatin1Char('\n') + droppedText(why, m_turn.setup.k));
    m_stages->setRowCount(static_cast<int>(why.stages.size()));
    for (int row = 0; row < m_stages->rowCount(); ++row) {
        const WhyNotStage& stage = why.stages[static_cast<std::size_t>(row)];
        const QString cells[] = {
            stageWord(stage.name), stage.rank == 0 ? QStringLiteral("–") : QString::number(stage.rank),
            stage.rank == 0 ? QStringLiteral("–") : significantText(stage.score),
            stage.passed ? tr("yes, %1 do").arg(countText(stage.keeps)) : tr("dropped here")};
        for (int column = 0; column < 4; ++column)
            m_stages->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    m_stages->setFixedHeight(m_stages->horizontalHeader()->sizeHint().height() +
                             m_stages->rowCount() * space::kRow + 4);
    QStringList words;
    if (!why.missing.empty())
        words.append(tr("Words of the question that it lacks: %1").arg(joined(why.missing)));
    if (!why.unknown.empty())
        words.append(tr("Words that no passage holds: %1").arg(joined(why.unknown)));
    if (!why.retrieved && why.smallestK > 0)
        words.append(tr("Smallest number of passages that brings it: %1").arg(why.smallestK));
    m_words->setText(words.join(QLatin1Char('\n')));
    m_words->setVisible(!words.isEmpty());
    m_changes->setText(changesText(why));
    m_changes->setVisible(!m_changes->text().isEmpty());
    m_result->show();
}

} // namespace touchstone::gui
