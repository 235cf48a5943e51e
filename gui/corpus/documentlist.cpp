// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/documentlist.h"

#include "gui/corpus/healthbadge.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/corpusviewmodel.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

/// A row of 26 px: the state by shape, the path, and at the right what there is of it.
class DocumentDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {120, space::kRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool section = index.data(DocumentTreeModel::IsSectionRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(Theme::color(selected ? Token::AccentSoft : Token::Sunken));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, -1, -1), 4, 4);
        }
        QRect room = option.rect.adjusted(4, 0, -space::kSmall, 0);
        if (!section) {
            const auto state = static_cast<FileState>(index.data(DocumentTreeModel::StateRole).toInt());
            const bool parsed = state == FileState::Parsed;
            const bool failed = state == FileState::Failed;
            const Icon icon = parsed ? Icon::File : failed ? Icon::Cross : Icon::Dash;
            paintIcon(*painter, QRectF(room.left(), room.center().y() - 7, 14, 14), icon,
                      parsed   ? Token::Muted
                      : failed ? Token::Bad
                               : Token::Muted);
            room.setLeft(room.left() + 20);
        }
        const QString detail = section ? QString() : index.data(DocumentTreeModel::DetailRole).toString();
        painter->setFont(Theme::font(TypeRole::Caption));
        if (!detail.isEmpty()) {
            const int width =
                std::min(painter->fontMetrics().horizontalAdvance(detail) + 2, room.width() / 2);
            painter->setPen(Theme::color(Token::Muted));
            painter->drawText(QRect(room.right() - width, room.top(), width, room.height()),
                              Qt::AlignRight | Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(detail, Qt::ElideRight, width));
            room.setRight(room.right() - width - space::kSmall);
        }
        painter->setFont(Theme::font(TypeRole::Body));
        painter->setPen(Theme::color(section ? Token::Muted : Token::Text));
        const Qt::TextElideMode elide = section ? Qt::ElideRight : Qt::ElideLeft;
        painter->drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), elide, room.width()));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(Theme::color(Token::Accent), space::kFocus));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 2, -2, -2), 4, 4);
        }
        painter->restore();
    }
};

} // namespace

DocumentList::DocumentList(AppModel& app, CorpusViewModel& corpus, CorpusReports& reports, QWidget* parent)
    : QWidget(parent), m_app(app), m_corpus(corpus), m_editions(new QComboBox(this)),
      m_remove(new IconButton(Icon::Trash, tr("Remove this corpus …"), this)),
      m_more(new IconButton(Icon::More, tr("More for this corpus"), this)),
      m_facts(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_health(new HealthBadge(reports, this)), m_filter(new SearchField(tr("Filter pages"), this)),
      m_tree(new QTreeView(this)),
      m_warnings(makeButton(QString(), ButtonVariant::Quiet, Icon::Warning, this)) {
    setObjectName(QStringLiteral("documentPane"));
    m_editions->setObjectName(QStringLiteral("editionCombo"));
    m_editions->setAccessibleName(tr("Corpus"));
    m_remove->setObjectName(QStringLiteral("removeButton"));
    m_more->setObjectName(QStringLiteral("corpusMoreButton"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->hide();
    m_filter->setObjectName(QStringLiteral("filterEdit"));
    m_filter->setAccessibleName(tr("Filter pages"));
    m_filter->setToolTip(tr("Words of path, title or status. Also state:failed, status:final, language:de, "
                            "version:3, format:markdown, source:code."));
    m_warnings->setObjectName(QStringLiteral("warningsButton"));
    auto* add = makeButton(tr("Add …"), ButtonVariant::Primary, Icon::Plus, this);
    add->setObjectName(QStringLiteral("addButton"));

    m_tree->setObjectName(QStringLiteral("documentTree"));
    m_tree->setAccessibleName(tr("Pages and sections"));
    m_tree->setModel(&m_corpus.tree());
    m_tree->setItemDelegate(new DocumentDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(16);
    m_tree->setAnimated(false);
    m_tree->setMouseTracking(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::kUnit);
    top->addWidget(m_editions, 1);
    top->addWidget(m_remove);
    top->addWidget(m_more);
    top->addWidget(add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kMedium, space::kSmall, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addLayout(top);
    column->addWidget(m_facts);
    column->addWidget(m_health);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addWidget(m_warnings);

    connect(add, &QPushButton::clicked, this, &DocumentList::addRequested);
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_corpus.edition()); });
    connect(m_editions, &QComboBox::activated, this,
            [this](int index) { m_corpus.showEdition(m_editions->itemData(index).toString()); });
    connect(m_filter, &SearchField::filterChanged, this,
            [this](const QString& text) { m_corpus.setFilter(text); });
    connect(m_filter, &SearchField::downPressed, this, &DocumentList::focusTree);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { open(index); });
    connect(m_warnings, &QPushButton::clicked, this, &DocumentList::warningsRequested);
    connect(&m_app, &AppModel::editionsChanged, this, &DocumentList::fillEditions);
    connect(&m_corpus, &CorpusViewModel::editionChanged, this, &DocumentList::fillEditions);
    connect(&m_corpus, &CorpusViewModel::warningsChanged, this, &DocumentList::showCounts);
    connect(&m_corpus, &CorpusViewModel::documentsChanged, this, &DocumentList::showCounts);
    connect(&m_corpus, &CorpusViewModel::editionChanged, this, [this] {
        const QSignalBlocker quiet(m_filter);
        if (m_filter->text().trimmed() != m_corpus.query().text)
            m_filter->setText(m_corpus.query().text);
    });
    fillEditions();
}

void DocumentList::setTools(const QList<QAction*>& actions) {
    auto* menu = new QMenu(m_more);
    menu->addActions(actions);
    m_more->setMenu(menu);
    m_more->show();
}

void DocumentList::fillEditions() {
    const QSignalBlocker blocker(m_editions);
    m_editions->clear();
    for (const EditionInfo& edition : m_app.editions())
        m_editions->addItem(editionLabel(edition), editionLabel(edition));
    m_editions->setCurrentIndex(m_editions->findData(m_corpus.edition()));
    m_editions->setEnabled(m_editions->count() > 0);
    m_remove->setEnabled(m_editions->count() > 0);
    showCounts();
}

void DocumentList::showCounts() {
    const EditionInfo* edition = m_corpus.editionInfo();
    if (!edition) {
        m_facts->setText(tr("No corpus yet."));
        m_warnings->hide();
        return;
    }
    QString facts =
        tr("%1 pages · %2 sections · %3 chunks")
            .arg(countText(edition->documents), countText(edition->sections), countText(edition->chunks));
    if (!m_corpus.query().text.isEmpty())
        facts = tr("%1 of %2 files").arg(countText(m_corpus.shownCount()), countText(m_corpus.totalCount()));
    m_facts->setText(facts);
    m_facts->setToolTip(tr("Snapshot %1\nChunker %2\nEmbedder %3\nFrom %4")
                            .arg(toQString(edition->snapshot), toQString(edition->chunker),
                                 toQString(edition->embedder), toQString(edition->origin)));
    const auto warnings = m_corpus.warnings().size();
    m_warnings->setVisible(warnings > 0 || edition->filesFailed > 0);
    m_warnings->setText(tr("%n remark(s) on reading", nullptr, static_cast<int>(warnings)));
}

void DocumentList::open(const QModelIndex& index) {
    if (!index.isValid())
        return;
    Q_EMIT pageRequested(index.data(DocumentTreeModel::PathRole).toString(),
                         index.data(DocumentTreeModel::StartRole).toULongLong(),
                         index.data(DocumentTreeModel::EndRole).toULongLong());
}

void DocumentList::showHealth() {
    m_health->showReport();
}

void DocumentList::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void DocumentList::focusTree() {
    m_tree->setFocus(Qt::ShortcutFocusReason);
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_corpus.tree().index(0, 0));
}

void DocumentList::step(int direction) {
    const QModelIndex now = m_tree->currentIndex();
    QModelIndex next = !now.isValid()  ? m_corpus.tree().index(0, 0)
                       : direction > 0 ? m_tree->indexBelow(now)
                                       : m_tree->indexAbove(now);
    if (next.isValid())
        m_tree->setCurrentIndex(next);
}

void DocumentList::selectPath(const QString& path) {
    const QModelIndex index = m_corpus.tree().indexOfPath(path);
    if (!index.isValid() || m_tree->currentIndex().data(DocumentTreeModel::PathRole).toString() == path)
        return;
    const QSignalBlocker blocker(m_tree->selectionModel());
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    m_tree->viewport()->update();
}

} // namespace touchstone::gui
