// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/passagelist.h"

#include "gui/text/convert.h"
#include "gui/text/markdown.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QEnterEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace touchstone::gui {

namespace {

/// Two lines that act as a button.
class PassageRow : public QWidget {
public:
    PassageRow(int number, const Hit& hit, bool cited, bool done, PassageList* list)
        : QWidget(list), m_number(number), m_list(list) {
        const Chunk& chunk = hit.stored.chunk;
        setObjectName(QStringLiteral("passage%1Row").arg(number));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(36, 6, space::kSmall, 6);
        auto* lines = new QVBoxLayout;
        lines->setSpacing(2);
        row->addLayout(lines, 1);
        if (done) {
            auto* off = new IconButton(Icon::Close, PassageList::tr("Ask again without this passage"), this);
            off->setObjectName(QStringLiteral("without%1Button").arg(number));
            row->addWidget(off, 0, Qt::AlignVCenter);
            QObject::connect(off, &QToolButton::clicked, list,
                             [list, number] { Q_EMIT list->withoutRequested(number); });
        }
        auto* title =
            new TextLabel(headingPath(chunk), cited ? TypeRole::BodyBold : TypeRole::Body, Token::Text, this);
        title->setElided(true);
        lines->addWidget(title);
        auto* place = new TextLabel(toQString(chunk.path) + QStringLiteral("  ·  ") +
                                        rangeText(chunk.range.start, chunk.range.end) +
                                        QStringLiteral("  ·  ") + stageText(hit),
                                    TypeRole::Caption, Token::Muted, this);
        place->setElided(true);
        lines->addWidget(place);
        if (const QString why = contributionText(hit); !why.isEmpty()) {
            auto* features = new TextLabel(why, TypeRole::Caption, Token::Muted, this);
            features->setElided(true);
            lines->addWidget(features);
        }
        const QString name = PassageList::tr("Passage %1: %2%3")
                                 .arg(QString::number(number), headingPath(chunk),
                                      cited ? PassageList::tr(", cited") : QString());
        setAccessibleName(name);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(Theme::color(Token::Accent), space::kFocus) : QPen(Qt::NoPen));
            painter.setBrush(Theme::color(Token::Sunken));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::kRadius, space::kRadius);
        }
        painter.setPen(Theme::color(underMouse() || hasFocus() ? Token::Text : Token::Muted));
        painter.setFont(Theme::font(TypeRole::Code));
        painter.drawText(QRect(0, 6, 28, 18), Qt::AlignRight | Qt::AlignVCenter, QString::number(m_number));
    }
    void mouseReleaseEvent(QMouseEvent* event) override {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            Q_EMIT m_list->passageClicked(m_number);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
            Q_EMIT m_list->passageClicked(m_number);
        else
            QWidget::keyPressEvent(event);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }
    void focusInEvent(QFocusEvent*) override { update(); }
    void focusOutEvent(QFocusEvent*) override { update(); }

private:
    int m_number;
    PassageList* m_list;
};

} // namespace

QString headingPath(const Chunk& chunk) {
    QString out;
    for (std::size_t i = 0; i < chunk.headings.size(); ++i) {
        if (!out.isEmpty())
            out += QStringLiteral(" › ");
        out += markdownToPlain(toQString(chunk.headings[i]));
    }
    return out.isEmpty() ? toQString(chunk.path) : out;
}

QString stageText(const Hit& hit) {
    QStringList parts;
    static const std::vector<std::pair<std::string, const char*>> kStages{
        {"lexical", QT_TRANSLATE_NOOP("touchstone::gui::PassageList", "words")},
        {"dense", QT_TRANSLATE_NOOP("touchstone::gui::PassageList", "meaning")},
        {"page", QT_TRANSLATE_NOOP("touchstone::gui::PassageList", "page")},
        {"fused", QT_TRANSLATE_NOOP("touchstone::gui::PassageList", "fused")},
        {"rerank", QT_TRANSLATE_NOOP("touchstone::gui::PassageList", "reranked")}};
    for (const auto& [key, word] : kStages) {
        const auto stage = hit.stages.find(key);
        if (stage == hit.stages.end())
            continue;
        QString part = PassageList::tr(word);
        if (stage->second.rank == 0)
            part += QStringLiteral(" –");
        else
            part += QStringLiteral(" #") + QString::number(stage->second.rank) + QLatin1Char(' ') +
                    significantText(stage->second.score);
        parts.append(part);
    }
    return parts.join(QStringLiteral("  "));
}

QString contributionText(const Hit& hit) {
    constexpr std::size_t kShown = 4;
    constexpr double kLeast = 0.005;
    QStringList parts;
    for (const FeatureContribution& feature : hit.features) {
        if (static_cast<std::size_t>(parts.size()) == kShown || std::abs(feature.contribution) < kLeast)
            break; // largest first
        parts.append(toQString(feature.name).replace(QLatin1Char('_'), QLatin1Char(' ')) + QLatin1Char(' ') +
                     signedText(feature.contribution));
    }
    return parts.isEmpty() ? QString()
                           : PassageList::tr("reranked by: %1").arg(parts.join(QStringLiteral("  ")));
}

PassageList::PassageList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("passageList"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void PassageList::setHits(const std::vector<Hit>& hits, const std::vector<int>& cited, bool done) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_count = static_cast<int>(hits.size());
    for (int n = 1; n <= m_count; ++n)
        m_rows->addWidget(new PassageRow(n, hits[static_cast<std::size_t>(n) - 1],
                                         std::find(cited.begin(), cited.end(), n) != cited.end(), done,
                                         this));
    if (!done || m_count == 0)
        return;
    auto* whyNot =
        makeButton(tr("Why is another passage not here?"), ButtonVariant::Quiet, Icon::Search, this);
    whyNot->setObjectName(QStringLiteral("whyNotButton"));
    connect(whyNot, &QPushButton::clicked, this, &PassageList::whyNotRequested);
    m_rows->addWidget(whyNot, 0, Qt::AlignLeft);
}

} // namespace touchstone::gui
