// SPDX-License-Identifier: GPL-3.0-or-later
// One chunker in a comparison: cuts and indexes the corpus in a workspace of its own and asks it questions.
// Internal to eval/runners; belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/retrieval/retriever.h"
#include "core/store/workspace.h"
#include "eval/gold/range_questions.h"
#include "eval/metrics/chunk_spans.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace touchstone {

/// Gold ranges of one question, in bytes of pages.
struct RangeReference {
    std::string path;
    TextRange range;
};

/// Places of bytes on the pages of a corpus as characters and tokens; each page is read once.
class PageUnits {
public:
    /// Both outlive it.
    PageUnits(Database& database, const EditionInfo& edition) : m_database(database), m_edition(edition) {}
    /// Null: the corpus keeps no text of such a page.
    const TextUnits* of(const std::string& path);
    [[nodiscard]] std::uint32_t number(const std::string& path);
    /// Cut to the page, and without blanks at its ends.
    [[nodiscard]] TextRange trimmed(const std::string& path, TextRange range);

private:
    struct Page {
        std::uint32_t number = 0;
        std::string text;
        std::unique_ptr<TextUnits> units;
    };
    Page& page(const std::string& path);
    Database& m_database;
    const EditionInfo& m_edition;
    std::unordered_map<std::string, Page> m_pages;
};

struct TrialScores {
    ChunkSpanScores chars, tokens;
    std::size_t passages = 0; ///< that fitted the budget
};

class ChunkerTrial {
public:
    /// Reads the stored files of `edition` (of the workspace that `database` is connected to) with this
    /// chunker. Errors: those of adding a corpus.
    static Result<std::unique_ptr<ChunkerTrial>> make(Database& database, const EditionInfo& edition,
                                                      const std::string& chunker, const std::string& embedder,
                                                      const std::filesystem::path& folder,
                                                      JobContext& context);

    Result<TrialScores> ask(const std::string& question, const std::vector<RangeReference>& references,
                            std::uint64_t tokenBudget, PageUnits& units, JobContext& context) const;

    [[nodiscard]] const std::string& chunker() const { return m_chunker; }
    [[nodiscard]] std::size_t chunks() const { return m_count; }
    [[nodiscard]] std::uint64_t tokens() const { return m_tokens; }
    [[nodiscard]] std::map<std::string, std::vector<TextRange>>& ranges() { return m_ranges; }

private:
    ChunkerTrial() = default;
    Result<> list();
    std::shared_ptr<Workspace> m_workspace;
    EditionInfo m_edition;
    std::shared_ptr<const Retriever> m_retriever;
    std::string m_chunker;
    std::size_t m_count = 0;
    std::uint64_t m_tokens = 0;
    std::map<std::string, std::vector<TextRange>> m_ranges; ///< distinct, in order
};

} // namespace touchstone
