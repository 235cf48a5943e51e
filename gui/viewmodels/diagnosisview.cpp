// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/diagnosisview.h"

#include "gui/text/convert.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <algorithm>
#include <limits>

namespace touchstone::gui {

namespace {

using Json = nlohmann::ordered_json;

/// What a diagnosis advises to do by hand, for the catalogues: found there by its English sentence.
[[maybe_unused]] constexpr const char* kByHandWords[] = {
    QT_TRANSLATE_NOOP("Diagnosis", "Add the pages that the corpus lacks, or mend the gold set's places."),
    QT_TRANSLATE_NOOP(
        "Diagnosis",
        "Look at the bytes in no chunk on these pages (Corpus page) and choose another dialect."),
    QT_TRANSLATE_NOOP("Diagnosis",
                      "Cut larger or whole sections: a chunker with more tokens, or hierarchical."),
    QT_TRANSLATE_NOOP("Diagnosis", "Word the pages as the questions are worded, or try another embedder."),
    QT_TRANSLATE_NOOP("Diagnosis",
                      "Weigh words and vectors otherwise, or retrieve by the better of the two."),
    QT_TRANSLATE_NOOP("Diagnosis", "Try without the reranker, or with another one."),
    QT_TRANSLATE_NOOP("Diagnosis", "Give the sources more tokens, or take smaller chunks."),
    QT_TRANSLATE_NOOP("Diagnosis", "Ask a model: quoting needs words in common with the question."),
    QT_TRANSLATE_NOOP("Diagnosis", "Change the prompt (say that every part must be answered) or the model."),
    QT_TRANSLATE_NOOP("Diagnosis", "Change the prompt (cite only what a source says) or the model."),
    QT_TRANSLATE_NOOP("Diagnosis", "Soften the rule to refuse in the prompt, or change the model."),
    QT_TRANSLATE_NOOP("Diagnosis", "Sharpen the rule to refuse in the prompt, or change the model."),
};

class CauseWords {
    Q_DECLARE_TR_FUNCTIONS(Diagnosis)

public:
    static QString name(FailureCause cause) {
        switch (cause) {
        case FailureCause::NotInCorpus:
            return tr("not in the corpus");
        case FailureCause::LostInParsing:
            return tr("lost in parsing");
        case FailureCause::CutByChunking:
            return tr("cut by chunking");
        case FailureCause::NotRetrieved:
            return tr("not retrieved");
        case FailureCause::DroppedByFusion:
            return tr("dropped by fusion");
        case FailureCause::DroppedByRerank:
            return tr("dropped by reranking");
        case FailureCause::DroppedByThreshold:
            return tr("below the threshold");
        case FailureCause::DroppedByPacking:
            return tr("did not fit the prompt");
        case FailureCause::NoSources:
            return tr("no sources");
        case FailureCause::NotUsed:
            return tr("given, not used");
        case FailureCause::Misquoted:
            return tr("misquoted");
        case FailureCause::RefusedThoughPresent:
            return tr("refused though present");
        case FailureCause::AnsweredThoughAbsent:
            return tr("answered though absent");
        case FailureCause::CallFailed:
            return tr("the call failed");
        }
        return {};
    }
    static QString fix(const DiagnosedFix& fix) {
        if (fix.path == QLatin1String("retrieval.k"))
            return tr("Take %1 passages.").arg(fix.value);
        if (fix.path == QLatin1String("context_tokens"))
            return tr("Give the sources %1 tokens.").arg(fix.value);
        if (fix.path == QLatin1String("retrieval.mode"))
            return tr("Retrieve by mode %1.").arg(fix.value);
        return QCoreApplication::translate("Diagnosis", fix.text.toUtf8().constData());
    }
    static QString leavesOut(const QStringList& points) {
        return tr("A gold place was in the prompt, and the answer leaves out: %1.")
            .arg(points.join(QStringLiteral("; ")));
    }
    static QString meaning(FailureCause cause) {
        switch (cause) {
        case FailureCause::NotInCorpus:
            return tr("The corpus does not have the page or the section.");
        case FailureCause::LostInParsing:
            return tr("The page is there, but no chunk holds the place.");
        case FailureCause::CutByChunking:
            return tr("The place is spread over chunks, and the model was given only a part of it.");
        case FailureCause::NotRetrieved:
            return tr("No stage found the place within the number of passages taken.");
        case FailureCause::DroppedByFusion:
            return tr("Words or vectors alone found it; the fused ranking put it too low.");
        case FailureCause::DroppedByRerank:
            return tr("It was among the best before the reranker and not after it.");
        case FailureCause::DroppedByThreshold:
            return tr("It was retrieved, but the answerer took the passages for no answer.");
        case FailureCause::DroppedByPacking:
            return tr("It was retrieved, but did not fit into the prompt.");
        case FailureCause::NoSources:
            return tr("The target gives its model no sources, or does not tell which.");
        case FailureCause::NotUsed:
            return tr("It was in the prompt, and the answer leaves it out.");
        case FailureCause::Misquoted:
            return tr("It was in the prompt, but a citation says what its source does not carry.");
        case FailureCause::RefusedThoughPresent:
            return tr("It was in the prompt, and the model refused to answer.");
        case FailureCause::AnsweredThoughAbsent:
            return tr("The corpus does not answer the question, and the model did.");
        case FailureCause::CallFailed:
            return tr("There is no answer: the call failed.");
        }
        return {};
    }
};

QString textAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? toQString(found->get_ref<const std::string&>())
                                                     : QString();
}

quint64 countAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number_unsigned() ? found->get<quint64>() : 0;
}

std::optional<double> numberAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? std::optional<double>(found->get<double>())
                                                     : std::nullopt;
}

std::optional<Interval> intervalAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array() || found->size() != 2 || !(*found)[0].is_number() ||
        !(*found)[1].is_number())
        return std::nullopt;
    return Interval{(*found)[0].get<double>(), (*found)[1].get<double>()};
}

/// The list below `key`; empty where there is none.
const Json& listAt(const Json& json, const char* key) {
    static const Json kNone = Json::array();
    const auto found = json.find(key);
    return found != json.end() && found->is_array() ? *found : kNone;
}

QStringList textsAt(const Json& json, const char* key) {
    QStringList out;
    for (const Json& one : listAt(json, key))
        if (one.is_string())
            out.append(toQString(one.get_ref<const std::string&>()));
    return out;
}

DiagnosedShare shareOf(const Json& json) {
    return {countAt(json, "n"), numberAt(json, "share"), intervalAt(json, "ci")};
}

std::map<QString, std::optional<quint64>> ranksAt(const Json& json, const char* key) {
    std::map<QString, std::optional<quint64>> out;
    const auto found = json.find(key);
    if (found != json.end() && found->is_object())
        for (const auto& [name, rank] : found->items())
            out.emplace(toQString(name), rank.is_number_unsigned()
                                             ? std::optional<quint64>(rank.get<quint64>())
                                             : std::nullopt);
    return out;
}

DiagnosedArm armOf(const Json& json) {
    DiagnosedArm out;
    out.arm = textAt(json, "arm");
    out.note = textAt(json, "note");
    out.items = countAt(json, "items");
    if (const auto wrong = json.find("wrong"); wrong != json.end() && wrong->is_object())
        out.wrong = shareOf(*wrong);
    for (const Json& one : listAt(json, "causes"))
        if (const auto cause = one.is_object() ? causeNamed(textAt(one, "cause")) : std::nullopt)
            out.causes.push_back({*cause, shareOf(one), textsAt(one, "items")});
    for (const Json& one : listAt(json, "clusters"))
        if (one.is_object())
            out.clusters.push_back({textsAt(one, "terms"), textsAt(one, "items")});
    for (const Json& one : listAt(json, "fixes"))
        if (one.is_object())
            out.fixes.push_back({textAt(one, "fix"), textAt(one, "setting"), textAt(one, "value"),
                                 textAt(one, "basis") == QLatin1String("replay"),
                                 listAt(one, "mended").size(), listAt(one, "lost").size(),
                                 numberAt(one, "expected"), intervalAt(one, "ci")});
    return out;
}

DiagnosedPlace placeOf(const Json& json) {
    DiagnosedPlace out;
    out.place = textAt(json, "path");
    if (const QString anchor = textAt(json, "anchor"); !anchor.isEmpty())
        out.place += QLatin1Char('#') + anchor;
    out.why = textAt(json, "why");
    out.lost = textAt(json, "lost");
    out.given = numberAt(json, "given").value_or(0);
    out.ranks = ranksAt(json, "ranks");
    out.stages = ranksAt(json, "stages");
    return out;
}

DiagnosedAnswer answerOf(const Json& json, FailureCause cause) {
    DiagnosedAnswer out;
    out.cause = cause;
    out.explanation = textAt(json, "explanation");
    out.replayNote = textAt(json, "replay_note");
    if (const auto equal = json.find("replay_equal"); equal != json.end() && equal->is_boolean())
        out.replayEqual = equal->get<bool>();
    out.missingPoints = textsAt(json, "missing_points");
    for (const Json& one : listAt(json, "citations"))
        if (one.is_object())
            out.citations.append(QStringLiteral("[%1] %2: %3")
                                     .arg(countAt(one, "n"))
                                     .arg(textAt(one, "status").replace(QLatin1Char('_'), QLatin1Char(' ')),
                                          textAt(one, "quote").simplified()));
    for (const Json& one : listAt(json, "places"))
        if (one.is_object())
            out.places.push_back(placeOf(one));
    return out;
}

} // namespace

QString causeText(FailureCause cause) {
    return CauseWords::name(cause);
}

QString explanationText(const DiagnosedAnswer& answer, bool inEnglish) {
    const QString plain = causeMeaning(answer.cause);
    // What a server said stays as it is; the other sentences are kept in English and said anew from their
    // parts.
    const bool keep = inEnglish || answer.cause == FailureCause::CallFailed;
    if (keep)
        return answer.explanation.isEmpty() ? plain : answer.explanation;
    if (answer.cause == FailureCause::NotUsed && !answer.missingPoints.isEmpty())
        return CauseWords::leavesOut(answer.missingPoints);
    return plain;
}

QString placeText(const DiagnosedPlace& place, bool inEnglish) {
    if (place.why.isEmpty())
        return {};
    const auto cause = causeNamed(place.lost);
    return place.place + QStringLiteral(": ") + (inEnglish || !cause ? place.why : causeMeaning(*cause));
}

QString fixText(const DiagnosedFix& fix, bool inEnglish) {
    return inEnglish ? fix.text : CauseWords::fix(fix);
}

bool speaksEnglish() {
    const QLocale::Language language = QLocale().language();
    return language == QLocale::English || language == QLocale::C;
}

QString causeMeaning(FailureCause cause) {
    return CauseWords::meaning(cause);
}

std::optional<FailureCause> causeNamed(const QString& name) {
    for (std::size_t i = 0; i < kFailureCauses; ++i)
        if (toQString(failureCauseName(static_cast<FailureCause>(i))) == name)
            return static_cast<FailureCause>(i);
    return std::nullopt;
}

const DiagnosedArm* DiagnosisView::arm(const QString& name) const {
    const auto found =
        std::find_if(arms.begin(), arms.end(), [&](const DiagnosedArm& one) { return one.arm == name; });
    return found == arms.end() ? nullptr : &*found;
}

const DiagnosedAnswer* DiagnosisView::answer(const QString& arm, const QString& item, quint32 repeat) const {
    const auto found = answers.find({arm, item, repeat});
    return found == answers.end() ? nullptr : &found->second;
}

Result<std::shared_ptr<const DiagnosisView>> diagnosisView(const Json& json) {
    if (!json.is_object() || !json.contains("arms"))
        return fail(ErrorCode::BadInput, "This is no diagnosis of a run.");
    auto out = std::make_shared<DiagnosisView>();
    for (const Json& arm : listAt(json, "arms"))
        if (arm.is_object())
            out->arms.push_back(armOf(arm));
    for (const Json& one : listAt(json, "items")) {
        if (!one.is_object())
            continue;
        if (const auto cause = causeNamed(textAt(one, "cause")))
            out->answers.insert_or_assign(
                {textAt(one, "arm"), textAt(one, "item"), static_cast<quint32>(countAt(one, "repeat"))},
                answerOf(one, *cause));
    }
    return std::shared_ptr<const DiagnosisView>(std::move(out));
}

namespace {

Result<> markCauses(SampleMarks& out, const SampleTable& table, const DiagnosisView& diagnosis,
                    JobContext& context) {
    out.cause.assign(table.size(), 0);
    out.alike.assign(table.size(), 0);
    std::vector<QHash<QString, quint16>> alike;
    std::vector<QString> arms;
    for (const std::string& name : table.index.arms) {
        arms.push_back(toQString(name));
        QHash<QString, quint16>& groups = alike.emplace_back();
        if (const DiagnosedArm* arm = diagnosis.arm(arms.back()))
            for (std::size_t i = 0; i < arm->clusters.size(); ++i)
                for (const QString& item : arm->clusters[i].items)
                    groups.insert(item, static_cast<quint16>(i + 1));
    }
    TOUCHSTONE_TRY(context.check());
    for (quint32 row = 0; row < table.size(); ++row) {
        const SampleKey& key = table.index.rows[row].key;
        const QString& item = table.item[key.ordinal];
        const DiagnosedAnswer* answer = diagnosis.answer(arms[key.arm], item, key.repeat);
        if (answer == nullptr)
            continue;
        out.cause[row] = static_cast<quint8>(static_cast<int>(answer->cause) + 1);
        out.alike[row] = alike[key.arm].value(item, 0);
    }
    return context.check();
}

void markDepths(SampleMarks& out, const SampleTable& table, const CurvesView& curves) {
    out.goldRank.assign(table.size(), std::numeric_limits<float>::quiet_NaN());
    out.lost.assign(table.size(), 0);
    for (quint32 row = 0; row < table.size(); ++row) {
        const SampleKey& key = table.index.rows[row].key;
        if (key.arm >= curves.size() || key.ordinal >= curves[key.arm].depths.size())
            continue;
        const ItemDepth& depth = curves[key.arm].depths[key.ordinal];
        if (depth.goldRank)
            out.goldRank[row] = *depth.goldRank == 0 ? std::numeric_limits<float>::infinity()
                                                     : static_cast<float>(*depth.goldRank);
        if (depth.lost)
            out.lost[row] = static_cast<quint8>(static_cast<int>(*depth.lost) + 1);
    }
}

void markChanges(SampleMarks& out, const SampleTable& table, const MarkSources& sources) {
    const std::string measure = toStd(sources.measure);
    const auto& measures = sources.comparison->pair.measures;
    const auto found = std::find_if(measures.begin(), measures.end(),
                                    [&](const MeasureComparison& one) { return one.info.name == measure; });
    if (found == measures.end())
        return;
    QHash<QString, quint8> changes;
    for (const ItemChange& change : found->fixed)
        changes.insert(toQString(change.item), 1);
    for (const ItemChange& change : found->broken)
        changes.insert(toQString(change.item), 2);
    out.change.assign(table.size(), 0);
    for (quint32 row = 0; row < table.size(); ++row)
        if (table.index.rows[row].key.arm == sources.arm)
            out.change[row] = changes.value(table.item[table.at(row)], 0);
}

void markOwn(SampleMarks& out, const SampleTable& table, const OwnNotes& notes) {
    if (notes.empty())
        return;
    QHash<QString, quint64> ordinals;
    for (std::size_t i = 0; i < table.item.size(); ++i)
        ordinals.insert(table.item[i], i);
    for (const auto& [place, note] : notes) {
        const auto arm = std::find(table.index.arms.begin(), table.index.arms.end(), place.first);
        const auto ordinal = ordinals.constFind(toQString(place.second));
        if (arm == table.index.arms.end() || ordinal == ordinals.cend())
            continue;
        QStringList& tags = out.own[ownKey(static_cast<quint32>(arm - table.index.arms.begin()), *ordinal)];
        for (const std::string& tag : note.tags)
            tags.append(toQString(tag).toLower());
    }
}

} // namespace

Result<std::shared_ptr<const SampleMarks>> marksOf(const SampleTable& table, const MarkSources& sources,
                                                   JobContext& context) {
    auto out = std::make_shared<SampleMarks>();
    if (sources.diagnosis)
        TOUCHSTONE_TRY(markCauses(*out, table, *sources.diagnosis, context));
    if (sources.curves)
        markDepths(*out, table, *sources.curves);
    if (sources.comparison)
        markChanges(*out, table, sources);
    if (sources.notes)
        markOwn(*out, table, *sources.notes);
    TOUCHSTONE_TRY(context.check());
    return std::shared_ptr<const SampleMarks>(std::move(out));
}

} // namespace touchstone::gui
