// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/beir.h"

#include "core/platform/env.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Error wrong(const std::filesystem::path& file, std::int64_t line, std::int64_t column, std::string message) {
    Error error = makeError(ErrorCode::BadInput, std::move(message));
    error.file = file.string();
    error.line = line;
    error.column = column;
    return error;
}

Result<std::string> readAll(const std::filesystem::path& file) {
    auto bytes = readFile(file, 2ULL << 30U);
    if (!bytes) {
        Error error = std::move(bytes.error());
        error.code = ErrorCode::BadInput;
        error.hint = "A BEIR folder holds corpus.jsonl, queries.jsonl and qrels/*.tsv.";
        return fail(std::move(error));
    }
    return bytes;
}

/// Calls `visit(line, number)` for each line that is not blank.
Result<> eachLine(std::string_view text, JobContext& context,
                  const std::function<Result<>(std::string_view, std::int64_t)>& visit) {
    std::int64_t number = 0;
    std::size_t at = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos)
            continue;
        if (number % 256 == 0)
            TOUCHSTONE_TRY(context.check());
        TOUCHSTONE_TRY(visit(line, number));
    }
    return {};
}

/// A line of corpus.jsonl or queries.jsonl.
Result<Json> record(const std::filesystem::path& file, std::string_view line, std::int64_t number) {
    try {
        Json json = Json::parse(line);
        if (!json.is_object() || !json.contains("_id") || !json["_id"].is_string() ||
            json["_id"].get_ref<const std::string&>().empty())
            return fail(wrong(file, number, 1, "This line has no _id."));
        for (const char* key : {"title", "text"})
            if (json.contains(key) && !json[key].is_string() && !json[key].is_null())
                return fail(wrong(file, number, 1, fmt::format("'{}' is not a text.", key)));
        return json;
    } catch (const Json::parse_error& e) {
        return fail(wrong(file, number, static_cast<std::int64_t>(e.byte), "This line is no JSON."));
    } catch (const Json::exception&) {
        return fail(wrong(file, number, 1, "This line is no JSON that can be used."));
    }
}

std::string textOf(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

using Judgements = std::map<std::string, std::vector<std::pair<std::string, std::int64_t>>>;

Result<> readQrels(const std::filesystem::path& file, JobContext& context, Judgements& out) {
    auto text = readAll(file);
    if (!text)
        return fail(std::move(text.error()));
    bool first = true;
    return eachLine(*text, context, [&](std::string_view line, std::int64_t number) -> Result<> {
        if (first) { // formats.md 4.1: the first line is a header
            first = false;
            return {};
        }
        const std::size_t one = line.find('\t');
        const std::size_t two = one == std::string_view::npos ? one : line.find('\t', one + 1);
        if (two == std::string_view::npos)
            return fail(
                wrong(file, number, 1,
                      "This line has not three columns (query-id, corpus-id, score) parted by tabs."));
        const std::string_view score = line.substr(two + 1);
        std::int64_t grade = 0;
        const auto [end, error] = std::from_chars(score.data(), score.data() + score.size(), grade);
        if (error != std::errc() || end != score.data() + score.size())
            return fail(wrong(file, number, static_cast<std::int64_t>(two) + 2,
                              fmt::format("The score '{}' is no whole number.", score)));
        out[std::string(line.substr(0, one))].emplace_back(line.substr(one + 1, two - one - 1), grade);
        return {};
    });
}

} // namespace

Result<BeirCollection> readBeir(const std::filesystem::path& folder, JobContext& context) {
    BeirCollection out;
    std::unordered_set<std::string> known;
    const std::filesystem::path corpusFile = folder / "corpus.jsonl";
    auto corpus = readAll(corpusFile);
    if (!corpus)
        return fail(std::move(corpus.error()));
    TOUCHSTONE_TRY(eachLine(*corpus, context, [&](std::string_view line, std::int64_t number) -> Result<> {
        auto json = record(corpusFile, line, number);
        if (!json)
            return fail(std::move(json.error()));
        std::string id = textOf(*json, "_id");
        if (!known.insert(id).second)
            return fail(
                wrong(corpusFile, number, 1, fmt::format("The document '{}' stands there twice.", id)));
        const std::string title = textOf(*json, "title");
        out.documents.push_back(
            {std::move(id), title.empty() ? textOf(*json, "text") : title + "\n\n" + textOf(*json, "text")});
        return {};
    }));
    corpus->clear();

    std::vector<std::pair<std::string, std::string>> queries;
    const std::filesystem::path queryFile = folder / "queries.jsonl";
    auto queryText = readAll(queryFile);
    if (!queryText)
        return fail(std::move(queryText.error()));
    TOUCHSTONE_TRY(eachLine(*queryText, context, [&](std::string_view line, std::int64_t number) -> Result<> {
        auto json = record(queryFile, line, number);
        if (!json)
            return fail(std::move(json.error()));
        queries.emplace_back(textOf(*json, "_id"), textOf(*json, "text"));
        return {};
    }));

    Judgements judgements;
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder / "qrels", error), end; !error && at != end;
         at.increment(error))
        if (at->path().extension() == ".tsv")
            files.push_back(at->path());
    std::sort(files.begin(), files.end());
    if (files.empty())
        return fail(wrong(folder / "qrels", 0, 0, "There is no qrels/*.tsv in this folder."));
    // The test split is what is measured; the others only stand in where there is none.
    const auto test =
        std::find_if(files.begin(), files.end(), [](const auto& file) { return file.stem() == "test"; });
    if (test != files.end()) {
        if (files.size() > 1)
            out.warnings.push_back(
                fmt::format("{} splits are there; qrels/test.tsv was taken.", files.size()));
        files = {*test};
    }
    for (const auto& file : files)
        TOUCHSTONE_TRY(readQrels(file, context, judgements));

    std::uint64_t unjudged = 0, unknownDocuments = 0;
    for (auto& [id, text] : queries) {
        const auto found = judgements.find(id);
        if (found == judgements.end()) {
            ++unjudged;
            continue;
        }
        GoldItem item;
        item.id = id;
        item.question = text;
        Json places = Json::array();
        for (const auto& [document, grade] : found->second) {
            if (!known.contains(document)) {
                ++unknownDocuments;
                continue;
            }
            GoldPlace place;
            place.path = document;
            place.grade = grade;
            item.relevant.push_back(place);
            places.push_back(Json{{"path", document}, {"grade", grade}});
            ++out.judgements;
        }
        item.json = Json{{"id", id}, {"question", text}, {"relevant", places}}.dump(
            -1, ' ', false, Json::error_handler_t::replace);
        out.items.push_back(std::move(item));
        judgements.erase(found);
    }
    if (unjudged > 0)
        out.warnings.push_back(fmt::format("{} queries have no judgement and were left out.", unjudged));
    if (unknownDocuments > 0)
        out.warnings.push_back(
            fmt::format("{} judgements name documents that corpus.jsonl does not hold.", unknownDocuments));
    if (!judgements.empty())
        out.warnings.push_back(fmt::format("{} judged queries are not in queries.jsonl.", judgements.size()));
    if (out.items.empty())
        return fail(wrong(queryFile, 0, 0, "No query of this collection has a judgement."));
    return out;
}

} // namespace touchstone
