// SPDX-License-Identifier: GPL-3.0-or-later
// Service: answers in pieces, as server-sent events.
#include "eval/serving/piece_queue.h"
#include "eval/serving/service.h"

#include <thread>

namespace touchstone {

namespace {
constexpr auto kSilence = std::chrono::seconds(15); // proxies close what says nothing for longer
} // namespace

int Service::answerInPieces(HttpExchange& exchange, const Asked& asked) {
    const std::stop_token stop = exchange.stop();
    PieceQueue queue;
    std::optional<RetrievalResult> found;
    Result<Answer> answer = fail(ErrorCode::Internal, "No answer was made.");
    std::jthread maker([&] {
        try {
            AskEvents events;
            events.text = [&queue](std::string_view piece) { queue.push(piece); };
            answer = ask(asked, std::move(events), stop, found);
        } catch (const std::exception&) { // the client is told what `answer` says
        }
        queue.close();
    });
    bool begun = false, there = true;
    const auto say = [&](const std::string& bytes) {
        if (!begun) {
            begun = true;
            there = exchange.beginStream({200, "text/event-stream; charset=utf-8", {}}) &&
                    exchange.send(serverSentEvent(openingChunk(asked.head)));
        }
        there = there && exchange.send(bytes); // when the client has gone, `stop` ends the maker
    };
    for (PieceQueue::Taken taken; !taken.closed;) {
        taken = queue.take(kSilence);
        if (!taken.text.empty())
            say(serverSentEvent(textChunk(asked.head, taken.text)));
        else if (!taken.closed)
            say(": still at it\n\n");
    }
    maker.join();
    const bool stopped = stop.stop_requested(); // a client that goes with its answer has stopped nothing
    const std::optional<ApiError> fault = faultIn(answer, stop);
    if (fault && !begun) // nothing was said yet: the status can tell it
        return refuse(exchange, *fault);
    if (fault) {
        say(serverSentEvent(apiErrorJson(*fault)));
    } else {
        if (!begun) // words of this program, not of a model: they came at once
            say(serverSentEvent(textChunk(asked.head, answer->text)));
        say(serverSentEvent(closingChunk(asked.head, *answer,
                                         {&asked.editions, asked.request.withHits, asked.request.ignored})));
        if (asked.request.includeUsage)
            say(serverSentEvent(usageChunk(asked.head, *answer)));
        say("data: [DONE]\n\n");
    }
    there = exchange.endStream() && there;
    shadow(asked, answer, std::move(found), stopped);
    return !there ? kClientGone : fault ? fault->status : 200;
}

} // namespace touchstone
