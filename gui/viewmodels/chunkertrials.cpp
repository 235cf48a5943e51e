// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/chunkertrials.h"

#include "core/chunking/chunker.h"
#include "core/ingest/again.h"
#include "eval/gold/gold_repository.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/runfigures.h"

#include <algorithm>
#include <cmath>

namespace touchstone::gui {

namespace {

constexpr std::size_t kRecall = 0, kPrecision = 1, kIou = 2, kBest = 3; ///< places in ChunkerArm::chars

QString valueText(const ChunkerMeasure& measure) {
    if (!measure.mean)
        return QStringLiteral("–");
    QString text = significantText(*measure.mean);
    if (measure.ci)
        text += QLatin1Char(' ') + intervalText(measure.ci->low, measure.ci->high);
    return text;
}

QString changeText(const ChunkerMeasure& measure) {
    if (!measure.difference)
        return {};
    QString text = signedText(*measure.difference);
    if (measure.differenceCi)
        text += QLatin1Char(' ') + intervalText(measure.differenceCi->low, measure.differenceCi->high);
    return text;
}

bool isEvident(const ChunkerMeasure& measure) {
    return measure.pAdjusted && *measure.pAdjusted < 0.05;
}

QString csvCell(QString text) {
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace

void ChunkerTableModel::setComparison(std::shared_ptr<const ChunkerComparison> comparison) {
    beginResetModel();
    m_comparison = std::move(comparison);
    endResetModel();
}

int ChunkerTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->arms.size());
}

int ChunkerTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChunkerTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ChunkerArm& arm = m_comparison->arms[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (index.column() >= Chunks ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole)
        return index.column() == Chunker ? toQString(arm.chunker)
                                         : tr("%1: %2 questions, %3 without a value")
                                               .arg(toQString(arm.chunker), countText(arm.chars[kIou].n),
                                                    countText(arm.chars[kIou].na));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Chunker:
        return toQString(arm.chunker);
    case Iou:
        return valueText(arm.chars[kIou]);
    case Change: {
        if (index.row() == 0)
            return tr("the one to beat");
        const ChunkerMeasure& iou = arm.chars[kIou];
        if (!iou.difference || !iou.pAdjusted)
            return QStringLiteral("–");
        const QString word = !isEvident(iou)       ? tr("no evidence")
                             : *iou.difference > 0 ? tr("better")
                                                   : tr("worse");
        return QString(changeText(iou) + QStringLiteral(", ") + word + QStringLiteral(", ") +
                       pText(*iou.pAdjusted));
    }
    case Recall:
        return valueText(arm.chars[kRecall]);
    case Precision:
        return valueText(arm.chars[kPrecision]);
    case Best:
        return valueText(arm.chars[kBest]);
    case Chunks:
        return countText(arm.chunks);
    case Size:
        return countText(static_cast<quint64>(std::llround(arm.meanTokens)));
    case Embedded:
        return countText(arm.embeddedTokens);
    default:
        return significantText(arm.meanPassages);
    }
}

QVariant ChunkerTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section >= Chunks ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole)
        switch (section) {
        case Iou:
            return tr("Of the gold passages and what was retrieved, the share that is both (characters)");
        case Recall:
            return tr("Share of the gold passages that was retrieved");
        case Precision:
            return tr("Share of what was retrieved that is gold");
        case Best:
            return tr("Precision if exactly the chunks that hold a part of the gold passages came: how well "
                      "the cuts fit them");
        case Embedded:
            return tr("Tokens that an embedder would be given");
        default:
            return {};
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Chunker:
        return tr("Chunker");
    case Iou:
        return tr("IoU");
    case Change:
        return tr("IoU against the first");
    case Recall:
        return tr("Recall");
    case Precision:
        return tr("Precision");
    case Best:
        return tr("Precision Ω");
    case Chunks:
        return tr("Chunks");
    case Size:
        return tr("Tokens each");
    case Embedded:
        return tr("To embed");
    default:
        return tr("Passages");
    }
}

QString ChunkerTableModel::asCsv() const {
    QString out;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append(csvCell((row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                          : data(index(row, column), Qt::DisplayRole))
                                     .toString()));
        out += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return out;
}

ChunkerTrials::ChunkerTrials(AppModel& app, QString edition, QObject* parent)
    : QObject(parent), m_app(app), m_edition(std::move(edition)), m_table(new ChunkerTableModel(this)) {}

ChunkerTrials::~ChunkerTrials() {
    for (JobHandle* job : {&m_reading, &m_job, &m_opening, &m_applying})
        job->forget();
}

QStringList ChunkerTrials::usual() {
    return {QStringLiteral("structural:tokens=300"),          QStringLiteral("structural:tokens=150"),
            QStringLiteral("recursive:chars=400,overlap=0"),  QStringLiteral("window:tokens=250,overlap=125"),
            QStringLiteral("sentence:sentences=5,overlap=1"), QStringLiteral("hierarchical")};
}

QString ChunkerTrials::problemOf(const QString& chunker) {
    const auto spec = Spec::parse(toStd(chunker.trimmed()));
    if (!spec)
        return toQString(spec.error().message);
    const auto made = makeChunker(*spec);
    return made ? QString() : toQString(made.error().message);
}

QString ChunkerTrials::inFull(const QString& chunker) {
    const auto spec = Spec::parse(toStd(chunker.trimmed()));
    const auto made = spec ? makeChunker(*spec) : Result<std::unique_ptr<Chunker>>(fail(spec.error()));
    return made ? toQString((*made)->spec()) : chunker;
}

void ChunkerTrials::readChoices() {
    if (!m_app.workbench())
        return;
    struct Choices {
        QStringList gold;
        QString chunker;
    };
    m_reading.forget();
    m_reading = m_app.jobs().start<Choices>(
        Lane::Io, tr("Looking up gold sets"), this,
        [workbench = m_app.workbench(), name = toStd(m_edition)](JobContext&) -> Result<Choices> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            const auto edition = CorpusRepository(*database).edition(EditionName::parse(name));
            if (!edition)
                return fail(edition.error());
            const auto sets = GoldRepository(*database).list();
            if (!sets)
                return fail(sets.error());
            Choices out;
            out.chunker = toQString(edition->chunker);
            QStringList others;
            for (const GoldSet& set : *sets) {
                const bool own = EditionName::parse(set.corpus).name == edition->name;
                QStringList& list = own ? out.gold : others;
                if (!list.contains(toQString(set.name)))
                    list.append(toQString(set.name));
            }
            out.gold += others;
            return out;
        },
        [this](Result<Choices> read) {
            if (!read) {
                Q_EMIT failed(read.error());
                return;
            }
            m_goldSets = read->gold;
            m_present = read->chunker;
            Q_EMIT choicesRead();
        },
        false);
}

void ChunkerTrials::compare(const QString& gold, const QStringList& chunkers, quint64 tokenBudget) {
    if (!m_app.workbench())
        return;
    ChunkerComparisonRequest request;
    request.corpus = toStd(m_edition);
    request.gold = toStd(gold);
    request.tokenBudget = tokenBudget;
    for (const QString& chunker : chunkers)
        request.chunkers.push_back(toStd(chunker));
    m_job.forget();
    m_job = m_app.jobs().start<std::shared_ptr<const ChunkerComparison>>(
        Lane::Eval, tr("Comparing chunkers"), this,
        [workbench = m_app.workbench(),
         request](JobContext& context) mutable -> Result<std::shared_ptr<const ChunkerComparison>> {
            request.scratch = workbench->scratchDir();
            auto compared = compareChunkers(*workbench->workspace(), request, context);
            if (!compared)
                return fail(std::move(compared.error()));
            return std::make_shared<const ChunkerComparison>(std::move(*compared));
        },
        [this](Result<std::shared_ptr<const ChunkerComparison>> done) {
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            m_comparison = *done;
            m_table->setComparison(m_comparison);
            Q_EMIT finished();
        });
}

QString ChunkerTrials::verdict() const {
    if (!m_comparison || m_comparison->arms.empty())
        return {};
    const ChunkerArm* best = &m_comparison->arms.front();
    for (const ChunkerArm& arm : m_comparison->arms)
        if (arm.chars[kIou].mean.value_or(-1) > best->chars[kIou].mean.value_or(-1))
            best = &arm;
    const ChunkerArm& first = m_comparison->arms.front();
    const QString name = toQString(best->chunker).section(QLatin1Char(':'), 0, 0);
    QString text;
    if (best != &first) {
        const ChunkerMeasure& iou = best->chars[kIou];
        text = isEvident(iou) ? tr("%1 keeps the gold passages better than the first: IoU %2, %3.")
                                    .arg(toQString(best->chunker), changeText(iou), pText(*iou.pAdjusted))
                              : tr("%1 has the highest IoU, but there is no evidence that it is better than "
                                   "the first: %2.")
                                    .arg(toQString(best->chunker), changeText(iou));
    } else {
        const auto worse = std::count_if(
            m_comparison->arms.begin() + 1, m_comparison->arms.end(), [](const ChunkerArm& arm) {
                return isEvident(arm.chars[kIou]) && *arm.chars[kIou].difference < 0;
            });
        text =
            m_comparison->arms.size() == 1
                ? tr("%1 reaches an IoU of %2.").arg(toQString(best->chunker), valueText(best->chars[kIou]))
                : tr("The first keeps the gold passages best; %1 of %2 others are worse beyond chance.")
                      .arg(countText(static_cast<quint64>(worse)), countText(m_comparison->arms.size() - 1));
    }
    text += QLatin1Char(' ') +
            tr("%1 questions, the best passages of %2 tokens together.")
                .arg(countText(m_comparison->questions.size()), countText(m_comparison->tokenBudget));
    if (m_comparison->unanswerable + m_comparison->unplaced > 0)
        text += QLatin1Char(' ') +
                tr("Left out: %1 unanswerable, %2 without a place here.")
                    .arg(countText(m_comparison->unanswerable), countText(m_comparison->unplaced));
    return text;
}

void ChunkerTrials::openPage(const QString& path) {
    if (!m_app.workbench())
        return;
    m_opening.forget();
    m_opening = m_app.jobs().start<std::shared_ptr<const PageContent>>(
        Lane::Io, tr("Opening %1").arg(path), this,
        [workbench = m_app.workbench(), name = toStd(m_edition),
         path = toStd(path)](JobContext& context) -> Result<std::shared_ptr<const PageContent>> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            const auto edition = CorpusRepository(*database).edition(EditionName::parse(name));
            if (!edition)
                return fail(edition.error());
            return loadPage(*workbench, *edition, path, context);
        },
        [this](Result<std::shared_ptr<const PageContent>> page) {
            if (!page) {
                Q_EMIT failed(page.error());
                return;
            }
            m_page = *page;
            Q_EMIT pageOpened();
        },
        false);
}

void ChunkerTrials::apply(const QString& chunker) {
    if (!m_app.workbench())
        return;
    m_applying.forget();
    m_applying = m_app.jobs().start<std::vector<AddRequest>>(
        Lane::Io, tr("Looking up the source"), this,
        [workbench = m_app.workbench(), name = toStd(m_edition),
         chunker = toStd(chunker)](JobContext&) -> Result<std::vector<AddRequest>> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            CorpusRepository corpora(*database);
            const auto edition = corpora.edition(EditionName::parse(name));
            if (!edition)
                return fail(edition.error());
            const auto first = storedRequest(*database, *edition); // says what to do where there is no origin
            if (!first)
                return fail(first.error());
            const auto sources = corpora.sources(*edition);
            if (!sources)
                return fail(sources.error());
            std::vector<AddRequest> requests;
            for (const SourceInfoRow& source : *sources) {
                requests.push_back(requestOf(*edition, source));
                requests.back().chunker = chunker;
            }
            return requests;
        },
        [this](Result<std::vector<AddRequest>> requests) {
            if (!requests) {
                Q_EMIT failed(requests.error());
                return;
            }
            for (const AddRequest& request : *requests)
                m_app.addCorpus(request);
        },
        false);
}

} // namespace touchstone::gui
