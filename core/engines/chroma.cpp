// SPDX-License-Identifier: GPL-3.0-or-later
// Chroma's HTTP interface, version 2.
#include "core/engines/engine_connection.h"
#include "core/engines/engine_json.h"
#include "core/models/json_guard.h"
#include "core/models/server_options.h"

#include <fmt/format.h>

#include <atomic>
#include <charconv>

namespace touchstone {

namespace {

constexpr std::string_view kMark =
    "touchstone"; ///< metadata of collections that we made, for people who look at them

VectorDistance spaceOf(const nlohmann::json& collection) {
    const nlohmann::json& configuration = member(collection, "configuration_json");
    std::string space = stringMember(member(configuration, "hnsw"), "space");
    if (space.empty())
        space = stringMember(member(configuration, "spann"), "space");
    if (space.empty()) // collections of older versions
        space = stringMember(member(collection, "metadata"), "hnsw:space");
    if (space == "cosine")
        return VectorDistance::Cosine;
    return space == "ip" ? VectorDistance::Dot : VectorDistance::Euclid;
}

/// Chroma's distances fall towards what is near; of unit vectors all three give the cosine.
double similarityOf(VectorDistance distance, double value) {
    return distance == VectorDistance::Euclid ? 1 - value / 2 : 1 - value;
}

/// A value may have been stored as text, number or truth value: each form that it can have.
std::vector<std::string> formsOf(const std::string& value) {
    std::vector<std::string> forms(1);
    appendJson(forms[0], std::string_view(value));
    std::int64_t whole = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), whole);
    if (!value.empty() && read.ec == std::errc() && read.ptr == value.data() + value.size())
        forms.push_back(fmt::format("{}", whole));
    if (value == "true" || value == "false")
        forms.push_back(value);
    return forms;
}

std::string joined(const std::vector<std::string>& parts, const char* with) {
    if (parts.size() == 1)
        return parts[0];
    std::string out = fmt::format("{{\"{}\":[", with);
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += (i > 0 ? "," : "") + parts[i];
    return out + "]}";
}

std::string conditionJson(const EngineCondition& condition) {
    std::string key;
    appendJson(key, std::string_view(condition.key));
    std::vector<std::string> all;
    bool mixed = false;
    for (const std::string& value : condition.values) {
        const auto forms = formsOf(value);
        mixed = mixed || forms.size() > 1;
        all.insert(all.end(), forms.begin(), forms.end());
    }
    if (all.size() > 1 && !mixed) {
        std::string list;
        appendJson(list, std::span<const std::string>(condition.values));
        return fmt::format("{{{}:{{\"{}\":{}}}}}", key, condition.inverted ? "$nin" : "$in", list);
    }
    for (std::string& one : all)
        one = fmt::format("{{{}:{{\"{}\":{}}}}}", key, condition.inverted ? "$ne" : "$eq", one);
    return joined(all, condition.inverted ? "$and" : "$or");
}

class Chroma final : public VectorEngine {
public:
    explicit Chroma(EngineConnection connection)
        : m_connection(std::move(connection)),
          m_root(fmt::format("/api/v2/tenants/{}/databases/{}/collections",
                             percentEncode(m_connection.options().tenant),
                             percentEncode(m_connection.options().database))) {}

    [[nodiscard]] std::string server() const override { return m_connection.server(); }
    [[nodiscard]] std::string spec() const override { return m_connection.options().spec.toString(); }
    [[nodiscard]] std::string pointId(std::string_view ours) const override { return std::string(ours); }
    Result<std::size_t> batchSize(JobContext& context) override;
    Result<std::string> greet(JobContext& context) override;
    Result<std::vector<std::string>> collections(JobContext& context) override;
    Result<std::optional<EngineCollection>> find(const std::string& name, JobContext& context) override;
    Result<std::uint64_t> count(const EngineCollection& collection, JobContext& context) override;
    Result<std::vector<EngineMatch>> query(const EngineCollection& collection, const EngineQuery& query,
                                           JobContext& context) override;
    Result<EngineIdPage> ids(const EngineCollection& collection, const std::string& after, std::size_t most,
                             JobContext& context) override;
    Result<std::vector<EnginePoint>> points(const EngineCollection& collection,
                                            const std::vector<std::string>& ids, std::size_t most,
                                            JobContext& context) override;
    Result<EngineCollection> create(const std::string& name, std::size_t dimension,
                                    JobContext& context) override;
    Result<> upsert(const EngineCollection& collection, std::span<const EnginePoint> points,
                    JobContext& context) override;
    Result<> remove(const EngineCollection& collection, std::span<const std::string> ids,
                    JobContext& context) override;
    Result<> drop(const EngineCollection& collection, JobContext& context) override;

private:
    Result<EngineCollection> collectionOfJson(const nlohmann::json& json) const {
        EngineCollection out;
        out.id = stringMember(json, "id");
        out.name = stringMember(json, "name");
        if (out.id.empty() || out.name.empty())
            return m_connection.malformed("a collection without id or name");
        const auto dimension = integerMember(json, "dimension").value_or(0);
        out.dimension = dimension > 0 ? static_cast<std::size_t>(dimension) : 0;
        out.distance = spaceOf(json);
        return out;
    }
    [[nodiscard]] std::string at(const EngineCollection& collection, std::string_view call) const {
        return fmt::format("{}/{}/{}", m_root, percentEncode(collection.id), call);
    }
    Result<> write(const std::string& path, const std::string& body, JobContext& context) {
        const auto done = m_connection.call(EngineCall::Write, "POST", path, body, context);
        return done ? Result<>() : Result<>(fail(done.error()));
    }
    EngineConnection m_connection;
    std::string m_root;
    std::atomic<std::size_t> m_batch{0}; ///< 0 = not asked yet
};

Result<std::size_t> Chroma::batchSize(JobContext& context) {
    if (m_batch == 0) {
        const auto checks =
            m_connection.call(EngineCall::Read, "GET", "/api/v2/pre-flight-checks", "", context);
        if (!checks)
            return fail(checks.error());
        const auto most = integerMember(*checks, "max_batch_size").value_or(0);
        m_batch = most > 0 ? std::min(m_connection.options().batch, static_cast<std::size_t>(most))
                           : m_connection.options().batch;
    }
    return m_batch.load();
}

Result<std::string> Chroma::greet(JobContext& context) {
    const auto beat = m_connection.call(EngineCall::Read, "GET", "/api/v2/heartbeat", "", context);
    if (!beat)
        return fail(beat.error());
    if (!member(*beat, "nanosecond heartbeat").is_number())
        return m_connection.malformed("something else than Chroma's heartbeat");
    return std::string("Chroma, interface v2");
}

Result<std::vector<std::string>> Chroma::collections(JobContext& context) {
    std::vector<std::string> names;
    constexpr std::size_t kPage = 500;
    for (;;) {
        const auto page =
            m_connection.call(EngineCall::Read, "GET",
                              fmt::format("{}?limit={}&offset={}", m_root, kPage, names.size()), "", context);
        if (!page)
            return fail(page.error());
        if (!page->is_array())
            return m_connection.malformed("something else than a list of collections");
        for (const nlohmann::json& one : *page)
            names.push_back(stringMember(one, "name"));
        if (page->size() < kPage)
            return names;
    }
}

Result<std::optional<EngineCollection>> Chroma::find(const std::string& name, JobContext& context) {
    const auto json = m_connection.call(EngineCall::Read, "GET",
                                        fmt::format("{}/{}", m_root, percentEncode(name)), "", context);
    if (!json && json.error().httpStatus == 404)
        return std::optional<EngineCollection>();
    if (!json)
        return fail(json.error());
    auto collection = collectionOfJson(*json);
    if (!collection)
        return fail(std::move(collection.error()));
    return std::optional<EngineCollection>(std::move(*collection));
}

Result<std::uint64_t> Chroma::count(const EngineCollection& collection, JobContext& context) {
    const auto json = m_connection.call(EngineCall::Read, "GET", at(collection, "count"), "", context);
    if (!json)
        return fail(json.error());
    if (!json->is_number_unsigned())
        return m_connection.malformed("a count that is no number");
    return json->get<std::uint64_t>();
}

Result<std::vector<EngineMatch>> Chroma::query(const EngineCollection& collection, const EngineQuery& query,
                                               JobContext& context) {
    std::string body = "{\"query_embeddings\":[";
    appendJson(body, std::span<const float>(query.vector));
    body += fmt::format("],\"n_results\":{}", query.most);
    if (!query.conditions.empty()) {
        std::vector<std::string> all;
        for (const EngineCondition& condition : query.conditions)
            all.push_back(conditionJson(condition));
        body += ",\"where\":" + joined(all, "$and");
    }
    body += query.withContent ? ",\"include\":[\"metadatas\",\"documents\",\"distances\"]}"
                              : ",\"include\":[\"distances\"]}";
    const auto json = m_connection.call(EngineCall::Read, "POST", at(collection, "query"), body, context);
    if (!json)
        return fail(json.error());
    const auto first = [&](const char* name) -> const nlohmann::json& {
        static const nlohmann::json none;
        const nlohmann::json& lists = member(*json, name);
        return lists.is_array() && lists.size() == 1 ? lists[0] : none;
    };
    const nlohmann::json& ids = first("ids");
    const nlohmann::json& distances = first("distances");
    const nlohmann::json& documents = first("documents");
    const nlohmann::json& metadatas = first("metadatas");
    if (!ids.is_array() || !distances.is_array() || ids.size() != distances.size())
        return m_connection.malformed("matches whose ids and distances do not go together");
    std::vector<EngineMatch> matches;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!distances[i].is_number())
            return m_connection.malformed("a distance that is no number");
        EngineMatch match;
        match.id = readId(ids[i]);
        match.similarity = similarityOf(collection.distance, distances[i].get<double>());
        if (documents.is_array() && i < documents.size() && documents[i].is_string())
            match.text = documents[i].get<std::string>();
        if (metadatas.is_array() && i < metadatas.size())
            match.fields = readFields(metadatas[i]);
        matches.push_back(std::move(match));
    }
    return soundMatches(std::move(matches), query.most, server());
}

Result<EngineIdPage> Chroma::ids(const EngineCollection& collection, const std::string& after,
                                 std::size_t most, JobContext& context) {
    std::size_t offset = 0;
    std::from_chars(after.data(), after.data() + after.size(), offset);
    const auto json = m_connection.call(
        EngineCall::Read, "POST", at(collection, "get"),
        fmt::format("{{\"limit\":{},\"offset\":{},\"include\":[]}}", most, offset), context);
    if (!json)
        return fail(json.error());
    const nlohmann::json& list = member(*json, "ids");
    if (!list.is_array() || list.size() > most)
        return m_connection.malformed("a page of ids that is none");
    EngineIdPage page;
    for (const nlohmann::json& id : list)
        page.ids.push_back(readId(id));
    if (page.ids.size() == most)
        page.next = fmt::format("{}", offset + most);
    return page;
}

Result<std::vector<EnginePoint>> Chroma::points(const EngineCollection& collection,
                                                const std::vector<std::string>& ids, std::size_t most,
                                                JobContext& context) {
    std::string body = "{";
    if (ids.empty()) {
        body += fmt::format("\"limit\":{},\"offset\":0", most);
    } else {
        body += "\"ids\":";
        appendJson(body, std::span<const std::string>(ids));
    }
    body += ",\"include\":[\"embeddings\",\"metadatas\",\"documents\"]}";
    const auto json = m_connection.call(EngineCall::Read, "POST", at(collection, "get"), body, context);
    if (!json)
        return fail(json.error());
    const nlohmann::json& list = member(*json, "ids");
    const nlohmann::json& embeddings = member(*json, "embeddings");
    const nlohmann::json& documents = member(*json, "documents");
    const nlohmann::json& metadatas = member(*json, "metadatas");
    if (!list.is_array() || !embeddings.is_array() || embeddings.size() != list.size())
        return m_connection.malformed("points whose ids and vectors do not go together");
    std::vector<EnginePoint> out(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        out[i].id = readId(list[i]);
        if (!readVector(embeddings[i], out[i].vector))
            return m_connection.malformed("a vector that is none");
        if (documents.is_array() && i < documents.size() && documents[i].is_string())
            out[i].text = documents[i].get<std::string>();
        if (metadatas.is_array() && i < metadatas.size())
            out[i].fields = readFields(metadatas[i]);
    }
    return out;
}

Result<EngineCollection> Chroma::create(const std::string& name, std::size_t, JobContext& context) {
    std::string body = "{\"name\":";
    appendJson(body, std::string_view(name));
    body += fmt::format(",\"metadata\":{{\"{}\":1}},\"configuration\":{{\"hnsw\":{{\"space\":\"cosine\"}}}},"
                        "\"get_or_create\":false}}",
                        kMark);
    const auto json = m_connection.call(EngineCall::Write, "POST", m_root, body, context);
    if (!json)
        return fail(json.error());
    return collectionOfJson(*json);
}

Result<> Chroma::upsert(const EngineCollection& collection, std::span<const EnginePoint> points,
                        JobContext& context) {
    std::string ids = "[", vectors = "[", metadatas = "[", documents = "[";
    const char* comma = "";
    for (const EnginePoint& point : points) {
        for (std::string* list : {&ids, &vectors, &metadatas, &documents})
            *list += comma;
        comma = ",";
        appendJson(ids, std::string_view(point.id));
        appendJson(vectors, std::span<const float>(point.vector));
        appendJson(metadatas, point.fields);
        appendJson(documents, std::string_view(point.text));
    }
    return write(at(collection, "upsert"),
                 fmt::format("{{\"ids\":{}],\"embeddings\":{}],\"metadatas\":{}],\"documents\":{}]}}", ids,
                             vectors, metadatas, documents),
                 context);
}

Result<> Chroma::remove(const EngineCollection& collection, std::span<const std::string> ids,
                        JobContext& context) {
    std::string body = "{\"ids\":";
    appendJson(body, ids);
    return write(at(collection, "delete"), body + "}", context);
}

Result<> Chroma::drop(const EngineCollection& collection, JobContext& context) {
    const auto done =
        m_connection.call(EngineCall::Write, "DELETE",
                          fmt::format("{}/{}", m_root, percentEncode(collection.name)), "", context);
    if (!done && done.error().httpStatus != 404)
        return fail(done.error());
    return {};
}

} // namespace

std::unique_ptr<VectorEngine> makeChroma(EngineConnection connection) {
    return std::make_unique<Chroma>(std::move(connection));
}

} // namespace touchstone
