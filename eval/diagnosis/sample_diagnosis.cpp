// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/sample_diagnosis.h"

#include "eval/diagnosis/place_fate.h"
#include "eval/metrics/sample_scorer.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

/// So much of a place must have been given to the model for the place not to count as cut.
constexpr double kWholePlace = 0.9;

bool has(const Symptoms& symptoms, FailureSymptom one) {
    return std::find(symptoms.seen.begin(), symptoms.seen.end(), one) != symptoms.seen.end();
}

/// Points that stand in `text`.
std::vector<std::string> pointsIn(const std::string& text, const std::vector<std::string>& wanted,
                                  const AnswerPoints& points) {
    std::vector<std::string> out;
    const std::vector<bool> there = points.covered(text, wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (there[i])
            out.push_back(wanted[i]);
    return out;
}

bool pieceGiven(const LocatedPlace& place, const GoldPiece& piece, const SampleOutput& output) {
    if (!output.hits)
        return false;
    for (std::size_t i = 0; i < std::min(output.sourceCount, output.hits->size()); ++i) {
        const OutputHit& hit = (*output.hits)[i];
        if (hit.aligned && hit.path == place.place.path && hit.range.contains(piece.range))
            return true;
    }
    return false;
}

/// The texts of gold places that the model was given, and of those that it was not.
struct GoldTexts {
    std::string given, held;
};
GoldTexts goldTexts(const AnswerFacts& facts, const LocatedPlace& place) {
    GoldTexts out;
    for (const GoldPiece& piece : place.pieces)
        (pieceGiven(place, piece, *facts.output) ? out.given : out.held) += piece.text + "\n";
    return out;
}

/// Of several lost places the one that came furthest: one of them is often enough.
const PlaceFate* furthest(const std::vector<PlaceFate>& places) {
    const PlaceFate* best = nullptr;
    for (const PlaceFate& place : places)
        if (place.lost && (!best || *place.lost > *best->lost))
            best = &place;
    return best;
}

/// A place that holds a missing point and did not reach the model, or did so only in part. Marks it as lost.
const PlaceFate* holderOfMissing(const AnswerFacts& facts, const std::vector<std::string>& missing,
                                 const AnswerPoints& points, std::vector<PlaceFate>& fates) {
    const std::vector<LocatedPlace>& places = *facts.places;
    std::string given;
    for (const LocatedPlace& place : places)
        given += goldTexts(facts, place).given;
    const std::vector<std::string> known = pointsIn(given, missing, points);
    std::vector<std::string> wanted;
    for (const std::string& point : missing)
        if (std::find(known.begin(), known.end(), point) == known.end())
            wanted.push_back(point);
    if (wanted.empty())
        return nullptr;
    const PlaceFate* best = nullptr;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (fates[i].given >= kWholePlace ||
            pointsIn(goldTexts(facts, places[i]).held, wanted, points).empty())
            continue;
        if (!fates[i].lost) {
            fates[i].lost = FailureCause::CutByChunking;
            fates[i].why = fmt::format(
                "{} lies in {} chunks, the model was given {:.0f} % of it, and the rest says \"{}\".",
                placeName(places[i].place), fates[i].pieces, 100 * fates[i].given, wanted.front());
        }
        if (!best || *fates[i].lost > *best->lost)
            best = &fates[i];
    }
    return best;
}

std::string joined(const std::vector<std::string>& points) {
    std::string out;
    for (const std::string& point : points)
        out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", point);
    return out;
}

/// A refusal or gap although a gold place was given.
void blameAnswer(const AnswerFacts& facts, const Symptoms& symptoms, Diagnosis& out) {
    const bool quotes = facts.settings && facts.settings->kind == TargetKind::Pipeline &&
                        facts.settings->arm == ArmKind::Extractive;
    if (has(symptoms, FailureSymptom::WronglyRefused)) {
        const bool cut = std::any_of(out.places.begin(), out.places.end(),
                                     [](const PlaceFate& place) { return !place.lost && place.given > 0; }) &&
                         std::none_of(out.places.begin(), out.places.end(), [](const PlaceFate& place) {
                             return !place.lost && (place.pieces < 2 || 2 * place.given >= 1);
                         });
        if (cut) {
            out.cause = FailureCause::CutByChunking;
            out.explanation = "The gold place is spread over several chunks, and less than half of it was "
                              "given to the model, which refused.";
        } else if (quotes) {
            out.cause = FailureCause::DroppedByThreshold;
            out.explanation = "A gold place was retrieved, but the passages share too few words with the "
                              "question for the extractive answerer, which refused.";
        } else {
            out.cause = FailureCause::RefusedThoughPresent;
            out.explanation = "A gold place was in the prompt, and the model refused all the same.";
        }
        return;
    }
    if (!symptoms.missingPoints.empty() || symptoms.badCitations.empty()) {
        out.cause = FailureCause::NotUsed;
        out.explanation = fmt::format("A gold place was in the prompt, and the answer leaves out {}.",
                                      joined(symptoms.missingPoints));
        return;
    }
    const BadCitation& bad = symptoms.badCitations.front();
    out.cause = FailureCause::Misquoted;
    out.explanation =
        bad.status == "no_such_source"
            ? fmt::format("The answer cites [{}], and no source has that number.", bad.n)
            : fmt::format("What the answer says with [{}] does not stand in that source.", bad.n);
}

void blame(const AnswerFacts& facts, const Symptoms& symptoms, const AnswerPoints& points, Diagnosis& out) {
    const SampleOutput& output = *facts.output;
    if (output.failed()) {
        out.cause = FailureCause::CallFailed;
        out.explanation = output.error;
        return;
    }
    if (has(symptoms, FailureSymptom::WronglyAnswered)) {
        out.cause = FailureCause::AnsweredThoughAbsent;
        std::size_t verified = 0;
        std::size_t all = 0;
        if (output.citations) {
            all = output.citations->size();
            for (const OutputCitation& citation : *output.citations)
                verified += citation.status == "verified" ? 1 : 0;
        }
        out.explanation = fmt::format(
            "The corpus does not answer the question; the answer has {} citations, {} of them verified.", all,
            verified);
        return;
    }
    if (facts.sample->answerable && !symptoms.missingPoints.empty() && symptoms.goldGiven)
        if (const PlaceFate* holder = holderOfMissing(facts, symptoms.missingPoints, points, out.places)) {
            out.cause = *holder->lost;
            out.explanation = holder->why;
            return;
        }
    if (facts.sample->answerable && !symptoms.goldGiven)
        if (const PlaceFate* lost = furthest(out.places)) {
            out.cause = *lost->lost;
            out.explanation = lost->why;
            return;
        }
    blameAnswer(facts, symptoms, out);
}

} // namespace

Symptoms symptomsOf(const AnswerFacts& facts, const AnswerPoints& points) {
    Symptoms out;
    const Sample& sample = *facts.sample;
    const SampleOutput& output = *facts.output;
    out.goldGiven = std::any_of(facts.places->begin(), facts.places->end(),
                                [&](const LocatedPlace& place) { return givenShare(place, output).given; });
    if (output.failed()) {
        out.seen.push_back(FailureSymptom::CallFailed);
        return out;
    }
    if (sample.answerable && output.refused)
        out.seen.push_back(FailureSymptom::WronglyRefused);
    if (!sample.answerable && !output.refused)
        out.seen.push_back(FailureSymptom::WronglyAnswered);
    if (sample.answerable && output.hits && !out.goldGiven && !facts.places->empty())
        out.seen.push_back(FailureSymptom::GoldNotGiven);
    if (sample.answerable && !output.refused && !sample.answerPoints.empty()) {
        const std::vector<bool> made = points.covered(withoutMarks(output.answer), sample.answerPoints);
        for (std::size_t i = 0; i < made.size(); ++i)
            if (!made[i])
                out.missingPoints.push_back(sample.answerPoints[i]);
        if (!out.missingPoints.empty())
            out.seen.push_back(FailureSymptom::PointsMissing);
    }
    if (output.citations && !output.refused) {
        for (const OutputCitation& citation : *output.citations)
            if (citation.status == "not_in_source" || citation.status == "no_such_source")
                out.badCitations.push_back({citation.n, citation.status, citation.quote});
        if (!out.badCitations.empty())
            out.seen.push_back(FailureSymptom::CitationNotInSource);
    }
    return out;
}

Diagnosis diagnoseAnswer(const AnswerFacts& facts, const Symptoms& symptoms, const ItemReplay* replay,
                         const AnswerPoints& points) {
    Diagnosis out;
    out.item = facts.item->id;
    out.question = facts.item->question;
    out.symptoms = symptoms.seen;
    out.missingPoints = symptoms.missingPoints;
    out.badCitations = symptoms.badCitations;
    const std::vector<LocatedPlace>& places = *facts.places;
    for (std::size_t i = 0; i < places.size(); ++i)
        out.places.push_back(placeFate(facts, places[i], replay ? &replay->places[i] : nullptr, replay));
    if (replay) {
        out.replayNote = replay->error;
        if (facts.output->hits && !replay->own.empty()) {
            std::vector<std::string> stored;
            for (const OutputHit& hit : *facts.output->hits)
                stored.push_back(hit.chunk);
            std::vector<std::string> again = replay->own;
            std::sort(stored.begin(), stored.end()); // packing changes the order, not the passages
            std::sort(again.begin(), again.end());
            out.replayEqual = stored == again;
        }
    }
    blame(facts, symptoms, points, out);
    return out;
}

} // namespace touchstone
