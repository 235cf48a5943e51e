// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/frozen_retriever.h"

#include <fmt/format.h>

namespace touchstone {

Result<RetrievalResult> FrozenRetriever::retrieve(const std::string& query, const RetrievalOptions& options,
                                                  JobContext& context) const {
    // Filters are the experiment's and the same for every question; what an arm may vary is in the key.
    const std::string key = fmt::format("{} {} {} {}\n{}", retrievalModeName(options.mode), options.k,
                                        options.explain, options.rerank, query);
    const std::lock_guard lock(m_mutex);
    if (const auto kept = m_kept.find(key); kept != m_kept.end())
        return kept->second;
    auto found = m_inner->retrieve(query, options, context);
    if (found)
        m_kept.emplace(key, *found);
    return found;
}

} // namespace touchstone
