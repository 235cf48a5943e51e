// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engines/engine_double.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace touchstone::test {

namespace {

using Json = nlohmann::json;
using Answer = std::pair<int, Json>;

bool onlyKeys(const Json& object, const std::set<std::string>& known) {
    if (!object.is_object())
        return false;
    for (const auto& [name, value] : object.items())
        if (!known.contains(name))
            return false;
    return true;
}

bool isUuid(const Json& id) {
    if (!id.is_string())
        return false;
    const std::string text = id.get<std::string>();
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-'
                 : std::string_view("0123456789abcdef").find(text[i]) == std::string_view::npos)
            return false;
    }
    return text[14] == '5';
}

double cosine(const Json& a, const Json& b) {
    double product = 0, ofA = 0, ofB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += a[i].get<double>() * b[i].get<double>();
        ofA += a[i].get<double>() * a[i].get<double>();
        ofB += b[i].get<double>() * b[i].get<double>();
    }
    return ofA > 0 && ofB > 0 ? product / std::sqrt(ofA * ofB) : 0;
}

/// Dots lead into nested objects.
Json fieldOf(const Json& payload, const std::string& key) {
    const std::size_t dot = key.find('.');
    const auto found = payload.find(key.substr(0, dot));
    if (found == payload.end())
        return {};
    return dot == std::string::npos ? *found : fieldOf(*found, key.substr(dot + 1));
}

bool qdrantPasses(const Json& payload, const Json& condition) {
    if (condition.contains("should"))
        return std::any_of(condition["should"].begin(), condition["should"].end(),
                           [&](const Json& each) { return qdrantPasses(payload, each); });
    const Json own = fieldOf(payload, condition.value("key", ""));
    const Json& match = condition.at("match");
    if (own.is_null())
        return false;
    if (match.contains("value"))
        return own == match["value"];
    return std::find(match.at("any").begin(), match.at("any").end(), own) != match.at("any").end();
}

bool chromaPasses(const Json& fields, const Json& where) {
    if (where.is_null())
        return true;
    for (const auto& [key, value] : where.items()) {
        if (key == "$and") {
            for (const Json& each : value)
                if (!chromaPasses(fields, each))
                    return false;
            continue;
        }
        if (key == "$or") {
            if (std::none_of(value.begin(), value.end(),
                             [&](const Json& each) { return chromaPasses(fields, each); }))
                return false;
            continue;
        }
        const Json own = fields.contains(key) ? fields[key] : Json();
        const std::string op = value.begin().key();
        const Json& operand = value.begin().value();
        const bool in = operand.is_array() && std::find(operand.begin(), operand.end(), own) != operand.end();
        if (!(op == "$eq" ? own == operand : op == "$ne" ? own != operand : op == "$in" ? in : !in))
            return false;
    }
    return true;
}

std::vector<std::string> segments(const std::string& target) {
    std::vector<std::string> out;
    std::string part;
    for (const char c : target.substr(0, target.find('?')) + "/")
        if (c != '/')
            part += c;
        else if (!part.empty())
            out.push_back(std::move(part)), part.clear();
    return out;
}

std::vector<std::pair<double, std::string>> nearest(const DoubleCollection& all, const Json& vector,
                                                    const std::function<bool(const DoublePoint&)>& passes,
                                                    std::size_t most) {
    std::vector<std::pair<double, std::string>> found;
    for (const auto& [id, point] : all.points)
        if (passes(point))
            found.emplace_back(cosine(vector, point.vector), id);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    found.resize(std::min(found.size(), most));
    return found;
}

} // namespace

EngineDouble::EngineDouble(Kind kind)
    : m_kind(kind),
      server([this](ScriptedConnection& wire, const ScriptedRequest& request) { handle(wire, request); }) {}

std::string EngineDouble::spec(const std::string& more) const {
    return (m_kind == Kind::Qdrant ? "qdrant:url=" : "chroma:url=") + server.base() + ",retries=0,timeout=5" +
           more;
}

void EngineDouble::setFault(Fault fault) {
    const std::lock_guard lock(m_mutex);
    m_fault = std::move(fault);
}

std::vector<std::string> EngineDouble::violations() const {
    const std::lock_guard lock(m_mutex);
    return m_violations;
}

std::map<std::string, DoubleCollection> EngineDouble::collections() const {
    const std::lock_guard lock(m_mutex);
    return m_collections;
}

void EngineDouble::change(const std::function<void(std::map<std::string, DoubleCollection>&)>& work) {
    const std::lock_guard lock(m_mutex);
    work(m_collections);
}

std::vector<std::string> EngineDouble::writes() const {
    const std::lock_guard lock(m_mutex);
    return m_writes;
}

Answer EngineDouble::violation(const std::string& what) {
    m_violations.push_back(what);
    return {400, m_kind == Kind::Qdrant ? Json{{"status", {{"error", what}}}, {"time", 0.0}}
                                        : Json{{"error", "InvalidArgumentError"}, {"message", what}}};
}

void EngineDouble::handle(ScriptedConnection& wire, const ScriptedRequest& request) {
    Fault fault;
    {
        const std::lock_guard lock(m_mutex);
        fault = m_fault;
    }
    if (fault && fault(wire, request))
        return;
    const std::lock_guard lock(m_mutex);
    const Json body = request.body.empty() ? Json() : Json::parse(request.body, nullptr, false);
    Answer answer{0, Json()};
    if (body.is_discarded())
        answer = violation("a body that is no JSON");
    else if (!request.body.empty() && request.header("content-type") != "application/json")
        answer = violation("a body that is not announced as JSON");
    else if (request.body.empty() && (request.method == "PUT" || request.method == "POST"))
        answer = violation("no body");
    else
        answer = m_kind == Kind::Qdrant ? qdrant(request, body) : chroma(request, body);
    wire.send(jsonAnswer(answer.first, answer.second.dump()));
}

Answer EngineDouble::qdrant(const ScriptedRequest& request, const Json& body) {
    const auto path = segments(request.target);
    const auto ok = [](Json result) {
        return Answer{200, {{"result", std::move(result)}, {"status", "ok"}, {"time", 0.001}}};
    };
    if (path.empty() || path[0] != "collections")
        return violation("not a path of Qdrant: " + request.target);
    if (path.size() == 1) {
        Json names = Json::array();
        for (const auto& [name, collection] : m_collections)
            names.push_back({{"name", name}});
        return request.method == "GET" ? ok({{"collections", names}})
                                       : violation("collections are listed with GET");
    }
    const std::string what =
        request.method + (path.size() > 2
                              ? " " + request.target.substr(request.target.find(path[2], 13 + path[1].size()))
                              : "");
    if (what == "PUT") {
        if (!onlyKeys(body, {"vectors", "sparse_vectors"}) ||
            !onlyKeys(body["vectors"], {"size", "distance"}) ||
            !body["vectors"]["size"].is_number_unsigned() || body["vectors"]["distance"] != "Cosine")
            return violation("a collection is made with vectors {size, distance}");
        m_writes.push_back(request.method + " " + request.target);
        if (m_collections.contains(path[1]))
            return {409,
                    {{"status", {{"error", "Wrong input: Collection `" + path[1] + "` already exists!"}}},
                     {"time", 0.0}}};
        m_collections[path[1]] = {path[1], body["vectors"]["size"].get<std::size_t>(), "Cosine", {}, {}};
        return ok(true);
    }
    const auto found = m_collections.find(path[1]);
    if (found == m_collections.end())
        return {404,
                {{"status", {{"error", "Not found: Collection `" + path[1] + "` doesn't exist!"}}},
                 {"time", 0.0}}};
    DoubleCollection& all = found->second;
    if (what == "GET")
        return ok(
            {{"status", "green"},
             {"points_count", all.points.size()},
             {"config", {{"params", {{"vectors", {{"size", all.dimension}, {"distance", all.distance}}}}}}}});
    if (what == "DELETE") {
        m_writes.push_back(request.method + " " + request.target);
        m_collections.erase(found);
        return ok(true);
    }
    const auto pointJson = [&](const std::string& id, bool vector) {
        Json out{{"id", Json::parse(id)}, {"payload", all.points[id].payload}};
        if (vector)
            out["vector"] = all.points[id].vector;
        return out;
    };
    if (what == "PUT points?wait=true") {
        m_writes.push_back(request.method + " " + request.target);
        if (!onlyKeys(body, {"points"}) || !body["points"].is_array() || body["points"].empty())
            return violation("points are sent as {points: [...]}");
        for (const Json& point : body["points"]) {
            if (!onlyKeys(point, {"id", "vector", "payload"}) || !point["payload"].is_object())
                return violation("a point is {id, vector, payload}");
            if (!isUuid(point["id"]) && !point["id"].is_number_unsigned())
                return violation("ids are unsigned integers or UUIDs");
            if (!point["vector"].is_array() || point["vector"].size() != all.dimension)
                return {400, {{"status", {{"error", "Wrong input: Vector dimension error"}}}, {"time", 0.0}}};
            all.points[point["id"].dump()] = {point["vector"], point["payload"], ""};
        }
        return ok({{"operation_id", 1}, {"status", "completed"}});
    }
    if (what == "POST points/delete?wait=true") {
        m_writes.push_back(request.method + " " + request.target);
        if (!onlyKeys(body, {"points"}))
            return violation("points are deleted by {points: [ids]}");
        for (const Json& id : body["points"])
            all.points.erase(id.dump());
        return ok({{"operation_id", 2}, {"status", "completed"}});
    }
    if (what == "POST points/count")
        return onlyKeys(body, {"exact", "filter"}) ? ok({{"count", all.points.size()}})
                                                   : violation("count takes exact, filter");
    if (what == "POST points") {
        if (!onlyKeys(body, {"ids", "with_payload", "with_vector"}))
            return violation("points are fetched by ids");
        Json list = Json::array();
        for (const Json& id : body["ids"])
            if (all.points.contains(id.dump()))
                list.push_back(pointJson(id.dump(), true));
        return ok(std::move(list));
    }
    if (what == "POST points/scroll") {
        if (!onlyKeys(body, {"limit", "offset", "with_payload", "with_vector", "filter"}))
            return violation("scroll takes limit, offset, with_payload, with_vector");
        Json list = Json::array();
        auto at =
            body.contains("offset") ? all.points.lower_bound(body["offset"].dump()) : all.points.begin();
        for (; at != all.points.end() && list.size() < body["limit"].get<std::size_t>(); ++at)
            list.push_back(pointJson(at->first, body.value("with_vector", false)));
        return ok({{"points", list},
                   {"next_page_offset", at == all.points.end() ? Json() : Json::parse(at->first)}});
    }
    if (what == "POST points/query") {
        static const std::set<std::string> known{"query",       "prefetch", "using",           "filter",
                                                 "limit",       "offset",   "score_threshold", "with_payload",
                                                 "with_vector", "params"};
        if (!onlyKeys(body, known) || !body["query"].is_array() || body["query"].size() != all.dimension)
            return violation("a query with a vector of the collection's dimension");
        const Json filter = body.value("filter", Json::object());
        if (!onlyKeys(filter, {"must", "must_not", "should"}))
            return violation("a filter has must, must_not, should");
        const auto passes = [&](const DoublePoint& point) {
            for (const Json& each : filter.value("must", Json::array()))
                if (!qdrantPasses(point.payload, each))
                    return false;
            for (const Json& each : filter.value("must_not", Json::array()))
                if (qdrantPasses(point.payload, each))
                    return false;
            return true;
        };
        Json list = Json::array();
        for (const auto& [score, id] :
             nearest(all, body["query"], passes, body.value("limit", std::size_t{10}))) {
            Json point{{"id", Json::parse(id)}, {"version", 1}, {"score", score}};
            if (body.value("with_payload", false))
                point["payload"] = all.points[id].payload;
            list.push_back(std::move(point));
        }
        return ok({{"points", list}});
    }
    return violation("not a call of Qdrant: " + request.method + " " + request.target);
}

Answer EngineDouble::chroma(const ScriptedRequest& request, const Json& body) {
    const auto path = segments(request.target);
    if (request.target == "/api/v2/heartbeat")
        return {200, {{"nanosecond heartbeat", 1}}};
    if (request.target == "/api/v2/pre-flight-checks")
        return {200, {{"max_batch_size", 5}}};
    if (path.size() < 7 ||
        request.target.rfind("/api/v2/tenants/default_tenant/databases/default_database/collections", 0) != 0)
        return violation("not a path of Chroma: " + request.target);
    const auto json = [](const std::string& name, const DoubleCollection& collection) {
        return Json{{"id", collection.id},
                    {"name", name},
                    {"metadata", collection.metadata},
                    {"dimension", collection.dimension == 0 ? Json() : Json(collection.dimension)},
                    {"configuration_json", {{"hnsw", {{"space", collection.distance}}}}}};
    };
    if (path.size() == 7 && request.method == "GET") {
        Json list = Json::array();
        for (const auto& [name, collection] : m_collections)
            list.push_back(json(name, collection));
        return {200, list};
    }
    if (path.size() == 7) {
        if (!onlyKeys(body, {"name", "metadata", "configuration", "get_or_create"}))
            return violation("a collection is made with name, metadata, configuration, get_or_create");
        m_writes.push_back("POST collections");
        const std::string name = body["name"].get<std::string>();
        m_collections[name] = {"id-of-" + name,
                               0,
                               body["configuration"]["hnsw"]["space"].get<std::string>(),
                               body["metadata"],
                               {}};
        return {200, json(name, m_collections[name])};
    }
    if (path.size() == 8) {
        const auto found = m_collections.find(path[7]);
        if (found == m_collections.end())
            return {404,
                    {{"error", "NotFoundError"}, {"message", "Collection [" + path[7] + "] does not exist"}}};
        if (request.method == "GET")
            return {200, json(path[7], found->second)};
        m_writes.push_back("DELETE collection");
        m_collections.erase(found);
        return {200, Json::object()};
    }
    const auto found = std::find_if(m_collections.begin(), m_collections.end(),
                                    [&](const auto& each) { return each.second.id == path[7]; });
    if (found == m_collections.end())
        return {404, {{"error", "NotFoundError"}, {"message", "no such collection"}}};
    DoubleCollection& all = found->second;
    const std::string& call = path[8];
    if (call == "count")
        return {200, all.points.size()};
    if (call == "upsert") {
        m_writes.push_back("POST upsert");
        if (!onlyKeys(body, {"ids", "embeddings", "metadatas", "documents", "uris"}) ||
            body["ids"].size() > 5)
            return violation("upsert takes ids, embeddings, metadatas, documents; at most max_batch_size");
        const std::size_t count = body["ids"].size();
        for (const char* list : {"embeddings", "metadatas", "documents"})
            if (body[list].size() != count)
                return violation("lists of one length");
        for (std::size_t i = 0; i < count; ++i) {
            if (all.dimension == 0)
                all.dimension = body["embeddings"][i].size();
            if (body["embeddings"][i].size() != all.dimension)
                return {400,
                        {{"error", "InvalidArgumentError"},
                         {"message", "Collection expecting another dimension"}}};
            all.points[body["ids"][i].get<std::string>()] = {body["embeddings"][i], body["metadatas"][i],
                                                             body["documents"][i].get<std::string>()};
        }
        return {200, Json::object()};
    }
    if (call == "delete") {
        m_writes.push_back("POST delete");
        for (const Json& id : body["ids"])
            all.points.erase(id.get<std::string>());
        return {200, Json::object()};
    }
    if (call == "get") {
        if (!onlyKeys(body, {"ids", "where", "where_document", "limit", "offset", "include"}))
            return violation("get takes ids, where, limit, offset, include");
        Json ids = Json::array(), vectors = Json::array(), documents = Json::array(),
             metadatas = Json::array();
        std::size_t at = 0;
        for (const auto& [id, point] : all.points) {
            const bool wanted = body.contains("ids") ? std::find(body["ids"].begin(), body["ids"].end(),
                                                                 id) != body["ids"].end()
                                                     : at >= body.value("offset", std::size_t{0}) &&
                                                           ids.size() < body["limit"].get<std::size_t>();
            ++at;
            if (!wanted)
                continue;
            ids.push_back(id), vectors.push_back(point.vector), documents.push_back(point.document),
                metadatas.push_back(point.payload);
        }
        Json out{{"ids", ids},
                 {"embeddings", nullptr},
                 {"documents", nullptr},
                 {"metadatas", nullptr},
                 {"include", body["include"]}};
        if (!body["include"].empty())
            out["embeddings"] = vectors, out["documents"] = documents, out["metadatas"] = metadatas;
        return {200, out};
    }
    if (call == "query") {
        if (!onlyKeys(body, {"query_embeddings", "n_results", "where", "where_document", "include"}) ||
            body["query_embeddings"].size() != 1 || body["query_embeddings"][0].size() != all.dimension)
            return violation("a query with one vector of the collection's dimension");
        Json ids = Json::array(), distances = Json::array(), documents = Json::array(),
             metadatas = Json::array();
        const Json where = body.value("where", Json());
        for (const auto& [similarity, id] : nearest(
                 all, body["query_embeddings"][0],
                 [&](const DoublePoint& point) { return chromaPasses(point.payload, where); },
                 body["n_results"].get<std::size_t>())) {
            ids.push_back(id), distances.push_back(1 - similarity),
                documents.push_back(all.points[id].document);
            metadatas.push_back(all.points[id].payload);
        }
        return {200,
                {{"ids", {ids}},
                 {"distances", {distances}},
                 {"documents", {documents}},
                 {"metadatas", {metadatas}},
                 {"embeddings", nullptr}}};
    }
    return violation("not a call of Chroma: " + request.target);
}

} // namespace touchstone::test
