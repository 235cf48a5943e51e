// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of its own for each test, and what a source hands out, collected.
#pragma once

#include "core/corpus/source.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace touchstone::test {

struct Collected {
    std::vector<std::string> order;
    std::map<std::string, std::string> files;
    std::vector<SourceProblem> problems;
    Result<> outcome;

    [[nodiscard]] const SourceProblem* problem(const std::string& path) const {
        for (const SourceProblem& each : problems)
            if (each.path == path)
                return &each;
        return nullptr;
    }
    /// True when a problem with this path says these words.
    [[nodiscard]] bool tells(const std::string& path, const std::string& words) const {
        for (const SourceProblem& each : problems)
            if (each.path == path && each.reason.find(words) != std::string::npos)
                return true;
        return false;
    }
};

class SourceTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "touchstone-source-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder = pattern;
    }
    void TearDown() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    std::filesystem::path put(const std::string& name, std::string_view bytes) {
        const std::filesystem::path path = folder / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path;
    }
    Result<std::unique_ptr<DocumentSource>> open(const std::string& text, HttpTransport* http = nullptr) {
        SourceRequest request;
        request.text = text;
        request.caps = caps;
        request.fastapiBaseUrl = "http://127.0.0.1:9/archive/";
        request.cacheDir = folder / "cache";
        return openSource(request, http, context);
    }
    Collected read(DocumentSource& source) {
        Collected out;
        SourceSink sink;
        sink.file = [&out](SourceFile&& file) -> Result<> {
            out.order.push_back(file.path);
            out.files.emplace(file.path, std::move(file.bytes));
            return {};
        };
        sink.problem = [&out](SourceProblem&& problem) { out.problems.push_back(std::move(problem)); };
        sink.wanted = wanted;
        out.outcome = source.read(sink, context);
        return out;
    }
    Collected readAll(const std::string& text) {
        auto source = open(text);
        if (source)
            return read(**source);
        Collected out;
        out.outcome = fail(source.error());
        return out;
    }
    Collected readArchive(const std::string& name, std::string_view bytes) {
        return readAll(put(name, bytes).string());
    }

    std::filesystem::path folder;
    SourceCaps caps;
    JobContext context;
    std::function<bool(const std::string&, std::uint64_t)> wanted;
};

} // namespace touchstone::test
