// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/linklist.h"

#include "gui/text/numbers.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/labels.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

class Row : public QAbstractButton {
public:
    Row(LinkRow row, QWidget* parent) : QAbstractButton(parent), m_row(std::move(row)) {
        setObjectName(QStringLiteral("linkRowButton"));
        setText(m_row.first + QStringLiteral(". ") + m_row.second);
        setToolTip(m_row.detail);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFixedHeight(40);
        setAttribute(Qt::WA_Hover);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::color(Token::Sunken));
            painter.drawRoundedRect(rect(), 4, 4);
        }
        const QRect room = rect().adjusted(space::kSmall, 2, -space::kSmall, -2);
        painter.setFont(Theme::font(TypeRole::Body));
        painter.setPen(Theme::color(Token::Text));
        painter.drawText(QRect(room.left(), room.top(), room.width(), 18), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_row.first, Qt::ElideRight, room.width()));
        painter.setFont(Theme::font(TypeRole::Caption));
        painter.setPen(Theme::color(Token::Muted));
        painter.drawText(QRect(room.left(), room.top() + 18, room.width(), 16), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_row.second, Qt::ElideMiddle, room.width()));
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            paint::focusRing(painter, rect(), 4);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    LinkRow m_row;
};

} // namespace

LinkList::LinkList(const QString& title, const QString& waiting, const QString& none, QWidget* parent)
    : QWidget(parent), m_header(new SectionHeader(title, this)),
      m_words(new TextLabel({}, TypeRole::Caption, Token::Muted, this)), m_rows(new QVBoxLayout),
      m_waiting(waiting), m_none(none) {
    m_words->setWordWrap(true);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_words);
    column->addLayout(m_rows);
    setWaiting();
}

void LinkList::clear() {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // a click on it may be what leads here
        delete item;
    }
    m_count = 0;
    m_header->setNote({});
}

void LinkList::setWaiting() {
    clear();
    m_words->setText(m_waiting);
    m_words->show();
}

void LinkList::setFailed(const QString& why) {
    clear();
    m_words->setText(why);
    m_words->show();
}

void LinkList::setRows(const std::vector<LinkRow>& rows) {
    clear();
    m_count = static_cast<int>(rows.size());
    m_words->setText(m_none);
    m_words->setVisible(rows.empty());
    if (!rows.empty())
        m_header->setNote(countText(rows.size()));
    for (int i = 0; i < m_count; ++i) {
        auto* row = new Row(rows[static_cast<std::size_t>(i)], this);
        connect(row, &QAbstractButton::clicked, this, [this, i] { Q_EMIT activated(i); });
        m_rows->addWidget(row);
    }
}

} // namespace touchstone::gui
