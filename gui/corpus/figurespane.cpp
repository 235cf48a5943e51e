// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/figurespane.h"

#include "gui/charts/barchart.h"
#include "gui/charts/chartframe.h"
#include "gui/charts/pointmap.h"
#include "gui/corpus/figurewords.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/corpusreports.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {
constexpr int kTwoColumns = 760; ///< from this width on charts stand side by side
// Places in m_frames.
constexpr std::size_t kSizes = 0, kPerDocument = 1, kCover = 2, kDuplicates = 3, kMap = 4;
} // namespace

FiguresPane::FiguresPane(CorpusReports& reports, QWidget* parent)
    : QWidget(parent), m_reports(reports), m_sizes(new BarChart), m_perDocument(new BarChart),
      m_cover(new BarChart), m_duplicates(new BarChart), m_map(new PointMap),
      m_progress(new ProgressLine(this)),
      m_empty(new EmptyState(Icon::Chunk, tr("No chunks to count"),
                             tr("Add a corpus, or choose one at the left; its figures stand here then."),
                             this)) {
    setObjectName(QStringLiteral("figuresPane"));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("figuresScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_content = new QWidget(scroll);
    const std::pair<QString, QWidget*> parts[] = {{tr("Sizes of the chunks"), m_sizes},
                                                  {tr("Chunks per document"), m_perDocument},
                                                  {tr("What became of the bytes"), m_cover},
                                                  {tr("Chunks with the same text"), m_duplicates},
                                                  {tr("Map of the vectors"), m_map}};
    for (const auto& [title, chart] : parts)
        m_frames.push_back(new ChartFrame(title, chart, m_content));
    new QGridLayout(m_content);
    scroll->setWidget(m_content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_progress);
    column->addWidget(scroll, 1);
    column->addWidget(m_empty, 1);
    connect(m_map, &PointMap::pointChosen, this, [this](std::size_t number) {
        if (m_reports.map() && number < m_reports.map()->places.size())
            go(m_reports.map()->places[number]);
    });
    connect(m_frames[kDuplicates], &ChartFrame::rowActivated, this, [this](int row) {
        const auto& figures = m_reports.figures();
        if (figures && static_cast<std::size_t>(row) < figures->duplicates.size())
            go(figures->duplicates[static_cast<std::size_t>(row)].places.front());
    });
    connect(m_duplicates, &BarChart::barChosen, this, [this] { m_frames[kDuplicates]->showTable(true); });
    connect(&m_reports, &CorpusReports::changed, this, &FiguresPane::refresh);
    arrange();
    refresh();
}

void FiguresPane::go(const ChunkPlace& place) {
    if (m_reports.documents() && place.document < m_reports.documents()->size())
        Q_EMIT placeRequested(m_reports.documents()->path[place.document], place.range);
}

void FiguresPane::lookedAt() {
    m_reports.wantFigures();
    m_reports.wantMap();
}

void FiguresPane::focusFirst() {
    m_sizes->setFocus(Qt::ShortcutFocusReason);
}

void FiguresPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void FiguresPane::arrange() {
    const int columns = width() >= kTwoColumns ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    auto* grid = static_cast<QGridLayout*>(m_content->layout());
    grid->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kLarge);
    grid->setHorizontalSpacing(space::kHuge);
    grid->setVerticalSpacing(space::kLarge);
    for (ChartFrame* frame : m_frames)
        grid->removeWidget(frame);
    for (std::size_t i = 0; i < m_frames.size(); ++i) {
        const bool wide = i == kMap;
        const int at = static_cast<int>(i);
        grid->addWidget(m_frames[i], at / columns, wide ? 0 : at % columns, 1, wide ? columns : 1);
        m_frames[i]->setMinimumHeight(wide ? 420 : 300);
    }
}

void FiguresPane::refresh() {
    const auto& figures = m_reports.figures();
    const auto& map = m_reports.map();
    const bool nothing = !m_reports.reading() && (!figures || figures->chunks == 0);
    m_progress->setVisible(m_reports.reading());
    m_progress->setProgress(tr("Counting; the window stays free."), 0, 0);
    m_empty->setVisible(nothing);
    m_content->parentWidget()->parentWidget()->setVisible(!nothing);
    if (figures.get() != m_shown) {
        m_shown = figures.get();
        showSizes();
        showPerDocument();
        showCover();
        showDuplicates();
    }
    if (map.get() != m_shownMap) {
        m_shownMap = map.get();
        showMap();
    }
}

void FiguresPane::showSizes() {
    const BinWords words = m_shown ? binWords(m_shown->chunkTokens, BinWords::Of::Tokens) : BinWords{};
    m_sizes->setData({tr("tokens"), tr("chunks"), words.labels, words.counts, words.sentences});
    m_frames[kSizes]->setTwin({{tr("Tokens"), tr("Chunks")}, {false, true}, words.rows});
    m_frames[kSizes]->setSummary(
        m_shown ? tr("%1 chunks hold about %2 tokens; half of them have up to %3, the largest has %4.")
                      .arg(countText(m_shown->chunks), countText(m_shown->tokens),
                           countText(m_shown->medianTokens), countText(m_shown->mostTokens))
                : QString());
}

void FiguresPane::showPerDocument() {
    const BinWords words = m_shown ? binWords(m_shown->chunksPerDocument, BinWords::Of::Chunks) : BinWords{};
    m_perDocument->setData({tr("chunks"), tr("documents"), words.labels, words.counts, words.sentences});
    m_frames[kPerDocument]->setTwin({{tr("Chunks"), tr("Documents")}, {false, true}, words.rows});
    quint64 without = 0;
    if (m_shown && !m_shown->chunksPerDocument.empty() && m_shown->chunksPerDocument.front().to == 1)
        without = m_shown->chunksPerDocument.front().count;
    m_frames[kPerDocument]->setSummary(without > 0
                                           ? tr("%n document(s) have no chunk: nothing of them can be found.",
                                                nullptr, static_cast<int>(without))
                                           : tr("How many chunks a document was cut into."));
}

void FiguresPane::showCover() {
    CoverWords words;
    if (m_shown && m_reports.documents())
        words = coverWords(*m_shown, *m_reports.documents());
    m_cover->setData({QString(), tr("KB"), words.labels, words.kilobytes, words.sentences});
    m_frames[kCover]->setTwin({{tr("What"), tr("Bytes"), tr("Share")}, {false, true, true}, words.rows});
    m_frames[kCover]->setSummary(words.summary);
}

void FiguresPane::showDuplicates() {
    DuplicateWords words;
    if (m_shown && m_reports.documents())
        words = duplicateWords(*m_shown, *m_reports.documents());
    m_duplicates->setData({tr("times the same"), tr("texts"), words.labels, words.counts, words.sentences});
    m_frames[kDuplicates]->setTwin(
        {{tr("Times"), tr("Tokens"), tr("Text"), tr("Where")}, {true, true, false, false}, words.rows});
    m_frames[kDuplicates]->setSummary(words.summary);
}

void FiguresPane::showMap() {
    const auto& documents = m_reports.documents();
    if (!m_shownMap || !documents) {
        m_map->setPoints({}, {}, {});
        m_frames[kMap]->setTwin({});
        m_frames[kMap]->setSummary({});
        return;
    }
    const auto map = m_reports.map();
    const FolderGroups groups = folderGroups(*documents);
    std::vector<PointMap::Point> points(map->points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {map->points[i].x, map->points[i].y, groups.of[map->places[i].document]};
    m_map->setPoints(std::move(points), groups.names, [map, documents](std::size_t number) {
        const ChunkPlace& place = map->places[number];
        return tr("%1, chunk %2, %3")
            .arg(documents->path[place.document], QString::number(place.ordinal + 1),
                 tokensText(place.tokens));
    });
    TableTwin twin{{tr("Path"), tr("Chunk"), tr("Across"), tr("Up")}, {false, true, true, true}, {}};
    for (std::size_t i = 0; i < std::min<std::size_t>(map->points.size(), PointMap::kMostDrawn); ++i) {
        const std::size_t at = i * map->points.size() / std::min(map->points.size(), PointMap::kMostDrawn);
        twin.rows.push_back({documents->path[map->places[at].document],
                             QString::number(map->places[at].ordinal + 1),
                             QString::number(static_cast<double>(map->points[at].x), 'f', 3),
                             QString::number(static_cast<double>(map->points[at].y), 'f', 3)});
    }
    m_frames[kMap]->setTwin(std::move(twin));
    m_frames[kMap]->setSummary(
        map->points.empty()
            ? tr("This snapshot has no vectors.")
            : tr("Chunks that lie together have similar vectors (%1). The two directions hold %2 of the "
                 "differences; %3 of %4 chunks are drawn, the rest darkens the ground.")
                  .arg(map->embedder, percentText(map->explained[0] + map->explained[1]),
                       countText(m_map->drawn()), countText(map->points.size())));
}

} // namespace touchstone::gui
