// SPDX-License-Identifier: GPL-3.0-or-later
// Contexts of a foreign tool, found again in the corpus by their words or by their id, so that gold places,
// citations and diagnosis work for it too. Built once per edition, immutable afterwards and safe for
// concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/retrieval/retriever.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace touchstone {

/// A context as the tool gave it; either may be empty.
struct ForeignContext {
    std::string text, id;
    double score = 0;
};

class ContextAligner {
public:
    /// Reads all chunks once.
    static Result<ContextAligner> build(std::shared_ptr<Workspace> workspace, const EditionInfo& edition);

    struct Aligned {
        Hit hit; ///< the chunk; without one a chunk that holds the foreign text and no place
        bool found = false;
    };
    /// By id (a chunk's, a page's path, path#anchor), else by text: the chunk that shares most runs of five
    /// words, at least half of the context's or half of the chunk's own. Errors: the store's.
    [[nodiscard]] Result<Aligned> align(const ForeignContext& context) const;

private:
    [[nodiscard]] std::optional<std::int64_t> byId(const std::string& id) const;
    [[nodiscard]] std::optional<std::int64_t> byText(const std::string& text) const;
    std::shared_ptr<Workspace> m_workspace;
    EditionInfo m_edition;
    std::vector<std::int64_t> m_rows;      ///< per chunk
    std::vector<std::uint32_t> m_shingles; ///< per chunk: how many different ones
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_postings; ///< shingle -> chunks
    std::unordered_map<std::string, std::uint32_t> m_ids; ///< id, path, path#anchor -> first chunk
};

} // namespace touchstone
