// SPDX-License-Identifier: GPL-3.0-or-later
// Qdrant's REST interface.
#include "core/engines/engine_connection.h"
#include "core/engines/engine_json.h"
#include "core/engines/point_ids.h"
#include "core/models/json_guard.h"
#include "core/models/server_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

constexpr const char* kTextField = "text"; ///< of points that we made

Result<VectorDistance> distanceOf(const std::string& name) {
    if (name == "Cosine")
        return VectorDistance::Cosine;
    if (name == "Dot")
        return VectorDistance::Dot;
    if (name == "Euclid")
        return VectorDistance::Euclid;
    if (name == "Manhattan")
        return VectorDistance::Manhattan;
    return fail(ErrorCode::Malformed, fmt::format("a distance '{}'", name));
}

/// Qdrant's scores rise towards what is near, except those that are distances.
double similarityOfScore(VectorDistance distance, double score) {
    switch (distance) {
    case VectorDistance::Euclid:
        return 1 - score * score / 2; // of unit vectors: the cosine
    case VectorDistance::Manhattan:
        return -score;
    default:
        return score;
    }
}

bool allDigits(std::string_view text) {
    return !text.empty() && text.size() < 20 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void appendId(std::string& out, const std::string& id) {
    if (allDigits(id))
        out += id;
    else
        appendJson(out, std::string_view(id));
}

std::string idList(std::span<const std::string> ids) {
    std::string out = "[";
    for (std::size_t i = 0; i < ids.size(); ++i) {
        out += i > 0 ? "," : "";
        appendId(out, ids[i]);
    }
    return out + "]";
}

/// `{"key":…,"match":…}`; of values that may be stored in several forms a `should` over them.
std::string matchJson(const EngineCondition& condition) {
    std::string key;
    appendJson(key, std::string_view(condition.key));
    std::vector<std::string> forms;
    bool mixed = false;
    for (const std::string& value : condition.values) {
        appendJson(forms.emplace_back(), std::string_view(value));
        std::int64_t whole = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), whole);
        const bool number =
            !value.empty() && read.ec == std::errc() && read.ptr == value.data() + value.size();
        if (number)
            forms.push_back(fmt::format("{}", whole));
        if (value == "true" || value == "false")
            forms.push_back(value);
        mixed = mixed || number || value == "true" || value == "false";
    }
    if (forms.size() == 1)
        return fmt::format("{{\"key\":{},\"match\":{{\"value\":{}}}}}", key, forms[0]);
    if (!mixed)
        return fmt::format("{{\"key\":{},\"match\":{{\"any\":[{}]}}}}", key, fmt::join(forms, ","));
    for (std::string& form : forms)
        form = fmt::format("{{\"key\":{},\"match\":{{\"value\":{}}}}}", key, form);
    return fmt::format("{{\"should\":[{}]}}", fmt::join(forms, ","));
}

std::string filterJson(const std::vector<EngineCondition>& conditions) {
    std::vector<std::string> must, mustNot;
    for (const EngineCondition& condition : conditions)
        (condition.inverted ? mustNot : must).push_back(matchJson(condition));
    std::vector<std::string> parts;
    if (!must.empty())
        parts.push_back(fmt::format("\"must\":[{}]", fmt::join(must, ",")));
    if (!mustNot.empty())
        parts.push_back(fmt::format("\"must_not\":[{}]", fmt::join(mustNot, ",")));
    return fmt::format("{{{}}}", fmt::join(parts, ","));
}

class Qdrant final : public VectorEngine {
public:
    explicit Qdrant(EngineConnection connection) : m_connection(std::move(connection)) {}

    [[nodiscard]] std::string server() const override { return m_connection.server(); }
    [[nodiscard]] std::string spec() const override { return m_connection.options().spec.toString(); }
    [[nodiscard]] std::string pointId(std::string_view ours) const override {
        return uuidOfName(kChunkIdSpace, ours);
    }
    Result<std::size_t> batchSize(JobContext&) override { return m_connection.options().batch; }
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
    /// The `result` of the answer.
    Result<nlohmann::json> ask(EngineCall kind, std::string_view method, const std::string& path,
                               const std::string& body, JobContext& context) const;
    Result<> write(std::string_view method, const std::string& path, const std::string& body,
                   JobContext& context) const {
        const auto done = ask(EngineCall::Write, method, path, body, context);
        return done ? Result<>() : Result<>(fail(done.error()));
    }
    [[nodiscard]] static std::string at(const std::string& collection, std::string_view call = {}) {
        return fmt::format("/collections/{}{}", percentEncode(collection), call);
    }
    bool readPointVector(const nlohmann::json& vector, const EngineCollection& collection,
                         std::vector<float>& out) const {
        return readVector(vector.is_object() ? member(vector, collection.vectorName.c_str()) : vector, out);
    }
    Result<std::vector<EnginePoint>> pointsOf(const nlohmann::json& list,
                                              const EngineCollection& collection) const;
    EngineConnection m_connection;
};

Result<nlohmann::json> Qdrant::ask(EngineCall kind, std::string_view method, const std::string& path,
                                   const std::string& body, JobContext& context) const {
    auto json = m_connection.call(kind, method, path, body, context);
    if (!json)
        return fail(std::move(json.error()));
    const nlohmann::json& result = member(*json, "result");
    if (stringMember(*json, "status") != "ok" || result.is_null())
        return m_connection.malformed("something without status ok and a result");
    return result;
}

Result<std::string> Qdrant::greet(JobContext& context) {
    const auto names = collections(context);
    if (!names)
        return fail(names.error());
    return std::string("Qdrant");
}

Result<std::vector<std::string>> Qdrant::collections(JobContext& context) {
    const auto result = ask(EngineCall::Read, "GET", "/collections", "", context);
    if (!result)
        return fail(result.error());
    const nlohmann::json& list = member(*result, "collections");
    if (!list.is_array())
        return m_connection.malformed("something else than a list of collections");
    std::vector<std::string> names;
    for (const nlohmann::json& one : list)
        names.push_back(stringMember(one, "name"));
    return names;
}

Result<std::optional<EngineCollection>> Qdrant::find(const std::string& name, JobContext& context) {
    const auto result = ask(EngineCall::Read, "GET", at(name), "", context);
    if (!result && result.error().httpStatus == 404)
        return std::optional<EngineCollection>();
    if (!result)
        return fail(result.error());
    const nlohmann::json& vectors = member(member(member(*result, "config"), "params"), "vectors");
    EngineCollection out;
    out.name = out.id = name;
    const nlohmann::json* chosen = &vectors;
    if (!member(vectors, "size").is_number()) { // named vectors
        std::vector<std::string> names;
        if (vectors.is_object())
            for (const auto& [each, value] : vectors.items())
                names.push_back(each);
        out.vectorName = m_connection.options().vectorName;
        if (out.vectorName.empty() && names.size() == 1)
            out.vectorName = names[0];
        if (std::find(names.begin(), names.end(), out.vectorName) == names.end())
            return fail(ErrorCode::Usage,
                        names.empty() ? fmt::format("The collection '{}' has no dense vectors.", name)
                                      : fmt::format("The collection '{}' has several vectors.", name),
                        names.empty()
                            ? std::string()
                            : fmt::format("Name one of them with using=: {}.", fmt::join(names, ", ")));
        chosen = &member(vectors, out.vectorName.c_str());
    }
    const auto size = integerMember(*chosen, "size").value_or(0);
    const auto distance = distanceOf(stringMember(*chosen, "distance"));
    if (size <= 0 || !distance)
        return m_connection.malformed(distance ? "a collection without a dimension"
                                               : distance.error().message);
    out.dimension = static_cast<std::size_t>(size);
    out.distance = *distance;
    return std::optional<EngineCollection>(std::move(out));
}

Result<std::uint64_t> Qdrant::count(const EngineCollection& collection, JobContext& context) {
    const auto result =
        ask(EngineCall::Read, "POST", at(collection.name, "/points/count"), "{\"exact\":true}", context);
    if (!result)
        return fail(result.error());
    const auto count = integerMember(*result, "count").value_or(-1);
    if (count < 0)
        return m_connection.malformed("a count that is no number");
    return static_cast<std::uint64_t>(count);
}

Result<std::vector<EngineMatch>> Qdrant::query(const EngineCollection& collection, const EngineQuery& query,
                                               JobContext& context) {
    std::string body = "{\"query\":";
    appendJson(body, std::span<const float>(query.vector));
    if (!collection.vectorName.empty()) {
        body += ",\"using\":";
        appendJson(body, std::string_view(collection.vectorName));
    }
    if (!query.conditions.empty())
        body += ",\"filter\":" + filterJson(query.conditions);
    body += fmt::format(",\"limit\":{},\"with_payload\":{},\"with_vector\":false}}", query.most,
                        query.withContent);
    const auto result = ask(EngineCall::Read, "POST", at(collection.name, "/points/query"), body, context);
    if (!result)
        return fail(result.error());
    const nlohmann::json& list = member(*result, "points");
    if (!list.is_array())
        return m_connection.malformed("something else than a list of points");
    std::vector<EngineMatch> matches;
    for (const nlohmann::json& point : list) {
        const nlohmann::json& score = member(point, "score");
        if (!score.is_number())
            return m_connection.malformed("a score that is no number");
        EngineMatch match;
        match.id = readId(member(point, "id"));
        match.similarity = similarityOfScore(collection.distance, score.get<double>());
        match.fields = readFields(member(point, "payload"));
        match.text = fieldText(match.fields, kTextField);
        matches.push_back(std::move(match));
    }
    return soundMatches(std::move(matches), query.most, server());
}

Result<EngineIdPage> Qdrant::ids(const EngineCollection& collection, const std::string& after,
                                 std::size_t most, JobContext& context) {
    std::string body = fmt::format("{{\"limit\":{},\"with_payload\":false,\"with_vector\":false", most);
    if (!after.empty()) {
        body += ",\"offset\":";
        appendId(body, after);
    }
    const auto result =
        ask(EngineCall::Read, "POST", at(collection.name, "/points/scroll"), body + "}", context);
    if (!result)
        return fail(result.error());
    const nlohmann::json& list = member(*result, "points");
    if (!list.is_array() || list.size() > most)
        return m_connection.malformed("a page of points that is none");
    EngineIdPage page;
    for (const nlohmann::json& point : list)
        page.ids.push_back(readId(member(point, "id")));
    if (const std::string next = readId(member(*result, "next_page_offset")); !next.empty() && next != after)
        page.next = next;
    return page;
}

Result<std::vector<EnginePoint>> Qdrant::pointsOf(const nlohmann::json& list,
                                                  const EngineCollection& collection) const {
    if (!list.is_array())
        return m_connection.malformed("something else than a list of points");
    std::vector<EnginePoint> out;
    for (const nlohmann::json& each : list) {
        EnginePoint& point = out.emplace_back();
        point.id = readId(member(each, "id"));
        if (!readPointVector(member(each, "vector"), collection, point.vector))
            return m_connection.malformed("a vector that is none");
        point.fields = readFields(member(each, "payload"));
        point.text = fieldText(point.fields, kTextField);
    }
    return out;
}

Result<std::vector<EnginePoint>> Qdrant::points(const EngineCollection& collection,
                                                const std::vector<std::string>& ids, std::size_t most,
                                                JobContext& context) {
    const bool named = !ids.empty();
    const std::string body =
        fmt::format("{{{},\"with_payload\":true,\"with_vector\":true}}",
                    named ? "\"ids\":" + idList(ids) : fmt::format("\"limit\":{}", most));
    const auto result = ask(EngineCall::Read, "POST",
                            at(collection.name, named ? "/points" : "/points/scroll"), body, context);
    if (!result)
        return fail(result.error());
    return pointsOf(named ? *result : member(*result, "points"), collection);
}

Result<EngineCollection> Qdrant::create(const std::string& name, std::size_t dimension, JobContext& context) {
    TOUCHSTONE_TRY(write("PUT", at(name),
                         fmt::format("{{\"vectors\":{{\"size\":{},\"distance\":\"Cosine\"}}}}", dimension),
                         context));
    EngineCollection out;
    out.name = out.id = name;
    out.dimension = dimension;
    return out;
}

Result<> Qdrant::upsert(const EngineCollection& collection, std::span<const EnginePoint> points,
                        JobContext& context) {
    std::string body = "{\"points\":[";
    const char* comma = "";
    for (const EnginePoint& point : points) {
        body += comma;
        comma = ",";
        body += "{\"id\":";
        appendId(body, point.id);
        body += ",\"vector\":";
        appendJson(body, std::span<const float>(point.vector));
        EngineFields payload = point.fields;
        payload[kTextField] = point.text;
        body += ",\"payload\":";
        appendJson(body, payload);
        body += '}';
    }
    return write("PUT", at(collection.name, "/points?wait=true"), body + "]}", context);
}

Result<> Qdrant::remove(const EngineCollection& collection, std::span<const std::string> ids,
                        JobContext& context) {
    return write("POST", at(collection.name, "/points/delete?wait=true"),
                 fmt::format("{{\"points\":{}}}", idList(ids)), context);
}

Result<> Qdrant::drop(const EngineCollection& collection, JobContext& context) {
    auto done = write("DELETE", at(collection.name), "", context);
    if (!done && done.error().httpStatus != 404)
        return done;
    return {};
}

} // namespace

std::unique_ptr<VectorEngine> makeQdrant(EngineConnection connection) {
    return std::make_unique<Qdrant>(std::move(connection));
}

} // namespace touchstone
