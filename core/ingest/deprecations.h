// SPDX-License-Identifier: GPL-3.0-or-later
// Names that a documentation says are deprecated or gone, from its release notes and its pages: "Deprecate
// `openapi_prefix` in favor of `root_path`". Found by grammar, without a model; only names in code spans. The
// reading of a page is pure; the index belongs to the thread of its connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/corpus/document.h"
#include "core/store/database.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct Deprecation {
    std::string name;        ///< as written, without '@' and '()': "response_model_skip_defaults"
    bool removed = false;    ///< false: deprecated, still there
    std::string release;     ///< "0.52.0" of a release note, "" elsewhere
    std::string replacement; ///< what to use instead, "" = not said
    std::string path, heading, anchor;
    std::uint64_t line = 0;
    std::string sentence; ///< as people read it, at most some 300 bytes
    friend bool operator==(const Deprecation&, const Deprecation&) = default;
};

/// Of one page, in its order. `bytes`: of the page, for line numbers.
std::vector<Deprecation> deprecationsIn(const Document& document, std::string_view bytes);

/// Names in one sentence: what is deprecated or removed, and what takes its place. `strict`: "removed" alone
/// does not count, it must be said of support, of something deprecated or in a part on removals.
struct NamedDeprecation {
    std::string name, replacement;
    bool removed = false;
};
std::vector<NamedDeprecation> deprecationsInSentence(std::string_view sentence, bool strict);

class DeprecationIndex {
public:
    DeprecationIndex() = default;
    explicit DeprecationIndex(std::vector<Deprecation> all);
    /// By name, then in the order of the pages; no value is there twice.
    [[nodiscard]] const std::vector<Deprecation>& all() const { return m_all; }
    [[nodiscard]] std::vector<const Deprecation*> find(std::string_view name) const;

private:
    std::vector<Deprecation> m_all;
};

/// Of a live snapshot: made once and kept with its indexes. Errors: of the store, Cancelled.
Result<DeprecationIndex> deprecationsOf(Database& database, const EditionInfo& edition, JobContext& context);

} // namespace touchstone
