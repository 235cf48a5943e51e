// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/answercomparison.h"

#include "core/answering/support.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>
#include <set>

namespace touchstone::gui {

namespace {

/// Translations of this file stand in one context.
struct ComparisonWords {
    Q_DECLARE_TR_FUNCTIONS(touchstone::gui::AnswerComparison)
};

/// Chunks of two versions of a corpus are never the same; their sections may be.
bool ofOneEdition(const Answer& a, const Answer& b) {
    std::set<std::pair<std::string, std::string>> left, right;
    for (const Hit& hit : a.hits)
        left.emplace(hit.corpus, hit.version.value_or(""));
    for (const Hit& hit : b.hits)
        right.emplace(hit.corpus, hit.version.value_or(""));
    return left.empty() || right.empty() || left == right;
}

QString whereOf(const Chunk& chunk) {
    return chunk.anchor.empty() ? toQString(chunk.path) : toQString(chunk.path + "#" + chunk.anchor);
}

std::vector<ComparedPassage> passagesOf(const Answer& answer, bool byChunk) {
    std::vector<ComparedPassage> out;
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
        const Chunk& chunk = answer.hits[i].stored.chunk;
        ComparedPassage& one = out.emplace_back();
        one.where = whereOf(chunk);
        one.id = byChunk ? toQString(chunk.id.value) : one.where;
        one.cited = std::any_of(answer.citations.begin(), answer.citations.end(),
                                [i](const Citation& citation) { return citation.hit == i; });
    }
    return out;
}

QStringList missingIn(const std::vector<ComparedPassage>& from, const std::vector<ComparedPassage>& other) {
    QSet<QString> known;
    for (const ComparedPassage& one : other)
        known.insert(one.id);
    QStringList out;
    for (const ComparedPassage& one : from)
        if (!known.contains(one.id) && !out.contains(one.where))
            out.append(one.where);
    return out;
}

/// Numbers of "[1][3]" as what they stand for.
QStringList sourcesOf(const QString& cited, const std::vector<ComparedPassage>& passages) {
    QStringList out;
    for (const QString& part : cited.split(QLatin1Char(']'), Qt::SkipEmptyParts)) {
        const int n = part.mid(1).toInt();
        out.append(n >= 1 && static_cast<std::size_t>(n) <= passages.size()
                       ? passages[static_cast<std::size_t>(n) - 1].id
                       : part);
    }
    out.sort();
    return out;
}

QString supportText(const Answer& answer) {
    return answer.sentences.empty() ? QString()
                                    : ComparisonWords::tr("%1 of %2")
                                          .arg(supportedSentences(answer.sentences))
                                          .arg(answer.sentences.size());
}

QString verifiedText(const Answer& answer) {
    if (answer.citations.empty())
        return {};
    const auto verified =
        std::count_if(answer.citations.begin(), answer.citations.end(),
                      [](const Citation& one) { return one.status == CitationStatus::Verified; });
    return ComparisonWords::tr("%1 of %2").arg(verified).arg(answer.citations.size());
}

QString costText(const Answer& answer) {
    if (answer.cache == CacheState::Hit)
        return ComparisonWords::tr("nothing, from the cache");
    if (!answer.cost)
        return answer.model == "extractive" ? QString() : ComparisonWords::tr("price not known");
    return *answer.cost == 0 ? ComparisonWords::tr("nothing")
                             : significantText(*answer.cost) + QLatin1Char(' ') + toQString(answer.currency);
}

std::vector<ComparedFigure> figuresOf(const Answer& a, const Answer& b) {
    std::vector<ComparedFigure> out;
    const auto add = [&](const QString& name, const QString& left, const QString& right) {
        if (!left.isEmpty() || !right.isEmpty())
            out.push_back({name, left, right});
    };
    const auto model = [](const Answer& answer) { return answer.model != "extractive"; };
    const auto tokens = [&](const Answer& answer, std::int64_t count) {
        return model(answer) && count >= 0 ? tokensText(count) : QString();
    };
    const auto first = [&](const Answer& answer) {
        return model(answer) && answer.ttftMs >= 0 ? durationText(answer.ttftMs) : QString();
    };
    add(ComparisonWords::tr("Outcome"), outcomeText(answerOutcomeOf(a)), outcomeText(answerOutcomeOf(b)));
    add(ComparisonWords::tr("Sentences supported"), supportText(a), supportText(b));
    add(ComparisonWords::tr("Citations verified"), verifiedText(a), verifiedText(b));
    add(ComparisonWords::tr("Time"), durationText(a.totalMs), durationText(b.totalMs));
    add(ComparisonWords::tr("First word after"), first(a), first(b));
    add(ComparisonWords::tr("Tokens in"), tokens(a, a.usage.input), tokens(b, b.usage.input));
    add(ComparisonWords::tr("Tokens out"), tokens(a, a.usage.output), tokens(b, b.usage.output));
    add(ComparisonWords::tr("Cost"), costText(a), costText(b));
    return out;
}

QString sentences(int count) {
    return count == 0 ? ComparisonWords::tr("none") : QString::number(count);
}

} // namespace

AnswerComparison compareAnswers(const Answer& a, const Answer& b) {
    AnswerComparison out;
    const bool byChunk = ofOneEdition(a, b);
    out.passagesA = passagesOf(a, byChunk);
    out.passagesB = passagesOf(b, byChunk);
    out.lost = missingIn(out.passagesA, out.passagesB);
    out.gained = missingIn(out.passagesB, out.passagesA);
    out.pairs = alignAnswers(a.text, b.text);
    for (SentencePair& pair : out.pairs) {
        const bool both = pair.kind == SentencePair::Kind::Same || pair.kind == SentencePair::Kind::Changed;
        pair.citationsDiffer =
            both && sourcesOf(pair.citedA, out.passagesA) != sourcesOf(pair.citedB, out.passagesB);
        switch (pair.kind) {
        case SentencePair::Kind::Same:
            ++out.same;
            break;
        case SentencePair::Kind::Changed:
            ++out.changed;
            break;
        case SentencePair::Kind::OnlyA:
            ++out.onlyA;
            break;
        case SentencePair::Kind::OnlyB:
            ++out.onlyB;
            break;
        }
    }
    out.figures = figuresOf(a, b);
    return out;
}

QString comparisonSentence(const AnswerComparison& comparison) {
    if (comparison.changed + comparison.onlyA + comparison.onlyB == 0)
        return ComparisonWords::tr("Both answers say the same, word for word.");
    return ComparisonWords::tr("Sentences: %1 the same, %2 in other words, %3 only in A, %4 only in B.")
        .arg(sentences(comparison.same), sentences(comparison.changed), sentences(comparison.onlyA),
             sentences(comparison.onlyB));
}

QString outcomeText(AnswerOutcome outcome) {
    switch (outcome) {
    case AnswerOutcome::Answered:
        return ComparisonWords::tr("answered");
    case AnswerOutcome::CutShort:
        return ComparisonWords::tr("cut short");
    case AnswerOutcome::NotInSources:
        return ComparisonWords::tr("refused: not in the documents");
    case AnswerOutcome::Ambiguous:
        return ComparisonWords::tr("asked back");
    case AnswerOutcome::OutOfScope:
        return ComparisonWords::tr("refused: not about the documents");
    case AnswerOutcome::Guardrail:
        return ComparisonWords::tr("withheld by a rule");
    case AnswerOutcome::ProviderFilter:
        return ComparisonWords::tr("stopped by the provider's filter");
    case AnswerOutcome::BudgetReached:
        return ComparisonWords::tr("budget reached");
    case AnswerOutcome::Offline:
        return ComparisonWords::tr("offline");
    case AnswerOutcome::ProviderDown:
        return ComparisonWords::tr("the server did not answer");
    case AnswerOutcome::ProviderRefused:
        return ComparisonWords::tr("the server refused");
    case AnswerOutcome::Failed:
        break;
    }
    return ComparisonWords::tr("failed");
}

} // namespace touchstone::gui
