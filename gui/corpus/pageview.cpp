// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/pageview.h"

#include "gui/corpus/findbar.h"
#include "gui/corpus/pagelayers.h"
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
#include <QInputDialog>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace touchstone::gui {

PageView::PageView(CorpusViewModel& corpus, QWidget* parent)
    : QWidget(parent), m_corpus(corpus), m_head(new QWidget(this)),
      m_title(new TextLabel({}, TypeRole::Title, Token::Text, m_head)),
      m_place(new TextLabel({}, TypeRole::Caption, Token::Muted, m_head)),
      m_cover(new TextLabel({}, TypeRole::Caption, Token::Muted, m_head)),
      m_under(new TextLabel({}, TypeRole::Caption, Token::Muted, this)), m_modes(new QButtonGroup(this)),
      m_web(new IconButton(Icon::External, tr("Open the published page (asks first)"), m_head)),
      m_editor(new IconButton(Icon::Edit, tr("Open the file in your editor"), m_head)),
      m_banner(new MessageBanner(this)), m_views(new Splitter(Qt::Horizontal, this)),
      m_rendered(new SourceView(m_views)), m_raw(new SourceView(m_views)),
      m_empty(new EmptyState(Icon::Book, tr("No page is open"),
                             tr("Choose a page at the left to see what the index has of it: where each chunk "
                                "begins, and what is in none."),
                             this)),
      m_find(new FindBar([this] { return view(); }, m_head)) {
    build();
    for (SourceView* one : {m_rendered, m_raw}) {
        SourceView* other = one == m_rendered ? m_raw : m_rendered;
        connect(one, &SourceView::layerClicked, this, [this](SourceLayer::Kind kind, const QString& id) {
            if (kind != SourceLayer::Kind::Chunk)
                return;
            m_corpus.selectChunk(id.toInt());
            Q_EMIT chunkClicked();
        });
        connect(one, &SourceView::layerHovered, this, &PageView::showUnder);
        connect(one, &SourceView::scrolled, this, [this, other](quint64 byte) {
            if (m_mode != Mode::Both || m_following)
                return;
            m_following = true;
            other->setTopByte(byte);
            m_following = false;
        });
    }
    connect(m_web, &QToolButton::clicked, this, [this] {
        if (m_corpus.page())
            Q_EMIT webLinkClicked(QUrl(m_corpus.chunk() && !m_corpus.chunk()->url.isEmpty()
                                           ? m_corpus.chunk()->url
                                           : m_corpus.page()->url));
    });
    connect(m_editor, &QToolButton::clicked, this, &PageView::openInEditor);
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int mode) { setMode(static_cast<Mode>(mode)); });
    connect(&m_corpus, &CorpusViewModel::pageOpened, this, &PageView::refresh);
    connect(&m_corpus, &CorpusViewModel::chunkSelected, this, [this] {
        showLayers();
        if (const PageChunk* chunk = m_corpus.chunk(); chunk && m_corpus.target().empty())
            for (SourceView* one : {m_rendered, m_raw})
                if (one->isVisibleTo(this))
                    one->showRange(chunk->range);
    });
    connect(&m_corpus, &CorpusViewModel::pageFailed, this,
            [this](const QString&, const Error& error) { m_banner->showError(error); });
    setMode(Mode::Rendered);
    refresh();
}

void PageView::build() {
    setObjectName(QStringLiteral("pagePane"));
    m_title->setObjectName(QStringLiteral("pageTitleLabel"));
    m_place->setObjectName(QStringLiteral("pagePlaceLabel"));
    m_cover->setObjectName(QStringLiteral("pageCoverLabel"));
    m_under->setObjectName(QStringLiteral("underPointerLabel"));
    for (TextLabel* label : {m_title, m_place, m_cover, m_under})
        label->setElided(true);
    m_under->setContentsMargins(space::kLarge, 2, space::kMedium, 4);
    m_web->setObjectName(QStringLiteral("pageWebButton"));
    m_editor->setObjectName(QStringLiteral("pageEditorButton"));
    m_rendered->setObjectName(QStringLiteral("pageView"));
    m_rendered->setAccessibleName(tr("Page with chunk borders"));
    m_raw->setObjectName(QStringLiteral("rawPageView"));
    m_raw->setAccessibleName(tr("Raw text of the page with chunk borders"));
    m_raw->setMode(SourceView::Mode::Raw);
    m_views->setChildrenCollapsible(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    const std::pair<Mode, QString> modes[] = {
        {Mode::Rendered, tr("Rendered")}, {Mode::Raw, tr("Raw")}, {Mode::Both, tr("Both")}};
    const char* const names[] = {"pageRenderedButton", "pageRawButton", "pageBothButton"};
    for (const auto& [mode, words] : modes) {
        auto* button = makeButton(words, ButtonVariant::Quiet, m_head);
        button->setObjectName(QLatin1String(names[static_cast<int>(mode)]));
        button->setCheckable(true);
        m_modes->addButton(button, static_cast<int>(mode));
        buttons->addWidget(button);
    }
    auto* copy = new IconButton(Icon::Copy, tr("Copy the place as a citation"), m_head);
    copy->setObjectName(QStringLiteral("pageCopyButton"));
    connect(copy, &QToolButton::clicked, this, &PageView::copyCitation);
    buttons->addStretch(1);
    buttons->addWidget(m_find);
    buttons->addWidget(copy);
    buttons->addWidget(m_editor);
    buttons->addWidget(m_web);
    auto* head = new QVBoxLayout(m_head);
    head->setContentsMargins(space::kLarge, space::kSmall, space::kMedium, space::kSmall);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_place);
    head->addWidget(m_cover);
    head->addLayout(buttons);
    m_banner->clear();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_head);
    column->addWidget(m_views, 1);
    column->addWidget(m_under);
    column->addWidget(m_empty, 1);
}

void PageView::setEmptyWidget(QWidget* widget) {
    m_empty->addWidget(widget);
}

SourceView* PageView::view() const {
    return m_mode == Mode::Raw || (m_mode == Mode::Both && m_raw->hasFocus()) ? m_raw : m_rendered;
}

void PageView::setMode(Mode mode) {
    const quint64 top = topByte();
    m_mode = mode;
    m_modes->button(static_cast<int>(mode))->setChecked(true);
    m_rendered->setVisible(mode != Mode::Raw);
    m_raw->setVisible(mode != Mode::Rendered);
    if (!m_corpus.page())
        return;
    for (SourceView* one : {m_rendered, m_raw})
        one->setTopByte(top);
    m_find->refresh();
}

void PageView::toggleRaw() {
    setMode(static_cast<Mode>((static_cast<int>(m_mode) + 1) % 3));
}

void PageView::refresh() {
    const auto& page = m_corpus.page();
    m_head->setVisible(page != nullptr);
    m_views->setVisible(page != nullptr);
    m_under->setVisible(page != nullptr);
    m_empty->setVisible(page == nullptr);
    for (SourceView* one : {m_rendered, m_raw})
        if (one->page() != page)
            one->setPage(page);
    if (!page)
        return;
    m_banner->clear();
    m_title->setText(page->title);
    QStringList place{page->path, page->dialect, sizeText(static_cast<quint64>(page->bytes.size())),
                      tr("%n chunk(s)", nullptr, static_cast<int>(page->chunks.size()))};
    if (page->extracted)
        place.append(tr("extracted text: ranges are not those of a file"));
    m_place->setText(place.join(QStringLiteral("  ·  ")));
    m_place->setToolTip(page->dialectReason);
    m_cover->setText(coverSentence(*page));
    m_cover->setToken(page->uncovered.empty() ? Token::Muted : Token::Warn);
    m_web->setVisible(!page->url.isEmpty());
    m_editor->setVisible(!page->extracted);
    showUnder({});
    showLayers();
    if (!m_corpus.target().empty())
        for (SourceView* one : {m_rendered, m_raw})
            one->showRange(m_corpus.target());
    m_find->refresh();
}

void PageView::showLayers() {
    const auto& page = m_corpus.page();
    if (!page)
        return;
    const auto layers = inspectorLayers(*page, m_corpus.selectedChunk(), m_corpus.target());
    for (SourceView* one : {m_rendered, m_raw})
        one->setLayers(layers);
}

void PageView::showUnder(const QString& chunk) {
    const auto& page = m_corpus.page();
    bool isNumber = false;
    const int number = chunk.toInt(&isNumber);
    if (!page || !isNumber || static_cast<std::size_t>(number) >= page->chunks.size()) {
        m_under->setText(
            tr("Point at a line to see its chunk; click it, or press Alt+Down, to open its card."));
        return;
    }
    const PageChunk& one = page->chunks[static_cast<std::size_t>(number)];
    m_under->setText(
        tr("Chunk %1 of %2").arg(QString::number(number + 1), QString::number(page->chunks.size())) +
        QStringLiteral("  ·  ") + rangeText(one.range.start, one.range.end) + QStringLiteral("  ·  ~") +
        tokensText(one.tokens) +
        (one.headings.isEmpty() ? QString() : QStringLiteral("  ·  ") + one.headings));
}

void PageView::find() {
    m_find->focusField();
}

void PageView::focusPage() {
    view()->setFocus(Qt::ShortcutFocusReason);
}

void PageView::askForLine() {
    if (!m_corpus.page())
        return;
    auto* dialog = new QInputDialog(window());
    dialog->setObjectName(QStringLiteral("lineDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to a line"));
    dialog->setLabelText(tr("Line of %1:").arg(m_corpus.page()->path));
    dialog->setInputMode(QInputDialog::IntInput);
    const int last = m_raw->lineOf(static_cast<quint64>(m_corpus.page()->bytes.size()));
    dialog->setIntRange(1, last);
    dialog->setIntValue(m_raw->lineOf(topByte()));
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int line) {
        for (SourceView* one : {m_rendered, m_raw})
            one->showLine(line);
        focusPage();
    });
    dialog->open();
}

void PageView::copyCitation() {
    const auto& page = m_corpus.page();
    if (!page)
        return;
    QString text = page->edition + QLatin1Char(' ') + page->path;
    if (const auto chosen = passage()) {
        if (!chosen->path.isEmpty())
            text = page->edition + QLatin1Char(' ') + chosen->path;
        text +=
            QLatin1Char(' ') + (page->extracted ? extractedRangeText(chosen->range.start, chosen->range.end)
                                                : rangeText(chosen->range.start, chosen->range.end));
    }
    const PageChunk* chunk = m_corpus.chunk();
    const QString url = chunk && !chunk->url.isEmpty() ? chunk->url : page->url;
    if (!url.isEmpty())
        text += QLatin1Char('\n') + url;
    QGuiApplication::clipboard()->setText(text);
    showToast(window(), tr("The citation was copied."));
}

void PageView::openInEditor() {
    if (m_corpus.page())
        Q_EMIT editorRequested();
}

std::optional<PageView::Passage> PageView::passage() const {
    const SourceView* one = view();
    if (const auto selected = one->selectedRange())
        return Passage{selected->first, selected->second, one->selectedText()};
    if (const PageChunk* chunk = m_corpus.chunk())
        return Passage{{}, chunk->range, chunk->text};
    return std::nullopt;
}

quint64 PageView::topByte() const {
    return view()->topByte();
}

} // namespace touchstone::gui
