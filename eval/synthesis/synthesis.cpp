// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/synthesis.h"

#include "eval/synthesis/chunk_sampler.h"
#include "eval/synthesis/draft.h"
#include "eval/synthesis/draft_checks.h"
#include "eval/synthesis/draft_filters.h"
#include "eval/synthesis/draft_writer.h"
#include "eval/synthesis/typo.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <thread>

namespace touchstone {

namespace {

constexpr std::size_t kDraftsTogether = 8; ///< the same for every number of threads: order decides on twins
constexpr std::size_t kTriesPerItem = 4;
constexpr std::size_t kTriesAtLeast = 8;
constexpr std::size_t kUnreachableInARow = 4;
constexpr std::size_t kRelatedAmong = 10;

bool isBase(SynthesisKind kind) {
    return kind == SynthesisKind::Single || kind == SynthesisKind::SeveralHops;
}

bool variesOthers(SynthesisKind kind) {
    return !isBase(kind) && kind != SynthesisKind::Unanswerable;
}

class Synthesis {
public:
    Synthesis(const SynthesisServices& services, const SynthesisRequest& request, JobContext& context)
        : m_services(services), m_request(request), m_context(context),
          m_meter(context, "synthesizing", request.count) {
        for (const ExistingQuestion& known : services.existing)
            m_known.add(known.question, fmt::format("{} of {}", known.id, known.set));
    }

    Result<SynthesisReport> run() {
        TOUCHSTONE_TRY(share());
        auto rows = sampleChunks(m_services.database, m_services.edition, m_request.seed, m_context);
        if (!rows)
            return fail(std::move(rows.error()));
        if (rows->empty())
            return fail(ErrorCode::Usage, "No passage of this corpus holds enough prose to ask about.");
        m_rows = std::move(*rows);
        for (const SynthesisKind kind : kSynthesisKinds) {
            if (!m_wanted.contains(kind) || m_report.stopped)
                continue;
            TOUCHSTONE_TRY(variesOthers(kind) ? makeVariants(kind) : makeFromChunks(kind));
        }
        TOUCHSTONE_TRY(m_context.check());
        m_meter.finish();
        TOUCHSTONE_TRY(finish());
        return std::move(m_report);
    }

private:
    Result<> share() {
        std::vector<SynthesisKind> kinds;
        for (const SynthesisKind kind : kSynthesisKinds)
            if (std::find(m_request.kinds.begin(), m_request.kinds.end(), kind) != m_request.kinds.end())
                kinds.push_back(kind);
        const bool base = std::any_of(kinds.begin(), kinds.end(), isBase);
        const bool variants = std::any_of(kinds.begin(), kinds.end(), variesOthers);
        if (kinds.empty() || (variants && !base))
            return fail(ErrorCode::Usage,
                        "Variants (paraphrase, typo, adversarial) are made of other items of the same call.",
                        "Name single or several-hops among the kinds as well.");
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (const std::size_t share =
                    m_request.count / kinds.size() + (i < m_request.count % kinds.size() ? 1 : 0);
                share > 0)
                m_wanted[kinds[i]] = share;
        return {};
    }

    Result<> makeFromChunks(SynthesisKind kind) {
        const std::size_t wanted = m_wanted[kind];
        std::size_t tries = std::max(kTriesAtLeast, wanted * kTriesPerItem);
        std::size_t made = 0;
        // Goes on behind the passages of the kind before, and asks no passage twice.
        std::size_t passages = m_rows.size();
        while (made < wanted && tries > 0 && !m_report.stopped) {
            TOUCHSTONE_TRY(m_context.check());
            std::vector<Draft> drafts;
            const std::size_t together = std::min({kDraftsTogether, wanted - made, tries});
            for (; drafts.size() < together && passages > 0; --passages) {
                auto chunk = ChunkRepository(m_services.database).byRow(m_rows[m_nextRow++ % m_rows.size()]);
                if (!chunk)
                    return fail(std::move(chunk.error()));
                Draft draft;
                draft.kind = kind;
                draft.chunks.push_back(std::move(*chunk));
                drafts.push_back(std::move(draft));
            }
            if (drafts.empty()) {
                note(kind, wanted - made, "every passage has been asked about");
                return {};
            }
            tries -= drafts.size();
            TOUCHSTONE_TRY(process(drafts));
            made += accept(drafts);
        }
        if (made < wanted && !m_report.stopped)
            note(kind, wanted - made, "too many were dropped");
        return {};
    }

    Result<> makeVariants(SynthesisKind kind) {
        const std::size_t wanted = m_wanted[kind];
        std::size_t made = 0, next = 0;
        const std::vector<Draft> bases(m_accepted.begin(), m_accepted.end());
        while (made < wanted && next < bases.size() && !m_report.stopped) {
            TOUCHSTONE_TRY(m_context.check());
            std::vector<Draft> drafts;
            while (drafts.size() < std::min(kDraftsTogether, wanted - made) && next < bases.size()) {
                const Draft& base = bases[next++];
                if (isBase(base.kind))
                    drafts.push_back(variantOf(base, kind));
            }
            if (drafts.empty())
                break;
            TOUCHSTONE_TRY(process(drafts));
            made += accept(drafts);
        }
        if (made < wanted && !m_report.stopped)
            note(kind, wanted - made, "each item is varied once in each way");
        return {};
    }

    Draft variantOf(const Draft& base, SynthesisKind kind) const {
        Draft draft = base;
        draft.kind = kind;
        draft.original = base.question;
        draft.family = draftId(base);
        draft.flags.clear();
        draft.known.reset();
        draft.rank = 0;
        if (kind == SynthesisKind::Adversarial)
            draft.type = "adversarial";
        if (kind == SynthesisKind::Typo) {
            draft.question = withTypos(base.question, m_request.seed);
            if (draft.question.empty())
                draft.drop(DropReason::NothingToAsk, "No word of it can be mistyped.");
        }
        return draft;
    }

    /// Every stage for all drafts before the next one: what costs nothing drops before what costs.
    Result<> process(std::vector<Draft>& drafts) {
        m_report.drafted += drafts.size();
        TOUCHSTONE_TRY(relate(drafts));
        TOUCHSTONE_TRY(inParallel(
            drafts, [&](Draft& draft, JudgeCall& call, JobContext&) { return writeDraft(draft, call); }));
        KnownQuestions batch;
        for (Draft& draft : drafts)
            if (!draft.dropped && !draft.question.empty())
                filter(draft, batch);
        const DraftChecks checks{*m_services.retriever, m_request.depth, m_request.keep};
        return inParallel(drafts, [&](Draft& draft, JudgeCall& call, JobContext& context) {
            return draft.question.empty() ? Result<>() : checkDraft(draft, checks, call, context);
        });
    }

    /// The second passage of a question with several hops: the likeliest one of another section.
    Result<> relate(std::vector<Draft>& drafts) {
        for (Draft& draft : drafts) {
            if (draft.kind != SynthesisKind::SeveralHops)
                continue;
            const Chunk& own = draft.chunks.front().chunk;
            RetrievalOptions options;
            options.k = kRelatedAmong;
            auto found = m_services.retriever->retrieve(headingPath(own), options, m_context);
            if (!found)
                return fail(std::move(found.error()));
            const Hit* best = nullptr;
            for (const Hit& hit : found->hits) {
                const Chunk& other = hit.stored.chunk;
                if (other.path == own.path && (other.anchor == own.anchor || other.range.overlaps(own.range)))
                    continue;
                if (!worthAsking(other))
                    continue;
                // Another page, where there is one: two sections of a page are often read together.
                if (best == nullptr || (best->stored.chunk.path == own.path && other.path != own.path))
                    best = &hit;
            }
            if (best == nullptr)
                draft.drop(DropReason::NothingToAsk, "There is no related passage of another section.");
            else
                draft.chunks.push_back(best->stored);
        }
        return {};
    }

    void filter(Draft& draft, KnownQuestions& batch) {
        if (isBase(draft.kind)) {
            findPlaces(draft);
            if (!draft.dropped)
                verifyAnswer(draft);
        }
        if (!draft.dropped && !variesOthers(draft.kind))
            leaks(draft);
        if (draft.dropped)
            return;
        std::string twin = m_known.duplicateOf(draft.question, draft.family);
        if (twin.empty())
            twin = batch.duplicateOf(draft.question, draft.family);
        if (!twin.empty())
            return draft.drop(DropReason::Duplicate, fmt::format("It asks the same as {}.", twin));
        batch.add(draft.question, draftId(draft), draft.family);
    }

    void leaks(Draft& draft) const {
        for (std::size_t n = 0; n < draft.chunks.size(); ++n) {
            const std::string run = leakedWords(draft.question, passageOf(draft, n));
            if (run.empty())
                continue;
            if (m_request.keep.contains(DropReason::LeaksWording))
                draft.flags.push_back(DropReason::LeaksWording);
            else
                draft.drop(DropReason::LeaksWording, fmt::format("It repeats '{}' of its passage.", run));
            return;
        }
    }

    /// `work` on all drafts that are not dropped, several at once.
    Result<> inParallel(std::vector<Draft>& drafts,
                        const std::function<Result<>(Draft&, JudgeCall&, JobContext&)>& work) {
        std::vector<Result<>> ended(drafts.size());
        std::vector<JudgeRecord> records(drafts.size());
        std::atomic<std::size_t> next{0};
        std::atomic<bool> over{false}; // no new ones; what was sent comes to its end, because it is paid for
        const auto worker = [&] {
            for (std::size_t i = next++; i < drafts.size() && !over && !m_context.stopped(); i = next++) {
                if (drafts[i].dropped)
                    continue;
                JobContext context = m_context;
                context.progress = {};
                JudgeCall call(*m_services.model, m_services.prompts, records[i], context, synthesisManner());
                ended[i] = work(drafts[i], call, context);
                if (!ended[i])
                    over = true;
            }
        };
        std::vector<std::thread> threads;
        for (std::size_t t = 1; t < std::min(m_request.parallel, drafts.size()); ++t)
            threads.emplace_back(worker);
        worker();
        for (std::thread& thread : threads)
            thread.join();
        return settle(drafts, records, ended);
    }

    Result<> settle(std::vector<Draft>& drafts, const std::vector<JudgeRecord>& records,
                    const std::vector<Result<>>& ended) {
        TOUCHSTONE_TRY(m_context.check());
        std::optional<Error> stopped;
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            m_report.calls += records[i].calls;
            m_report.inputTokens += records[i].inputTokens;
            m_report.outputTokens += records[i].outputTokens;
            if (records[i].error || records[i].calls > 0)
                m_unreachable = records[i].error ? m_unreachable + 1 : 0;
            if (records[i].error && m_unreachable >= kUnreachableInARow && !stopped)
                stopped = records[i].error;
            if (!ended[i] && ended[i].error().code != ErrorCode::Cancelled && !stopped)
                stopped = ended[i].error();
        }
        if (!stopped)
            return {};
        if (stopped->code != ErrorCode::BudgetReached && m_accepted.empty())
            return fail(std::move(*stopped));
        m_report.stopped = std::move(stopped);
        // What was not decided is neither made nor dropped.
        m_report.drafted -= drafts.size();
        drafts.clear();
        return {};
    }

    std::size_t accept(std::vector<Draft>& drafts) {
        std::size_t made = 0;
        for (Draft& draft : drafts) {
            if (draft.dropped) {
                const Chunk& chunk = draft.chunks.front().chunk;
                m_report.dropped.push_back({draft.kind, *draft.dropped, chunk.path, chunk.anchor,
                                            std::move(draft.question), std::move(draft.detail)});
                continue;
            }
            const std::string id = draftId(draft);
            m_known.add(draft.question, id, draft.family.empty() ? id : draft.family);
            m_accepted.push_back(std::move(draft));
            ++made;
        }
        // What was dropped is work done, too, and has to be made up for.
        m_meter.setTotal(m_report.drafted + m_request.count - std::min(m_request.count, m_accepted.size()));
        m_meter.advance(drafts.size());
        return made;
    }

    void note(SynthesisKind kind, std::size_t missing, std::string_view why) {
        m_report.notes.push_back(
            fmt::format("{} fewer of kind {} than wanted: {}.", missing, synthesisKindName(kind), why));
    }

    Result<> finish() {
        std::string lines;
        for (const Draft& draft : m_accepted) {
            lines += draftJson(draft, m_services.edition, m_services.author)
                         .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
                     "\n";
            m_report.kinds.push_back(draft.kind);
        }
        if (lines.empty())
            return {};
        auto items = parseGoldJsonLines(lines, "synthetic items");
        if (!items)
            return fail(std::move(items.error()));
        m_report.items = std::move(*items);
        return {};
    }

    const SynthesisServices& m_services;
    const SynthesisRequest& m_request;
    JobContext& m_context;
    ProgressMeter m_meter;
    std::map<SynthesisKind, std::size_t> m_wanted;
    std::vector<std::int64_t> m_rows;
    std::size_t m_nextRow = 0, m_unreachable = 0;
    KnownQuestions m_known;
    std::vector<Draft> m_accepted;
    SynthesisReport m_report;
};

} // namespace

Result<JudgePrompts> readSynthesisPrompts(const std::string& folder) {
    return readPromptsNamed({"synth-single", "synth-several", "synth-unanswerable", "synth-paraphrase",
                             "synth-adversarial", "synth-answer", "synth-closed-book", "synth-repair"},
                            folder);
}

Result<SynthesisReport> synthesizeItems(const SynthesisServices& services, const SynthesisRequest& request,
                                        JobContext& context) {
    return Synthesis(services, request, context).run();
}

} // namespace touchstone
