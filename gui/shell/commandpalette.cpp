// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/commandpalette.h"

#include "gui/shell/fuzzy.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/containers.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {
namespace {

constexpr int kIdRole = Qt::UserRole + 1;
constexpr int kKeysRole = Qt::UserRole + 2;
constexpr int kIconRole = Qt::UserRole + 3;
constexpr int kMatchRole = Qt::UserRole + 4;

class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {100, 32};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        if (chosen)
            paint::panel(*painter, option.rect.adjusted(4, 1, -4, -1), Theme::color(Token::AccentSoft), {},
                         4);
        const QRect r = option.rect.adjusted(16, 0, -16, 0);
        paintIcon(*painter, QRectF(r.left(), r.center().y() - 7, 16, 16),
                  static_cast<Icon>(index.data(kIconRole).toInt()), enabled ? Token::Muted : Token::Faint);
        const QString keys = index.data(kKeysRole).toString();
        painter->setFont(Theme::font(TypeRole::Caption));
        const int keysWidth = keys.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(keys) + 16;
        painter->setPen(Theme::color(Token::Muted));
        if (chosen)
            painter->setPen(Theme::color(Token::Text));
        painter->drawText(r, Qt::AlignVCenter | Qt::AlignRight, keys);
        drawText(*painter, r.adjusted(28, 0, -keysWidth, 0), index, enabled);
        painter->restore();
    }

private:
    static void drawText(QPainter& painter, const QRect& where, const QModelIndex& index, bool enabled) {
        const QString text = index.data().toString();
        const QList<QVariant> matched = index.data(kMatchRole).toList();
        const QFont plain = Theme::font(TypeRole::Body);
        QFont bold = plain;
        bold.setWeight(QFont::Bold);
        int x = where.left();
        qsizetype at = 0;
        while (at < text.size() && x < where.right()) {
            const bool hit = matched.contains(QVariant(static_cast<int>(at)));
            qsizetype end = at + 1;
            while (end < text.size() && matched.contains(QVariant(static_cast<int>(end))) == hit)
                ++end;
            painter.setFont(hit ? bold : plain);
            painter.setPen(Theme::color(enabled ? Token::Text : Token::Faint));
            const QString piece =
                painter.fontMetrics().elidedText(text.mid(at, end - at), Qt::ElideRight, where.right() - x);
            painter.drawText(QRect(x, where.top(), where.right() - x, where.height()),
                             Qt::AlignVCenter | Qt::AlignLeft, piece);
            x += painter.fontMetrics().horizontalAdvance(piece);
            at = end;
        }
    }
};

} // namespace

CommandPalette::CommandPalette(ActionRegistry& registry, QWidget* window)
    : QWidget(window), m_registry(registry), m_edit(new QLineEdit), m_list(new QListView),
      m_model(new QStandardItemModel(this)), m_box(new Card(this)) {
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_edit->setPlaceholderText(tr("Type what you want to do"));
    m_edit->setAccessibleName(tr("Find a command"));
    m_edit->addAction(themedIcon(Icon::Search), QLineEdit::LeadingPosition);
    m_edit->setFixedHeight(36);
    m_edit->setFont(Theme::font(TypeRole::Answer));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands that match"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(m_box);
    column->setContentsMargins(space::kSmall, space::kSmall, space::kSmall, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    m_edit->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open() {
    if (isVisible())
        return;
    m_focusBefore = QApplication::focusWidget();
    m_edit->clear();
    fill({});
    place();
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close() {
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::place() {
    const QWidget* window = parentWidget();
    setGeometry(window->rect());
    const int width = std::min(600, window->width() - 48);
    const int rows = std::clamp(m_model->rowCount(), 1, 10);
    const int height = std::min(rows * 32 + 36 + 3 * space::kSmall, window->height() - 120);
    m_box->setGeometry((window->width() - width) / 2, 72, width, height);
}

void CommandPalette::fill(const QString& pattern) {
    struct Scored {
        QAction* action;
        FuzzyMatch match;
    };
    std::vector<Scored> found;
    for (QAction* action : m_registry.all()) {
        if (!action->isVisible())
            continue;
        FuzzyMatch match = fuzzyMatch(pattern, action->text());
        if (match.score >= 0)
            found.push_back({action, std::move(match)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Scored& a, const Scored& b) {
        if (a.action->isEnabled() != b.action->isEnabled())
            return a.action->isEnabled();
        return a.match.score > b.match.score;
    });
    m_model->clear();
    for (const Scored& entry : found) {
        auto* item = new QStandardItem(entry.action->text());
        item->setData(ActionRegistry::idOf(entry.action), kIdRole);
        item->setData(entry.action->shortcut().toString(QKeySequence::NativeText), kKeysRole);
        item->setData(static_cast<int>(ActionRegistry::iconOf(entry.action)), kIconRole);
        QList<QVariant> positions;
        for (const int position : entry.match.positions)
            positions << position;
        item->setData(positions, kMatchRole);
        item->setEnabled(entry.action->isEnabled());
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    if (isVisible())
        place();
}

QStringList CommandPalette::entries() const {
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts << m_model->item(row)->text();
    return texts;
}

void CommandPalette::run(const QModelIndex& index) {
    if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsEnabled))
        return;
    const QString id = index.data(kIdRole).toString();
    close();
    m_registry.trigger(id);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_edit && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        hide();
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int row = m_list->currentIndex().row();
        const int rows = m_model->rowCount();
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
        if ((key == Qt::Key_Down || key == Qt::Key_Up) && rows > 0) {
            m_list->setCurrentIndex(m_model->index((row + (key == Qt::Key_Down ? 1 : rows - 1)) % rows, 0));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            run(m_list->currentIndex());
            return true;
        }
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::mousePressEvent(QMouseEvent*) {
    close();
}

void CommandPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor veil = Theme::color(Token::Sunken);
    veil.setAlpha(Theme::isDark() ? 170 : 150);
    painter.fillRect(rect(), veil);
}

} // namespace touchstone::gui
