// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/judge_evidence.h"

#include "core/text/sentences.h"
#include "eval/judges/judge_needs.h"
#include "eval/judges/judge_scores.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMostSplit = 200; // sentences of a reference

const VerdictWords kYesNo{"yes", "no"};
const VerdictWords kYesNoUnsure{"yes", "no", "unsure"};

using PromptRows = std::vector<std::map<std::string, std::string>>;

PromptRows numbered(const std::vector<std::string>& texts) {
    PromptRows out;
    for (std::size_t i = 0; i < texts.size(); ++i)
        out.push_back({{"number", std::to_string(i + 1)}, {"text", texts[i]}});
    return out;
}

PromptVariables supportVariables(const std::vector<std::string>& statements,
                                 const std::vector<std::string>& texts) {
    PromptVariables out;
    out.lists["texts"] = numbered(texts);
    out.lists["statements"] = numbered(statements);
    return out;
}

std::vector<std::string> referenceSentences(const std::string& reference) {
    std::vector<std::string> out;
    for (const TextRange range : splitSentences(reference))
        if (out.size() < kMostSplit)
            out.push_back(reference.substr(range.start, range.size()));
    return out;
}

} // namespace

Result<> JudgeEvidence::gather(std::string_view metric) {
    for (const std::string_view key : judgeNeedsOf(metric)->evidence) {
        if (!m_record.evidence.contains(std::string(key)))
            TOUCHSTONE_TRY(ask(key));
        const auto piece = m_record.evidence.find(std::string(key));
        if (piece == m_record.evidence.end() || piece->empty() || piece->contains("failed"))
            return {};
    }
    return {};
}

Result<> JudgeEvidence::ask(std::string_view key) {
    using namespace evidence;
    if (key == kAnswerStatements)
        return askStatements(key, m_answer.answer);
    if (key == kReferenceStatements)
        return askStatements(key, m_answer.reference);
    if (key == kFaithfulness)
        return askSupport(key, statements(kAnswerStatements), m_answer.contexts);
    if (key == kContextRecall)
        return askSupport(key, referenceSentences(m_answer.reference), m_answer.contexts);
    if (key == kCorrect)
        return askSupport(key, statements(kAnswerStatements), {m_answer.reference});
    if (key == kCovered)
        return askSupport(key, statements(kReferenceStatements), {m_answer.answer});
    if (key == kPassagesAnswer || key == kPassagesReference)
        return askPassages();
    if (key == kCitations)
        return askCitations();
    if (key == evidence::kPairwise)
        return askPair();
    PromptVariables variables;
    variables.values["question"] = m_answer.question;
    if (key == kRelevancy) {
        const std::vector<std::string> said = statements(kAnswerStatements);
        variables.lists["statements"] = numbered(said);
        return askVerdicts(key, "judge-relevance", std::move(variables), said.size(), kYesNoUnsure);
    }
    variables.values["reference"] = m_answer.reference;
    variables.lists["passages"] = numbered(m_answer.contexts);
    return askVerdicts(key, "judge-passages", std::move(variables), m_answer.contexts.size(), kYesNo);
}

Result<> JudgeEvidence::askStatements(std::string_view key, const std::string& text) {
    PromptVariables variables;
    variables.values = {{"question", m_answer.question}, {"text", text}};
    std::vector<std::string> found;
    auto reply = m_call.ask("judge-statements", std::move(variables), statementsSchema(),
                            [&](const std::string& raw) -> Result<> {
                                auto read = readStatements(raw);
                                if (!read)
                                    return fail(std::move(read.error()));
                                found = std::move(*read);
                                return {};
                            });
    if (!reply)
        return fail(std::move(reply.error()));
    if (reply->readable)
        m_record.evidence[std::string(key)] = std::move(found);
    else
        keepFailure(key, *reply);
    return {};
}

Result<> JudgeEvidence::askVerdicts(std::string_view key, const std::string& prompt,
                                    PromptVariables variables, std::size_t count, const VerdictWords& words) {
    std::vector<std::size_t> verdicts;
    auto reply = m_call.ask(prompt, std::move(variables), verdictsSchema(words),
                            [&](const std::string& text) -> Result<> {
                                auto read = readVerdicts(text, count, words);
                                if (!read)
                                    return fail(std::move(read.error()));
                                verdicts = std::move(*read);
                                return {};
                            });
    if (!reply)
        return fail(std::move(reply.error()));
    if (!reply->readable) {
        keepFailure(key, *reply);
        return {};
    }
    Json said = Json::array();
    for (const std::size_t verdict : verdicts)
        said.push_back(words[verdict]);
    m_record.evidence[std::string(key)] = std::move(said);
    return {};
}

Result<> JudgeEvidence::askSupport(std::string_view key, const std::vector<std::string>& statements,
                                   const std::vector<std::string>& texts) {
    if (statements.empty()) {
        m_record.evidence[std::string(key)] = Json::array();
        return {};
    }
    return askVerdicts(key, "judge-support", supportVariables(statements, texts), statements.size(), kYesNo);
}

Result<std::optional<std::vector<bool>>> JudgeEvidence::supported(std::string_view key,
                                                                  const std::vector<std::string>& statements,
                                                                  const std::vector<std::string>& texts) {
    std::vector<bool> out;
    auto reply = m_call.ask("judge-support", supportVariables(statements, texts), verdictsSchema(kYesNo),
                            [&](const std::string& text) -> Result<> {
                                auto read = readVerdicts(text, statements.size(), kYesNo);
                                if (!read)
                                    return fail(std::move(read.error()));
                                for (const std::size_t verdict : *read)
                                    out.push_back(verdict == 0);
                                return {};
                            });
    if (!reply)
        return fail(std::move(reply.error()));
    if (reply->readable)
        return std::optional<std::vector<bool>>(std::move(out));
    keepFailure(key, *reply);
    return std::optional<std::vector<bool>>();
}

/// The claims of answer and reference against each passage by itself: one question a passage for both.
Result<> JudgeEvidence::askPassages() {
    std::vector<std::string_view> keys;
    std::vector<std::string> claims;
    std::vector<std::size_t> counts;
    for (const auto& [key, from] :
         {std::pair{evidence::kPassagesAnswer, evidence::kAnswerStatements},
          std::pair{evidence::kPassagesReference, evidence::kReferenceStatements}}) {
        if (!wants(key))
            continue;
        if (!m_record.evidence.contains(std::string(from)))
            TOUCHSTONE_TRY(ask(from));
        const std::vector<std::string> own = statements(from);
        if (own.empty())
            continue; // the statements say why
        keys.push_back(key);
        counts.push_back(own.size());
        claims.insert(claims.end(), own.begin(), own.end());
    }
    std::vector<Json> byPassage(keys.size(), Json::array());
    for (const std::string& passage : m_answer.contexts) {
        auto verdicts = supported(evidence::kPassagesAnswer, claims, {passage});
        if (!verdicts)
            return fail(std::move(verdicts.error()));
        if (!*verdicts) {
            const Json why = m_record.evidence[std::string(evidence::kPassagesAnswer)];
            m_record.evidence.erase(std::string(evidence::kPassagesAnswer));
            for (const std::string_view key : keys)
                m_record.evidence[std::string(key)] = why;
            return {};
        }
        std::size_t next = 0;
        for (std::size_t k = 0; k < keys.size(); ++k) {
            Json words = Json::array();
            for (std::size_t i = 0; i < counts[k]; ++i)
                words.push_back((**verdicts)[next++] ? "yes" : "no");
            byPassage[k].push_back(std::move(words));
        }
    }
    for (std::size_t k = 0; k < keys.size(); ++k)
        m_record.evidence[std::string(keys[k])] = std::move(byPassage[k]);
    return {};
}

/// Both orders: a verdict that goes with the place is no verdict.
Result<> JudgeEvidence::askPair() {
    const std::string key(evidence::kPairwise);
    if (*m_answer.rival == m_answer.answer) {
        m_record.evidence[key] = {{"equal", true}};
        return {};
    }
    Json out = Json::object(), reasons = Json::array();
    for (const bool first : {true, false}) {
        PromptVariables variables;
        variables.values = {{"question", m_answer.question},
                            {"reference", m_answer.reference},
                            {"first", first ? m_answer.answer : *m_answer.rival},
                            {"second", first ? *m_answer.rival : m_answer.answer}};
        PairVerdict verdict;
        auto reply = m_call.ask("judge-pair", std::move(variables), pairSchema(),
                                [&](const std::string& text) -> Result<> {
                                    auto read = readPair(text);
                                    if (!read)
                                        return fail(std::move(read.error()));
                                    verdict = std::move(*read);
                                    return {};
                                });
        if (!reply)
            return fail(std::move(reply.error()));
        if (!reply->readable) {
            keepFailure(key, *reply);
            return {};
        }
        out[first ? "as_first" : "as_second"] = verdict.verdict;
        reasons.push_back(verdict.reason);
    }
    out["reasons"] = std::move(reasons);
    m_record.evidence[key] = std::move(out);
    return {};
}

Result<> JudgeEvidence::gatherRubric(const RubricSettings& rubric) {
    PromptVariables variables;
    variables.values = {{"question", m_answer.question},
                        {"answer", m_answer.answer},
                        {"reference", m_answer.reference},
                        {"criteria", rubric.criteria}};
    PromptRows anchors;
    for (std::size_t i = 0; i < rubric.anchors.size(); ++i)
        if (!rubric.anchors[i].empty())
            anchors.push_back({{"number", std::to_string(i + 1)}, {"text", rubric.anchors[i]}});
    variables.lists["anchors"] = std::move(anchors);
    RubricVerdict verdict;
    auto reply = m_call.ask("judge-rubric", std::move(variables), rubricSchema(),
                            [&](const std::string& text) -> Result<> {
                                auto read = readRubric(text);
                                if (!read)
                                    return fail(std::move(read.error()));
                                verdict = std::move(*read);
                                return {};
                            });
    if (!reply)
        return fail(std::move(reply.error()));
    if (reply->readable)
        m_record.evidence["rubric." + rubric.name] = {{"score", verdict.score}, {"reason", verdict.reason}};
    else
        keepFailure("rubric." + rubric.name, *reply);
    return {};
}

std::vector<std::string> JudgeEvidence::statements(std::string_view key) const {
    const auto found = m_record.evidence.find(std::string(key));
    return found != m_record.evidence.end() && found->is_array() ? found->get<std::vector<std::string>>()
                                                                 : std::vector<std::string>();
}

bool JudgeEvidence::wants(std::string_view key) const {
    return std::any_of(m_settings.metrics.begin(), m_settings.metrics.end(), [&](const std::string& metric) {
        const JudgeNeeds* needs = judgeNeedsOf(metric);
        return needs != nullptr && !notJudged(metric, m_answer) &&
               std::find(needs->evidence.begin(), needs->evidence.end(), key) != needs->evidence.end();
    });
}

void JudgeEvidence::keepFailure(std::string_view key, const JudgeReply& reply) {
    m_record.evidence[std::string(key)] = {{"failed", reply.why}, {"raw", reply.raw}};
}

} // namespace touchstone
