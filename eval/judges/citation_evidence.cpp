// SPDX-License-Identifier: GPL-3.0-or-later
// What ALCE asks of citations: do the sources of a sentence carry it together, each alone, and the others
// without one? Sentences with the same sources are asked about together.
#include "eval/judges/cited_sentences.h"
#include "eval/judges/judge_evidence.h"
#include "eval/judges/judge_needs.h"

#include <map>

namespace touchstone {

namespace {

/// One verdict that is wanted: on a sentence, by a set of sources.
struct WantedSupport {
    std::size_t sentence = 0;
    std::optional<bool>* into = nullptr;
};
using WantedBySources = std::map<std::vector<std::size_t>, std::vector<WantedSupport>>;

} // namespace

Result<> JudgeEvidence::askCitations() {
    std::vector<CitedSentence> sentences = citedSentences(m_answer.marked, m_answer.contexts.size());
    bool readable = true;
    const auto askFor = [&](const WantedBySources& wanted) -> Result<> {
        for (const auto& [sources, verdicts] : wanted) {
            std::vector<std::string> statements, texts;
            for (const std::size_t source : sources)
                texts.push_back(m_answer.contexts[source - 1]);
            for (const WantedSupport& one : verdicts)
                statements.push_back(sentences[one.sentence].text);
            auto said = supported(evidence::kCitations, statements, texts);
            if (!said)
                return fail(std::move(said.error()));
            if (!*said) {
                readable = false;
                return {};
            }
            for (std::size_t i = 0; i < verdicts.size(); ++i)
                *verdicts[i].into = (**said)[i];
        }
        return {};
    };
    WantedBySources joint, alone, rest;
    for (std::size_t s = 0; s < sentences.size(); ++s)
        if (sentences[s].asks())
            joint[sentences[s].sources].push_back({s, &sentences[s].joint});
    TOUCHSTONE_TRY(askFor(joint));
    for (std::size_t s = 0; s < sentences.size() && readable; ++s)
        if (sentences[s].sources.size() > 1 && sentences[s].joint.value_or(false))
            for (std::size_t i = 0; i < sentences[s].sources.size(); ++i)
                alone[{sentences[s].sources[i]}].push_back({s, &sentences[s].alone[i]});
    if (readable)
        TOUCHSTONE_TRY(askFor(alone));
    for (std::size_t s = 0; s < sentences.size() && readable; ++s)
        for (std::size_t i = 0; i < sentences[s].sources.size(); ++i)
            if (sentences[s].alone[i] == false) {
                std::vector<std::size_t> others = sentences[s].sources;
                others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
                rest[others].push_back({s, &sentences[s].withoutOne[i]});
            }
    if (readable)
        TOUCHSTONE_TRY(askFor(rest));
    if (readable)
        m_record.evidence[std::string(evidence::kCitations)] = citedSentencesJson(sentences);
    return {};
}

} // namespace touchstone
