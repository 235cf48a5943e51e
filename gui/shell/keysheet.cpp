// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/keysheet.h"

#include "gui/theme/stylepaint.h"

#include <QApplication>
#include <QKeyEvent>

namespace touchstone::gui {
namespace {
constexpr int kLine = 26, kLowestLine = 16;
constexpr int kColumn = 380, kNarrowest = 270;
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
    // As many columns as the lines need; lower lines where a small window would cut them off.
    const auto columnsOf = [](std::size_t lines, int perColumn) {
        return (static_cast<int>(lines) + perColumn - 1) / perColumn;
    };
    int line = kLine, perColumn = 1, columns = 1;
    for (; line >= kLowestLine; --line) {
        perColumn = std::max(1, (height() - 32 - 72) / line);
        columns = columnsOf(m_page.size(), perColumn) + columnsOf(m_window.size(), perColumn);
        if (columns * kNarrowest + 64 <= width())
            break;
    }
    const int longest = static_cast<int>(std::max(m_window.size(), m_page.size()));
    const int columnWidth = std::min(kColumn, (width() - 64) / std::max(1, columns));
    const QSize size(columns * columnWidth + 32, std::min(perColumn, longest) * line + 72);
    const QRect box(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
    paint::panel(painter, box, Theme::color(Token::Surface), Theme::color(Token::Border), space::kRadius);
    painter.setClipRect(box);
    int x = box.left() + 16;
    const auto column = [&](const QString& title, const std::vector<Line>& entries) {
        for (std::size_t at = 0; at < entries.size(); x += columnWidth) {
            painter.setFont(Theme::font(TypeRole::BodyBold));
            painter.setPen(Theme::color(Token::Text));
            if (at == 0)
                painter.drawText(QRect(x, box.top() + 16, columnWidth, 24), Qt::AlignLeft | Qt::AlignVCenter,
                                 title);
            int y = box.top() + 48;
            for (int row = 0; row < perColumn && at < entries.size(); ++row, ++at, y += line) {
                painter.setFont(Theme::font(TypeRole::Caption));
                painter.setPen(Theme::color(Token::Text));
                painter.drawText(QRect(x, y, 92, line), Qt::AlignLeft | Qt::AlignVCenter, entries[at].keys);
                painter.setFont(Theme::font(TypeRole::Body));
                painter.setPen(Theme::color(Token::Muted));
                painter.drawText(
                    QRect(x + 98, y, columnWidth - 106, line), Qt::AlignLeft | Qt::AlignVCenter,
                    painter.fontMetrics().elidedText(entries[at].text, Qt::ElideRight, columnWidth - 106));
            }
        }
    };
    column(m_pageTitle, m_page);
    column(tr("Everywhere"), m_window);
}

} // namespace touchstone::gui
