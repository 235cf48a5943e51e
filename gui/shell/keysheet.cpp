// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/keysheet.h"

#include "gui/theme/stylepaint.h"

#include <QApplication>
#include <QKeyEvent>

namespace touchstone::gui {
namespace {
constexpr int kLine = 26;
constexpr int kColumn = 380;
} // namespace

KeySheet::KeySheet(ActionRegistry& registry, QWidget* window) : QWidget(window), m_registry(registry) {
    setObjectName(QStringLiteral("keySheet"));
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void KeySheet::open(const QString& pageId, const QString& pageTitle) {
    m_window.clear();
    m_page.clear();
    m_pageTitle = pageTitle;
    const QString prefix = pageId % QLatin1Char('.');
    QStringList spoken;
    for (const QAction* action : m_registry.all()) {
        if (action->shortcut().isEmpty())
            continue;
        const Line line{action->shortcut().toString(QKeySequence::NativeText), action->text()};
        const QString id = ActionRegistry::idOf(action);
        if (id.startsWith(prefix))
            m_page.push_back(line);
        else if (action->shortcutContext() == Qt::WindowShortcut)
            m_window.push_back(line);
        else
            continue;
        spoken << line.text % QStringLiteral(": ") % line.keys;
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    m_focusBefore = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus(Qt::ShortcutFocusReason);
}

void KeySheet::close() {
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void KeySheet::keyPressEvent(QKeyEvent* event) {
    close();
    event->accept();
}

void KeySheet::mousePressEvent(QMouseEvent*) {
    close();
}

void KeySheet::focusOutEvent(QFocusEvent*) {
    hide();
}

void KeySheet::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor veil = Theme::color(Token::Sunken);
    veil.setAlpha(Theme::isDark() ? 170 : 150);
    painter.fillRect(rect(), veil);
    const int lines = static_cast<int>(std::max(m_window.size(), m_page.size()));
    const int columns = m_page.empty() ? 1 : 2;
    const QSize size(std::min(width() - 32, columns * kColumn + 32),
                     std::min(height() - 32, lines * kLine + 72));
    const QRect box(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
    paint::panel(painter, box, Theme::color(Token::Surface), Theme::color(Token::Border), space::kRadius);
    painter.setClipRect(box);
    const int columnWidth = (box.width() - 32) / columns;
    const auto column = [&](int x, const QString& title, const std::vector<Line>& entries) {
        painter.setFont(Theme::font(TypeRole::BodyBold));
        painter.setPen(Theme::color(Token::Text));
        painter.drawText(QRect(x, box.top() + 16, columnWidth, 24), Qt::AlignLeft | Qt::AlignVCenter, title);
        int y = box.top() + 48;
        for (const Line& line : entries) {
            painter.setFont(Theme::font(TypeRole::Caption));
            painter.setPen(Theme::color(Token::Text));
            painter.drawText(QRect(x, y, 100, kLine), Qt::AlignLeft | Qt::AlignVCenter, line.keys);
            painter.setFont(Theme::font(TypeRole::Body));
            painter.setPen(Theme::color(Token::Muted));
            painter.drawText(QRect(x + 108, y, columnWidth - 116, kLine), Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(line.text, Qt::ElideRight, columnWidth - 116));
            y += kLine;
        }
    };
    if (columns == 2)
        column(box.left() + 16, m_pageTitle, m_page);
    column(box.left() + 16 + (columns - 1) * columnWidth, tr("Everywhere"), m_window);
}

} // namespace touchstone::gui
