// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/quality_data.h"

#include "core/corpus/parser.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>

namespace touchstone::bench {

namespace {

using Json = nlohmann::json;

Result<std::vector<Json>> readLines(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in)
        return fail(ErrorCode::BadInput, "Cannot read " + file.string());
    std::vector<Json> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.empty())
            continue;
        Json row = Json::parse(line, nullptr, false);
        if (row.is_discarded())
            return fail(ErrorCode::BadInput, "Not JSON in " + file.string());
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string readWhole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void addDocument(Task& task, const Document& document, std::int64_t row, const Chunker& chunker,
                 bool bySection) {
    for (Chunk& chunk : chunker.chunk(document, {"main", "bench"})) {
        std::vector<std::string> places;
        if (!bySection)
            places.push_back(document.path);
        else if (!chunk.release.empty()) // release notes are judged by version, not by the lists below it
            places.push_back(document.path + "#" + chunk.release);
        else
            for (const ChunkSection& section : chunk.sections)
                places.push_back(section.anchor.empty() ? document.path
                                                        : document.path + "#" + section.anchor);
        task.places.push_back(std::move(places));
        task.chunks.push_back(std::move(chunk));
        task.documentOf.push_back(row);
    }
}

} // namespace

Result<Task> readBeir(const std::filesystem::path& folder, const Chunker& chunker) {
    Task task;
    auto documents = readLines(folder / "corpus.jsonl");
    auto queries = readLines(folder / "queries.jsonl");
    if (!documents || !queries)
        return fail(documents ? queries.error() : documents.error());
    std::int64_t row = 0;
    for (const Json& one : *documents) {
        Document document;
        document.path = one.value("_id", "");
        document.title = one.value("title", "");
        Section section;
        std::uint64_t at = 0;
        for (const std::string& text : {one.value("title", ""), one.value("text", "")}) {
            if (text.empty())
                continue;
            Block block;
            block.text.append(text, kOwnFile, at);
            block.source = {at, at + text.size()};
            at += text.size() + 2;
            section.blocks.push_back(std::move(block));
        }
        section.source = {0, at};
        document.sizeBytes = at;
        document.sections.push_back(std::move(section));
        addDocument(task, document, ++row, chunker, false);
    }
    std::map<std::string, std::map<std::string, int>> judged;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "qrels")) {
        std::ifstream in(entry.path());
        std::string line;
        std::getline(in, line); // header
        while (std::getline(in, line)) {
            std::istringstream fields(line);
            std::string query, document, grade;
            std::getline(fields, query, '\t');
            std::getline(fields, document, '\t');
            std::getline(fields, grade, '\t');
            judged[query][document] = std::atoi(grade.c_str());
        }
    }
    for (const Json& one : *queries) {
        const std::string id = one.value("_id", "");
        if (judged.count(id) > 0)
            task.questions.push_back({id, one.value("text", ""), judged[id]});
    }
    return task;
}

Result<Task> readPages(const std::filesystem::path& folder, const std::filesystem::path& gold,
                       const Chunker& chunker) {
    Task task;
    auto items = readLines(gold);
    if (!items)
        return fail(items.error());
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == ".md")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    const auto begun = std::chrono::steady_clock::now();
    ParseContext context;
    context.source = "main";
    context.mkdocsSite = true;
    context.docsRoot = "docs/en/docs";
    context.siteUrl = "https://fastapi.tiangolo.com/";
    context.fileOfCorpus = [](const std::string&) -> const std::string* { return nullptr; };
    context.pathsBeginningWith = [](const std::string&) { return std::vector<std::string>(); };
    JobContext job;
    std::int64_t row = 0;
    for (const auto& file : files) {
        const std::string path = file.lexically_relative(folder).generic_string();
        const auto document = parseDocument(path, readWhole(file), Dialect::Auto, context, job);
        if (!document)
            return fail(document.error());
        addDocument(task, *document, ++row, chunker, true);
    }
    task.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    for (const Json& item : *items) {
        Question question{item.value("id", ""), item.value("question", ""), {}};
        for (const Json& place : item.value("relevant", Json::array())) {
            const std::string anchor = place.value("anchor", "");
            const std::string path = place.value("path", "");
            int& grade = question.relevant[anchor.empty() ? path : path + "#" + anchor];
            grade = std::max(grade, place.value("grade", 1));
        }
        task.questions.push_back(std::move(question));
    }
    return task;
}

} // namespace touchstone::bench
