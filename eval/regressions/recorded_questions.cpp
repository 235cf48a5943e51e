// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/recorded_questions.h"

#include "core/chunking/chunk_repository.h"
#include "core/traces/traces.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

/// Traces are read newest first; questions that come again and again must not make this endless.
constexpr std::size_t kTracesForEach = 20;

const TraceValue* attributeOf(const Trace& trace, std::string_view span, std::string_view key) {
    for (const TraceSpan& one : trace.spans)
        if (one.name == span)
            for (const auto& [name, value] : one.attributes)
                if (name == key)
                    return &value;
    return nullptr;
}

std::string textOf(const TraceValue* value) {
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? *text : std::string();
}

class Recorded {
public:
    Recorded(Database& database, const std::vector<EditionInfo>& editions, std::size_t most)
        : m_database(database), m_editions(editions), m_most(most) {}

    Result<RecordedQuestions> read() {
        if (m_editions.empty()) {
            auto all = CorpusRepository(m_database).editions();
            if (!all)
                return fail(std::move(all.error()));
            m_editions = std::move(*all);
        }
        TOUCHSTONE_TRY(readConversations());
        TOUCHSTONE_TRY(readTraces());
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const Found& a, const Found& b) { return a.atUnixMs > b.atUnixMs; });
        std::unordered_set<std::string> seen;
        for (Found& found : m_found) {
            std::string key = found.question.question;
            for (const Message& message : found.question.history)
                key += '\0' + message.content;
            if (m_out.questions.size() < m_most && seen.insert(std::move(key)).second)
                m_out.questions.push_back(std::move(found.question));
        }
        return std::move(m_out);
    }

private:
    struct Found {
        std::int64_t atUnixMs = 0;
        ShadowQuestion question;
    };

    [[nodiscard]] std::optional<std::vector<EditionInfo>> editionsOf(const std::string& corpora) const {
        std::vector<EditionInfo> out;
        for (std::size_t at = 0; at < corpora.size();) {
            const std::size_t comma = std::min(corpora.find(',', at), corpora.size());
            const EditionName name = EditionName::parse(std::string_view(corpora).substr(at, comma - at));
            at = comma + 1;
            const auto known =
                std::find_if(m_editions.begin(), m_editions.end(), [&](const EditionInfo& edition) {
                    return edition.name == name.name && (!name.version || edition.version == name.version);
                });
            if (known == m_editions.end())
                return std::nullopt;
            out.push_back(*known);
        }
        return out;
    }

    /// Questions and answers before a turn, oldest first.
    static std::vector<Message> historyBefore(const Turn& turn, const std::map<std::int64_t, Turn>& turns) {
        std::vector<std::pair<std::string, std::string>> said;
        for (auto at = turns.find(turn.parent); at != turns.end() && said.size() <= turns.size();
             at = turns.find(at->second.parent))
            if (at->second.answer)
                said.emplace_back(at->second.question, at->second.answer->text);
        std::reverse(said.begin(), said.end());
        return historyOf(said);
    }

    Result<> readConversations() {
        ConversationRepository repository(m_database);
        auto all = repository.list();
        if (!all)
            return fail(std::move(all.error()));
        std::sort(all->begin(), all->end(), [](const ConversationInfo& a, const ConversationInfo& b) {
            return a.changedUnixMs > b.changedUnixMs;
        });
        for (const ConversationInfo& info : *all) {
            if (m_found.size() >= m_most)
                break;
            auto turns = repository.turns(info.id);
            if (!turns)
                return fail(std::move(turns.error()));
            std::map<std::int64_t, Turn> byRow;
            for (Turn& turn : *turns)
                byRow.emplace(turn.row, std::move(turn));
            for (const auto& entry : byRow)
                takeTurn(entry.second, byRow);
        }
        return {};
    }

    void takeTurn(const Turn& turn, const std::map<std::int64_t, Turn>& turns) {
        if (!turn.answer || turn.answer->error || turn.question.empty())
            return;
        m_traced.insert(turn.answer->trace.value);
        auto editions = editionsOf(turn.corpora);
        if (!editions) {
            ++m_out.lost;
            return;
        }
        Found found;
        found.atUnixMs = turn.askedUnixMs;
        found.question.question = turn.question;
        found.question.history = historyBefore(turn, turns);
        found.question.editions = std::move(*editions);
        if (!turn.answer->hits.empty()) {
            RetrievalResult passages;
            passages.query = turn.question;
            passages.hits = turn.answer->hits;
            // In the order in which they were found: packing takes them again as it did.
            std::stable_sort(passages.hits.begin(), passages.hits.end(),
                             [](const Hit& a, const Hit& b) { return a.rank < b.rank; });
            passages.searchedChunks = turn.answer->searchedChunks;
            passages.ms = turn.answer->retrievalMs;
            found.question.passages = std::move(passages);
        }
        m_found.push_back(std::move(found));
    }

    Result<> readTraces() {
        TraceRepository repository(m_database);
        auto all = repository.list(m_most * kTracesForEach);
        if (!all)
            return fail(std::move(all.error()));
        std::unordered_set<std::string> titles;
        for (const Trace& head : *all) {
            if (titles.size() >= m_most)
                break;
            if (head.kind != "ask" || head.failed || m_traced.contains(head.id.value) ||
                titles.contains(head.title))
                continue;
            const auto trace = repository.load(head.id);
            if (!trace)
                return fail(trace.error());
            auto taken = takeTrace(*trace);
            if (!taken)
                return fail(std::move(taken.error()));
            if (*taken)
                titles.insert(head.title);
        }
        return {};
    }

    Result<bool> takeTrace(const Trace& trace) {
        const Json hits = Json::parse(textOf(attributeOf(trace, "retrieve", "hits")), nullptr, false);
        if (!hits.is_array() || attributeOf(trace, "model", "answer") == nullptr)
            return false;
        // What was searched was more than the question: it leant on others, and those are not on record.
        if (textOf(attributeOf(trace, "retrieve", "query")) != trace.title) {
            ++m_out.lost;
            return false;
        }
        RetrievalResult passages;
        passages.query = trace.title;
        std::vector<EditionInfo> from;
        for (const Json& one : hits) {
            auto hit = hitOf(one, from);
            if (!hit)
                return fail(std::move(hit.error()));
            if (!*hit) {
                passages.hits.clear();
                break;
            }
            passages.hits.push_back(std::move(**hit));
        }
        Found found;
        found.atUnixMs = trace.startUnixMs;
        found.question.question = trace.title;
        if (!passages.hits.empty()) {
            found.question.editions = std::move(from);
            found.question.passages = std::move(passages);
        }
        m_found.push_back(std::move(found));
        return true;
    }

    /// None: no live corpus has this chunk any more.
    Result<std::optional<Hit>> hitOf(const Json& json, std::vector<EditionInfo>& from) {
        if (!json.is_object() || !json.contains("chunk") || !json["chunk"].is_string())
            return std::optional<Hit>();
        for (const EditionInfo& edition : m_editions) {
            auto chunk = ChunkRepository(m_database).byId(edition, {json["chunk"].get<std::string>()});
            if (!chunk)
                return fail(std::move(chunk.error()));
            if (!*chunk)
                continue;
            Hit hit;
            hit.rank = json.value("rank", std::size_t{0});
            hit.score = json.value("score", 0.0);
            hit.corpus = edition.name;
            hit.version = edition.version;
            hit.stored = std::move(**chunk);
            if (std::none_of(from.begin(), from.end(),
                             [&](const EditionInfo& one) { return one.id == edition.id; }))
                from.push_back(edition);
            return std::optional<Hit>(std::move(hit));
        }
        return std::optional<Hit>();
    }

    Database& m_database;
    std::vector<EditionInfo> m_editions;
    std::size_t m_most;
    std::vector<Found> m_found;
    std::unordered_set<std::string> m_traced;
    RecordedQuestions m_out;
};

} // namespace

Result<RecordedQuestions> recordedQuestions(Database& database, const std::vector<EditionInfo>& editions,
                                            std::size_t most) {
    return Recorded(database, editions, most).read();
}

} // namespace touchstone
