// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/turninspector.h"

#include "gui/text/convert.h"
#include "gui/text/markdown.h"

namespace touchstone::gui {

namespace {

constexpr std::size_t kPlaces = 30;

/// The corpora of a setup, with their indexes.
Result<std::shared_ptr<const Retriever>> retrieverOf(Workbench& workbench, const AskSetup& setup,
                                                     JobContext& context) {
    const auto editions = workbench.resolveEditions(setup.corpora);
    if (!editions)
        return fail(editions.error());
    return workbench.retriever(*editions, context);
}

FoundPlace placeOf(const Hit& hit) {
    const Chunk& chunk = hit.stored.chunk;
    FoundPlace out;
    for (const std::string& heading : chunk.headings) {
        if (!out.label.isEmpty())
            out.label += QStringLiteral(" › ");
        out.label += markdownToPlain(toQString(heading));
    }
    out.place = toQString(chunk.path);
    if (!chunk.anchor.empty())
        out.place += QLatin1Char('#') + toQString(chunk.anchor);
    if (out.label.isEmpty())
        out.label = out.place;
    out.chunk = toQString(chunk.id.value);
    return out;
}

} // namespace

SearchedTurn searchedTurn(const ChatTurn& turn) {
    SearchedTurn out{turn.searched.isEmpty() ? turn.question : turn.searched, turn.setup};
    if (!turn.setupKnown)
        out.setup.corpora = toStd(turn.corpora);
    return out;
}

TurnInspector::TurnInspector(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

TurnInspector::~TurnInspector() {
    for (JobHandle* handle : {&m_trace, &m_places, &m_explain, &m_replay})
        handle->forget();
}

void TurnInspector::loadTrace(const TraceId& id) {
    m_trace.forget();
    if (!m_app.workbench())
        return;
    using Loaded = std::shared_ptr<const InspectedTrace>;
    m_trace = m_app.jobs().start<Loaded>(
        Lane::Io, tr("Reading a trace"), this,
        [workbench = m_app.workbench(), id](JobContext&) -> Result<Loaded> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            auto out = std::make_shared<InspectedTrace>();
            auto trace = TraceRepository(*database).load(id);
            if (!trace)
                return fail(std::move(trace.error()));
            out->trace = std::move(*trace);
            for (const TraceSpan& span : out->trace.spans) {
                if (span.name != "model" && span.name != "model_round")
                    continue;
                auto sent = exchangesBetween(*database, span.startUnixUs / 1000, span.endUnixUs / 1000 + 1);
                if (!sent)
                    return fail(std::move(sent.error()));
                if (out->exchanges.empty())
                    out->exchanges = std::move(*sent);
            }
            return Loaded(std::move(out));
        },
        [this](Result<Loaded> loaded) {
            if (loaded)
                Q_EMIT traceLoaded(*loaded);
            else
                Q_EMIT traceFailed(loaded.error());
        },
        false);
}

void TurnInspector::findPlaces(const SearchedTurn& turn, const QString& words) {
    m_places.forget();
    if (!m_app.workbench() || words.trimmed().isEmpty()) {
        Q_EMIT placesFound({});
        return;
    }
    using Places = std::vector<FoundPlace>;
    m_places = m_app.jobs().start<Places>(
        Lane::Model, tr("Looking for passages"), this,
        [workbench = m_app.workbench(), setup = turn.setup,
         query = toStd(words.trimmed())](JobContext& context) -> Result<Places> {
            const auto retriever = retrieverOf(*workbench, setup, context);
            if (!retriever)
                return fail(retriever.error());
            RetrievalOptions options;
            options.mode = RetrievalMode::Lexical;
            options.k = kPlaces;
            options.rerank = "none";
            auto found = (*retriever)->retrieve(query, options, context);
            if (!found)
                return fail(std::move(found.error()));
            Places out;
            for (const Hit& hit : found->hits)
                out.push_back(placeOf(hit));
            return out;
        },
        [this](Result<Places> found) {
            if (found)
                Q_EMIT placesFound(*found);
            else
                Q_EMIT notExplained(found.error());
        },
        false);
}

void TurnInspector::explain(const SearchedTurn& turn, const QString& place) {
    m_explain.forget();
    if (!m_app.workbench() || place.trimmed().isEmpty())
        return;
    m_explain = m_app.jobs().start<WhyNot>(
        Lane::Model, tr("Asking why not"), this,
        [workbench = m_app.workbench(), turn,
         wanted = toStd(place.trimmed())](JobContext& context) -> Result<WhyNot> {
            const auto retriever = retrieverOf(*workbench, turn.setup, context);
            if (!retriever)
                return fail(retriever.error());
            auto options = askOptionsOf(turn.setup);
            if (!options)
                return fail(std::move(options.error()));
            options->retrieval.whyNot = wanted;
            auto found = (*retriever)->retrieve(toStd(turn.query), options->retrieval, context);
            if (!found)
                return fail(std::move(found.error()));
            if (!found->whyNot)
                return fail(ErrorCode::NotFound, "Nothing is known about this passage.");
            return std::move(*found->whyNot);
        },
        [this](Result<WhyNot> why) {
            if (why)
                Q_EMIT explained(*why);
            else
                Q_EMIT notExplained(why.error());
        });
}

void TurnInspector::replay(const ChatTurn& turn, const ChatViewModel::Earlier& earlier, bool fresh) {
    m_replay.forget();
    if (!m_app.workbench() || !turn.answer)
        return;
    AskSetup setup = searchedTurn(turn).setup;
    if (!turn.setupKnown)
        setup.model = turn.answer->model;
    if (setup.prompt.empty() && setup.model != "extractive")
        setup.prompt = turn.answer->prompt;
    m_replay = m_app.jobs().start<Replay>(
        Lane::Model, fresh ? tr("Asking again") : tr("Replaying"), this,
        [workbench = m_app.workbench(), answer = turn.answer, setup, said = earlier,
         fresh](JobContext& context) -> Result<Replay> {
            auto before = said;
            auto history = before.fill(*workbench);
            if (!history)
                return fail(std::move(history.error()));
            return fresh ? askAfresh(*workbench, *answer, setup, *history, context)
                         : replayFromRecord(*workbench, *answer, setup, *history, context);
        },
        [this](Result<Replay> replay) {
            if (replay)
                Q_EMIT replayed(*replay);
            else
                Q_EMIT notReplayed(replay.error());
        });
}

void TurnInspector::stopReplay() {
    m_replay.cancel();
}

} // namespace touchstone::gui
