// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/answerpaircard.h"

#include "gui/text/convert.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/difftext.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/safetextbrowser.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

QString rowHtml(const QString& sign, const QString& content, Token ground, const QString& note) {
    const auto name = [](Token token) { return Theme::color(token).name(); };
    QString cell = content;
    if (!note.isEmpty())
        cell += QStringLiteral("<br><span style=\"font-size:11px\">%1</span>").arg(note.toHtmlEscaped());
    return QStringLiteral(
               "<tr><td width=\"34\" style=\"background-color:%1;color:%3;border:none\"><b>%2</b></td>"
               "<td style=\"background-color:%1;color:%3;border:none\">%4</td></tr>")
        .arg(name(ground), sign.toHtmlEscaped(), name(Token::Text), cell);
}

} // namespace

AnswerPairCard::AnswerPairCard(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("answerPairCard"));
    build();
    setItem(std::nullopt, {}, {}, {});
}

void AnswerPairCard::build() {
    m_empty =
        new EmptyState(Icon::Half, tr("No item is chosen"),
                       tr("Compare two versions, then choose an item: both answers stand here, sentence "
                          "by sentence."),
                       this);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("answerPairScroll"));
    m_scroll->setAccessibleName(tr("Both answers"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(m_scroll);
    m_place = new TextLabel({}, TypeRole::Caption, Token::Muted, content);
    m_question = new TextLabel({}, TypeRole::Question, Token::Text, content);
    m_question->setObjectName(QStringLiteral("answerPairQuestionLabel"));
    m_fate = new TextLabel({}, TypeRole::Body, Token::Text, content);
    m_fate->setObjectName(QStringLiteral("answerPairFateLabel"));
    m_text = new SafeTextBrowser(TypeRole::Body, content);
    m_text->setObjectName(QStringLiteral("answerPairBrowser"));
    m_text->setAccessibleName(tr("Both answers, sentence by sentence"));
    m_open = makeButton(tr("Open it in its run"), ButtonVariant::Plain, Icon::Evaluation, content);
    m_open->setObjectName(QStringLiteral("openPromptRunButton"));
    for (TextLabel* label : {m_place, m_question, m_fate})
        label->setWordWrap(true);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kLarge);
    column->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{m_place, m_question, m_fate, m_text})
        column->addWidget(part);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll, 1);
    whole->addWidget(m_empty, 1);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_item)
            Q_EMIT runRequested(m_run, toQString(m_item->item));
    });
}

void AnswerPairCard::setItem(const std::optional<BehaviourItem>& item, const QString& a, const QString& b,
                             const QString& run) {
    m_item = item;
    m_a = a;
    m_b = b;
    m_run = run;
    m_sentences = item ? alignAnswers(item->answerA, item->answerB) : std::vector<SentencePair>();
    m_scroll->setVisible(item.has_value());
    m_empty->setVisible(!item);
    if (item)
        showItem();
}

void AnswerPairCard::showItem() {
    m_place->setText(tr("%1 · A: %2 · B: %3").arg(toQString(m_item->item), m_a, m_b));
    m_question->setText(toQString(m_item->question));
    QStringList words{fateWord(m_item->verdict.fate)};
    const auto measures = [](const std::vector<std::string>& names) {
        QStringList out;
        for (const std::string& name : names)
            out.append(toQString(name));
        return out.join(QStringLiteral(", "));
    };
    if (!m_item->verdict.better.empty())
        words.append(tr("better in %1").arg(measures(m_item->verdict.better)));
    if (!m_item->verdict.worse.empty())
        words.append(tr("worse in %1").arg(measures(m_item->verdict.worse)));
    if (m_item->refusedA)
        words.append(tr("A refused"));
    if (m_item->refusedB)
        words.append(tr("B refused"));
    m_fate->setText(words.join(QStringLiteral(" · ")));
    m_text->setSafeHtml(html());
}

QString AnswerPairCard::html() const {
    QString out = QStringLiteral("<table width=\"100%\" cellspacing=\"2\" cellpadding=\"4\" "
                                 "style=\"border:none\">");
    const auto empty = [&](const char* side, bool refused, const std::string& answer) {
        if (answer.empty())
            out +=
                rowHtml(QLatin1String(side), refused ? tr("refused") : tr("no answer"), Token::WarnSoft, {});
    };
    empty("A", m_item->refusedA, m_item->answerA);
    empty("B", m_item->refusedB, m_item->answerB);
    for (const SentencePair& pair : m_sentences) {
        const QString cited = !pair.citationsDiffer
                                  ? QString()
                                  : tr("citations: %1 became %2")
                                        .arg(pair.citedA.isEmpty() ? tr("none") : pair.citedA,
                                             pair.citedB.isEmpty() ? tr("none") : pair.citedB);
        switch (pair.kind) {
        case SentencePair::Kind::Same:
            out += rowHtml(QStringLiteral("A B"), markedHtml(pair.a, {}, Token::Text), Token::Surface, {});
            break;
        case SentencePair::Kind::Changed:
            out += rowHtml(QStringLiteral("A −"), markedHtml(pair.a, pair.marksA, Token::Bad), Token::BadSoft,
                           {});
            out += rowHtml(QStringLiteral("B +"), markedHtml(pair.b, pair.marksB, Token::Good),
                           Token::GoodSoft, cited);
            break;
        case SentencePair::Kind::OnlyA:
            out += rowHtml(QStringLiteral("A −"), markedHtml(pair.a, {}, Token::Text), Token::BadSoft,
                           tr("only A says this"));
            break;
        case SentencePair::Kind::OnlyB:
            out += rowHtml(QStringLiteral("B +"), markedHtml(pair.b, {}, Token::Text), Token::GoodSoft,
                           tr("only B says this"));
            break;
        }
    }
    return out + QStringLiteral("</table>");
}

void AnswerPairCard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_item)
        m_text->setSafeHtml(html()); // its colours are the theme's
}

} // namespace touchstone::gui
