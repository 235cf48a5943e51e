// SPDX-License-Identifier: GPL-3.0-or-later
// Small helpers of the parser tests: parse a text, look at its blocks, check what must hold for every
// document.
#pragma once

#include "core/corpus/parser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace touchstone::test {

struct Corpus {
    std::map<std::string, std::string> files;
    ParseContext context(bool mkdocs = true) const {
        ParseContext out;
        out.corpus = "corpus";
        out.source = "main";
        out.mkdocsSite = mkdocs;
        out.docsRoot = mkdocs ? "docs/en/docs" : "";
        out.siteUrl = mkdocs ? "https://example.org/" : "";
        out.fileOfCorpus = [this](const std::string& path) -> const std::string* {
            const auto found = files.find(path);
            return found == files.end() ? nullptr : &found->second;
        };
        out.pathsBeginningWith = [this](const std::string& prefix) {
            std::vector<std::string> found;
            for (auto at = files.lower_bound(prefix); at != files.end() && at->first.rfind(prefix, 0) == 0;
                 ++at)
                found.push_back(at->first);
            return found;
        };
        return out;
    }
};

inline Document parsed(const std::string& text, Dialect dialect = Dialect::Mkdocs,
                       const std::string& path = "docs/en/docs/page.md", const Corpus& corpus = {}) {
    JobContext job;
    Result<Document> result = parseDocument(path, text, dialect, corpus.context(), job);
    if (!result) {
        ADD_FAILURE() << describe(result.error());
        return {};
    }
    return std::move(*result);
}

inline std::vector<Block> blocksOf(const Document& document) {
    std::vector<Block> out;
    for (const Section& section : document.sections)
        out.insert(out.end(), section.blocks.begin(), section.blocks.end());
    return out;
}

inline std::vector<std::string> textsOf(const Document& document) {
    std::vector<std::string> out;
    for (const Block& block : blocksOf(document))
        out.push_back(block.text.text());
    return out;
}

/// Text of a page's only block, inline markup taken away.
inline std::string inlineText(const std::string& text) {
    const auto texts = textsOf(parsed(text));
    return texts.size() == 1 ? texts[0] : std::to_string(texts.size()) + " blocks";
}

inline std::string strippedText(const Document& document, const std::string& page, const std::string& kind) {
    std::string out;
    for (const StrippedRange& range : document.stripped)
        if (range.kind == kind)
            out += page.substr(range.range.start, range.range.size());
    return out;
}

/// What holds for every document: sections tile the file, blocks are in order and within their section,
/// blocks and stripped ranges make up the file, verbatim runs stand in the file.
inline void expectSound(const Document& document, const std::string& bytes,
                        const std::map<std::string, std::string>& included = {}) {
    std::uint64_t section = 0;
    std::vector<TextRange> covered;
    for (const Section& part : document.sections) {
        EXPECT_EQ(part.source.start, section) << document.path;
        section = part.source.end;
        std::uint64_t at = part.source.start;
        for (const Block& block : part.blocks) {
            EXPECT_GE(block.source.start, at) << document.path;
            EXPECT_LE(block.source.end, part.source.end) << document.path;
            at = block.source.end;
            covered.push_back(block.source);
            const auto& runs = block.text.runs();
            for (std::size_t i = 0; i < runs.size(); ++i) {
                const std::size_t end = i + 1 < runs.size() ? runs[i + 1].textStart : block.text.size();
                if (runs[i].source.empty() || runs[i].source.size() != end - runs[i].textStart)
                    continue;
                const std::string& file = runs[i].file == kOwnFile
                                              ? bytes
                                              : included.at(document.includedPaths.at(runs[i].file - 1));
                std::string want = file.substr(runs[i].source.start, runs[i].source.size());
                const std::string have = block.text.text().substr(runs[i].textStart, end - runs[i].textStart);
                // a blank may stand for a line end, or for markup of one byte
                for (std::size_t k = 0; k < have.size() && k < want.size(); ++k)
                    if (have[k] == ' ' || have[k] == '\n')
                        want[k] = have[k];
                EXPECT_EQ(have, want) << document.path;
            }
        }
    }
    EXPECT_TRUE(document.sections.empty() || section == bytes.size()) << document.path;
    for (const StrippedRange& range : document.stripped)
        covered.push_back(range.range);
    std::sort(covered.begin(), covered.end());
    std::uint64_t at = 0;
    for (const TextRange& range : covered) {
        EXPECT_LE(range.start, at) << document.path << ": nobody accounts for the bytes from " << at;
        at = std::max(at, range.end);
    }
    EXPECT_EQ(at, bytes.size()) << document.path;
}

} // namespace touchstone::test
