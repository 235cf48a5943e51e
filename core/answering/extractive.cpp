// SPDX-License-Identifier: GPL-3.0-or-later
// answerExtractively of ask.h: chooses what to quote, and writes it down with its citations.
#include "core/answering/answerability.h"
#include "core/answering/ask.h"
#include "core/answering/passage_units.h"
#include "core/answering/passages.h"
#include "core/answering/refusal.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace touchstone {
namespace {

constexpr std::size_t kLineBytes = 90;
constexpr std::size_t kMostLines = 12;     // of prose: with a code block that is a screen
constexpr std::size_t kMostCodeLines = 30; // a longer block is not quoted: it would be all that one sees
constexpr std::size_t kMostCodeBlocks = 2;
constexpr std::size_t kMostUnits = 7;
constexpr std::size_t kMostFollowers = 6; // list items after "as follows:"
constexpr double kWorthwhile = 0.5;       // of the best score
constexpr double kRepetition = 0.5;       // how much saying the same again costs

struct Candidate {
    std::size_t hit = 0, unit = 0; ///< unit: number within the passage
    PassageUnit place;
    TermSet words;
    std::vector<double> matches;
    double score = 0;
    std::size_t lines = 1;
};

std::size_t linesOf(std::string_view text, UnitKind kind) {
    if (kind == UnitKind::Code)
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    return (text.size() + kLineBytes - 1) / kLineBytes;
}

double overlap(const TermSet& a, const TermSet& b) {
    if (a.empty() || b.empty())
        return 0;
    std::size_t common = 0;
    for (const std::string& word : a)
        common += b.count(word);
    return static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
}

/// Very short units are fragments, very long ones hide the answer.
double lengthFactor(std::size_t words, UnitKind kind) {
    if (kind == UnitKind::Code)
        return 0.8;
    if (words < 3)
        return 0.5;
    if (words < 5)
        return 0.8;
    return words > 45 ? 0.85 : 1.0;
}

std::vector<Candidate> candidatesOf(const QuestionTerms& question, const RetrievalResult& retrieved) {
    std::vector<Candidate> all;
    double best = 0;
    for (const Hit& hit : retrieved.hits)
        best = std::max(best, hit.score);
    for (std::size_t h = 0; h < retrieved.hits.size(); ++h) {
        const Hit& hit = retrieved.hits[h];
        const Chunk& chunk = hit.stored.chunk;
        const double standing = best > 0 ? std::max(0.0, hit.score / best) : 1.0 / static_cast<double>(h + 1);
        const std::vector<double> titles = question.matches(question.termsOf(headingPath(chunk)));
        const std::vector<PassageUnit> units = passageUnits(chunk);
        for (std::size_t u = 0; u < units.size(); ++u) {
            const std::string_view text =
                std::string_view(chunk.text.text()).substr(units[u].range.start, units[u].range.size());
            Candidate candidate;
            candidate.hit = h;
            candidate.unit = u;
            candidate.place = units[u];
            candidate.lines = linesOf(text, units[u].kind);
            if (candidate.lines > (units[u].kind == UnitKind::Code ? kMostCodeLines : kMostLines))
                continue;
            candidate.words = question.termsOf(text);
            candidate.matches = question.matches(candidate.words);
            const double own = question.coverage(candidate.matches);
            const double nearby = question.coverage(bestOf(
                candidate.matches, bestOf(titles, question.matches(question.termsOf(units[u].heading)))));
            candidate.score = (0.5 * own + 0.5 * nearby) *
                              lengthFactor(candidate.words.size(), units[u].kind) * (0.4 + 0.6 * standing);
            if (own > 0 && units[u].opening)
                candidate.score *= 1.2;
            const bool introduces = text.back() == ':' && units[u].kind == UnitKind::Sentence;
            if (introduces && (u + 1 == units.size() || units[u + 1].kind == UnitKind::Sentence))
                candidate.score *= 0.6; // what it announces is not there to be quoted
            all.push_back(std::move(candidate));
        }
    }
    return all;
}

/// Takes the best again and again, each time less of what is like something taken before.
class Selection {
public:
    explicit Selection(std::vector<Candidate> all) : m_all(std::move(all)), m_taken(m_all.size(), false) {}

    std::vector<Candidate> run() {
        double first = 0;
        while (m_count < kMostUnits) {
            double bestScore = 0;
            const std::size_t best = next(bestScore);
            if (best == m_all.size() || bestScore < first * kWorthwhile)
                break;
            first = std::max(first, bestScore);
            if (take(best))
                followers(best);
        }
        std::vector<Candidate> chosen;
        for (std::size_t i = 0; i < m_all.size(); ++i)
            if (m_taken[i] && !leftOut(i))
                chosen.push_back(std::move(m_all[i]));
        return chosen; // made in order of passages and of their text
    }

private:
    std::size_t next(double& bestScore) const {
        std::size_t best = m_all.size();
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            if (m_taken[i] || m_all[i].score <= 0)
                continue;
            double repeated = 0;
            for (const std::size_t j : m_order)
                repeated = std::max(repeated, overlap(m_all[i].words, m_all[j].words));
            const double score = repeated >= 0.95 ? 0 : m_all[i].score * (1 - kRepetition * repeated);
            if (score > bestScore) {
                bestScore = score;
                best = i;
            }
        }
        return best;
    }

    bool take(std::size_t i) {
        m_taken[i] = true;
        const Candidate& candidate = m_all[i];
        const bool code = candidate.place.kind == UnitKind::Code;
        const bool fits =
            code ? m_codeBlocks < kMostCodeBlocks && m_codeLines + candidate.lines <= kMostCodeLines
                 : m_lines + candidate.lines <= kMostLines;
        if (!fits) {
            m_left.push_back(i);
            return false;
        }
        (code ? m_codeLines : m_lines) += candidate.lines;
        m_codeBlocks += code ? 1 : 0;
        m_order.push_back(i);
        ++m_count;
        return true;
    }

    /// "Do this:" is nothing without what follows.
    void followers(std::size_t i) {
        if (!m_all[i].place.leadsIn)
            return;
        UnitKind kind = UnitKind::Sentence;
        for (std::size_t k = i + 1; k < m_all.size() && k <= i + kMostFollowers; ++k) {
            const Candidate& follower = m_all[k];
            if (follower.hit != m_all[i].hit || follower.place.heading != m_all[i].place.heading)
                return;
            if (k == i + 1)
                kind = follower.place.kind;
            if (follower.place.kind != kind || kind == UnitKind::Sentence)
                return;
            if (!m_taken[k])
                take(k);
            if (kind == UnitKind::Code)
                return;
        }
    }

    [[nodiscard]] bool leftOut(std::size_t i) const {
        return std::find(m_left.begin(), m_left.end(), i) != m_left.end();
    }

    std::vector<Candidate> m_all;
    std::vector<bool> m_taken;
    std::vector<std::size_t> m_order; ///< what was taken, in the order of taking
    std::vector<std::size_t> m_left;  ///< what did not fit
    std::size_t m_count = 0, m_lines = 0, m_codeLines = 0, m_codeBlocks = 0;
};

/// One line; what would read as a marker of ours is escaped.
std::string proseOf(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
            if (!out.empty() && out.back() != ' ')
                out += ' ';
        } else if (c == '[' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9') {
            out += "\\[";
        } else {
            out += c;
        }
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

/// Cells of a pipe row, with dashes between them.
std::string rowOf(std::string_view row) {
    std::string out;
    while (!row.empty()) {
        const std::size_t bar = std::min(row.find('|'), row.size());
        const std::string cell = proseOf(row.substr(0, bar));
        if (!cell.empty() && cell.find_first_not_of(' ') != std::string::npos)
            out += (out.empty() ? "" : " — ") + cell.substr(cell.find_first_not_of(' '));
        row.remove_prefix(std::min(bar + 1, row.size()));
    }
    return out;
}

std::string languageOf(std::string_view code, const std::string& path) {
    const auto endsWith = [&](std::string_view ending) {
        return path.size() > ending.size() &&
               path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
    };
    if (endsWith(".py"))
        return "python";
    if (endsWith(".toml"))
        return "toml";
    if (code.substr(0, 2) == "$ ")
        return "console";
    for (const std::string_view sign :
         {std::string_view("def "), std::string_view("import "), std::string_view("from "),
          std::string_view("class "), std::string_view("async def "), std::string_view("@")})
        if (code.substr(0, sign.size()) == sign ||
            code.find("\n" + std::string(sign)) != std::string_view::npos)
            return "python";
    if (!code.empty() && code.front() == '{')
        return "json";
    return "";
}

/// A fence that the code itself does not hold.
std::string fenceFor(std::string_view code) {
    std::size_t longest = 0, run = 0;
    for (const char c : code) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(std::max<std::size_t>(3, longest + 1), '`');
}

class Writer {
public:
    Writer(Answer& answer) : m_answer(answer) {}

    void write(const Candidate& candidate) {
        const Chunk& chunk = m_answer.hits[candidate.hit].stored.chunk;
        const std::string_view text = std::string_view(chunk.text.text())
                                          .substr(candidate.place.range.start, candidate.place.range.size());
        const QuotedPlace place = quotedPlace(chunk, candidate.place.range);
        separate(candidate);
        const std::size_t start = m_answer.text.size();
        const std::string marker = fmt::format("[{}]", candidate.hit + 1);
        switch (candidate.place.kind) {
        case UnitKind::Code: {
            const std::string fence = fenceFor(text);
            m_answer.text +=
                fmt::format("{}{}\n{}\n{}\n{}", fence, languageOf(text, place.path), text, fence, marker);
            break;
        }
        case UnitKind::TableRow:
            m_answer.text += fmt::format("- {} {}", rowOf(text), marker);
            break;
        case UnitKind::ListItem:
            m_answer.text += fmt::format("- {} {}", proseOf(text), marker);
            break;
        case UnitKind::Sentence:
            m_answer.text += fmt::format("{} {}", proseOf(text), marker);
            break;
        }
        Citation citation;
        citation.n = static_cast<int>(candidate.hit) + 1;
        citation.answerRange = {start, m_answer.text.size()};
        citation.status = CitationStatus::Verified;
        citation.coverage = 1;
        citation.hit = candidate.hit;
        citation.quote = place.quote;
        citation.path = place.path;
        citation.range = place.range;
        citation.page = chunk.pageOf(place.range.start);
        citation.heading = place.heading;
        citation.anchor = place.anchor;
        citation.url = place.url;
        m_answer.citations.push_back(std::move(citation));
        m_last = &candidate;
    }

private:
    void separate(const Candidate& candidate) {
        if (!m_last)
            return;
        const bool items = isItem(*m_last) && isItem(candidate) && m_last->hit == candidate.hit;
        const bool paragraph = m_last->hit == candidate.hit && m_last->place.kind == UnitKind::Sentence &&
                               candidate.place.kind == UnitKind::Sentence &&
                               m_last->place.block == candidate.place.block;
        m_answer.text += paragraph ? " " : items ? "\n" : "\n\n";
    }
    static bool isItem(const Candidate& candidate) {
        return candidate.place.kind == UnitKind::ListItem || candidate.place.kind == UnitKind::TableRow;
    }
    Answer& m_answer;
    const Candidate* m_last = nullptr;
};

void refuse(Answer& answer) {
    const std::string nearest = nearestSections(answer.hits);
    answer.refused = RefusalReason::NotInSources;
    answer.text =
        nearest.empty()
            ? "The documents hold nothing on this question."
            : fmt::format("The documents do not seem to answer this question. Nearest: {}.", nearest);
    answer.note =
        "Without a model Touchstone only quotes. A model may find an answer that is put in other words: "
        "connect one in the settings, or name it with --model.";
}

} // namespace

Answer answerExtractively(const std::string& question, const RetrievalResult& retrieved) {
    Answer answer;
    answer.question = question;
    answer.model = "extractive";
    answer.hits = retrieved.hits;
    answer.sourceCount = retrieved.hits.size();
    answer.searchedChunks = retrieved.searchedChunks;
    answer.retrievalMs = retrieved.ms;
    answer.usage = {0, 0, 0, 0};
    const QuestionTerms terms(question, retrieved);
    if (retrieved.hits.empty() || answerabilityScore(answerabilitySigns(terms, retrieved)) < 0) {
        refuse(answer);
        return answer;
    }
    const std::vector<Candidate> chosen = Selection(candidatesOf(terms, retrieved)).run();
    if (chosen.empty()) {
        refuse(answer);
        return answer;
    }
    Writer writer(answer);
    for (const Candidate& candidate : chosen)
        writer.write(candidate);
    answer.note =
        "These are quotations from the documents, chosen without a model. For an answer in its own words "
        "connect a model in the settings, or name one with --model.";
    return answer;
}

} // namespace touchstone
