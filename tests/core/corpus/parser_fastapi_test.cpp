// SPDX-License-Identifier: GPL-3.0-or-later
// FastAPI's documentation in four versions, where it lies beside the checkout: every page, anchor and
// include.
#include "core/base/clock.h"
#include "tests/core/corpus/parser_support.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>

namespace touchstone::test {
namespace {

std::string dataFolder() {
    const char* named = std::getenv("TOUCHSTONE_TEST_DATA");
    return named != nullptr ? named : std::string(TOUCHSTONE_SOURCE_DIR) + "/../shared";
}

Corpus readArchive(const std::string& path) {
    Corpus corpus;
    archive* reader = archive_read_new();
    archive_read_support_filter_gzip(reader);
    archive_read_support_format_tar(reader);
    if (archive_read_open_filename(reader, path.c_str(), 65536) == ARCHIVE_OK) {
        archive_entry* entry = nullptr;
        while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
            const std::string name = archive_entry_pathname(entry);
            if (archive_entry_filetype(entry) != AE_IFREG || name.find('/') == std::string::npos)
                continue;
            std::string bytes(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
            if (archive_read_data(reader, bytes.data(), bytes.size()) ==
                static_cast<la_ssize_t>(bytes.size()))
                corpus.files[name.substr(name.find('/') + 1)] = std::move(bytes);
        }
    }
    archive_read_free(reader);
    return corpus;
}

/// Ids that "{ #id }" at the end of heading lines gives, outside of fences.
std::set<std::string> explicitIds(const std::string& page) {
    std::set<std::string> out;
    bool fenced = false;
    for (std::size_t at = 0; at < page.size();) {
        const std::size_t end = std::min(page.find('\n', at), page.size());
        const std::string line = page.substr(at, end - at);
        at = end + 1;
        if (line.rfind("```", 0) == 0)
            fenced = !fenced;
        const std::size_t open = line.rfind("{ #");
        if (!fenced && !line.empty() && line[0] == '#' && open != std::string::npos && line.back() == '}')
            out.insert(line.substr(open + 3, line.size() - open - 5));
    }
    return out;
}

struct Version {
    const char* name;
    std::size_t pages, includes;
};

class FastapiCorpus : public ::testing::TestWithParam<Version> {};

TEST_P(FastapiCorpus, IsReadFromEndToEnd) {
    const Version& version = GetParam();
    const std::string path = dataFolder() + "/corpora/fastapi/fastapi-" + version.name + ".tar.gz";
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "FastAPI's documentation is not here: " << path;
    const Corpus corpus = readArchive(path);
    ParseContext context = corpus.context();
    std::size_t pages = 0;
    std::size_t includes = 0;
    std::size_t slugs = 0;
    std::size_t equalSlugs = 0;
    double milliseconds = 0;
    for (const auto& [file, bytes] : corpus.files) {
        if (file.rfind("docs/en/docs/", 0) != 0 || !file.ends_with(".md"))
            continue;
        ++pages;
        JobContext job;
        const auto begun = std::chrono::steady_clock::now();
        const Result<Document> read = parseDocument(file, bytes, Dialect::Auto, context, job);
        milliseconds += elapsedMs(begun);
        ASSERT_TRUE(read.has_value()) << file;
        expectSound(*read, bytes);
        EXPECT_EQ(read->dialect, "mkdocs");
        EXPECT_FALSE(read->title.empty());
        if (!file.ends_with("release-notes.md") && !file.ends_with("_llm-test.md"))
            includes += read->includes.size();
        std::set<std::string> anchors;
        for (const Section& section : read->sections) {
            anchors.insert(section.anchor);
            if (section.level == 0)
                continue;
            EXPECT_FALSE(section.anchor.empty()) << file << ": " << section.heading;
            ++slugs;
            equalSlugs += section.anchor.rfind(tocSlug(section.headingText), 0) == 0 ? 1 : 0;
        }
        for (const std::string& id : explicitIds(bytes))
            EXPECT_EQ(anchors.count(id), 1U) << file << " #" << id;
        if (file.ends_with("_llm-test.md"))
            continue;
        for (const Block& block : blocksOf(*read)) {
            if (block.kind == BlockKind::Code)
                continue;
            const std::string text = "\n" + block.text.text();
            for (const char* mark :
                 {"\n///", "\n!!! ", "\n=== \"", "\n{* ", "{!", "{{", "{%", "<div", "<abbr"})
                EXPECT_EQ(text.find(mark), std::string::npos) << file << ": " << text;
        }
    }
    EXPECT_EQ(pages, version.pages);
    EXPECT_EQ(includes, version.includes);
    EXPECT_GE(static_cast<double>(equalSlugs), .96 * static_cast<double>(slugs));
    EXPECT_LT(milliseconds, 3000); // a plain build takes about 40 ms, one under a sanitizer ten times that
    std::cout << version.name << ": " << pages << " pages, " << slugs << " headings, " << includes
              << " includes, " << milliseconds << " ms\n";
}

INSTANTIATE_TEST_SUITE_P(Versions, FastapiCorpus,
                         ::testing::Values(Version{"0.68.0", 100, 388}, Version{"0.100.0", 104, 907},
                                           Version{"0.115.14", 141, 429}, Version{"0.141.1", 155, 446}),
                         [](const auto& one) {
                             std::string name = one.param.name;
                             std::replace(name.begin(), name.end(), '.', '_');
                             return name;
                         });

} // namespace
} // namespace touchstone::test
