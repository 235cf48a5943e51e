// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/causecard.h"

#include "gui/evaluation/itemlists.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/labels.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

constexpr const char* kModes[] = {"lexical", "dense", "hybrid"};

QString rankText(const std::map<QString, std::optional<quint64>>& ranks, const QString& name) {
    const auto found = ranks.find(name);
    if (found == ranks.end())
        return QStringLiteral("–");
    return found->second ? countText(*found->second) : CauseCard::tr("not found");
}

QString stagesText(const std::map<QString, std::optional<quint64>>& stages) {
    QStringList out;
    for (const auto& stage : stages)
        out.append(QStringLiteral("%1 %2").arg(stage.first, rankText(stages, stage.first)));
    return out.join(QStringLiteral(", "));
}

} // namespace

CauseCard::CauseCard(QWidget* parent)
    : QWidget(parent), m_header(new SectionHeader(tr("Why it failed"), this)),
      m_cause(new TextLabel({}, TypeRole::BodyBold, Token::Bad, this)),
      m_why(new TextLabel({}, TypeRole::Body, Token::Text, this)),
      m_more(new TextLabel({}, TypeRole::Caption, Token::Muted, this)) {
    setObjectName(QStringLiteral("causeCard"));
    m_cause->setObjectName(QStringLiteral("itemCauseLabel"));
    m_why->setObjectName(QStringLiteral("itemCauseWhyLabel"));
    m_more->setObjectName(QStringLiteral("itemCauseMoreLabel"));
    for (TextLabel* label : {m_cause, m_why, m_more}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_places = makeList("itemGoldPlaceList", tr("Gold places with their ranks"),
                        {tr("Gold place"), tr("Given"), tr("Lexical"), tr("Dense"), tr("Hybrid")}, this);
    m_places->header()->setStretchLastSection(false);
    m_places->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_places->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kUnit);
    for (QWidget* part : std::initializer_list<QWidget*>{m_header, m_cause, m_why, m_places, m_more})
        column->addWidget(part);
    hide();
}

void CauseCard::setAnswer(const DiagnosedAnswer* answer) {
    setVisible(answer != nullptr);
    if (answer == nullptr)
        return;
    m_cause->setText(causeText(answer->cause));
    m_cause->setToolTip(causeMeaning(answer->cause));
    const bool english = speaksEnglish();
    m_why->setText(explanationText(*answer, english));
    m_places->clear();
    QStringList more;
    for (const DiagnosedPlace& place : answer->places) {
        QStringList cells{place.place, percentText(place.given)};
        for (const char* mode : kModes)
            cells.append(rankText(place.ranks, QLatin1String(mode)));
        auto* row = new QTreeWidgetItem(m_places, cells);
        const QString fate = placeText(place, english);
        row->setToolTip(0, fate.isEmpty() ? place.place : fate);
        row->setToolTip(1, tr("Share of the place that the model was given"));
        for (int column = 1; column < 5; ++column)
            row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (!fate.isEmpty())
            more.append(fate);
        if (!place.stages.empty())
            more.append(tr("Ranks of its best chunk by stage: %1").arg(stagesText(place.stages)));
    }
    m_places->setVisible(!answer->places.empty());
    fitRows(m_places);
    for (const QString& point : answer->missingPoints)
        more.append(tr("Not said: %1").arg(point));
    more += answer->citations;
    if (answer->replayEqual == false)
        more.append(tr("Retrieval, done again, gave other passages than the run has."));
    if (!answer->replayNote.isEmpty())
        more.append(answer->replayNote);
    m_more->setText(more.join(QLatin1Char('\n')));
    m_more->setVisible(!more.isEmpty());
}

} // namespace touchstone::gui
