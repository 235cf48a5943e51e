// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/calibrationpane.h"

#include "gui/evaluation/itemlists.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

QString withBounds(const std::optional<double>& value, const std::optional<Interval>& interval) {
    if (!value)
        return QStringLiteral("–");
    return interval ? significantText(*value) + QLatin1Char(' ') + intervalText(interval->low, interval->high)
                    : significantText(*value);
}

/// The verdict of the command line in the user's language.
QString verdictText(const Calibration& found) {
    const QString agrees = percentText(found.agreement.estimate.value_or(0));
    const QString same = percentText(found.majority);
    if (found.better)
        return CalibrationPane::tr("The judge agrees with people in %1 of the items; always saying the same "
                                   "would be right in %2. It is better than that.")
            .arg(agrees, same);
    return CalibrationPane::tr(
               "The judge agrees with people in %1 of the items; always saying the same would "
               "be right in %2. That it is better is not shown.")
        .arg(agrees, same);
}

} // namespace

CalibrationPane::CalibrationPane(JudgeCalibration& calibration, QWidget* parent)
    : QScrollArea(parent), m_calibration(calibration) {
    setObjectName(QStringLiteral("calibrationPane"));
    setAccessibleName(tr("The judge beside people"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(&m_calibration, &JudgeCalibration::changed, this, &CalibrationPane::refresh);
    refresh();
}

void CalibrationPane::build() {
    auto* content = new QWidget(this);
    m_progress = new ProgressLine(content);
    m_verdict = new TextLabel({}, TypeRole::BodyBold, Token::Text, content);
    m_verdict->setObjectName(QStringLiteral("calibrationVerdictLabel"));
    m_facts = new TextLabel({}, TypeRole::Caption, Token::Muted, content);
    m_facts->setObjectName(QStringLiteral("calibrationFactsLabel"));
    for (TextLabel* label : {m_verdict, m_facts}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_counts = makeList("confusionList", tr("Judge and people, counted"),
                        {QString(), tr("People: passed"), tr("not passed")}, content);
    m_figures = makeList("calibrationList", tr("Figures of the judge"), {tr("Figure"), tr("Value")}, content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kMedium);
    column->setSpacing(space::kSmall);
    column->addWidget(new SectionHeader(tr("The judge beside people"), content));
    for (QWidget* part : std::initializer_list<QWidget*>{m_progress, m_verdict, m_facts, m_counts, m_figures})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(content);
}

void CalibrationPane::refresh() {
    const bool running = m_calibration.running();
    const auto& result = m_calibration.result();
    m_progress->setVisible(running);
    m_progress->setProgress(tr("Counting"), 0, 0);
    const bool there = result && !running;
    m_counts->setVisible(there);
    m_figures->setVisible(there);
    m_facts->setVisible(!running);
    m_verdict->setVisible(!running);
    m_verdict->setToken(Token::Text);
    if (running)
        return;
    if (there)
        return showFigures(*result);
    m_verdict->setText(tr("Nothing can be said about the judge yet."));
    const auto& refused = m_calibration.refused();
    m_facts->setText(refused && refused->code != ErrorCode::NotFound
                         ? toQString(refused->message)
                         : tr("It needs a run with a judge's scores, and labels that say whether an answer "
                              "passed. Label items with Y and N, or with 1 to 5."));
}

void CalibrationPane::showFigures(const RunCalibration& judged) {
    const Calibration& found = judged.found;
    m_verdict->setText(verdictText(found));
    m_verdict->setToken(found.better ? Token::Good : Token::Warn);
    m_facts->setText(
        tr("%1 counts as passed from %2 on. %3 items have a score, %4 of them a label; %5 have no "
           "score.")
            .arg(toQString(judged.measure), significantText(judged.threshold), countText(judged.items),
                 countText(found.labelled), countText(judged.withoutScore)));
    m_counts->clear();
    new QTreeWidgetItem(m_counts,
                        {tr("Judge: passed"), countText(found.bothPass), countText(found.judgeOnly)});
    new QTreeWidgetItem(m_counts, {tr("not passed"), countText(found.personOnly), countText(found.bothFail)});
    for (int row = 0; row < 2; ++row)
        for (int column = 1; column < 3; ++column)
            m_counts->topLevelItem(row)->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_counts->setColumnWidth(0, 110);
    m_counts->setColumnWidth(1, 110);
    fitRows(m_counts);
    m_figures->clear();
    const auto add = [this](const QString& what, const QString& value, const QString& means) {
        auto* row = new QTreeWidgetItem(m_figures, {what, value});
        row->setToolTip(0, means);
        row->setToolTip(1, means);
    };
    add(tr("Agreement"), withBounds(found.agreement.estimate, found.agreement.interval),
        tr("Share of the labelled items on which judge and people say the same"));
    add(tr("Kappa"), withBounds(found.kappa, found.kappaInterval),
        tr("Agreement beyond chance, after Cohen"));
    add(tr("Passed, by the judge"), withBounds(found.judgeMean, {}),
        tr("Over all items with a score, with the judge's errors in it"));
    add(tr("Passed, corrected"), withBounds(found.ppi.estimate, found.ppi.interval),
        tr("Prediction-powered: the judge's share, put right by the labels"));
    add(tr("after Rogan and Gladen"), withBounds(found.roganGladen, found.roganGladenInterval),
        tr("The judge's share, put right by its sensitivity and specificity"));
    for (const LabelsNeeded& need : found.needed)
        add(tr("Labels for ±%1").arg(QLocale().toString(need.halfWidth, 'g', 3)),
            need.more ? tr("%1 more").arg(countText(*need.more)) : tr("out of reach"),
            tr("How many more labels the corrected share needs to be known so exactly"));
    add(tr("Longer answers"), withBounds(found.length.difference, found.length.interval),
        tr("How much more than people the judge passes longer answers, less shorter ones"));
    add(tr("Later items"), withBounds(found.position.difference, found.position.interval),
        tr("The same of later and earlier items"));
    m_figures->setColumnWidth(0, 160);
    fitRows(m_figures);
}

} // namespace touchstone::gui
