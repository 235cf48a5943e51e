// SPDX-License-Identifier: GPL-3.0-or-later
// Hits, retrievers and models made up for tests. No network, no workspace.
#pragma once

#include "core/answering/ask.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace touchstone {

/// A chunk whose text stands verbatim from byte 100 on in its page.
inline Hit hitOf(const std::string& text, const std::string& path = "a.md",
                 const std::string& heading = "Heading", std::vector<ChunkSpan> spans = {}) {
    Hit hit;
    hit.corpus = "t";
    hit.score = 1;
    Chunk& chunk = hit.stored.chunk;
    chunk.id.value = "c_" + path + std::to_string(text.size());
    chunk.source = "main";
    chunk.path = path;
    chunk.heading = heading;
    chunk.headings = {"Title", heading};
    chunk.anchor = "heading";
    chunk.text.append(text, kOwnFile, 100);
    chunk.range = {100, 100 + text.size()};
    chunk.sections = {{heading, "heading", chunk.range}};
    chunk.spans = std::move(spans);
    return hit;
}

class MadeUpRetriever final : public Retriever {
public:
    std::size_t searched = 0; ///< chunks; 0 = as many as there are hits
    explicit MadeUpRetriever(std::vector<Hit> hits) : m_hits(std::move(hits)) {
        for (std::size_t i = 0; i < m_hits.size(); ++i)
            m_hits[i].rank = i + 1;
    }
    Result<RetrievalResult> retrieve(const std::string& query, const RetrievalOptions&,
                                     JobContext&) const override {
        RetrievalResult result;
        result.query = query;
        result.hits = m_hits;
        result.searchedChunks = searched > 0 ? searched : m_hits.size();
        return result;
    }

private:
    std::vector<Hit> m_hits;
};

/// Says what it is told to, in two pieces, and keeps what it was asked.
class MadeUpModel final : public ChatModel {
public:
    std::string says;
    FinishReason finish = FinishReason::Stop;
    std::optional<Error> error;
    ChatRequest asked;
    int calls = 0;

    [[nodiscard]] std::string name() const override { return "made-up"; }
    [[nodiscard]] std::string spec() const override { return "made-up:model=m"; }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext&) override {
        ++calls;
        asked = request;
        sink(says.substr(0, says.size() / 2));
        sink(says.substr(says.size() / 2));
        ChatOutcome outcome;
        outcome.partial.text = says;
        outcome.partial.finish = finish;
        outcome.partial.usage = {321, 45, 300, -1};
        outcome.partial.attempts = 1;
        outcome.partial.ttftMs = 2.5;
        outcome.error = error;
        return outcome;
    }
};

} // namespace touchstone
