// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/chunking_benchmark.h"

#include "core/chunking/sentence_lsa.h"
#include "core/corpus/parser.h"
#include "core/index/lexical_fields.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace touchstone {

namespace {

constexpr std::size_t kDeepestRank = 20; ///< of -1
constexpr std::size_t kMostRanks = 200;  ///< of a token budget

class Benchmark {
public:
    Benchmark(const RangeQuestions& questions, const Chunker& chunker, const ChunkingOptions& options)
        : m_questions(questions), m_chunker(chunker), m_options(options) {}

    Result<ChunkingOutcome> run(JobContext& context) {
        TOUCHSTONE_TRY(parse(context));
        TOUCHSTONE_TRY(cut(context));
        ChunkingOutcome out;
        out.chunks = m_inChars.chunks.size();
        for (const std::uint64_t size : m_sizes)
            out.meanTokens += static_cast<double>(size) / static_cast<double>(m_sizes.size());
        for (const RangeQuestion& question : m_questions.questions) {
            TOUCHSTONE_TRY(context.check());
            out.scores.push_back(ask(question));
        }
        return out;
    }

private:
    Result<> parse(JobContext& context) {
        ParseContext how;
        how.corpus = "chunking";
        how.source = "main";
        how.fileOfCorpus = [](const std::string&) -> const std::string* { return nullptr; };
        how.pathsBeginningWith = [](const std::string&) { return std::vector<std::string>(); };
        for (const RangeCorpus& corpus : m_questions.corpora) {
            TOUCHSTONE_TRY(context.check());
            Result<Document> document = parseDocument(corpus.path, corpus.bytes, Dialect::Auto, how, context);
            if (!document)
                return fail(std::move(document.error()));
            m_documents.push_back(std::move(*document));
            m_units.emplace_back(corpus.bytes);
        }
        return {};
    }

    Result<> cut(JobContext& context) {
        ChunkContext how{"main", "", nullptr};
        std::shared_ptr<const SentenceVectors> sentences;
        if (m_chunker.usesSentences()) {
            SentenceCollector collector;
            for (const Document& document : m_documents)
                collector.add(document);
            auto trained = collector.train(context);
            if (!trained)
                return fail(std::move(trained.error()));
            sentences = std::move(*trained);
            how.sentences = sentences.get();
        }
        const Analyser analyser;
        const LexicalOptions lexical;
        LexicalIndexBuilder builder(lexical);
        for (std::uint32_t number = 0; number < m_documents.size(); ++number) {
            TOUCHSTONE_TRY(context.check());
            std::map<std::tuple<std::uint64_t, std::uint64_t>, std::uint32_t> known;
            for (const Chunk& chunk : m_chunker.chunk(m_documents[number], how)) {
                const TextRange range = trimmed(number, chunk.range);
                const auto [at, fresh] =
                    known.try_emplace({range.start, range.end}, static_cast<std::uint32_t>(m_sizes.size()));
                if (fresh)
                    add(number, range, chunk.tokens);
                m_rangeOf.push_back(at->second);
                builder.add(lexicalDocumentOf(chunk, analyser, lexical));
            }
        }
        Result<std::string> blob = builder.build(context);
        if (!blob)
            return fail(std::move(blob.error()));
        auto index = LexicalIndex::open(std::move(*blob));
        if (!index)
            return fail(std::move(index.error()));
        m_index = std::move(*index);
        return {};
    }

    [[nodiscard]] TextRange trimmed(std::uint32_t document, TextRange range) const {
        const std::string& bytes = m_questions.corpora[document].bytes;
        const auto isBlank = [&](std::uint64_t at) { return static_cast<unsigned char>(bytes[at]) <= 0x20; };
        range.end = std::min<std::uint64_t>(range.end, bytes.size());
        while (range.end > range.start && isBlank(range.end - 1))
            --range.end;
        while (range.start < range.end && isBlank(range.start))
            ++range.start;
        return range;
    }

    [[nodiscard]] DocumentSpan inChars(std::uint32_t document, TextRange range) const {
        return {document, m_units[document].charsBefore(range.start),
                m_units[document].charsBefore(range.end)};
    }
    [[nodiscard]] DocumentSpan inTokens(std::uint32_t document, TextRange range) const {
        return {document, m_units[document].tokensBefore(range.start),
                m_units[document].tokensBefore(range.end)};
    }

    void add(std::uint32_t document, TextRange range, std::uint32_t tokens) {
        m_inChars.chunks.push_back(inChars(document, range));
        m_inTokens.chunks.push_back(inTokens(document, range));
        m_sizes.push_back(tokens);
    }

    ChunkingScores ask(const RangeQuestion& question) {
        m_inChars.references.clear();
        m_inTokens.references.clear();
        for (const TextRange& reference : question.references) {
            const TextUnits& units = m_units[question.corpus];
            m_inChars.references.push_back({question.corpus, static_cast<std::int64_t>(reference.start),
                                            static_cast<std::int64_t>(reference.end)});
            m_inTokens.references.push_back(inTokens(
                question.corpus, {units.byteOfChar(reference.start), units.byteOfChar(reference.end)}));
        }
        const bool fitting = m_options.tokenBudget > 0;
        const std::size_t wanted = fitting                  ? kMostRanks
                                   : m_options.retrieve < 0 ? kDeepestRank
                                                            : static_cast<std::size_t>(m_options.retrieve);
        const Analyser analyser;
        const auto hits = m_index->search(lexicalQueryTerms(question.question, analyser),
                                          std::max<std::size_t>(wanted, 1) * 8); // children share ranges
        std::vector<std::size_t> retrieved;
        std::uint64_t spent = 0;
        for (const LexicalHit& hit : hits) {
            const std::size_t range = m_rangeOf[hit.document];
            if (retrieved.size() == wanted)
                break;
            if (std::find(retrieved.begin(), retrieved.end(), range) != retrieved.end())
                continue;
            if (fitting && spent + m_sizes[range] > m_options.tokenBudget)
                break;
            spent += m_sizes[range];
            retrieved.push_back(range);
        }
        m_inChars.retrieved = m_inTokens.retrieved = std::move(retrieved);
        if (!fitting)
            m_inChars.count = m_inTokens.count = m_options.retrieve;
        return {scoreChunkSpans(m_inChars), scoreChunkSpans(m_inTokens)};
    }

    const RangeQuestions& m_questions;
    const Chunker& m_chunker;
    ChunkingOptions m_options;
    std::vector<Document> m_documents;
    std::vector<TextUnits> m_units;
    ChunkSpanCase m_inChars, m_inTokens;  ///< with all chunks: distinct ranges
    std::vector<std::uint64_t> m_sizes;   ///< tokens of each
    std::vector<std::uint32_t> m_rangeOf; ///< by chunk as indexed
    std::shared_ptr<const LexicalIndex> m_index;
};

} // namespace

Result<ChunkingOutcome> runChunking(const RangeQuestions& questions, const Chunker& chunker,
                                    const ChunkingOptions& options, JobContext& context) {
    return Benchmark(questions, chunker, options).run(context);
}

} // namespace touchstone
