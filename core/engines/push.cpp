// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/push.h"

#include "core/base/clock.h"
#include "core/engines/edition_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace touchstone {

namespace {

constexpr std::size_t kIdPage = 1000;

/// Collections are called by letters, digits, dots, dashes and underscores, 3 to 63 of them.
std::string collectionName(const EditionInfo& edition) {
    std::string out;
    for (const char c : EditionName{edition.name, edition.version}.toString()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '.' || c == '_' || c == '-';
        out += plain ? c : '-';
    }
    out = "touchstone-" + out;
    if (out.size() > 60)
        out.resize(60);
    while (out.ends_with('-') || out.ends_with('.') || out.ends_with('_'))
        out.pop_back();
    return out;
}

/// All ids of a collection. Errors: the engine's; Malformed where pages never end.
Result<std::unordered_set<std::string>> remoteIds(VectorEngine& engine, const EngineCollection& collection,
                                                  std::uint64_t counted, JobContext& context) {
    std::unordered_set<std::string> ids;
    std::string after;
    ProgressMeter meter(context, "comparing", counted);
    for (;;) {
        TOUCHSTONE_TRY(context.check());
        auto page = engine.ids(collection, after, kIdPage, context);
        if (!page)
            return fail(std::move(page.error()));
        const std::size_t before = ids.size();
        for (std::string& id : page->ids)
            ids.insert(std::move(id));
        meter.advance(ids.size() - before);
        if (!page->next)
            break;
        if (ids.size() == before)
            return fail(ErrorCode::Malformed,
                        fmt::format("{} gives the same page of points again and again.", engine.server()));
        after = *page->next;
    }
    meter.finish();
    return ids;
}

class Push {
public:
    Push(Database& database, VectorEngine& engine, const EditionPoints& points, EngineRecord& record,
         JobContext& context)
        : m_database(database), m_engine(engine), m_points(points), m_record(record), m_context(context) {}

    Result<> open(bool known);
    Result<> sendRest(PushReport& report);
    Result<> settle(PushReport& report);

private:
    Result<> send(const std::vector<std::size_t>& places, PushReport& report);
    Result<std::uint64_t> count() { return m_engine.count(m_collection, m_context); }
    Database& m_database;
    VectorEngine& m_engine;
    const EditionPoints& m_points;
    EngineRecord& m_record;
    JobContext& m_context;
    EngineCollection m_collection;
};

/// Finds or makes the collection, and corrects what the record says to what is really there.
Result<> Push::open(bool known) {
    auto found = m_engine.find(m_record.collection, m_context);
    if (!found)
        return fail(std::move(found.error()));
    if (*found && !known) {
        const auto there = m_engine.count(**found, m_context);
        if (!there)
            return fail(there.error());
        if (*there > 0)
            return fail(
                ErrorCode::Usage,
                fmt::format("{} has a collection '{}' with {} points that this workspace has not pushed.",
                            m_engine.server(), m_record.collection, *there),
                "Name another one with --collection, or search it as it is: engine attach.");
    }
    if (*found && (*found)->dimension != 0 && (*found)->dimension != m_points.dimension()) {
        // Made for another embedder: nothing of it can stay.
        if (!known)
            return fail(ErrorCode::Usage,
                        fmt::format("The collection '{}' takes vectors of {} numbers, the corpus has {}.",
                                    m_record.collection, (*found)->dimension, m_points.dimension()),
                        "Name another one with --collection.");
        TOUCHSTONE_TRY(m_engine.drop(**found, m_context));
        found->reset();
    }
    if (!*found) {
        m_record.done = 0;
        m_record.ready = false;
        TOUCHSTONE_TRY(EngineRecords(m_database).put(m_record));
        auto made = m_engine.create(m_record.collection, m_points.dimension(), m_context);
        if (!made)
            return fail(std::move(made.error()));
        m_collection = std::move(*made);
        return {};
    }
    m_collection = std::move(**found);
    const auto there = count();
    if (!there)
        return fail(there.error());
    if (*there < m_record.done) { // it has lost something: what is missing is found at the end
        m_record.ready = false;
        if (*there == 0)
            m_record.done = 0;
    }
    return EngineRecords(m_database).put(m_record);
}

Result<> Push::send(const std::vector<std::size_t>& places, PushReport& report) {
    TOUCHSTONE_TRY(m_context.check());
    const auto batch = m_points.points(m_database, places, m_engine);
    if (!batch)
        return fail(batch.error());
    TOUCHSTONE_TRY(m_engine.upsert(m_collection, *batch, m_context));
    report.sent += places.size();
    return {};
}

Result<> Push::sendRest(PushReport& report) {
    const auto size = m_engine.batchSize(m_context);
    if (!size)
        return fail(size.error());
    report.resumedAt = m_record.done;
    EngineRecords records(m_database);
    ProgressMeter meter(m_context, "pushing", m_points.count());
    meter.advance(m_record.done);
    while (m_record.done < m_points.count()) {
        std::vector<std::size_t> places(std::min<std::size_t>(*size, m_points.count() - m_record.done));
        std::iota(places.begin(), places.end(), static_cast<std::size_t>(m_record.done));
        auto sent = send(places, report);
        if (!sent) {
            Error error = std::move(sent.error());
            if (error.code != ErrorCode::Cancelled)
                error.hint += fmt::format("{}{} of {} points are there: the same command goes on from them.",
                                          error.hint.empty() ? "" : " ", m_record.done, m_points.count());
            return fail(std::move(error));
        }
        m_record.done += places.size();
        TOUCHSTONE_TRY(records.setDone(m_record.name, m_record.done, false));
        meter.advance(places.size());
    }
    meter.finish();
    return {};
}

/// The engine's count is the snapshot's, or what is too much goes and what is missing comes, once.
Result<> Push::settle(PushReport& report) {
    auto counted = count();
    if (!counted)
        return fail(counted.error());
    if (*counted != m_points.count()) {
        const auto there = remoteIds(m_engine, m_collection, *counted, m_context);
        if (!there)
            return fail(there.error());
        const auto size = m_engine.batchSize(m_context);
        if (!size)
            return fail(size.error());
        std::unordered_set<std::string> wanted;
        std::vector<std::size_t> missing;
        for (std::size_t i = 0; i < m_points.count(); ++i) {
            std::string id = m_engine.pointId(m_points.name(i));
            if (!there->contains(id))
                missing.push_back(i);
            wanted.insert(std::move(id));
        }
        std::vector<std::string> unknown;
        for (const std::string& id : *there)
            if (!wanted.contains(id))
                unknown.push_back(id);
        for (std::size_t i = 0; i < unknown.size(); i += *size) {
            TOUCHSTONE_TRY(m_context.check());
            const auto some =
                std::span<const std::string>(unknown).subspan(i, std::min(*size, unknown.size() - i));
            TOUCHSTONE_TRY(m_engine.remove(m_collection, some, m_context));
            report.removed += some.size();
        }
        for (std::size_t i = 0; i < missing.size(); i += *size)
            TOUCHSTONE_TRY(
                send({missing.begin() + static_cast<std::ptrdiff_t>(i),
                      missing.begin() + static_cast<std::ptrdiff_t>(std::min(i + *size, missing.size()))},
                     report));
        counted = count();
        if (!counted)
            return fail(counted.error());
    }
    report.counted = *counted;
    if (*counted != m_points.count())
        return fail(ErrorCode::Malformed,
                    fmt::format("{} says that '{}' has {} points after {} were sent.", m_engine.server(),
                                m_record.collection, *counted, m_points.count()),
                    "Does another program write to this collection? Name one of your own with --collection.");
    m_record.ready = true;
    return EngineRecords(m_database).setDone(m_record.name, m_record.done, true);
}

/// Where an engine is, without how it is asked: another key or batch is not another engine.
std::string placeOfEngine(const std::string& text) {
    const auto spec = Spec::parse(text);
    if (!spec)
        return text;
    Spec out(spec->name());
    for (const char* key : {"url", "tenant", "database"})
        if (spec->has(key))
            out.set(key, spec->get(key));
    return out.toString();
}

Result<EngineRecord> recordFor(EngineRecords& records, const PushRequest& request, const VectorEngine& engine,
                               const EditionPoints& points, bool& known) {
    EngineRecord fresh;
    fresh.name = pushName(request);
    fresh.spec = engine.spec();
    fresh.collection = !request.collection.empty()           ? request.collection
                       : !collectionOf(request.spec).empty() ? collectionOf(request.spec)
                                                             : collectionName(request.edition);
    fresh.corpus = EditionName{request.edition.name, request.edition.version}.toString();
    fresh.snapshot = request.edition.snapshot;
    fresh.embedder = points.embedder();
    fresh.dimension = points.dimension();
    fresh.total = points.count();
    auto old = records.find(fresh.name);
    if (!old)
        return fail(std::move(old.error()));
    known = old->has_value();
    if (!known)
        return fresh;
    if ((*old)->attached)
        return fail(ErrorCode::Usage,
                    fmt::format("'{}' is an attached collection, which is never written to.", fresh.name),
                    "Give this push another name with --name.");
    if ((*old)->corpus != fresh.corpus)
        return fail(ErrorCode::Usage,
                    fmt::format("'{}' holds {}, not {}.", fresh.name, (*old)->corpus, fresh.corpus),
                    "Give this push another name with --name.");
    known =
        (*old)->collection == fresh.collection && placeOfEngine((*old)->spec) == placeOfEngine(fresh.spec);
    const bool same = known && (*old)->snapshot == fresh.snapshot && (*old)->embedder == fresh.embedder &&
                      (*old)->total == fresh.total;
    fresh.done = same ? std::min((*old)->done, fresh.total) : 0;
    fresh.ready = same && (*old)->ready;
    return fresh;
}

} // namespace

std::string pushName(const PushRequest& request) {
    return request.name.empty() ? fmt::format("{}-{}", request.edition.name, request.spec.name())
                                : request.name;
}

Result<PushReport> pushEdition(const std::shared_ptr<Workspace>& workspace, const PushRequest& request,
                               const ModelServices& services, JobContext& context) {
    const auto begun = std::chrono::steady_clock::now();
    auto engine = makeEngine(request.spec, services, EngineAccess::ReadWrite);
    if (!engine)
        return fail(std::move(engine.error()));
    // An engine that is not there shall be told before a large index is read.
    if (const auto alive = (*engine)->greet(context); !alive)
        return fail(alive.error());
    const auto lock = workspace->lockForWriting("engine push " + pushName(request));
    if (!lock)
        return fail(lock.error());
    auto database = workspace->connect();
    if (!database)
        return fail(std::move(database.error()));
    const auto points = EditionPoints::load(*database, request.edition, services, context);
    if (!points)
        return fail(points.error());
    if (points->count() == 0)
        return fail(ErrorCode::Usage, "The corpus has no chunks that could be pushed.");
    EngineRecords records(*database);
    bool known = false;
    auto record = recordFor(records, request, **engine, *points, known);
    if (!record)
        return fail(std::move(record.error()));
    PushReport report;
    const bool wasReady = record->ready;
    Push push(*database, **engine, *points, *record, context);
    TOUCHSTONE_TRY(push.open(known));
    TOUCHSTONE_TRY(push.sendRest(report));
    TOUCHSTONE_TRY(push.settle(report));
    report.unchanged = wasReady && report.sent == 0 && report.removed == 0;
    report.record = std::move(*record);
    report.seconds = elapsedMs(begun) / 1000;
    return report;
}

Result<PushCheck> verifyPush(const std::shared_ptr<Workspace>& workspace, const EngineRecord& record,
                             std::size_t samples, const ModelServices& services, JobContext& context) {
    if (record.attached)
        return fail(ErrorCode::Usage,
                    fmt::format("'{}' is attached: there is nothing here to compare it with.", record.name));
    const auto spec = Spec::parse(record.spec);
    if (!spec)
        return fail(spec.error());
    auto engine = makeEngine(*spec, services, EngineAccess::ReadOnly);
    if (!engine)
        return fail(std::move(engine.error()));
    auto collection = (*engine)->find(record.collection, context);
    if (!collection)
        return fail(std::move(collection.error()));
    auto database = workspace->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    const auto edition = CorpusRepository(*database).edition(EditionName::parse(record.corpus));
    if (!edition)
        return fail(edition.error());
    const auto points = EditionPoints::load(*database, *edition, services, context);
    if (!points)
        return fail(points.error());
    PushCheck report;
    report.record = record;
    report.expected = points->count();
    report.stale = edition->snapshot != record.snapshot;
    report.missing = report.expected;
    if (!*collection)
        return report;
    const auto counted = (*engine)->count(**collection, context);
    if (!counted)
        return fail(counted.error());
    report.counted = *counted;
    const auto there = remoteIds(**engine, **collection, *counted, context);
    if (!there)
        return fail(there.error());
    std::vector<std::size_t> held;
    for (std::size_t i = 0; i < points->count(); ++i)
        if (there->contains((*engine)->pointId(points->name(i))))
            held.push_back(i);
    report.missing = points->count() - held.size();
    report.unknown = there->size() - held.size();
    std::vector<std::size_t> chosen;
    const std::size_t most = std::min(samples, held.size());
    for (std::size_t i = 0; i < most; ++i)
        chosen.push_back(held[i * held.size() / most]);
    if (chosen.empty())
        return report;
    const auto ours = points->points(*database, chosen, **engine);
    if (!ours)
        return fail(ours.error());
    std::vector<std::string> ids;
    for (const EnginePoint& point : *ours)
        ids.push_back(point.id);
    const auto theirs = (*engine)->points(**collection, ids, ids.size(), context);
    if (!theirs)
        return fail(theirs.error());
    std::unordered_map<std::string_view, const EnginePoint*> byId;
    for (const EnginePoint& point : *theirs)
        byId.emplace(point.id, &point);
    for (const EnginePoint& own : *ours) {
        const auto found = byId.find(own.id);
        ++report.compared;
        const double similarity = found == byId.end() ? 0 : cosineOf(own.vector, found->second->vector);
        report.lowestSimilarity = std::min(report.lowestSimilarity, similarity);
        if (found == byId.end() || similarity < 0.999 || found->second->text != own.text)
            ++report.differing;
    }
    return report;
}

Result<> deleteEngine(const std::shared_ptr<Workspace>& workspace, const EngineRecord& record, bool forget,
                      const ModelServices& services, JobContext& context) {
    if (!record.attached && !forget) {
        const auto spec = Spec::parse(record.spec);
        if (!spec)
            return fail(spec.error());
        auto engine = makeEngine(*spec, services, EngineAccess::ReadWrite);
        if (!engine)
            return fail(std::move(engine.error()));
        const auto collection = (*engine)->find(record.collection, context);
        if (!collection)
            return fail(collection.error());
        if (*collection)
            TOUCHSTONE_TRY((*engine)->drop(**collection, context));
    }
    auto database = workspace->connect();
    if (!database)
        return fail(std::move(database.error()));
    return EngineRecords(*database).remove(record.name);
}

} // namespace touchstone
