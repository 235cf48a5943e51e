// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/query_conditions.h"

#include "core/corpus/source.h"
#include "core/retrieval/text_match.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace touchstone {

namespace {

using ConditionKind = QueryCondition::Kind;
using ConditionField = QueryCondition::Field;

constexpr std::size_t kBatch = 500;         ///< passages that are read at once
constexpr std::size_t kMostPrefixWords = 8; ///< of those that a prefix has met

/// "0.100" is also 0.100.1, and not 0.1001.
bool isVersion(std::string_view version, std::string_view wanted) {
    return version.starts_with(wanted) && (version.size() == wanted.size() || version[wanted.size()] == '.');
}

/// A letter of ASCII alone: such a word is one term of the index, wherever it stands between two characters
/// that belong to no word.
bool isPlainWord(std::string_view word) {
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

std::vector<std::string_view> blankSeparated(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n\f\v", at);
        if (begin == std::string_view::npos)
            break;
        at = std::min(text.find_first_of(" \t\r\n\f\v", begin), text.size());
        out.push_back(text.substr(begin, at - begin));
    }
    return out;
}

class Holding {
public:
    Holding(std::vector<char> allowed, const ConditionSource& source, const Analyser& analyser,
            JobContext& context)
        : m_source(source), m_analyser(analyser), m_context(context) {
        m_out.allowed = std::move(allowed);
        for (const IndexSet* set : source.sets) {
            m_begins.push_back(m_total);
            m_total += set->size();
        }
        if (m_out.allowed.empty())
            m_out.allowed.assign(m_total, 1);
    }

    Result<> hold(const QueryCondition& condition);
    ConditionOutcome finish() &&;

private:
    [[nodiscard]] std::vector<char> pagesThat(const QueryCondition& condition) const;
    Result<std::vector<char>> passagesThat(const QueryCondition& condition);
    Result<> addReleases(const QueryCondition& condition, std::vector<char>& met);
    /// Where a condition may hold: by number; no value = anywhere.
    [[nodiscard]] std::optional<std::vector<char>> narrowed(const QueryCondition& condition) const;
    void keepOnlyWith(const std::string& term, std::optional<std::vector<char>>& held) const;
    [[nodiscard]] std::vector<char> withPrefix(std::string_view prefix) const;
    Result<> eachPassage(const std::vector<std::uint32_t>& numbers,
                         const std::function<void(std::uint32_t, const Chunk&)>& visit);
    Result<> eachText(const std::vector<std::uint32_t>& numbers,
                      const std::function<void(std::uint32_t, const PassageText&)>& visit);
    [[nodiscard]] std::int64_t rowOf(std::uint32_t number) const {
        std::size_t set = m_begins.size() - 1;
        while (m_begins[set] > number || m_source.sets[set]->size() == 0)
            --set;
        return m_source.sets[set]->rows[number - m_begins[set]];
    }
    const ConditionSource& m_source;
    const Analyser& m_analyser;
    JobContext& m_context;
    std::vector<std::size_t> m_begins;
    std::size_t m_total = 0;
    ConditionOutcome m_out;
    std::unordered_map<std::string, std::size_t> m_prefixWords;
};

std::vector<char> Holding::pagesThat(const QueryCondition& condition) const {
    const std::string& wanted = condition.parts.front();
    const bool glob = wanted.find_first_of("*?") != std::string::npos;
    const std::string folded = toLowerUtf8(wanted);
    std::vector<char> met(m_total, 0);
    std::size_t at = 0;
    for (const IndexSet* set : m_source.sets) {
        std::vector<char> pages;
        for (const std::int64_t document : set->documents) {
            const auto facts = m_source.facts.find(document);
            bool holds = facts != m_source.facts.end();
            if (holds && condition.kind == ConditionKind::Version)
                holds = isVersion(facts->second.version, wanted);
            else if (holds)
                holds = glob ? globMatches(wanted, facts->second.path)
                             : toLowerUtf8(facts->second.path).find(folded) != std::string::npos;
            pages.push_back(holds ? 1 : 0);
        }
        for (std::size_t i = 0; i < set->size(); ++i)
            met[at++] = pages[set->page[i]];
    }
    return met;
}

/// Entries of release notes are of the version that they tell of, whatever the corpus's own.
Result<> Holding::addReleases(const QueryCondition& condition, std::vector<char>& met) {
    // Such an entry names its version in its heading, which is then a term that begins with it.
    const std::string folded = toLowerUtf8(condition.parts.front());
    std::vector<char> naming(m_total, 0);
    for (std::size_t s = 0; s < m_source.sets.size(); ++s) {
        std::vector<std::string> terms;
        m_source.sets[s]->lexical->eachTerm([&](std::string_view term, std::uint32_t) {
            if (term.starts_with(folded))
                terms.emplace_back(term);
        });
        for (const std::string& term : terms)
            for (const std::uint32_t number : m_source.sets[s]->lexical->documentsWith(term))
                naming[m_begins[s] + number] = 1;
    }
    std::vector<std::uint32_t> others;
    for (std::uint32_t number = 0; number < m_total; ++number)
        if (met[number] == 0 && m_out.allowed[number] != 0 && naming[number] != 0)
            others.push_back(number);
    return eachPassage(others, [&](std::uint32_t number, const Chunk& chunk) {
        if (!chunk.release.empty() && isVersion(chunk.release, condition.parts.front()))
            met[number] = 1;
    });
}

void Holding::keepOnlyWith(const std::string& term, std::optional<std::vector<char>>& held) const {
    std::vector<char> with(m_total, 0);
    for (std::size_t s = 0; s < m_source.sets.size(); ++s)
        for (const std::uint32_t number : m_source.sets[s]->lexical->documentsWith(term))
            with[m_begins[s] + number] = 1;
    if (!held) {
        held = std::move(with);
        return;
    }
    for (std::size_t i = 0; i < m_total; ++i)
        (*held)[i] = (*held)[i] != 0 && with[i] != 0 ? 1 : 0;
}

/// Endings change a word's last letters, so its term has the first three letters of it, or is shorter.
std::vector<char> Holding::withPrefix(std::string_view prefix) const {
    const std::string folded = toLowerUtf8(prefix);
    const std::string_view start =
        std::string_view(folded).substr(0, utf8Floor(folded, std::min<std::size_t>(3, folded.size())));
    std::vector<char> with(m_total, 0);
    for (std::size_t s = 0; s < m_source.sets.size(); ++s) {
        std::vector<std::string> terms;
        m_source.sets[s]->lexical->eachTerm([&](std::string_view term, std::uint32_t) {
            if (term.starts_with(start) || (term.size() <= start.size() && term.front() == start.front()))
                terms.emplace_back(term);
        });
        for (const std::string& term : terms)
            for (const std::uint32_t number : m_source.sets[s]->lexical->documentsWith(term))
                with[m_begins[s] + number] = 1;
    }
    return with;
}

std::optional<std::vector<char>> Holding::narrowed(const QueryCondition& condition) const {
    std::optional<std::vector<char>> held;
    if (condition.kind == ConditionKind::Prefix) {
        // Stop words are in no index: a passage may hold nothing else that begins so.
        if (isPlainWord(condition.parts.front()) &&
            !beginsEnglishStopWord(toLowerUtf8(condition.parts.front())))
            held = withPrefix(condition.parts.front());
        return held;
    }
    for (const std::string& part : condition.parts)
        for (const std::string_view word : blankSeparated(part)) {
            if (!isPlainWord(word))
                continue;
            // Camel case is an identifier, whose whole and parts are others than the plain word's.
            const auto terms = m_analyser.analyse(toLowerUtf8(word));
            if (terms.size() == 1 && !terms.front().stop)
                keepOnlyWith(terms.front().text, held);
        }
    return held;
}

Result<> Holding::eachPassage(const std::vector<std::uint32_t>& numbers,
                              const std::function<void(std::uint32_t, const Chunk&)>& visit) {
    for (std::size_t at = 0; at < numbers.size(); at += kBatch) {
        TOUCHSTONE_TRY(m_context.check());
        std::vector<std::int64_t> rows;
        const std::size_t end = std::min(at + kBatch, numbers.size());
        for (std::size_t i = at; i < end; ++i)
            rows.push_back(rowOf(numbers[i]));
        const auto chunks = m_source.chunks(rows);
        if (!chunks)
            return fail(chunks.error());
        for (std::size_t i = at; i < end; ++i)
            visit(numbers[i], (*chunks)[i - at].chunk);
    }
    return {};
}

Result<> Holding::eachText(const std::vector<std::uint32_t>& numbers,
                           const std::function<void(std::uint32_t, const PassageText&)>& visit) {
    for (std::size_t at = 0; at < numbers.size(); at += kBatch) {
        TOUCHSTONE_TRY(m_context.check());
        std::vector<std::int64_t> rows;
        const std::size_t end = std::min(at + kBatch, numbers.size());
        for (std::size_t i = at; i < end; ++i)
            rows.push_back(rowOf(numbers[i]));
        TOUCHSTONE_TRY(m_source.texts(
            rows, [&](std::size_t i, const PassageText& passage) { visit(numbers[at + i], passage); }));
    }
    return {};
}

Result<std::vector<char>> Holding::passagesThat(const QueryCondition& condition) {
    const auto held = narrowed(condition);
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t number = 0; number < m_total; ++number)
        if (m_out.allowed[number] != 0 && (!held || (*held)[number] != 0))
            numbers.push_back(number);
    std::vector<WordMatcher> matchers;
    for (const std::string& part : condition.parts)
        matchers.emplace_back(part, condition.kind == ConditionKind::Prefix);
    std::vector<char> met(m_total, 0);
    const auto holds = [&](const std::string& folded) {
        if (condition.kind == ConditionKind::Near)
            return standNear(folded, matchers, condition.distance);
        if (condition.kind != ConditionKind::Prefix)
            return matchers.front().in(folded);
        bool any = false;
        for (auto found = matchers.front().find(folded, 0); found.begin != std::string::npos;
             found = matchers.front().find(folded, found.end), any = true)
            if (!condition.excluded)
                ++m_prefixWords[folded.substr(found.begin, found.end - found.begin)];
        return any;
    };
    if (condition.field == ConditionField::Code) {
        TOUCHSTONE_TRY(eachPassage(numbers, [&](std::uint32_t number, const Chunk& chunk) {
            met[number] = holds(foldedCode(chunk)) ? 1 : 0;
        }));
        return met;
    }
    std::string folded;
    TOUCHSTONE_TRY(eachText(numbers, [&](std::uint32_t number, const PassageText& passage) {
        bool meets = false;
        if (condition.field == ConditionField::Anywhere) {
            foldInto(folded, passage.text);
            meets = holds(folded);
        }
        if (!meets && mayHeadingsHold(passage, matchers.front().firstPiece()))
            meets = holds(foldedHeadings(passage));
        met[number] = meets ? 1 : 0;
    }));
    return met;
}

Result<> Holding::hold(const QueryCondition& condition) {
    std::vector<char> met;
    if (condition.kind == ConditionKind::Path || condition.kind == ConditionKind::Version) {
        met = pagesThat(condition);
        if (condition.kind == ConditionKind::Version)
            TOUCHSTONE_TRY(addReleases(condition, met));
    } else {
        auto found = passagesThat(condition);
        if (!found)
            return fail(std::move(found.error()));
        met = std::move(*found);
    }
    QueryReading reading{condition.written, conditionWords(condition), 0};
    for (std::size_t i = 0; i < m_total; ++i) {
        reading.passages += met[i] != 0 && m_out.allowed[i] != 0 ? 1 : 0;
        if ((met[i] != 0) == condition.excluded)
            m_out.allowed[i] = 0;
    }
    m_out.readings.push_back(std::move(reading));
    return {};
}

ConditionOutcome Holding::finish() && {
    std::vector<std::pair<std::size_t, std::string>> words;
    for (auto& [word, count] : m_prefixWords)
        words.emplace_back(count, word);
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t i = 0; i < std::min(words.size(), kMostPrefixWords); ++i)
        m_out.words.push_back(std::move(words[i].second));
    return std::move(m_out);
}

} // namespace

std::string foldedCode(const Chunk& chunk) {
    std::string out;
    const std::string_view whole = chunk.text.text();
    for (const ChunkSpan& span : chunk.spans)
        if (span.kind == BlockKind::Code && span.start <= span.end && span.end <= whole.size())
            out += toLowerUtf8(whole.substr(span.start, span.end - span.start)) + "\n";
    return out;
}

Result<ConditionOutcome> holdConditions(const std::vector<QueryCondition>& conditions,
                                        std::vector<char> allowed, const ConditionSource& source,
                                        const Analyser& analyser, JobContext& context) {
    Holding holding(std::move(allowed), source, analyser, context);
    for (const QueryCondition& condition : conditions)
        TOUCHSTONE_TRY(holding.hold(condition));
    return std::move(holding).finish();
}

} // namespace touchstone
