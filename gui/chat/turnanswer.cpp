// SPDX-License-Identifier: GPL-3.0-or-later
// What a turn shows of its answer.
#include "gui/chat/answerwords.h"
#include "gui/chat/passagelist.h"
#include "gui/chat/turnview.h"
#include "gui/chat/versionswitch.h"
#include "gui/text/convert.h"
#include "gui/text/markdown.h"
#include "gui/text/numbers.h"
#include "gui/widgets/answerview.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QLayout>
#include <QPushButton>
#include <map>

namespace touchstone::gui {

namespace {

/// A call that broke, with the button for what can be done.
void showFailure(MessageBanner& banner, const Error& error) {
    const RefusalWords words = failureWords(error);
    const bool waits = answerOutcomeOf(error) == AnswerOutcome::BudgetReached;
    banner.showMessage(waits ? MessageBanner::Tone::Warn : MessageBanner::Tone::Bad, words.what, words.todo,
                       words.button, words.action);
}

} // namespace

void TurnView::showStage(const ChatTurn& turn) {
    m_stage->setVisible(turn.running || turn.stored);
    if (turn.stored) {
        m_stage->setText(tr("The answer is being read …"));
        return;
    }
    if (!turn.running)
        return;
    QString line;
    if (turn.passages)
        line =
            tr("searched %1 chunks · %2 passages · ")
                .arg(countText(turn.passages->searchedChunks), QString::number(turn.passages->hits.size()));
    if (turn.stage == QStringLiteral("retrieving"))
        line += tr("searching …");
    else if (turn.stage == QStringLiteral("reading"))
        line += tr("reading …");
    else if (turn.stage == QStringLiteral("checking"))
        line += tr("checking citations …");
    else
        line += tr("answering …");
    m_stage->setText(line);
}

void TurnView::refresh(const ChatTurn& turn, TurnTree::Versions versions) {
    m_running = turn.running;
    showStage(turn);
    const bool done = !turn.running && !turn.stored;
    m_versions->setVersions(versions, !turn.running);
    m_searched->setVisible(!turn.searched.isEmpty());
    m_searched->setText(
        tr("searched for: %1").arg(QString(turn.searched).replace(QLatin1Char('\n'), QStringLiteral(" · "))));
    m_actions->setVisible(done);
    m_facts->setVisible(done && turn.answer != nullptr);
    m_good->setChecked(turn.rating > 0);
    m_bad->setChecked(turn.rating < 0);
    m_words->setVisible(!turn.note.isEmpty());
    m_words->setText(tr("Note: %1").arg(turn.note));
    m_fallen->setVisible(!turn.running && !turn.switchedOff.isEmpty());
    if (!turn.switchedOff.isEmpty())
        m_fallen->setText(turn.fallen.isEmpty()
                              ? tr("Asked without “%1”: every sentence is still said.").arg(turn.switchedOff)
                              : tr("Asked without “%1”. Not said any more:\n– %2")
                                    .arg(turn.switchedOff, turn.fallen.join(QStringLiteral("\n– "))));
    if (turn.passages && !turn.answer)
        m_passages->setHits(turn.passages->hits, {}, false);
    showSetup(turn);
    if (turn.answer) {
        if (m_shown != turn.answer)
            showAnswer(turn);
    } else {
        for (QWidget* part :
             std::initializer_list<QWidget*>{m_note, m_findings, m_chips, m_banner, m_readings})
            part->hide();
        if (!m_streamed && !turn.text.isEmpty()) {
            m_streamed = true;
            m_answer->setMarkdown(QString());
            m_answer->append(turn.text);
        }
        m_answer->setVisible(m_streamed);
        m_connect->setVisible(turn.setup.model == "extractive");
        if (turn.error) {
            showFailure(*m_banner, *turn.error);
        } else if (done && turn.notSent) {
            m_banner->showMessage(MessageBanner::Tone::Info, tr("Nothing was sent."),
                                  tr("Ask again to be shown once more what would go out, or choose another "
                                     "model in the bar above."),
                                  tr("Ask again"), QStringLiteral("chat.again"));
        } else if (done) {
            m_banner->showMessage(
                MessageBanner::Tone::Info, tr("No answer was kept."),
                tr("It was stopped before its first word, or the program ended meanwhile."));
        }
    }
    m_why->setVisible(m_passages->count() > 0);
    // The passages are there before the model has said a word: show them until the answer begins.
    m_passages->setVisible(m_passages->count() > 0 && (m_why->isChecked() || (turn.running && !m_streamed)));
}

void TurnView::showSetup(const ChatTurn& turn) {
    m_setup->setVisible(!turn.running && turn.setupKnown);
    if (!turn.setupKnown)
        return;
    const QString words = setupText(turn.setup, turn.answer.get());
    m_setup->setText(words);
    m_setup->setToolTip(tr("%1\nClick: ask on with this setup (S)").arg(words));
    m_setup->setAccessibleName(tr("Setup: %1").arg(words));
}

void TurnView::appendText(const QString& piece) {
    if (!m_streamed) {
        m_streamed = true;
        m_answer->show();
        m_passages->setVisible(m_why->isChecked());
    }
    m_answer->append(piece);
}

void TurnView::showAnswer(const ChatTurn& turn) {
    m_shown = turn.answer;
    const Answer& answer = *turn.answer;
    const QString text = toQString(answer.text);
    m_answer->show();
    if (m_answer->markdown() == text)
        m_answer->finish();
    else
        m_answer->setMarkdown(text);
    std::map<int, Status> status;
    std::vector<int> cited;
    for (const auto& [n, worst] : citedSources(answer)) {
        status[n] = statusOf(worst);
        cited.push_back(n);
    }
    m_answer->setCitationStatus(status);
    // The buttons say which readings there are.
    m_answer->setVisible(!answer.text.empty() && answer.readings.empty());
    showSupport(answer);
    showChips(answer);
    showRemarks(answer);
    m_facts->setText(answerFacts(answer));
    m_passages->setHits(answer.hits, cited, true);
}

/// What no source carries is underlined.
void TurnView::showSupport(const Answer& answer) {
    std::vector<AnswerView::Underline> underlines;
    for (const SentenceSupport& sentence : answer.sentences)
        if (sentence.status != SupportStatus::Supported && sentence.range.end <= answer.text.size())
            underlines.push_back({toQString(std::string_view(answer.text)
                                                .substr(static_cast<std::size_t>(sentence.range.start),
                                                        static_cast<std::size_t>(sentence.range.size()))),
                                  sentence.status == SupportStatus::Partly ? Token::Warn : Token::Bad});
    m_answer->setUnderlines(std::move(underlines));
}

void TurnView::showRemarks(const Answer& answer) {
    // The remark of the quoting answerer names options of the command line; here a button says it.
    const bool quoted = answer.model == "extractive";
    m_note->setText(
        quoted && !answer.note.empty()
            ? tr("Quoted from the documents without a model. Connect one for answers in its own words.")
            : toQString(answer.note));
    m_note->setVisible(!answer.note.empty() && answer.readings.empty());
    m_connect->setVisible(quoted);
    const QStringList findings = findingsOf(answer);
    m_findings->setText(findings.join(QLatin1Char('\n')));
    m_findings->setVisible(!findings.isEmpty());
    const RefusalWords refusal = refusalWords(answer);
    showReadings(answer);
    if (answer.error)
        showFailure(*m_banner, *answer.error);
    else if (answer.partial)
        m_banner->showMessage(MessageBanner::Tone::Warn, tr("The answer was stopped."),
                              tr("What had come by then is kept."));
    else if (!refusal.what.isEmpty())
        m_banner->showMessage(MessageBanner::Tone::Info, refusal.what, refusal.todo, refusal.button,
                              refusal.action);
    else
        m_banner->hide();
}

void TurnView::showReadings(const Answer& answer) {
    for (QPushButton* before : m_readings->findChildren<QPushButton*>())
        delete before;
    for (std::size_t i = 0; i < answer.readings.size(); ++i) {
        const Reading& reading = answer.readings[i];
        const QString label = markdownToPlain(toQString(reading.label));
        QPushButton* button = makeButton(label, ButtonVariant::Plain, Icon::Right, m_readings);
        button->setObjectName(QStringLiteral("reading%1Button").arg(i + 1));
        button->setAccessibleName(tr("Ask about: %1").arg(label));
        button->setToolTip(reading.hit < answer.hits.size()
                               ? toQString(answer.hits[reading.hit].stored.chunk.path)
                               : QString());
        m_readings->layout()->addWidget(button);
        m_readings->layout()->setAlignment(button, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this,
                [this, i] { Q_EMIT readingRequested(static_cast<int>(i)); });
    }
    m_readings->setVisible(!answer.readings.empty());
}

void TurnView::showChips(const Answer& answer) {
    qDeleteAll(m_chipList);
    m_chipList.clear();
    m_chipAt = -1;
    for (const auto& [n, worst] : citedSources(answer)) {
        const bool known = n >= 1 && static_cast<std::size_t>(n) <= answer.hits.size();
        QString words = tr("no such source");
        if (known) {
            const Chunk& chunk = answer.hits[static_cast<std::size_t>(n) - 1].stored.chunk;
            words = chunk.heading.empty() ? toQString(chunk.path) : markdownToPlain(toQString(chunk.heading));
        }
        auto* chip = new Chip(words, m_chips);
        chip->setObjectName(QStringLiteral("source%1Chip").arg(n));
        chip->setProperty("sourceNumber", n);
        chip->setNumber(n);
        chip->setStatus(statusOf(worst));
        m_chips->layout()->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, n = n] { Q_EMIT sourceRequested(n); });
        connect(chip, &Chip::hovered, this, [this, chip, n = n](bool inside) {
            Q_EMIT sourceHovered(inside ? n : 0, chip->mapToGlobal(QPoint(0, chip->height())));
        });
        m_chipList.push_back(chip);
        chip->show();
    }
    m_chips->setVisible(!m_chipList.empty());
}

} // namespace touchstone::gui
