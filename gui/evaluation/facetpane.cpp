// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/facetpane.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kTermRole = Qt::UserRole + 1, kValueRole = Qt::UserRole + 2;
constexpr std::size_t kMostLines = 12; ///< of kinds or tags

QString wrongShare(const DiagnosedShare& share) {
    if (!share.share || !share.interval)
        return {};
    return QStringLiteral("%1 [%2, %3]")
        .arg(percentText(*share.share), QString::number(qRound(share.interval->low * 100)),
             QString::number(qRound(share.interval->high * 100)));
}

/// What a line counts, and its note, stand at the right; the words have what is left.
class FacetDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem moved = option;
        initStyleOption(&moved, index);
        const QString text = moved.text;
        moved.text.clear();
        const QWidget* widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &moved, painter, widget);
        painter->save();
        QRect room = option.rect.adjusted(4, 0, -space::kSmall, 0);
        const auto atRight = [&](int role, TypeRole type, Token token) {
            const QString words = index.data(role).toString();
            if (words.isEmpty())
                return;
            painter->setFont(Theme::font(type));
            painter->setPen(Theme::color(token));
            painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, words);
            room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(words) - space::kSmall);
        };
        atRight(FacetPane::NoteRole, TypeRole::Caption, Token::Muted);
        atRight(FacetPane::CountRole, TypeRole::Body, Token::Text);
        if (!moved.icon.isNull()) {
            moved.icon.paint(painter, QRect(room.left(), room.center().y() - 7, 14, 14));
            room.setLeft(room.left() + 18);
        }
        const bool heading = !index.parent().isValid();
        painter->setFont(heading ? Theme::font(TypeRole::Caption) : moved.font);
        painter->setPen(Theme::color(heading ? Token::Muted : Token::Text));
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
        painter->restore();
    }
};

/// Items are whole, their expected number is not: one digit behind the point.
QString itemsText(double items) {
    return QLocale().toString(items, 'f', 1);
}

QString gainText(const DiagnosedFix& fix) {
    if (!fix.expected)
        return FacetPane::tr("up to %1").arg(countText(fix.mended));
    return QLatin1Char('+') + itemsText(*fix.expected);
}

QString gainRange(const DiagnosedFix& fix) {
    return fix.range ? QStringLiteral("[%1, %2]").arg(itemsText(fix.range->low), itemsText(fix.range->high))
                     : QString();
}

} // namespace

FacetPane::FacetPane(EvaluationViewModel& evaluation, RunDiagnoser& diagnoser, QWidget* parent)
    : QWidget(parent), m_evaluation(evaluation), m_diagnoser(diagnoser) {
    setObjectName(QStringLiteral("facetPane"));
    build();
    connect(&m_evaluation, &EvaluationViewModel::samplesChanged, this, &FacetPane::refresh);
    connect(&m_evaluation, &EvaluationViewModel::figuresChanged, this, &FacetPane::refresh);
    connect(&m_evaluation, &EvaluationViewModel::diagnosisChanged, this, &FacetPane::refresh);
    connect(&m_evaluation, &EvaluationViewModel::comparisonChanged, this, &FacetPane::refresh);
    connect(&m_diagnoser, &RunDiagnoser::runningChanged, this, &FacetPane::refreshProgress);
    connect(&m_diagnoser, &RunDiagnoser::progressed, this, [this](quint64 done, quint64 total, double left) {
        m_progress->setProgress(tr("Looking for causes"), done, total, left);
    });
    refreshProgress();
}

void FacetPane::build() {
    m_diagnose = makeButton(tr("Why did answers fail?"), ButtonVariant::Plain, Icon::Search, this);
    m_diagnose->setObjectName(QStringLiteral("diagnoseButton"));
    m_diagnose->setToolTip(tr("Finds for each wrong answer the stage that lost it, by doing the retrieval "
                              "again. No model is asked: Ctrl+D"));
    m_progress = new ProgressLine(this);
    m_progress->setCancellable(true);
    m_progress->hide();
    m_list = new QTreeWidget(this);
    m_list->setObjectName(QStringLiteral("facetList"));
    m_list->setAccessibleName(tr("What the items can be filtered by"));
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(10);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new FacetDelegate(m_list));
    m_fix = new TextLabel({}, TypeRole::Caption, Token::Text, this);
    m_fix->setObjectName(QStringLiteral("likelyFixLabel"));
    m_fix->setWordWrap(true);
    m_fix->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    top->setSpacing(space::kSmall);
    top->addWidget(m_diagnose, 0, Qt::AlignLeft);
    top->addWidget(m_progress);
    top->addWidget(m_fix);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    connect(m_diagnose, &QPushButton::clicked, &m_diagnoser, &RunDiagnoser::diagnose);
    connect(m_progress, &ProgressLine::cancelRequested, &m_diagnoser, &RunDiagnoser::cancel);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* row) { choose(row); });
    connect(m_list, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* row) { choose(row); });
}

void FacetPane::refreshProgress() {
    const bool running = m_diagnoser.running();
    m_progress->setVisible(running);
    if (running)
        m_progress->setProgress(tr("Looking for causes"), 0, 0);
    m_diagnose->setVisible(!running);
    m_diagnose->setText(m_diagnoser.view() ? tr("Find the causes again") : tr("Why did answers fail?"));
}

QTreeWidgetItem* FacetPane::group(const QString& title, const QString& note) {
    auto* top = new QTreeWidgetItem(m_list, {title});
    top->setFlags(Qt::ItemIsEnabled);
    top->setData(0, NoteRole, note);
    top->setExpanded(true);
    return top;
}

QTreeWidgetItem* FacetPane::addLine(QTreeWidgetItem* group, const QString& words, const QString& count,
                                    const QString& note, const QString& name, const QString& value) {
    auto* row = new QTreeWidgetItem(group, {words});
    row->setData(0, CountRole, count);
    row->setData(0, NoteRole, note);
    row->setData(0, Qt::AccessibleTextRole, QStringList{words, count, note}.join(QStringLiteral(", ")));
    row->setToolTip(0, words);
    row->setData(0, kTermRole, name);
    row->setData(0, kValueRole, value);
    if (!name.isEmpty() && termOf(m_evaluation.query().text, name).compare(value, Qt::CaseInsensitive) == 0) {
        row->setIcon(0, themedIcon(Icon::Check, Token::Accent));
        QFont bold = m_list->font();
        bold.setWeight(QFont::DemiBold);
        row->setFont(0, bold);
    }
    return row;
}

void FacetPane::addCauses(const DiagnosedArm& arm) {
    QTreeWidgetItem* causes =
        group(tr("Why it failed"), tr("%1 of %2 wrong").arg(countText(arm.wrong.n), countText(arm.items)));
    causes->setToolTip(0, arm.note);
    for (const DiagnosedCause& one : arm.causes) {
        QTreeWidgetItem* row =
            addLine(causes, causeText(one.cause), countText(one.count.n), wrongShare(one.count),
                    QStringLiteral("cause"), toQString(failureCauseName(one.cause)));
        row->setToolTip(0, causeMeaning(one.cause) + QLatin1Char('\n') +
                               tr("The number is that of the items; beside it their share of all, with its "
                                  "95 % interval."));
    }
    if (!arm.clusters.empty()) {
        QTreeWidgetItem* alike = group(tr("Failures that are alike"));
        int number = 0;
        for (const DiagnosedCluster& one : arm.clusters)
            addLine(alike, one.terms.join(QStringLiteral(", ")),
                    countText(static_cast<quint64>(one.items.size())), QString(), QStringLiteral("alike"),
                    QString::number(++number));
    }
    if (arm.fixes.empty())
        return;
    QTreeWidgetItem* fixes = group(tr("What would help"), tr("items more right"));
    for (const DiagnosedFix& one : arm.fixes) {
        const QString advice = fixText(one, speaksEnglish());
        QTreeWidgetItem* row = addLine(fixes, advice, gainText(one), gainRange(one), {}, {});
        row->setToolTip(
            0, advice + QLatin1Char('\n') +
                   (one.replayed
                        ? tr("Tried on every item by replay: the gold place of %1 would reach the "
                             "model, of %2 no longer.")
                              .arg(countText(one.mended), countText(one.lost))
                        : tr("Counted, not tried: %1 items have this cause.").arg(countText(one.mended))));
    }
}

void FacetPane::showFix(const DiagnosedArm& arm) {
    if (arm.fixes.empty()) {
        m_fix->setText(arm.wrong.n == 0 ? tr("No answer of this run is wrong, as far as this can be told.")
                                        : tr("No setting that was tried would mend more than it loses."));
        return;
    }
    const DiagnosedFix& best = arm.fixes.front();
    m_fix->setText(best.expected
                       ? tr("Most likely to help: %1 About %2 items more would be right %3.")
                             .arg(fixText(best, speaksEnglish()), itemsText(*best.expected), gainRange(best))
                       : tr("Most likely to help: %1 At most %2 items more would be right.")
                             .arg(fixText(best, speaksEnglish()), countText(best.mended)));
}

void FacetPane::addFacets() {
    const auto& table = m_evaluation.samples().table();
    if (!table || m_evaluation.arm() >= table->kindFacets.size())
        return;
    const auto add = [this](const QString& title, const QString& name,
                            const std::vector<SampleFacet>& facets) {
        if (facets.empty() || (facets.size() == 1 && facets.front().name.isEmpty()))
            return;
        QTreeWidgetItem* top = group(title);
        for (std::size_t i = 0; i < std::min(facets.size(), kMostLines); ++i)
            if (!facets[i].name.isEmpty())
                addLine(top, facets[i].name, countText(facets[i].rows), {}, name, facets[i].name);
    };
    add(tr("Kind"), QStringLiteral("kind"), table->kindFacets[m_evaluation.arm()]);
    add(tr("Tag"), QStringLiteral("tag"), table->tagFacets[m_evaluation.arm()]);
    QTreeWidgetItem* states = group(tr("State"));
    const auto& counts = table->stateRows[m_evaluation.arm()];
    const std::pair<SampleTableModel::State, const char*> all[] = {{SampleTableModel::Answered, "answered"},
                                                                   {SampleTableModel::Refused, "refused"},
                                                                   {SampleTableModel::Failed, "failed"}};
    for (const auto& [state, name] : all)
        if (counts[static_cast<std::size_t>(state)] > 0)
            addLine(states, SampleTableModel::stateWord(state),
                    countText(counts[static_cast<std::size_t>(state)]), {}, QStringLiteral("state"),
                    QLatin1String(name));
}

void FacetPane::refresh() {
    // Typing changes the rows, not the facets: the list is made anew only where it would look otherwise.
    const QString text = m_evaluation.query().text;
    QStringList key{m_evaluation.runId(),
                    QString::number(m_evaluation.arm()),
                    QString::number(reinterpret_cast<quintptr>(m_evaluation.samples().table().get())),
                    QString::number(reinterpret_cast<quintptr>(m_evaluation.diagnosis().get())),
                    QString::number(reinterpret_cast<quintptr>(m_evaluation.comparison().get())),
                    m_evaluation.changeMeasure()};
    for (const char* name : {"kind", "tag", "state", "cause", "alike", "change"})
        key.append(termOf(text, QLatin1String(name)));
    refreshProgress();
    if (const QString now = key.join(QLatin1Char('\n')); now == m_shown)
        return;
    else
        m_shown = now;
    m_list->clear();
    const DiagnosedArm* arm = m_evaluation.armDiagnosis();
    m_fix->setVisible(arm != nullptr);
    if (arm != nullptr) {
        addCauses(*arm);
        showFix(*arm);
    }
    addChanges();
    addFacets();
}

/// Against the baseline, in the measure that is chosen above.
void FacetPane::addChanges() {
    const auto& comparison = m_evaluation.comparison();
    if (!comparison)
        return;
    for (const MeasureComparison& one : comparison->pair.measures) {
        if (toQString(one.info.name) != m_evaluation.changeMeasure())
            continue;
        QTreeWidgetItem* top = group(tr("Against the baseline"), m_evaluation.changeMeasure());
        addLine(top, tr("worse"), countText(one.broken.size()), {}, QStringLiteral("change"),
                QStringLiteral("worse"));
        addLine(top, tr("better"), countText(one.fixed.size()), {}, QStringLiteral("change"),
                QStringLiteral("better"));
    }
}

void FacetPane::choose(const QTreeWidgetItem* row) {
    const QString name = row->data(0, kTermRole).toString();
    if (!name.isEmpty())
        Q_EMIT filterRequested(
            withTerm(m_evaluation.query().text, name, row->data(0, kValueRole).toString()));
}

void FacetPane::focusList() {
    m_list->setFocus(Qt::ShortcutFocusReason);
}

} // namespace touchstone::gui
