// SPDX-License-Identifier: GPL-3.0-or-later
// score chunking: how well given chunks, or those of a chunker, cover given references.
#include "core/chunking/chunker.h"
#include "eval/cli/chunker_comparison_output.h"
#include "eval/cli/json_lines.h"
#include "eval/cli/score_commands.h"
#include "eval/metrics/chunk_spans.h"
#include "eval/runners/chunking_benchmark.h"

#include <fmt/format.h>

#include <array>
#include <unordered_map>

namespace touchstone::cli {

namespace {

constexpr std::int64_t kLargestPlace = std::int64_t{1} << 53;

using Documents = std::unordered_map<std::string, std::uint32_t>;

struct NamedValue {
    const char* name;
    std::optional<double> ChunkSpanScores::*value;
};
constexpr std::array<NamedValue, 5> kValues{{{"recall", &ChunkSpanScores::recall},
                                             {"precision", &ChunkSpanScores::precision},
                                             {"precision_union", &ChunkSpanScores::precisionUnion},
                                             {"iou", &ChunkSpanScores::iou},
                                             {"precision_omega", &ChunkSpanScores::precisionOmega}}};

Result<std::vector<DocumentSpan>> spans(const InputLine& line, const char* key, Documents& documents) {
    const auto list = line.field(key);
    if (!list)
        return fail(list.error());
    const auto bad = [&](std::size_t i, const char* what) {
        return fail(line.fault(key, fmt::format("Entry {} of '{}' {}.", i + 1, key, what),
                               "Each is [document, start, end], half-open, in characters."));
    };
    if (!list->is_array())
        return fail(line.fault(key, fmt::format("The field '{}' is no list.", key)));
    std::vector<DocumentSpan> out;
    out.reserve(list->size());
    for (const Json& entry : *list) {
        if (!entry.is_array() || entry.size() != 3 || !entry[0].is_string() ||
            !entry[1].is_number_integer() || !entry[2].is_number_integer())
            return bad(out.size(), "is no range");
        const auto place = [](const Json& number) { // one beyond the largest for what does not fit
            return number.is_number_unsigned() ? static_cast<std::int64_t>(std::min<std::uint64_t>(
                                                     number.get<std::uint64_t>(), kLargestPlace + 1))
                                               : number.get<std::int64_t>();
        };
        DocumentSpan span;
        span.start = place(entry[1]);
        span.end = place(entry[2]);
        if (span.start < 0 || span.end > kLargestPlace)
            return bad(out.size(), "lies outside of any document");
        if (span.start > span.end)
            return bad(out.size(), "ends before it starts");
        span.document =
            documents.try_emplace(entry[0].get<std::string>(), static_cast<std::uint32_t>(documents.size()))
                .first->second;
        out.push_back(span);
    }
    return out;
}

Result<ChunkSpanCase> questionOf(const InputLine& line) {
    ChunkSpanCase question;
    Documents documents;
    auto references = spans(line, "references", documents);
    if (!references)
        return fail(std::move(references.error()));
    question.references = std::move(*references);
    auto chunks = spans(line, "chunks", documents);
    if (!chunks)
        return fail(std::move(chunks.error()));
    question.chunks = std::move(*chunks);
    const auto retrieved = line.field("retrieved");
    if (!retrieved)
        return fail(retrieved.error());
    if (!retrieved->is_array())
        return fail(line.fault("retrieved", "The field 'retrieved' is no list."));
    for (const Json& index : *retrieved) {
        if (!index.is_number_unsigned() || index.get<std::uint64_t>() >= question.chunks.size())
            return fail(
                line.fault("retrieved", fmt::format("Entry {} of 'retrieved' is no index into the {} chunks.",
                                                    question.retrieved.size() + 1, question.chunks.size())));
        question.retrieved.push_back(index.get<std::size_t>());
    }
    if (line.has("n") && !line.json()["n"].is_null()) {
        const Json& n = line.json()["n"];
        if (!n.is_number_integer() || (!n.is_number_unsigned() && n.get<std::int64_t>() < -1) ||
            (n.is_number_unsigned() && n.get<std::uint64_t>() > static_cast<std::uint64_t>(kLargestPlace)))
            return fail(line.fault("n", "The field 'n' is no count.", "It is a whole number, or -1."));
        question.count = n.get<std::int64_t>();
    }
    return question;
}

/// The document's two parts, filled question by question.
class ScoreTable {
public:
    void add(Json row, const ChunkSpanScores& scores) {
        for (std::size_t i = 0; i < kValues.size(); ++i) {
            m_values[i].push_back(scores.*kValues[i].value);
            row[kValues[i].name] = numberOrNull(m_values[i].back());
        }
        m_perItem.push_back(std::move(row));
    }
    [[nodiscard]] Json json() {
        Json summary = Json::object();
        for (std::size_t i = 0; i < kValues.size(); ++i) {
            const MeanAndDeviation over = meanAndDeviation(m_values[i]);
            summary[kValues[i].name] = {
                {"mean", numberOrNull(over.mean)}, {"std", numberOrNull(over.deviation)}, {"n", over.n}};
        }
        return Json{{"per_item", std::move(m_perItem)}, {"summary", std::move(summary)}};
    }
    void print(Console& console) const {
        for (std::size_t i = 0; i < kValues.size(); ++i) {
            const MeanAndDeviation over = meanAndDeviation(m_values[i]);
            console.printLine(over.mean ? fmt::format("{:<16} {:.4f}  sd {:.4f}  n {}", kValues[i].name,
                                                      *over.mean, *over.deviation, over.n)
                                        : fmt::format("{:<16} n/a     n 0", kValues[i].name));
        }
    }

private:
    Json m_perItem = Json::array();
    std::array<std::vector<std::optional<double>>, kValues.size()> m_values;
};

Result<int> scoreRanges(Session& session, const std::string& input) {
    ScoreTable table;
    TOUCHSTONE_TRY(eachInputLine(input, [&](const InputLine& line) -> Result<> {
        const auto id = line.id();
        if (!id)
            return fail(id.error());
        const auto question = questionOf(line);
        if (!question)
            return fail(question.error());
        table.add(Json{{"id", *id}}, scoreChunkSpans(*question));
        return {};
    }));
    if (session.json())
        session.console().printJson(table.json());
    else
        table.print(session.console());
    return 0;
}

Result<int> scoreChunker(Session& session, const std::string& folder, const std::string& chunkerSpec,
                         const ChunkingOptions& options) {
    const Result<Spec> spec = Spec::parse(chunkerSpec);
    if (!spec)
        return fail(spec.error());
    const Result<std::unique_ptr<Chunker>> chunker = makeChunker(*spec);
    if (!chunker)
        return fail(chunker.error());
    const Result<RangeQuestions> questions = readRangeQuestions(folder);
    if (!questions)
        return fail(questions.error());
    Console& console = session.console();
    JobContext context = console.jobContext("score chunking " + (*chunker)->spec());
    const Result<ChunkingOutcome> outcome = runChunking(*questions, **chunker, options, context);
    if (!outcome)
        return fail(outcome.error());
    ScoreTable chars, tokens;
    for (std::size_t i = 0; i < outcome->scores.size(); ++i) {
        const Json row{{"id", questions->questions[i].id}};
        chars.add(row, outcome->scores[i].chars);
        tokens.add(row, outcome->scores[i].tokens);
    }
    if (!session.json()) {
        console.printLine(fmt::format("{}: {} chunks of ~{:.0f} tokens; in characters", (*chunker)->spec(),
                                      outcome->chunks, outcome->meanTokens));
        chars.print(console);
        console.printLine("in tokens");
        tokens.print(console);
        if (questions->otherWords > 0)
            console.printLine(fmt::format("{} references hold other words than the corpus has at their place",
                                          questions->otherWords));
        return 0;
    }
    Json json = chars.json();
    json["tokens"] = tokens.json();
    json["chunker"] = (*chunker)->spec();
    json["chunks"] = outcome->chunks;
    json["mean_tokens"] = outcome->meanTokens;
    json["references_with_other_words"] = questions->otherWords;
    console.printJson(json);
    return 0;
}

} // namespace

void addScoreChunkingCommand(CLI::App& score, Chosen& chosen) {
    struct Words {
        std::string input, gold, corpus;
        std::vector<std::string> chunkers;
        ChunkingOptions options;
    };
    auto words = std::make_shared<Words>();
    CLI::App* command =
        score.add_subcommand("chunking", "How well chunks cover the passages that answer a question");
    auto* input = command->add_option(
        "--input", words->input,
        "Lines {id, references, chunks, retrieved, n}; with --chunker a folder with questions.csv "
        "and its corpora");
    input->type_name("FILE");
    command
        ->add_option("--chunker", words->chunkers,
                     "Cut the corpora with this SPEC and search them; with --gold again for each to compare")
        ->type_name("SPEC")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command
        ->add_option(
            "--gold", words->gold,
            "Compare chunkers on this gold set, NAME or NAME@VERSION, and the corpus as it is stored")
        ->excludes(input);
    command->add_option("--corpus", words->corpus, "With --gold: NAME or NAME@VERSION");
    command
        ->add_option("--retrieve", words->options.retrieve,
                     "With --chunker: chunks a question; -1 = as many as hold a part of a reference")
        ->check(CLI::Range(-1, 1000))
        ->capture_default_str();
    command
        ->add_option("--budget", words->options.tokenBudget,
                     "Instead, the best chunks that together fit so many tokens (--gold: 2000)")
        ->check(CLI::Range(1, 1000000));
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) -> Result<int> {
            if (!words->gold.empty()) {
                ChunkerComparisonRequest request;
                request.gold = words->gold;
                request.corpus = words->corpus;
                request.chunkers = words->chunkers;
                if (request.chunkers.empty())
                    request.chunkers = {kDefaultChunker, "recursive:chars=400,overlap=0",
                                        "window:tokens=250,overlap=125"};
                if (words->options.tokenBudget > 0)
                    request.tokenBudget = words->options.tokenBudget;
                request.seed = session.options().seed;
                return compareChunkersOnGold(session, std::move(request));
            }
            if (words->input.empty())
                return fail(ErrorCode::Usage, "There is nothing to score.",
                            "Give --input FILE, --input FOLDER with --chunker SPEC, or --gold NAME.");
            if (words->chunkers.size() > 1)
                return fail(ErrorCode::Usage, "A folder is cut by one chunker at a time.",
                            "Several are compared on a gold set: --gold NAME.");
            return words->chunkers.empty()
                       ? scoreRanges(session, words->input)
                       : scoreChunker(session, words->input, words->chunkers.front(), words->options);
        };
    });
}

} // namespace touchstone::cli
