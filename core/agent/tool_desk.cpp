// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/tool_desk.h"

#include "core/answering/passages.h"
#include "core/chunking/chunk_repository.h"
#include "core/retrieval/filters.h"
#include "core/text/sentences.h"
#include "core/text/tokens.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace touchstone {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kPassagesPerSearch = 5;
constexpr std::size_t kLongestQuery = 4000;
constexpr std::size_t kMostFilters = 8;
constexpr std::size_t kMostTokens = 6000; ///< of all that the tools of one question give back
constexpr std::size_t kMostSources = 60;
constexpr std::size_t kChunksInSummary = 12;
constexpr std::size_t kSentencesPerChunk = 2;

std::string oneLine(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

ToolReply failedCall(std::string words) {
    return {words, true, std::move(words)};
}

std::string textOf(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool samePlace(const Hit& a, const Hit& b) {
    const Chunk& one = a.stored.chunk;
    const Chunk& other = b.stored.chunk;
    return one.id == other.id && a.corpus == b.corpus && a.version == b.version &&
           one.source == other.source && one.path == other.path;
}

/// The section with everything below it: its heading path begins with that of `top`.
bool liesBelow(const Chunk& chunk, const Chunk& top) {
    return chunk.headings.size() >= top.headings.size() &&
           std::equal(top.headings.begin(), top.headings.end(), chunk.headings.begin());
}

std::string firstSentences(const std::string& text) {
    const std::vector<TextRange> sentences = splitSentences(text);
    if (sentences.empty())
        return text;
    const std::size_t last = std::min(sentences.size(), kSentencesPerChunk) - 1;
    return text.substr(sentences.front().start, sentences[last].end - sentences.front().start);
}

constexpr std::string_view kNoRoom = "There is no room for more sources: answer from what you have.";

} // namespace

std::string quotedSource(std::size_t number, const Hit& hit, std::string_view words,
                         const std::string& boundary) {
    const Chunk& chunk = hit.stored.chunk;
    return fmt::format("[{}] {} ({}{}, bytes {}-{})\n----- {} begins\n{}\n----- {} ends\n\n", number,
                       oneLine(headingPath(chunk)), oneLine(chunk.path),
                       hit.version ? ", version " + oneLine(*hit.version) : "", chunk.range.start,
                       chunk.range.end, boundary, words, boundary);
}

ToolReply ToolDesk::answer(const ToolCall& call) {
    const Json arguments = Json::parse(call.arguments, nullptr, false);
    if (!arguments.is_object())
        return failedCall("The arguments of a call have to be a JSON object.");
    if (call.name == "search_docs")
        return search(arguments);
    if (call.name == "open_source")
        return open(arguments);
    if (call.name == "summarize_section")
        return summarise(arguments);
    return failedCall(
        "There is no tool of this name; there are search_docs, open_source and summarize_section.");
}

std::optional<std::size_t> ToolDesk::numberOf(const Hit& hit) const {
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        if (samePlace(m_sources[i], hit))
            return i + 1;
    return std::nullopt;
}

std::string ToolDesk::quote(const Hit& hit, std::string_view words) {
    std::optional<std::size_t> number = numberOf(hit);
    if (!number && m_sources.size() >= kMostSources)
        return {};
    std::string block = quotedSource(number.value_or(m_sources.size() + 1), hit, words, m_boundary);
    const std::size_t tokens = estimateTokens(block);
    if (m_tokens + tokens > kMostTokens)
        return {};
    m_tokens += tokens;
    if (!number)
        m_sources.push_back(hit);
    return block;
}

ToolReply ToolDesk::search(const Json& arguments) {
    const std::string query = textOf(arguments, "query");
    if (query.find_first_not_of(" \t\r\n") == std::string::npos || query.size() > kLongestQuery)
        return failedCall(fmt::format(
            "search_docs needs 'query', a text of at most {} bytes that is not empty.", kLongestQuery));
    RetrievalOptions options = m_scope.retrieval;
    options.k = kPassagesPerSearch;
    options.explain = false;
    if (const auto filters = arguments.find("filters"); filters != arguments.end() && !filters->is_null()) {
        const Json list = filters->is_array() ? *filters : Json::array({*filters});
        if (list.size() > kMostFilters)
            return failedCall(fmt::format("search_docs takes at most {} filters.", kMostFilters));
        for (const Json& text : list) {
            auto filter = text.is_string()
                              ? parseFilter(text.get<std::string>())
                              : Result<RetrievalFilter>(fail(ErrorCode::Usage, "A filter has to be a text."));
            if (!filter)
                return failedCall("search_docs: " + filter.error().message);
            options.filters.push_back(std::move(*filter));
        }
    }
    const auto found = m_scope.retriever->retrieve(query, options, m_context);
    if (!found)
        return failedCall("The search failed: " + found.error().message);
    std::string text;
    std::size_t fresh = 0;
    std::string known;
    for (const Hit& hit : found->hits) {
        if (const auto number = numberOf(hit)) {
            known += fmt::format("[{}]", *number);
            continue;
        }
        const std::string block = quote(hit, hit.stored.chunk.text.text());
        if (block.empty())
            break;
        text += block;
        ++fresh;
    }
    if (!known.empty())
        text += fmt::format("Found again, and among your sources already: {}.\n", known);
    if (found->hits.empty())
        text = "Nothing was found.";
    else if (text.empty())
        text = kNoRoom;
    return {std::move(text), false,
            fmt::format("Found {} passages, {} of them new.", found->hits.size(), fresh)};
}

/// The source that a call names: its number, or the id of a chunk.
Result<Hit> ToolDesk::named(const Json& arguments) {
    const auto given = arguments.find("id");
    std::string id;
    if (given != arguments.end())
        id = given->is_string() ? given->get<std::string>() : given->is_number_integer() ? given->dump() : "";
    id.erase(std::remove_if(id.begin(), id.end(), [](char c) { return c == '[' || c == ']' || c == ' '; }),
             id.end());
    if (id.empty())
        return fail(ErrorCode::Usage, "'id' has to be the number of a source.");
    std::size_t number = 0;
    const char* end = id.data() + id.size();
    if (std::from_chars(id.data(), end, number).ptr == end) {
        if (number >= 1 && number <= m_sources.size())
            return m_sources[number - 1];
        return fail(ErrorCode::NotFound,
                    fmt::format("There is no source of this number; there are {}.", m_sources.size()));
    }
    auto database = m_scope.workspace->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    ChunkRepository chunks(*database);
    for (const EditionInfo& edition : m_scope.editions) {
        auto stored = chunks.byId(edition, ChunkId{id});
        if (!stored)
            return fail(std::move(stored.error()));
        if (*stored) {
            Hit hit;
            hit.corpus = edition.name;
            hit.version = edition.version;
            hit.stored = std::move(**stored);
            return hit;
        }
    }
    return fail(ErrorCode::NotFound, "There is no source of this id.");
}

Result<std::vector<Hit>> ToolDesk::pageOf(const Hit& hit) {
    auto database = m_scope.workspace->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    std::vector<Hit> page;
    for (const EditionInfo& edition : m_scope.editions) {
        if (edition.name != hit.corpus || edition.version != hit.version)
            continue;
        TOUCHSTONE_TRY(ChunkRepository(*database).each(
            edition, hit.stored.chunk.path, [&](const StoredChunk& stored) -> Result<> {
                TOUCHSTONE_TRY(m_context.check());
                if (stored.chunk.source == hit.stored.chunk.source) {
                    Hit other = hit;
                    other.stages.clear();
                    other.terms.clear();
                    other.score = 0;
                    other.stored = stored;
                    page.push_back(std::move(other));
                }
                return {};
            }));
    }
    return page;
}

ToolReply ToolDesk::open(const Json& arguments) {
    const auto hit = named(arguments);
    if (!hit)
        return failedCall("open_source: " + hit.error().message);
    const auto page = pageOf(*hit);
    if (!page)
        return failedCall("open_source: " + page.error().message);
    const auto at =
        std::find_if(page->begin(), page->end(), [&](const Hit& other) { return samePlace(other, *hit); });
    if (at == page->end()) // of an older snapshot: its own words are all that is left
        return {quote(*hit, hit->stored.chunk.text.text()), false, "Opened one passage."};
    const auto first = at == page->begin() ? at : at - 1;
    const auto last = at + 1 == page->end() ? at + 1 : at + 2;
    std::string text;
    std::size_t count = 0;
    for (auto each = first; each != last; ++each) {
        const std::string block = quote(*each, each->stored.chunk.text.text());
        text += block;
        count += block.empty() ? 0 : 1;
    }
    if (text.empty())
        text = kNoRoom;
    return {std::move(text), false,
            fmt::format("Opened {} with {} passages around it.", hit->stored.chunk.path,
                        count > 0 ? count - 1 : 0)};
}

ToolReply ToolDesk::summarise(const Json& arguments) {
    const auto hit = named(arguments);
    if (!hit)
        return failedCall("summarize_section: " + hit.error().message);
    const auto page = pageOf(*hit);
    if (!page)
        return failedCall("summarize_section: " + page.error().message);
    std::string text;
    std::size_t count = 0, below = 0;
    for (const Hit& each : *page) {
        if (!liesBelow(each.stored.chunk, hit->stored.chunk))
            continue;
        ++below;
        const std::string block = count < kChunksInSummary
                                      ? quote(each, firstSentences(each.stored.chunk.text.text()))
                                      : std::string();
        text += block;
        count += block.empty() ? 0 : 1;
    }
    if (text.empty())
        text = below == 0 ? "This section is not in the documents any more." : std::string(kNoRoom);
    else
        text +=
            fmt::format("These are the first sentences of {} of {} passages of the section, word for word. "
                        "open_source gives one in full.\n",
                        count, below);
    return {std::move(text), false, fmt::format("Summed up {} of {} passages.", count, below)};
}

} // namespace touchstone
