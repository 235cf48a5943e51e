// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/blindpane.h"

#include "gui/text/convert.h"
#include "gui/text/markdown.h"
#include "gui/viewmodels/blindpairs.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/safetextbrowser.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace touchstone::gui {

BlindPane::BlindPane(BlindPairs& pairs, QWidget* parent) : QWidget(parent), m_pairs(pairs) {
    setObjectName(QStringLiteral("blindPane"));
    setAccessibleName(tr("Blind comparison"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    connect(&m_pairs, &BlindPairs::opened, this, [this] {
        m_tallied = false;
        refresh();
    });
    connect(&m_pairs, &BlindPairs::changed, this, &BlindPane::refresh);
    refresh();
}

void BlindPane::build() {
    m_content = new QWidget(this);
    m_progress = new TextLabel({}, TypeRole::Caption, Token::Muted, m_content);
    m_progress->setObjectName(QStringLiteral("blindProgressLabel"));
    m_question = new TextLabel({}, TypeRole::Question, Token::Text, m_content);
    m_question->setObjectName(QStringLiteral("blindQuestionLabel"));
    m_question->setWordWrap(true);
    auto* answers = new QHBoxLayout;
    answers->setSpacing(space::kMedium);
    const auto side = [&](const char* name, const QString& words) {
        auto* text = new SafeTextBrowser(TypeRole::Answer, m_content);
        text->setObjectName(QLatin1String(name));
        text->setAccessibleName(words);
        text->setScrolling(true);
        auto* card = new Card(m_content);
        auto* inside = new QVBoxLayout(card);
        inside->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
        inside->addWidget(text);
        answers->addWidget(card, 1);
        return text;
    };
    m_left = side("blindLeftBrowser", tr("The left answer"));
    m_right = side("blindRightBrowser", tr("The right answer"));
    auto* keys = new QHBoxLayout;
    keys->setSpacing(space::kSmall);
    struct Key {
        QString words;
        const char* name;
        int side;
    };
    for (const Key& key : {Key{tr("1  Left is better"), "preferLeftButton", -1},
                           Key{tr("0  Equally good"), "preferNoneButton", 0},
                           Key{tr("2  Right is better"), "preferRightButton", 1}}) {
        auto* button = makeButton(key.words, ButtonVariant::Plain, m_content);
        button->setObjectName(QLatin1String(key.name));
        keys->addWidget(button, 1);
        connect(button, &QPushButton::clicked, this, [this, way = key.side] { m_pairs.choose(way); });
    }
    m_tally = new TextLabel({}, TypeRole::Body, Token::Text, m_content);
    m_tally->setObjectName(QStringLiteral("blindTallyLabel"));
    m_tally->setWordWrap(true);
    m_showTally = makeButton(tr("Show the result"), ButtonVariant::Quiet, m_content);
    m_showTally->setObjectName(QStringLiteral("blindTallyButton"));
    auto* last = new QHBoxLayout;
    last->addWidget(m_tally, 1);
    last->addWidget(m_showTally);
    auto* inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    inner->setSpacing(space::kSmall);
    inner->addWidget(m_progress);
    inner->addWidget(m_question);
    inner->addLayout(answers, 1);
    inner->addLayout(keys);
    inner->addLayout(last);
    m_empty =
        new EmptyState(Icon::Quote, tr("Nothing to judge yet"),
                       tr("Compare the answers of A and B first. What they answer differently stands here "
                          "in random order and without names; your choices become labels."),
                       this);
    connect(m_empty->setAction(tr("Plan the comparison")), &QPushButton::clicked, this,
            &BlindPane::comparisonRequested);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_content, 1);
    column->addWidget(m_empty, 1);
    connect(m_showTally, &QPushButton::clicked, this, &BlindPane::toggleTally);
}

void BlindPane::toggleTally() {
    m_tallied = !m_tallied;
    refresh();
}

void BlindPane::refresh() {
    const BehaviourItem* item = m_pairs.item();
    m_content->setVisible(item != nullptr);
    m_empty->setVisible(item == nullptr);
    if (item == nullptr)
        return;
    const int chosen = m_pairs.chosen();
    m_progress->setText(tr("pair %1 of %2, %3 chosen; labels %4")
                            .arg(m_pairs.current() + 1)
                            .arg(m_pairs.count())
                            .arg(chosen)
                            .arg(m_pairs.queue()));
    m_question->setText(toQString(item->question));
    MarkdownOptions options;
    m_left->setSafeHtml(markdownToHtml(m_pairs.left(), options));
    m_right->setSafeHtml(markdownToHtml(m_pairs.right(), options));
    m_showTally->setEnabled(chosen > 0);
    m_showTally->setText(m_tallied ? tr("Hide the result") : tr("Show the result"));
    if (!m_tallied && chosen < m_pairs.count()) {
        m_tally->setText(tr("The result is hidden while you judge."));
        return;
    }
    const BlindTally tally = m_pairs.tally();
    QString words = tr("A preferred %1 times, B %2 times, equally good %3 times (sign test %4).")
                        .arg(tally.a)
                        .arg(tally.b)
                        .arg(tally.equal)
                        .arg(pText(tally.p));
    if (tally.flipped > 0)
        words += QLatin1Char(' ') + tr("Of %1 flipped items, %2 were chosen as the measures say.")
                                        .arg(tally.flipped)
                                        .arg(tally.agree);
    m_tally->setText(words);
}

} // namespace touchstone::gui
