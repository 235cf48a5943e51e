// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/chunkcard.h"

#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/corpusviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace touchstone::gui {

ChunkCard::ChunkCard(CorpusViewModel& corpus, QWidget* parent)
    : QWidget(parent), m_corpus(corpus), m_body(new QWidget(this)),
      m_empty(new EmptyState(Icon::Chunk, tr("No chunk chosen"),
                             tr("Click a chunk on the page to see what the index has of it: its range, its "
                                "tokens and both of its texts."),
                             this)),
      m_title(new TextLabel({}, TypeRole::BodyBold, Token::Text, m_body)),
      m_headings(new TextLabel({}, TypeRole::Body, Token::Muted, m_body)),
      m_facts(new TextLabel({}, TypeRole::Code, Token::Muted, m_body)),
      m_id(new TextLabel({}, TypeRole::Code, Token::Muted, m_body)) {
    setObjectName(QStringLiteral("chunkPanel"));
    m_headings->setWordWrap(true);
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_id->setAccessibleName(tr("Id of the chunk"));
    auto* previous = new IconButton(Icon::Up, tr("Previous chunk"), m_body);
    previous->setObjectName(QStringLiteral("previousChunkButton"));
    auto* next = new IconButton(Icon::Down, tr("Next chunk"), m_body);
    next->setObjectName(QStringLiteral("nextChunkButton"));
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    head->addWidget(m_title, 1);
    head->addWidget(previous);
    head->addWidget(next);

    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kMedium);
    column->setSpacing(space::kSmall);
    column->addLayout(head);
    column->addWidget(m_headings);
    column->addWidget(m_facts);
    column->addWidget(m_id);
    m_text = makeText(QStringLiteral("chunkTextEdit"), tr("Text for the model"));
    m_embedded = makeText(QStringLiteral("embeddedTextEdit"), tr("Text for the embedder"));

    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_body, 1);
    whole->addWidget(m_empty, 1);
    connect(previous, &QToolButton::clicked, this,
            [this] { m_corpus.selectChunk(std::max(0, m_corpus.selectedChunk() - 1)); });
    connect(next, &QToolButton::clicked, this, [this] {
        const int last = m_corpus.page() ? static_cast<int>(m_corpus.page()->chunks.size()) - 1 : -1;
        m_corpus.selectChunk(std::min(last, m_corpus.selectedChunk() + 1));
    });
    connect(&m_corpus, &CorpusViewModel::chunkSelected, this, &ChunkCard::refresh);
    connect(&m_corpus, &CorpusViewModel::pageOpened, this, &ChunkCard::refresh);
    refresh();
}

QPlainTextEdit* ChunkCard::makeText(const QString& name, const QString& label) {
    auto* header = new SectionHeader(label, m_body);
    auto* copy = new IconButton(Icon::Copy, tr("Copy: %1").arg(label), m_body);
    copy->setObjectName(name + QStringLiteral("CopyButton"));
    header->addWidget(copy);
    auto* edit = new QPlainTextEdit(m_body);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setFont(Theme::font(TypeRole::Code));
    edit->setMinimumHeight(96);
    auto* column = static_cast<QVBoxLayout*>(m_body->layout());
    column->addWidget(header);
    column->addWidget(edit, 1);
    connect(copy, &QToolButton::clicked, this, [this, edit] {
        QGuiApplication::clipboard()->setText(edit->toPlainText());
        showToast(window(), tr("Copied."));
    });
    return edit;
}

void ChunkCard::refresh() {
    const PageChunk* chunk = m_corpus.chunk();
    m_body->setVisible(chunk != nullptr);
    m_empty->setVisible(chunk == nullptr);
    if (!chunk)
        return;
    m_title->setText(tr("Chunk %1 of %2")
                         .arg(QString::number(m_corpus.selectedChunk() + 1),
                              QString::number(m_corpus.page()->chunks.size())));
    m_headings->setText(chunk->headings);
    m_headings->setVisible(!chunk->headings.isEmpty());
    m_facts->setText(rangeText(chunk->range.start, chunk->range.end) + QStringLiteral("  ·  ~") +
                     tokensText(chunk->tokens));
    m_id->setText(chunk->id);
    m_text->setPlainText(chunk->text);
    m_embedded->setPlainText(chunk->embeddedText);
}

} // namespace touchstone::gui
