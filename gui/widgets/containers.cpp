// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/containers.h"

#include "gui/theme/stylepaint.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace touchstone::gui {

Card::Card(QWidget* parent, Token ground, bool rounded)
    : QFrame(parent), m_ground(ground), m_rounded(rounded) {
    setFrameShape(QFrame::NoFrame);
}

void Card::setGround(Token ground) {
    m_ground = ground;
    update();
}

void Card::setEdge(Token edge) {
    m_edge = edge;
    update();
}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_rounded)
        paint::panel(painter, rect(), Theme::color(m_ground), Theme::color(m_edge), space::kRadius);
    else
        painter.fillRect(rect(), Theme::color(m_ground));
}

Hairline::Hairline(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::color(Token::Border));
}

namespace {

/// One pixel wide in the layout, 7 px wide to the mouse.
class HairlineHandle : public QSplitterHandle {
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const bool active = underMouse();
        const QColor color = Theme::color(active ? Token::Accent : Token::Border);
        if (orientation() == Qt::Horizontal)
            painter.fillRect(QRect(width() / 2, 0, 1, height()), color);
        else
            painter.fillRect(QRect(0, height() / 2, width(), 1), color);
    }
    void resizeEvent(QResizeEvent* event) override {
        if (orientation() == Qt::Horizontal)
            setContentsMargins(3, 0, 3, 0);
        else
            setContentsMargins(0, 3, 0, 3);
        setMask(QRegion(contentsRect().marginsAdded(contentsMargins())));
        QWidget::resizeEvent(event);
    }
    void enterEvent(QEnterEvent* event) override {
        update();
        QWidget::enterEvent(event);
    }
    void leaveEvent(QEvent* event) override {
        update();
        QWidget::leaveEvent(event);
    }
    void mouseDoubleClickEvent(QMouseEvent* event) override {
        QList<int> sizes;
        for (int i = 0; i < splitter()->count(); ++i) {
            const QSize hint = splitter()->widget(i)->sizeHint();
            sizes << (orientation() == Qt::Horizontal ? hint.width() : hint.height());
        }
        splitter()->setSizes(sizes);
        event->accept();
    }
};

} // namespace

Splitter::Splitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent) {
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

QSplitterHandle* Splitter::createHandle() {
    return new HairlineHandle(orientation(), this);
}

EmptyState::EmptyState(Icon icon, const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_title(new TextLabel(title, TypeRole::Title)),
      m_sentence(new TextLabel(sentence, TypeRole::Body, Token::Muted)), m_drawing(new QWidget) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kHuge);
    column->setSpacing(space::kSmall);
    m_drawing->setFixedSize(40, 40);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMaximumWidth(460);
    m_sentence->setMinimumWidth(200);
    column->addStretch(2);
    column->addWidget(m_drawing, 0, Qt::AlignHCenter);
    column->addSpacing(space::kUnit);
    column->addWidget(m_title);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_sentence, 100);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addStretch(3);
}

void EmptyState::setTexts(const QString& title, const QString& sentence) {
    m_title->setText(title);
    m_sentence->setText(sentence);
}

QPushButton* EmptyState::setAction(const QString& text) {
    if (m_action == nullptr) {
        m_action = makeButton(text, ButtonVariant::Primary);
        auto* column = static_cast<QVBoxLayout*>(layout());
        column->insertSpacing(column->count() - 1, space::kSmall);
        column->insertWidget(column->count() - 1, m_action, 0, Qt::AlignHCenter);
    }
    m_action->setText(text);
    m_action->setObjectName(QStringLiteral("emptyActionButton"));
    return m_action;
}

void EmptyState::addWidget(QWidget* widget) {
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, widget, 0, Qt::AlignHCenter);
}

void EmptyState::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect circle(m_drawing->pos(), m_drawing->size());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::color(Token::AccentSoft));
    painter.drawEllipse(circle);
    paintIcon(painter, QRectF(circle).adjusted(10, 10, -10, -10), m_icon, Token::Accent);
}

FlowLayout::FlowLayout(QWidget* parent, int spacing) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() {
    for (QLayoutItem* item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.push_back(item);
}

int FlowLayout::count() const {
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[static_cast<std::size_t>(index)];
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const {
    int width = 0;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            width += item->sizeHint().width() + spacing();
    return {std::max(0, width - spacing()), minimumSize().height()};
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
    int x = rect.left(), y = rect.top(), row = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (x > rect.left() && x + size.width() > rect.right() + 1) {
            x = rect.left();
            y += row + spacing();
            row = 0;
        }
        if (apply)
            item->setGeometry(
                QRect(QPoint(x, y), QSize(std::min(size.width(), rect.width()), size.height())));
        x += size.width() + spacing();
        row = std::max(row, size.height());
    }
    return y + row - rect.top();
}

} // namespace touchstone::gui
