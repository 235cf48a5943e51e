// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/pageview.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/corpusviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/sourceview.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace touchstone::gui {

PageView::PageView(CorpusViewModel& corpus, QWidget* parent)
    : QWidget(parent), m_corpus(corpus), m_head(new QWidget(this)),
      m_title(new TextLabel({}, TypeRole::Title, Token::Text, m_head)),
      m_place(new TextLabel({}, TypeRole::Caption, Token::Muted, m_head)), m_modes(new QButtonGroup(this)),
      m_web(new IconButton(Icon::External, tr("Open the published page (asks first)"), m_head)),
      m_banner(new MessageBanner(this)), m_view(new SourceView(this)),
      m_empty(new EmptyState(Icon::Book, tr("No page is open"),
                             tr("Choose a page at the left to see what the index has of it: where each chunk "
                                "begins, and what is in none."),
                             this)),
      m_find(new SearchField(tr("Find on this page"), m_head)) {
    setObjectName(QStringLiteral("pagePane"));
    m_title->setObjectName(QStringLiteral("pageTitleLabel"));
    m_title->setElided(true);
    m_place->setObjectName(QStringLiteral("pagePlaceLabel"));
    m_place->setElided(true);
    m_web->setObjectName(QStringLiteral("pageWebButton"));
    m_view->setObjectName(QStringLiteral("pageView"));
    m_view->setAccessibleName(tr("Page with chunk borders"));
    m_find->setObjectName(QStringLiteral("findEdit"));
    m_find->setAccessibleName(tr("Find on this page"));
    m_find->setMaximumWidth(220);
    auto* rendered = makeButton(tr("Rendered"), ButtonVariant::Quiet, m_head);
    auto* raw = makeButton(tr("Raw"), ButtonVariant::Quiet, m_head);
    rendered->setObjectName(QStringLiteral("pageRenderedButton"));
    raw->setObjectName(QStringLiteral("pageRawButton"));
    for (QPushButton* button : {rendered, raw})
        button->setCheckable(true);
    rendered->setChecked(true);
    m_modes->addButton(rendered, static_cast<int>(SourceView::Mode::Rendered));
    m_modes->addButton(raw, static_cast<int>(SourceView::Mode::Raw));
    auto* copy = new IconButton(Icon::Copy, tr("Copy the place as a citation"), m_head);
    copy->setObjectName(QStringLiteral("pageCopyButton"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    buttons->addWidget(rendered);
    buttons->addWidget(raw);
    buttons->addStretch(1);
    buttons->addWidget(m_find);
    buttons->addWidget(copy);
    buttons->addWidget(m_web);
    auto* head = new QVBoxLayout(m_head);
    head->setContentsMargins(space::kLarge, space::kMedium, space::kMedium, space::kSmall);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_place);
    head->addLayout(buttons);
    m_banner->clear();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);

    connect(m_modes, &QButtonGroup::idClicked, this,
            [this](int mode) { m_view->setMode(static_cast<SourceView::Mode>(mode)); });
    connect(m_view, &SourceView::layerClicked, this, [this](SourceLayer::Kind kind, const QString& id) {
        if (kind != SourceLayer::Kind::Chunk)
            return;
        m_corpus.selectChunk(id.toInt());
        Q_EMIT chunkClicked();
    });
    connect(m_find, &SearchField::filterChanged, this, [this](const QString& words) {
        if (!words.isEmpty())
            m_view->findNext(words);
    });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { m_view->findNext(m_find->text()); });
    connect(m_find, &SearchField::downPressed, this, [this] { m_view->findNext(m_find->text()); });
    connect(copy, &QToolButton::clicked, this, [this] {
        const PageChunk* chunk = m_corpus.chunk();
        const auto& page = m_corpus.page();
        if (!page)
            return;
        QString text = page->edition + QLatin1Char(' ') + page->path;
        if (chunk)
            text += QLatin1Char(' ') + rangeText(chunk->range.start, chunk->range.end) +
                    (chunk->url.isEmpty() ? QString() : QLatin1Char('\n') + chunk->url);
        QGuiApplication::clipboard()->setText(text);
        showToast(window(), tr("The citation was copied."));
    });
    connect(m_web, &QToolButton::clicked, this, [this] {
        if (m_corpus.page())
            Q_EMIT webLinkClicked(QUrl(m_corpus.chunk() && !m_corpus.chunk()->url.isEmpty()
                                           ? m_corpus.chunk()->url
                                           : m_corpus.page()->url));
    });
    connect(&m_corpus, &CorpusViewModel::pageOpened, this, &PageView::refresh);
    connect(&m_corpus, &CorpusViewModel::chunkSelected, this, [this] {
        showLayers();
        if (const PageChunk* chunk = m_corpus.chunk(); chunk && m_corpus.target().empty())
            m_view->showRange(chunk->range);
    });
    connect(&m_corpus, &CorpusViewModel::pageFailed, this,
            [this](const QString&, const Error& error) { m_banner->showError(error); });
    refresh();
}

void PageView::setEmptyWidget(QWidget* widget) {
    m_empty->addWidget(widget);
}

void PageView::refresh() {
    const auto& page = m_corpus.page();
    m_head->setVisible(page != nullptr);
    m_view->setVisible(page != nullptr);
    m_empty->setVisible(page == nullptr);
    if (m_view->page() != page)
        m_view->setPage(page);
    if (!page)
        return;
    m_banner->clear();
    m_title->setText(page->title);
    m_place->setText(page->path + QStringLiteral("  ·  ") + page->dialect + QStringLiteral("  ·  ") +
                     sizeText(static_cast<quint64>(page->bytes.size())) + QStringLiteral("  ·  ") +
                     tr("%n chunk(s)", nullptr, static_cast<int>(page->chunks.size())));
    m_web->setVisible(!page->url.isEmpty());
    showLayers();
    if (!m_corpus.target().empty())
        m_view->showRange(m_corpus.target());
}

void PageView::showLayers() {
    const auto& page = m_corpus.page();
    if (!page)
        return;
    std::vector<SourceLayer> layers;
    for (std::size_t i = 0; i < page->chunks.size(); ++i) {
        SourceLayer layer;
        layer.kind = SourceLayer::Kind::Chunk;
        layer.range = page->chunks[i].range;
        layer.id = QString::number(i);
        layer.label =
            QStringLiteral("c%1 · %2 t").arg(QString::number(i + 1), QString::number(page->chunks[i].tokens));
        layer.strong = static_cast<int>(i) == m_corpus.selectedChunk();
        layers.push_back(std::move(layer));
        if (i > 0 && page->chunks[i].range.overlaps(page->chunks[i - 1].range)) {
            SourceLayer overlap;
            overlap.kind = SourceLayer::Kind::Overlap;
            overlap.range = {page->chunks[i].range.start, page->chunks[i - 1].range.end};
            layers.push_back(std::move(overlap));
        }
    }
    for (const StrippedRange& stripped : page->stripped) {
        if (stripped.kind == "blank" || stripped.kind == "markup")
            continue;
        SourceLayer layer;
        layer.kind = SourceLayer::Kind::Uncovered;
        layer.range = stripped.range;
        layer.label = toQString(stripped.kind);
        layers.push_back(std::move(layer));
    }
    if (!m_corpus.target().empty()) {
        SourceLayer layer;
        layer.kind = SourceLayer::Kind::Cited;
        layer.range = m_corpus.target();
        layer.strong = true;
        layers.push_back(std::move(layer));
    }
    m_view->setLayers(std::move(layers));
}

void PageView::toggleRaw() {
    m_view->setMode(m_view->mode() == SourceView::Mode::Raw ? SourceView::Mode::Rendered
                                                            : SourceView::Mode::Raw);
    m_modes->button(static_cast<int>(m_view->mode()))->setChecked(true);
}

void PageView::find() {
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

quint64 PageView::topByte() const {
    return m_view->topByte();
}

} // namespace touchstone::gui
