// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/attached.h"

#include "core/corpus/corpus_repository.h"
#include "core/embedding/embedder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

namespace touchstone {

namespace {

/// Below it the stored vectors are hardly those of this embedder.
constexpr double kAlike = 0.9;

/// Names that frameworks give to what we look for, the likeliest first.
constexpr std::array<std::string_view, 8> kTextNames{"page_content", "text",       "content", "document",
                                                     "chunk",        "chunk_text", "body",    "passage"};
constexpr std::array<std::string_view, 10> kPathNames{"path",
                                                      "source",
                                                      "metadata.source",
                                                      "metadata.path",
                                                      "file_path",
                                                      "metadata.file_path",
                                                      "metadata.file_name",
                                                      "file_name",
                                                      "filename",
                                                      "url"};
constexpr std::array<std::string_view, 5> kHeadingNames{"heading", "metadata.heading", "title",
                                                        "metadata.title", "section"};
constexpr std::array<std::string_view, 4> kUrlNames{"url", "metadata.url", "link", "source_url"};

/// The first of the names under which every sample has text.
std::string guess(std::span<const std::string_view> names, const std::vector<EnginePoint>& samples) {
    for (const std::string_view name : names) {
        const bool everywhere = std::all_of(samples.begin(), samples.end(), [&](const EnginePoint& point) {
            const auto found = point.fields.find(name);
            return found != point.fields.end() && std::holds_alternative<std::string>(found->second) &&
                   !std::get<std::string>(found->second).empty();
        });
        if (everywhere)
            return std::string(name);
    }
    return {};
}

std::string fieldNames(const std::vector<EnginePoint>& samples) {
    std::vector<std::string> names;
    for (const EnginePoint& point : samples)
        for (const auto& [name, value] : point.fields)
            if (std::find(names.begin(), names.end(), name) == names.end() && names.size() < 40)
                names.push_back(name);
    return names.empty() ? std::string("none") : fmt::format("{}", fmt::join(names, ", "));
}

/// What was not said, from the samples. Errors: Usage (a field that no sample has, no text).
Result<> completeMapping(FieldMapping& mapping, const std::vector<EnginePoint>& samples) {
    for (const std::string* named : {&mapping.text, &mapping.path, &mapping.start, &mapping.end,
                                     &mapping.heading, &mapping.url, &mapping.version}) {
        if (named->empty())
            continue;
        const bool there = std::any_of(samples.begin(), samples.end(), [&](const EnginePoint& point) {
            return point.fields.contains(*named);
        });
        if (!there)
            return fail(ErrorCode::Usage, fmt::format("No point looked at has a field '{}'.", *named),
                        fmt::format("Fields that there are: {}.", fieldNames(samples)));
    }
    const bool keepsDocument = std::all_of(samples.begin(), samples.end(),
                                           [](const EnginePoint& point) { return !point.text.empty(); });
    if (mapping.text.empty() && !keepsDocument) {
        mapping.text = guess(kTextNames, samples);
        if (mapping.text.empty())
            return fail(ErrorCode::Usage, "Which field holds the text of a passage cannot be told.",
                        fmt::format("Name it with --text. Fields that there are: {}.", fieldNames(samples)));
    }
    if (mapping.path.empty())
        mapping.path = guess(kPathNames, samples);
    if (mapping.heading.empty())
        mapping.heading = guess(kHeadingNames, samples);
    if (mapping.url.empty())
        mapping.url = guess(kUrlNames, samples);
    return {};
}

/// The dimension, and how far stored vectors are those that this embedder gives to the samples' text.
Result<> checkEmbedder(AttachReport& report, const std::vector<EnginePoint>& points,
                       const ModelServices& services, JobContext& context) {
    const auto spec = Spec::parse(report.record.embedder);
    if (!spec)
        return fail(spec.error());
    if (spec->name() == "lsa" || spec->name() == "none")
        return fail(ErrorCode::Usage,
                    fmt::format("'{}' cannot embed questions for a foreign collection.", spec->name()),
                    "Name the embedder that the collection was made with: help SPEC lists them.");
    auto embedder = makeEmbedder(withUsualPrefixes(*spec), services);
    if (!embedder)
        return fail(std::move(embedder.error()));
    std::vector<std::string> texts;
    for (const AttachSample& sample : report.samples)
        texts.push_back(sample.chunk.text.text());
    const auto vectors = (*embedder)->embed(texts, EmbedPurpose::Passage, context);
    if (!vectors)
        return fail(vectors.error());
    const std::size_t dimension = vectors->size() / texts.size();
    report.embedderDimension = dimension;
    if (dimension != report.record.dimension)
        return fail(dimensionMismatch(report.record, dimension));
    double best = -1;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        report.samples[i].similarity =
            cosineOf(std::span<const float>(*vectors).subspan(i * dimension, dimension), points[i].vector);
        best = std::max(best, *report.samples[i].similarity);
    }
    if (best < kAlike)
        report.warnings.push_back(
            fmt::format("The stored vectors are not those that {} gives to the same texts (at best {:.2f} "
                        "alike): another "
                        "model, another prefix, or text that was cut in another way. Results will be poor.",
                        report.record.embedder, best));
    return {};
}

Result<> nameIsFree(Database& database, const std::string& name) {
    const auto taken = EngineRecords(database).find(name);
    if (!taken)
        return fail(taken.error());
    if (*taken && !(*taken)->attached)
        return fail(ErrorCode::Usage, fmt::format("'{}' is the name of a push.", name),
                    "Give another one with --name.");
    const auto editions = CorpusRepository(database).editions();
    if (!editions)
        return fail(editions.error());
    for (const EditionInfo& edition : *editions)
        if (edition.name == name)
            return fail(ErrorCode::Usage, fmt::format("'{}' is the name of a corpus.", name),
                        "Give another one with --name.");
    if (name.empty() || name.find_first_of("@,") != std::string::npos)
        return fail(ErrorCode::Usage,
                    fmt::format("'{}' cannot be a name: it is empty or holds @ or a comma.", name),
                    "Give another one with --name.");
    return {};
}

} // namespace

Result<AttachReport> attachCollection(const std::shared_ptr<Workspace>& workspace,
                                      const AttachRequest& request, const ModelServices& services,
                                      JobContext& context) {
    auto engine = makeEngine(request.spec, services, EngineAccess::ReadOnly);
    if (!engine)
        return fail(std::move(engine.error()));
    AttachReport report;
    EngineRecord& record = report.record;
    record.attached = true;
    record.spec = (*engine)->spec();
    record.collection = request.collection.empty() ? collectionOf(request.spec) : request.collection;
    record.name = request.name.empty() ? record.collection : request.name;
    record.mapping = request.mapping;
    record.embedder = request.embedder;
    record.ready = true;
    const auto listed = [&](const std::string& what, ErrorCode code) -> Result<AttachReport> {
        const auto names = (*engine)->collections(context);
        if (!names)
            return fail(names.error());
        return fail(code, what,
                    names->empty() ? fmt::format("{} has no collections.", (*engine)->server())
                                   : fmt::format("There are: {}.", fmt::join(*names, ", ")));
    };
    if (record.collection.empty())
        return listed("Which collection shall be attached?", ErrorCode::Usage);
    auto database = workspace->connect();
    if (!database)
        return fail(std::move(database.error()));
    TOUCHSTONE_TRY(nameIsFree(*database, record.name));
    const auto collection = (*engine)->find(record.collection, context);
    if (!collection)
        return fail(collection.error());
    if (!*collection)
        return listed(fmt::format("{} has no collection '{}'.", (*engine)->server(), record.collection),
                      ErrorCode::NotFound);
    const auto counted = (*engine)->count(**collection, context);
    if (!counted)
        return fail(counted.error());
    record.total = record.done = *counted;
    report.distance = (*collection)->distance;
    auto points = (*engine)->points(**collection, {}, std::max<std::size_t>(request.samples, 1), context);
    if (!points)
        return fail(std::move(points.error()));
    if (points->empty())
        return fail(ErrorCode::Usage, fmt::format("The collection '{}' is empty.", record.collection));
    record.dimension =
        (*collection)->dimension > 0 ? (*collection)->dimension : points->front().vector.size();
    for (const EnginePoint& point : *points)
        if (!isSoundVector(point.vector, record.dimension))
            return fail(ErrorCode::Malformed,
                        fmt::format("{} gave a vector of {} numbers from a collection of dimension {}.",
                                    (*engine)->server(), point.vector.size(), record.dimension));
    TOUCHSTONE_TRY(completeMapping(record.mapping, *points));
    for (const EnginePoint& point : *points)
        report.samples.push_back({point.id, attachedChunk(record, point.id, point.text, point.fields),
                                  point.fields, std::nullopt});
    if (record.mapping.path.empty())
        report.warnings.emplace_back(
            "No field tells where a passage comes from: its id stands for the path.");
    if (!record.embedder.empty())
        TOUCHSTONE_TRY(checkEmbedder(report, *points, services, context));
    else if (!request.previewOnly)
        return fail(ErrorCode::Usage, "An attached collection needs the embedder that it was made with.",
                    "Name it with --embedder SPEC, or look first with --preview.");
    if (request.previewOnly)
        return report;
    TOUCHSTONE_TRY(EngineRecords(*database).put(record));
    return report;
}

} // namespace touchstone
