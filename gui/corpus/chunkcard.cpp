// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/chunkcard.h"

#include "gui/corpus/linklist.h"
#include "gui/text/errortext.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/chunkcontext.h"
#include "gui/viewmodels/corpusviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

template<class T, class Row>
void fill(LinkList* list, const ChunkContext::Part<T>& part, Row row) {
    if (!part)
        return list->setWaiting();
    if (!*part)
        return list->setFailed(errorLine(part->error()));
    std::vector<LinkRow> rows;
    for (const T& one : **part)
        rows.push_back(row(one));
    list->setRows(rows);
}

LinkRow rowOf(const NearChunk& near) {
    return {near.heading.isEmpty() ? near.path : near.heading,
            significantText(near.score) + QStringLiteral("  ·  ") + near.path + QStringLiteral("  ·  ") +
                rangeText(near.range.start, near.range.end),
            near.beginning};
}

} // namespace

ChunkCard::ChunkCard(AppModel& app, CorpusViewModel& corpus, QWidget* parent)
    : QWidget(parent), m_corpus(corpus), m_context(new ChunkContext(app, this)), m_head(new QWidget(this)),
      m_scroll(new QScrollArea(this)),
      m_empty(
          new EmptyState(Icon::Chunk, tr("No chunk chosen"),
                         tr("Click a chunk on the page, or press Alt+Down, to see what the index has of it "
                            "and what is near it."),
                         this)),
      m_title(new TextLabel({}, TypeRole::BodyBold, Token::Text, m_head)),
      m_headings(new TextLabel({}, TypeRole::Body, Token::Muted)),
      m_facts(new TextLabel({}, TypeRole::Code, Token::Muted)),
      m_id(new TextLabel({}, TypeRole::Code, Token::Muted)),
      m_metadata(new TextLabel({}, TypeRole::Caption, Token::Muted)),
      m_neighbours(new LinkList(tr("Before and after"), {}, tr("It is the only chunk of its page."))),
      m_byVector(new LinkList(tr("Nearest by vector"), tr("Comparing vectors …"),
                              tr("This snapshot has no vectors for it."))),
      m_byWords(
          new LinkList(tr("Nearest by words"), tr("Comparing words …"), tr("No other chunk has its words."))),
      m_gold(new LinkList(tr("Gold questions"), tr("Looking through the gold sets …"),
                          tr("No gold question points here. Select the words that answer one and press G."))),
      m_answers(new LinkList(tr("Answers that found it"), tr("Looking through the answers …"),
                             tr("No answer has ever found it."))) {
    setObjectName(QStringLiteral("chunkPanel"));
    build();
    connect(&m_corpus, &CorpusViewModel::chunkSelected, this, &ChunkCard::refresh);
    connect(&m_corpus, &CorpusViewModel::pageOpened, this, &ChunkCard::refresh);
    connect(m_context, &ChunkContext::changed, this, &ChunkCard::showContext);
    connect(m_neighbours, &LinkList::activated, this, [this](int row) {
        const bool before = m_corpus.selectedChunk() > 0;
        m_corpus.selectChunk(m_corpus.selectedChunk() + (before && row == 0 ? -1 : 1));
    });
    const auto goesTo = [this](LinkList* list, const ChunkContext::Part<NearChunk>& part) {
        connect(list, &LinkList::activated, this, [this, &part](int row) {
            if (part && *part && static_cast<std::size_t>(row) < (*part)->size()) {
                const NearChunk near = (**part)[static_cast<std::size_t>(row)];
                Q_EMIT pageRequested(near.path, near.range);
            }
        });
    };
    goesTo(m_byVector, m_context->byVector());
    goesTo(m_byWords, m_context->byWords());
    connect(m_gold, &LinkList::activated, this, [this](int row) {
        const auto& gold = m_context->gold();
        if (!gold || !*gold || static_cast<std::size_t>(row) >= (*gold)->size() || !m_corpus.page())
            return;
        const ChunkGold& one = (**gold)[static_cast<std::size_t>(row)];
        if (!one.range.empty())
            Q_EMIT pageRequested(m_corpus.page()->path, one.range);
    });
    connect(m_answers, &LinkList::activated, this, [this](int row) {
        const auto& answers = m_context->answers();
        if (!answers || !*answers || static_cast<std::size_t>(row) >= (*answers)->size())
            return;
        const ChunkAnswer& one = (**answers)[static_cast<std::size_t>(row)];
        Q_EMIT placeRequested(QStringLiteral("chat"), {{QStringLiteral("conversation"), one.conversation},
                                                       {QStringLiteral("turn"), one.turn},
                                                       {QStringLiteral("row"), one.row},
                                                       {QStringLiteral("source"), one.rank}});
    });
    refresh();
}

void ChunkCard::build() {
    for (TextLabel* label : {m_headings, m_metadata, m_id})
        label->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("chunkTitleLabel"));
    m_id->setObjectName(QStringLiteral("chunkIdLabel"));
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_id->setAccessibleName(tr("Ids of the chunk and of its document"));
    m_metadata->setObjectName(QStringLiteral("chunkMetadataLabel"));
    m_neighbours->setObjectName(QStringLiteral("neighbourList"));
    m_byVector->setObjectName(QStringLiteral("byVectorList"));
    m_byWords->setObjectName(QStringLiteral("byWordsList"));
    m_gold->setObjectName(QStringLiteral("goldList"));
    m_answers->setObjectName(QStringLiteral("answerList"));
    auto* label = new IconButton(Icon::Quote, tr("This passage answers a question … (G)"), m_head);
    label->setObjectName(QStringLiteral("labelButton"));
    auto* previous = new IconButton(Icon::Up, tr("Previous chunk (Alt+Up)"), m_head);
    previous->setObjectName(QStringLiteral("previousChunkButton"));
    auto* next = new IconButton(Icon::Down, tr("Next chunk (Alt+Down)"), m_head);
    next->setObjectName(QStringLiteral("nextChunkButton"));
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, 0);
    head->setSpacing(space::kUnit);
    head->addWidget(m_title, 1);
    head->addWidget(label);
    head->addWidget(previous);
    head->addWidget(next);

    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(space::kMedium, 0, space::kMedium, space::kMedium);
    column->setSpacing(space::kSmall);
    for (QWidget* one : {static_cast<QWidget*>(m_headings), static_cast<QWidget*>(m_facts),
                         static_cast<QWidget*>(m_id), static_cast<QWidget*>(m_metadata)})
        column->addWidget(one);
    m_text = makeText(column, QStringLiteral("chunkTextEdit"), tr("Text for the model"),
                      tr("What a model is given when this chunk is among the passages."));
    m_embedded = makeText(column, QStringLiteral("embeddedTextEdit"), tr("Text for the embedder"),
                          tr("What the vector and the word index are made of: with the headings above it."));
    for (LinkList* list : {m_neighbours, m_gold, m_answers, m_byVector, m_byWords})
        column->addWidget(list);
    column->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("chunkScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(body);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(space::kUnit);
    whole->addWidget(m_head);
    whole->addWidget(m_scroll, 1);
    whole->addWidget(m_empty, 1);
    connect(label, &QToolButton::clicked, this, &ChunkCard::labelRequested);
    connect(previous, &QToolButton::clicked, this,
            [this] { m_corpus.selectChunk(std::max(0, m_corpus.selectedChunk() - 1)); });
    connect(next, &QToolButton::clicked, this, [this] {
        const int last = m_corpus.page() ? static_cast<int>(m_corpus.page()->chunks.size()) - 1 : -1;
        m_corpus.selectChunk(std::min(last, m_corpus.selectedChunk() + 1));
    });
}

QPlainTextEdit* ChunkCard::makeText(QVBoxLayout* column, const QString& name, const QString& label,
                                    const QString& what) {
    auto* header = new SectionHeader(label);
    header->setToolTip(what);
    auto* copy = new IconButton(Icon::Copy, tr("Copy: %1").arg(label), header);
    copy->setObjectName(name + QStringLiteral("CopyButton"));
    header->addWidget(copy);
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setAccessibleDescription(what);
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setFont(Theme::font(TypeRole::Code));
    edit->setFixedHeight(140);
    column->addWidget(header);
    column->addWidget(edit);
    connect(copy, &QToolButton::clicked, this, [this, edit] {
        QGuiApplication::clipboard()->setText(edit->toPlainText());
        showToast(window(), tr("Copied."));
    });
    return edit;
}

void ChunkCard::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh(); // what is near a chunk is looked up only for a card that is seen
}

void ChunkCard::refresh() {
    const PageChunk* chunk = m_corpus.chunk();
    m_head->setVisible(chunk != nullptr);
    m_scroll->setVisible(chunk != nullptr);
    m_empty->setVisible(chunk == nullptr);
    if (chunk) {
        showFacts();
        showNeighbours();
    }
    if (isVisible() || !chunk)
        m_context->show(chunk ? m_corpus.editionInfo() : nullptr, chunk);
}

void ChunkCard::showFacts() {
    const PageChunk& chunk = *m_corpus.chunk();
    const PageContent& page = *m_corpus.page();
    m_title->setText(
        tr("Chunk %1 of %2")
            .arg(QString::number(m_corpus.selectedChunk() + 1), QString::number(page.chunks.size())));
    m_headings->setText(chunk.headings);
    m_headings->setVisible(!chunk.headings.isEmpty());
    m_facts->setText((page.extracted ? extractedRangeText(chunk.range.start, chunk.range.end)
                                     : rangeText(chunk.range.start, chunk.range.end)) +
                     QStringLiteral("  ·  ~") + tokensText(chunk.tokens));
    m_id->setText(chunk.id + QStringLiteral("  ·  ") + page.documentId);
    QStringList facts{tr("format: %1").arg(page.dialect)};
    if (!chunk.anchor.isEmpty())
        facts.append(QLatin1Char('#') + chunk.anchor);
    if (!chunk.release.isEmpty())
        facts.append(tr("release: %1").arg(chunk.release));
    for (const auto& [key, value] : page.metadata)
        facts.append(key + QStringLiteral(": ") + value.left(120));
    m_metadata->setText(facts.join(QStringLiteral("  ·  ")));
    m_text->setPlainText(chunk.text);
    m_embedded->setPlainText(chunk.embeddedText);
}

void ChunkCard::showNeighbours() {
    const auto& chunks = m_corpus.page()->chunks;
    const int now = m_corpus.selectedChunk();
    std::vector<LinkRow> rows;
    for (const int at : {now - 1, now + 1}) {
        if (at < 0 || static_cast<std::size_t>(at) >= chunks.size())
            continue;
        const PageChunk& one = chunks[static_cast<std::size_t>(at)];
        rows.push_back({one.text.left(200).simplified(),
                        (at < now ? tr("before: chunk %1") : tr("after: chunk %1")).arg(at + 1) +
                            QStringLiteral("  ·  ~") + tokensText(one.tokens),
                        one.headings});
    }
    m_neighbours->setRows(rows);
}

void ChunkCard::showContext() {
    fill(m_byVector, m_context->byVector(), rowOf);
    fill(m_byWords, m_context->byWords(), rowOf);
    fill(m_gold, m_context->gold(), [](const ChunkGold& one) {
        return LinkRow{one.question,
                       tr("%1, version %2, grade %3").arg(one.set).arg(one.version).arg(one.grade) +
                           (one.range.empty()
                                ? QString()
                                : QStringLiteral("  ·  ") + rangeText(one.range.start, one.range.end)),
                       one.item};
    });
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    fill(m_answers, m_context->answers(), [now](const ChunkAnswer& one) {
        return LinkRow{
            one.question,
            (one.cited ? tr("cited, passage %1") : tr("found, not cited, passage %1")).arg(one.rank) +
                QStringLiteral("  ·  ") + whenText(one.askedUnixMs, now),
            {}};
    });
}

void ChunkCard::refreshGold() {
    m_context->refreshGold();
}

} // namespace touchstone::gui
