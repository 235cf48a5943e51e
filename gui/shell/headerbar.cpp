// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/headerbar.h"

#include "gui/theme/stylepaint.h"
#include "gui/widgets/controls.h"

#include <QHBoxLayout>

namespace touchstone::gui {

/// Words of the place, the last of them strong; the middle is cut first when there is no room.
class CrumbLabel : public QWidget {
public:
    using QWidget::QWidget;
    void setCrumbs(const QStringList& crumbs) {
        m_crumbs = crumbs;
        setAccessibleName(crumbs.join(QStringLiteral(", ")));
        setToolTip(crumbs.join(QStringLiteral(" › ")));
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {200, space::kControl}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, space::kControl}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QFont plain = Theme::font(TypeRole::Body);
        const QFont bold = Theme::font(TypeRole::BodyBold);
        const QString arrow = QStringLiteral("  ›  ");
        int left = width();
        QList<QPair<QString, bool>> shown;
        // From the end: where we are matters most.
        for (qsizetype i = m_crumbs.size(); i-- > 0;) {
            const bool last = i + 1 == m_crumbs.size();
            const QFontMetrics metrics(last ? bold : plain);
            const int extra = last ? 0 : QFontMetrics(plain).horizontalAdvance(arrow);
            const QString text =
                metrics.elidedText(m_crumbs.at(i), Qt::ElideMiddle, std::max(0, left - extra));
            const int width = metrics.horizontalAdvance(text) + extra;
            if (!last && (width > left || text.size() < 2))
                break;
            shown.prepend({text, last});
            left -= width;
        }
        int x = 0;
        for (const auto& [text, last] : shown) {
            painter.setFont(last ? bold : plain);
            painter.setPen(Theme::color(last ? Token::Text : Token::Muted));
            const QString words = last ? text : text % arrow;
            painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, words);
            x += painter.fontMetrics().horizontalAdvance(words);
        }
    }

private:
    QStringList m_crumbs;
};

HeaderBar::HeaderBar(QWidget* parent)
    : QWidget(parent), m_back(new IconButton(Icon::Back, tr("Back (Alt+Left)"))),
      m_forward(new IconButton(Icon::Forward, tr("Forward (Alt+Right)"))),
      m_panel(new IconButton(Icon::Panel, tr("Show or hide the panel (F9)"))), m_crumbs(new CrumbLabel) {
    setObjectName(QStringLiteral("headerBar"));
    setFixedHeight(space::kHeader);
    m_back->setObjectName(QStringLiteral("backButton"));
    m_forward->setObjectName(QStringLiteral("forwardButton"));
    m_panel->setObjectName(QStringLiteral("panelButton"));
    m_crumbs->setObjectName(QStringLiteral("breadcrumbLabel"));
    m_panel->setCheckable(true);
    QPushButton* palette =
        makeButton(tr("Commands") % QStringLiteral("   ") %
                       QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText),
                   ButtonVariant::Quiet, Icon::Search);
    palette->setObjectName(QStringLiteral("paletteButton"));
    palette->setAccessibleName(tr("Find a command"));
    palette->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kSmall, 0, space::kSmall, 1);
    row->setSpacing(space::kUnit);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addSpacing(space::kSmall);
    row->addWidget(m_crumbs, 1);
    row->addWidget(palette);
    row->addWidget(m_panel);
    connect(m_back, &QToolButton::clicked, this, &HeaderBar::backRequested);
    connect(m_forward, &QToolButton::clicked, this, &HeaderBar::forwardRequested);
    connect(palette, &QPushButton::clicked, this, &HeaderBar::paletteRequested);
    connect(m_panel, &QToolButton::clicked, this, &HeaderBar::panelToggled);
    setHistory(false, false);
}

void HeaderBar::setCrumbs(const QStringList& crumbs) {
    m_crumbs->setCrumbs(crumbs);
}

void HeaderBar::setHistory(bool back, bool forward) {
    m_back->setEnabled(back);
    m_forward->setEnabled(forward);
}

void HeaderBar::setPanel(bool available, bool open) {
    m_panel->setVisible(available);
    m_panel->setChecked(open);
}

void HeaderBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::color(Token::Border));
}

} // namespace touchstone::gui
