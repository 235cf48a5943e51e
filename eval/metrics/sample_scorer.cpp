// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/sample_scorer.h"

#include "eval/metrics/answer_points.h"
#include "eval/metrics/citation_scores.h"
#include "eval/metrics/retrieval_measures.h"
#include "eval/metrics/text_answers.h"
#include "eval/metrics/text_bleu.h"
#include "eval/metrics/text_chrf.h"
#include "eval/metrics/text_rouge.h"
#include "eval/metrics/text_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace touchstone {

std::string withoutMarks(std::string_view answer) {
    std::string out;
    out.reserve(answer.size());
    for (std::size_t i = 0; i < answer.size();) {
        if (answer[i] != '[') {
            out += answer[i++];
            continue;
        }
        std::size_t end = i + 1;
        while (end < answer.size() && std::isdigit(static_cast<unsigned char>(answer[end])) != 0)
            ++end;
        if (end == i + 1 || end >= answer.size() || answer[end] != ']' || end - i > 5) {
            out += answer[i++];
            continue;
        }
        if (!out.empty() && out.back() == ' ' && (end + 1 == answer.size() || answer[end + 1] != ' '))
            out.pop_back(); // "seven [1]." -> "seven."
        i = end + 1;
    }
    return out;
}

std::string lettersAndDigits(std::string_view text) {
    std::string out;
    bool gap = false;
    for (const char c : lowerFully(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0) {
            if (gap && !out.empty())
                out += ' ';
            gap = false;
            out += c;
        } else {
            gap = true;
        }
    }
    return out;
}

struct SampleScorer::State {
    std::vector<MetricInfo> metrics;
    std::vector<std::optional<Measure>> measures; ///< of retrieval metrics
    AnswerPoints points;
    ChrfScorer chrf{0};
    BleuScorer bleu;
    RougeScorer rouge{false};

    /// What the current sample's metrics share.
    std::string plain;
    RankedGrades grades;

    Score retrievalScore(const Measure& measure, const Sample& sample) const {
        if (!sample.answerable)
            return Score::notApplicable("unanswerable");
        if (!sample.ranking)
            return sample.failure.empty() ? Score::notApplicable(sample.noRanking)
                                          : Score::failed(sample.failure, sample.failureRaw);
        return Score::of(measureValue(measure, grades));
    }

    Score referenceScore(std::string_view name, const Sample& sample) {
        if (!sample.answerable)
            return Score::notApplicable("unanswerable");
        if (sample.references.empty())
            return Score::notApplicable("no reference answer");
        if (sample.refused)
            return Score::notApplicable("refused");
        if (name == "exact_match")
            return Score::of(exactMatch(plain, sample.references));
        if (name == "token_f1")
            return Score::of(tokenF1(plain, sample.references));
        if (name == "bleu")
            return Score::of(bleuScore(bleu.counts(plain, sample.references), true));
        if (name == "chrf")
            return Score::of(chrf.score(chrf.counts(plain, sample.references)));
        const bool longest = name == "rougeL";
        const auto values = rouge.values(plain, sample.references, {!longest, false, longest, false});
        return Score::of(values[static_cast<std::size_t>(longest ? RougeKind::L : RougeKind::One)].fmeasure);
    }

    Score pointsScore(const Sample& sample) const {
        if (!sample.answerable)
            return Score::notApplicable("unanswerable");
        if (sample.answerPoints.empty())
            return Score::notApplicable("no answer points");
        if (sample.refused)
            return Score::of(0);
        const std::vector<bool> made = points.covered(plain, sample.answerPoints);
        return Score::of(static_cast<double>(std::count(made.begin(), made.end(), true)) /
                         static_cast<double>(made.size()));
    }

    /// A filter, a guardrail or a question back say nothing on whether the sources answer: they are wrong
    /// where there is an answer, and no merit where there is none.
    static Score refusalScore(const Sample& sample) {
        if (sample.refused && !sample.answerable)
            for (const std::string_view other : {"provider_filter", "guardrail", "ambiguous"})
                if (sample.refusal == other)
                    return Score::notApplicable("refused for another reason: " + sample.refusal);
        return Score::of(sample.refused == sample.answerable ? 0 : 1);
    }

    static Score formatScore(const Sample& sample) {
        if (sample.checks.empty())
            return Score::notApplicable("no checks");
        std::size_t passed = 0;
        std::string why;
        for (const FormatCheck& check : sample.checks)
            passed += passesCheck(check, sample.answer, why) ? 1 : 0;
        return Score::of(static_cast<double>(passed) / static_cast<double>(sample.checks.size()));
    }

    template<class Number>
    static Score measured(const std::optional<Number>& number, std::string_view missing) {
        return number ? Score::of(static_cast<double>(*number)) : Score::notApplicable(std::string(missing));
    }

    Score one(std::size_t at, const Sample& sample) {
        const MetricInfo& info = metrics[at];
        if (measures[at])
            return retrievalScore(*measures[at], sample);
        if (info.name == "latency_ms")
            return measured(sample.latencyMs, "not measured");
        if (info.name == "ttft_ms")
            return measured(sample.ttftMs, "not streamed");
        if (info.name == "cost")
            return measured(sample.cost, "no price is known");
        if (info.name == "output_tokens")
            return measured(sample.outputTokens, "the target does not count tokens");
        if (info.group == "citations")
            return citationScore(info.name, sample);
        if (info.name == "answered")
            return Score::of(!sample.failure.empty() || sample.refused ? 0 : 1);
        if (!sample.failure.empty())
            return Score::failed(sample.failure, sample.failureRaw);
        if (info.name == "answer_points")
            return pointsScore(sample);
        if (info.name == "refusal_right")
            return refusalScore(sample);
        if (info.name == "format")
            return formatScore(sample);
        if (info.name == "length_words")
            return Score::of(static_cast<double>(splitAtBlanks(plain).size()));
        return referenceScore(info.name, sample);
    }
};

SampleScorer::SampleScorer() : m_state(std::make_unique<State>()) {}
SampleScorer::~SampleScorer() = default;
SampleScorer::SampleScorer(SampleScorer&&) noexcept = default;
SampleScorer& SampleScorer::operator=(SampleScorer&&) noexcept = default;

Result<SampleScorer> SampleScorer::make(const std::vector<std::string>& names) {
    SampleScorer out;
    for (const std::string& name : names) {
        auto info = metricByName(name);
        if (!info)
            return fail(std::move(info.error()));
        if (info->group == "judge")
            return fail(ErrorCode::Usage, fmt::format("'{}' is given by a judge.", name));
        std::optional<Measure> measure;
        if (info->group == "retrieval") {
            auto parsed = parseMeasure(name);
            if (!parsed)
                return fail(std::move(parsed.error()));
            measure = std::move(*parsed);
        }
        out.m_state->metrics.push_back(std::move(*info));
        out.m_state->measures.push_back(std::move(measure));
    }
    return out;
}

const std::vector<MetricInfo>& SampleScorer::metrics() const {
    return m_state->metrics;
}

std::vector<Score> SampleScorer::score(const Sample& sample) {
    State& state = *m_state;
    state.plain = withoutMarks(sample.answer);
    state.grades = {};
    if (sample.ranking)
        for (const std::string& key : *sample.ranking) {
            const auto grade = sample.sections.find(key);
            state.grades.ranking.push_back(grade == sample.sections.end() ? kUnjudged : grade->second);
        }
    for (const auto& [key, grade] : sample.sections)
        state.grades.judged.push_back(grade);
    state.grades.finish();
    std::vector<Score> out;
    out.reserve(state.metrics.size());
    for (std::size_t i = 0; i < state.metrics.size(); ++i)
        out.push_back(state.one(i, sample));
    return out;
}

} // namespace touchstone
