// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/answerwords.h"

#include "core/answering/support.h"
#include "core/text/injected_text.h"
#include "gui/text/convert.h"
#include "gui/text/errortext.h"
#include "gui/text/numbers.h"

#include <QCoreApplication>
#include <algorithm>

namespace touchstone::gui {

namespace {

/// Translations of this file stand in one context.
struct AnswerWords {
    Q_DECLARE_TR_FUNCTIONS(touchstone::gui::AnswerWords)
};

const QString kDot = QStringLiteral("  ·  ");

QString supportFact(const Answer& answer) {
    const std::size_t supported = supportedSentences(answer.sentences);
    if (supported == answer.sentences.size())
        return AnswerWords::tr("all %n sentence(s) supported", nullptr, static_cast<int>(supported));
    return AnswerWords::tr("%1 of %2 sentences supported")
        .arg(QString::number(supported), QString::number(answer.sentences.size()));
}

QString costFact(const Answer& answer) {
    if (answer.cache == CacheState::Hit)
        return AnswerWords::tr("from the cache, nothing sent");
    if (!answer.cost)
        return AnswerWords::tr("price not known");
    if (*answer.cost == 0)
        return {};
    return significantText(*answer.cost) + QLatin1Char(' ') + toQString(answer.currency);
}

} // namespace

Status statusOf(CitationStatus status) {
    switch (status) {
    case CitationStatus::Verified:
        return Status::Verified;
    case CitationStatus::Partly:
        return Status::Partly;
    case CitationStatus::NotInSource:
        return Status::NotInSource;
    case CitationStatus::NoSuchSource:
        return Status::NoSuchSource;
    }
    return Status::NoSuchSource;
}

std::vector<std::pair<int, CitationStatus>> citedSources(const Answer& answer) {
    std::vector<std::pair<int, CitationStatus>> out;
    for (const Citation& citation : answer.citations) {
        const auto known =
            std::find_if(out.begin(), out.end(), [&](const auto& one) { return one.first == citation.n; });
        if (known == out.end())
            out.emplace_back(citation.n, citation.status);
        else
            known->second = std::max(known->second, citation.status);
    }
    return out;
}

QString answerFacts(const Answer& answer) {
    QStringList facts;
    if (answer.refused == RefusalReason::None) {
        const auto sources = citedSources(answer);
        facts.append(AnswerWords::tr("%n source(s)", nullptr, static_cast<int>(sources.size())));
        if (!answer.sentences.empty()) {
            facts.append(supportFact(answer));
        } else if (!answer.citations.empty()) {
            const auto verified =
                std::count_if(answer.citations.begin(), answer.citations.end(),
                              [](const Citation& one) { return one.status == CitationStatus::Verified; });
            facts.append(AnswerWords::tr("%1 of %2 citations verified")
                             .arg(QString::number(verified), QString::number(answer.citations.size())));
        }
    }
    facts.append(durationText(answer.totalMs));
    if (answer.model != "extractive") {
        if (answer.ttftMs >= 0)
            facts.append(AnswerWords::tr("first word after %1").arg(durationText(answer.ttftMs)));
        if (answer.usage.input >= 0 || answer.usage.output >= 0)
            facts.append(AnswerWords::tr("%1 in, %2 out")
                             .arg(tokensText(std::max<std::int64_t>(0, answer.usage.input)),
                                  tokensText(std::max<std::int64_t>(0, answer.usage.output))));
        if (answer.usage.cached > 0)
            facts.append(
                AnswerWords::tr("%1 of them cached by the provider").arg(tokensText(answer.usage.cached)));
        if (const QString cost = costFact(answer); !cost.isEmpty())
            facts.append(cost);
        if (answer.attempts > 1)
            facts.append(AnswerWords::tr("%n attempt(s)", nullptr, answer.attempts));
        if (!answer.tools.empty())
            facts.append(AnswerWords::tr("looked up %n thing(s) itself", nullptr,
                                         static_cast<int>(answer.tools.size())));
    }
    return facts.join(kDot);
}

RefusalWords refusalWords(const Answer& answer) {
    switch (answer.refused) {
    case RefusalReason::None:
        break;
    case RefusalReason::NotInSources:
        return {AnswerWords::tr("The documents do not answer this."),
                AnswerWords::tr("Look at the nearest passages, use the documents' own words, or ask another "
                                "corpus."),
                AnswerWords::tr("Show the nearest passages"), QStringLiteral("chat.why")};
    case RefusalReason::Ambiguous:
        return {AnswerWords::tr("The question can be read in more than one way."),
                AnswerWords::tr("Choose the one that is meant, or edit the question."),
                AnswerWords::tr("Edit the question"), QStringLiteral("chat.edit")};
    case RefusalReason::OutOfScope:
        return {
            AnswerWords::tr("This is not what the documents are about."),
            AnswerWords::tr("Choose the corpus that it belongs to in the bar above, or put the question in "
                            "the documents' own words."),
            AnswerWords::tr("Edit the question"), QStringLiteral("chat.edit")};
    case RefusalReason::Guardrail:
        return {AnswerWords::tr("A rule of this program stopped the answer."),
                AnswerWords::tr("The trace names the rule. Put the question differently if it is meant "
                                "otherwise."),
                AnswerWords::tr("Show the trace"), QStringLiteral("chat.trace")};
    case RefusalReason::ProviderFilter:
        return {AnswerWords::tr("The provider's filter stopped the answer."),
                AnswerWords::tr("Put the question differently, or choose another model in the bar above."),
                AnswerWords::tr("Edit the question"), QStringLiteral("chat.edit")};
    }
    return {};
}

RefusalWords failureWords(const Error& error) {
    const ErrorText text = errorText(error);
    RefusalWords words{text.what, text.why, text.button, text.action};
    if (!text.remedy.isEmpty())
        words.todo = words.todo.isEmpty() ? text.remedy : words.todo + QLatin1Char(' ') + text.remedy;
    switch (answerOutcomeOf(error)) {
    case AnswerOutcome::BudgetReached:
        words.what = AnswerWords::tr("The budget is used up, so nothing was sent.");
        words.button = AnswerWords::tr("Open the settings");
        words.action = QStringLiteral("settings.open");
        break;
    case AnswerOutcome::ProviderDown:
        words.what = error.httpStatus == 429 ? AnswerWords::tr("The model's server wants fewer requests.")
                     : error.httpStatus > 0  ? AnswerWords::tr("The model's server has a fault of its own.")
                                             : AnswerWords::tr("The model's server does not answer.");
        words.button = AnswerWords::tr("Ask again");
        words.action = QStringLiteral("chat.again");
        break;
    default:
        break;
    }
    return words;
}

QStringList findingsOf(const Answer& answer) {
    QStringList out;
    QStringList speaking, hidden;
    for (std::size_t i = 0; i < answer.hits.size() && i < answer.sourceCount; ++i) {
        const InjectionScan scan = scanForInjection(answer.hits[i].stored.chunk.text.text());
        const bool unseen = std::any_of(scan.spans.begin(), scan.spans.end(), [](const InjectedSpan& span) {
            return span.kind == InjectionKind::Invisible || span.kind == InjectionKind::Bidi;
        });
        const QString number = QStringLiteral("[%1]").arg(i + 1);
        if (unseen)
            hidden.append(number);
        else if (verdictOf(scan) != InjectionVerdict::Clean)
            speaking.append(number);
    }
    if (!speaking.isEmpty())
        out.append(AnswerWords::tr("%1 may speak to the model instead of the reader. It was given as quoted "
                                   "material and triggers nothing.")
                       .arg(speaking.join(QLatin1Char(' '))));
    if (!hidden.isEmpty())
        out.append(
            AnswerWords::tr("%1 holds characters that nobody sees.").arg(hidden.join(QLatin1Char(' '))));
    for (const std::string& reason : answer.fallbacks)
        out.append(AnswerWords::tr("Another model answered instead: %1").arg(toQString(reason)));
    return out;
}

QString modelText(const QString& model) {
    return model.isEmpty() || model == QStringLiteral("extractive") ? AnswerWords::tr("quotes, no model")
                                                                    : model;
}

QString retrievalText(const AskSetup& setup) {
    QString mode = toQString(setup.mode);
    if (setup.mode == "hybrid")
        mode = AnswerWords::tr("hybrid");
    else if (setup.mode == "lexical")
        mode = AnswerWords::tr("words");
    else if (setup.mode == "dense")
        mode = AnswerWords::tr("meaning");
    QString text = AnswerWords::tr("%1, %n passage(s)", nullptr, static_cast<int>(setup.k)).arg(mode);
    if (setup.rerank == "none")
        text += AnswerWords::tr(", not reranked");
    else if (!setup.rerank.empty() && setup.rerank != "features")
        text += QStringLiteral(", ") + toQString(setup.rerank).section(QLatin1Char(':'), 0, 0);
    if (setup.tools)
        text += AnswerWords::tr(", with tools");
    return text;
}

QString setupText(const AskSetup& setup, const Answer* answer) {
    QStringList parts{toQString(setup.corpora), retrievalText(setup)};
    const QString prompt = toQString(answer && !answer->prompt.empty() ? answer->prompt : setup.prompt);
    if (!prompt.isEmpty() && setup.model != "extractive")
        parts.append(prompt);
    parts.append(modelText(toQString(setup.model)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace touchstone::gui
