// SPDX-License-Identifier: GPL-3.0-or-later
// A retriever that looks each question up once: everybody who asks the same afterwards gets the very same
// passages. Safe for concurrent use; what is asked first is looked up by one thread at a time.
#pragma once

#include "core/retrieval/retriever.h"

#include <map>
#include <mutex>

namespace touchstone {

class FrozenRetriever final : public Retriever {
public:
    explicit FrozenRetriever(std::shared_ptr<const Retriever> inner) : m_inner(std::move(inner)) {}
    Result<RetrievalResult> retrieve(const std::string& query, const RetrievalOptions& options,
                                     JobContext& context) const override;

private:
    std::shared_ptr<const Retriever> m_inner;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, RetrievalResult> m_kept;
};

/// Gives the passages that it was made with, whatever is asked. Immutable.
class GivenRetriever final : public Retriever {
public:
    explicit GivenRetriever(RetrievalResult result) : m_result(std::move(result)) {}
    Result<RetrievalResult> retrieve(const std::string& /*query*/, const RetrievalOptions& /*options*/,
                                     JobContext& /*context*/) const override {
        return m_result;
    }

private:
    RetrievalResult m_result;
};

} // namespace touchstone
