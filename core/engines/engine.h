// SPDX-License-Identifier: GPL-3.0-or-later
// A vector engine behind one small interface: collections of points with vector, text and fields. One file
// per engine (chroma.cpp, qdrant.cpp) speaks its language (docs/formats/engines.md). Implementations are safe
// for concurrent use; every call is one request or a few, and does network work.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/engines/engine_fields.h"
#include "core/models/chat_model.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class VectorDistance : std::uint8_t { Cosine, Dot, Euclid, Manhattan };

struct EngineCollection {
    std::string name;
    std::string id;            ///< what the engine calls it in paths
    std::size_t dimension = 0; ///< 0 = not known before the first point
    VectorDistance distance = VectorDistance::Cosine;
    std::string vectorName; ///< Qdrant: of the vector that is searched, "" = the only one
};

struct EnginePoint {
    std::string id; ///< as the engine has it: see VectorEngine::pointId
    std::vector<float> vector;
    std::string text;
    EngineFields fields;
};

struct EngineMatch {
    std::string id;
    double similarity = 0; ///< higher is nearer: cosine or inner product; of distances 1 - d/2, -d
    std::string text;
    EngineFields fields;
};

/// A condition on a field: one of the values, or with `inverted` none of them (points without the field pass
/// then).
struct EngineCondition {
    std::string key;
    bool inverted = false;
    std::vector<std::string> values;
};

struct EngineQuery {
    std::vector<float> vector;
    std::size_t most = 10;
    std::vector<EngineCondition> conditions; ///< all must hold
    bool withContent = true;                 ///< text and fields too
};

/// Ids of a collection, page by page.
struct EngineIdPage {
    std::vector<std::string> ids;
    std::optional<std::string> next; ///< what to go on with; none = that was all
};

class VectorEngine {
public:
    virtual ~VectorEngine() = default;
    [[nodiscard]] virtual std::string server() const = 0; ///< for people: "Chroma at 127.0.0.1:8000"
    [[nodiscard]] virtual std::string
    spec() const = 0; ///< canonical, without a collection; keys by reference
    /// How many points a request carries at most; asks the engine once where it has a limit.
    virtual Result<std::size_t> batchSize(JobContext& context) = 0;
    /// How the engine calls our point of this id: ids of Qdrant are UUIDs.
    [[nodiscard]] virtual std::string pointId(std::string_view ours) const = 0;

    // Errors of all below: as HttpTransport, Refused (the engine's words), Malformed, Cancelled.
    /// Asks nothing of any collection. The words that the engine describes itself with.
    virtual Result<std::string> greet(JobContext& context) = 0;
    virtual Result<std::vector<std::string>> collections(JobContext& context) = 0;
    /// None: there is no such collection.
    virtual Result<std::optional<EngineCollection>> find(const std::string& name, JobContext& context) = 0;
    virtual Result<std::uint64_t> count(const EngineCollection& collection, JobContext& context) = 0;
    /// Best first, ids once each, similarities finite.
    virtual Result<std::vector<EngineMatch>> query(const EngineCollection& collection,
                                                   const EngineQuery& query, JobContext& context) = 0;
    /// `after`: "" for the first page, then what the page before said.
    virtual Result<EngineIdPage> ids(const EngineCollection& collection, const std::string& after,
                                     std::size_t most, JobContext& context) = 0;
    /// Whole points, those of the ids that there are; with no ids the first `most`.
    virtual Result<std::vector<EnginePoint>> points(const EngineCollection& collection,
                                                    const std::vector<std::string>& ids, std::size_t most,
                                                    JobContext& context) = 0;

    // Those that write. Internal for an engine that was opened to read only: nothing is sent.
    virtual Result<EngineCollection> create(const std::string& name, std::size_t dimension,
                                            JobContext& context) = 0;
    virtual Result<> upsert(const EngineCollection& collection, std::span<const EnginePoint> points,
                            JobContext& context) = 0;
    virtual Result<> remove(const EngineCollection& collection, std::span<const std::string> ids,
                            JobContext& context) = 0;
    virtual Result<> drop(const EngineCollection& collection, JobContext& context) = 0;
};

enum class EngineAccess : std::uint8_t { ReadOnly, ReadWrite };

/// `chroma:url=[,key=,auth=,tenant=,database=]` or `qdrant:url=[,key=,using=]`, each with `collection= batch=
/// timeout= connect_timeout= retries=`. Errors: Usage.
Result<std::unique_ptr<VectorEngine>> makeEngine(const Spec& spec, const ModelServices& services,
                                                 EngineAccess access);
/// The collection that a SPEC names, "" = none.
std::string collectionOf(const Spec& spec);
std::vector<std::string> engineKinds();

/// Whether a vector is worth being sent or believed: finite numbers, `dimension` of them.
bool isSoundVector(std::span<const float> vector, std::size_t dimension);
/// Of vectors of any length; two that are all zero are equal (1), one alone is like nothing (0), as are two
/// of different dimension.
double cosineOf(std::span<const float> a, std::span<const float> b);

} // namespace touchstone
