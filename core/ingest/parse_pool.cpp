// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/parse_pool.h"

#include "core/ingest/file_reader.h"

#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace touchstone {

namespace {

constexpr int kThreads = 2;
/// How much may wait to be written, in bytes of original text.
constexpr std::uint64_t kMostWaitingBytes = 512ULL << 10U;
constexpr std::size_t kMostWaitingPages = 128;

class PageQueue {
public:
    /// Blocks while it is full; false when stopped.
    bool push(ParsedPage&& page, const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        const std::uint64_t size = page.task.file->sizeBytes;
        const bool go = m_taken.wait(lock, stop, [&] {
            return m_pages.empty() ||
                   (m_pages.size() < kMostWaitingPages && m_bytes + size <= kMostWaitingBytes);
        });
        if (!go)
            return false;
        m_bytes += size;
        m_pages.push_back(std::move(page));
        m_added.notify_one();
        return true;
    }
    std::optional<ParsedPage> pop(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        if (!m_added.wait(lock, stop, [&] { return !m_pages.empty(); }))
            return std::nullopt;
        ParsedPage page = std::move(m_pages.front());
        m_pages.pop_front();
        m_bytes -= page.task.file->sizeBytes;
        m_taken.notify_one();
        return page;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_added, m_taken;
    std::deque<ParsedPage> m_pages;
    std::uint64_t m_bytes = 0;
};

ParsedPage parseOne(const ParsePool& pool, const ParseTask& task, FileReader& reader, LexicalReader& words,
                    JobContext& job) {
    ParsedPage page{task, fail(ErrorCode::Internal, ""), {}, {}, 0, false, {}};
    try {
        ParseContext context = pool.rules.contextOf(task.file->path);
        context.corpus = pool.corpus;
        context.version = pool.version;
        context.source = pool.sourceName;
        context.fileOfCorpus = [&reader](const std::string& path) { return reader.bytesOf(path); };
        context.pathsBeginningWith = [&pool](const std::string& prefix) {
            return pool.table.pathsBeginningWith(prefix);
        };
        const std::string* bytes = reader.bytesOf(*task.file);
        if (bytes == nullptr) {
            page.documents = fail(ErrorCode::Io, "its bytes could not be read back from the workspace");
            return page;
        }
        page.documents = parseDocuments(task.file->path, *bytes, task.dialect, context, job);
        if (!page.documents)
            return page;
        for (Document& document : *page.documents) {
            document.dialectReason = task.reason;
            if (!task.file->url.empty())
                document.url = task.file->url;
            page.chunks.emplace_back();
            page.words.emplace_back();
            if (!pool.cuts)
                continue;
            page.chunks.back() =
                pool.chunker.chunk(document, {pool.sourceName, pool.version, pool.sentences});
            if (pool.takesWords)
                for (const Chunk& chunk : page.chunks.back())
                    page.words.back().push_back(words.read(chunk));
            // A page of which nothing can be found looks like one that is there: somebody has to say so.
            if (page.chunks.back().empty())
                document.warnings.push_back(
                    {0, bytes->empty() ? "the file is empty" : "there is no text in it that could be found"});
        }
    } catch (const std::exception& exception) {
        // Of a library or for want of memory: this page fails, the others go on.
        page.documents = fail(ErrorCode::Internal, fmt::format("could not be parsed: {}", exception.what()));
        page.chunks.clear();
        page.words.clear();
    }
    return page;
}

} // namespace

Result<> ParsePool::run(const std::vector<ParseTask>& tasks,
                        const std::function<Result<>(ParsedPage&&)>& take, JobContext& context) const {
    if (tasks.empty())
        return {};
    PageQueue queue;
    std::atomic<std::size_t> next = 0;
    std::stop_source stop;
    const std::stop_callback passOn(context.stop, [&stop] { stop.request_stop(); });
    std::vector<std::jthread> threads;
    // However this function ends, the threads must hear of it before they are joined.
    struct StopAtEnd {
        std::stop_source& source;
        ~StopAtEnd() { source.request_stop(); }
    } const stopAtEnd{stop};
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            FileReader reader(workspace, table);
            const Analyser analyser;
            LexicalReader words(analyser);
            bool isFirst = true; // whose numbers mean nothing yet to those who get them
            JobContext job;
            job.stop = stop.get_token();
            job.clock = context.clock;
            for (std::size_t at = next++; at < tasks.size() && !job.stopped(); at = next++) {
                const bool restarted = words.restart() || isFirst;
                isFirst = false;
                ParsedPage page = parseOne(*this, tasks[at], reader, words, job);
                page.reader = static_cast<std::size_t>(i);
                page.restarted = restarted;
                page.newTerms = words.takeNew();
                if (!queue.push(std::move(page), job.stop))
                    return;
                reader.forget();
            }
        });
    }
    ProgressMeter meter(context, "chunking", tasks.size());
    for (std::size_t done = 0; done < tasks.size(); ++done) {
        std::optional<ParsedPage> page = queue.pop(stop.get_token());
        TOUCHSTONE_TRY(context.check());
        if (!page)
            return fail(ErrorCode::Cancelled, "Stopped.");
        TOUCHSTONE_TRY(take(std::move(*page)));
        meter.advance();
    }
    meter.finish();
    return {};
}

} // namespace touchstone
