// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of an embedder that costs time or money, through the workspace's cache: no text is embedded twice
// by one model, not even when the add that asked for it failed. Belongs to the thread of its connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/embedding/embedder.h"
#include "core/store/database.h"

#include <cstddef>
#include <string>
#include <vector>

namespace touchstone {

struct PaidVectors {
    std::vector<float> values; ///< texts x dimension, row-major
    std::size_t dimension = 0;
};

class PaidVectorMaker {
public:
    PaidVectorMaker(Database& database, Embedder& embedder) : m_database(database), m_embedder(embedder) {}
    /// Appends the vectors of some texts to `out`. What was paid for is kept before an error is returned.
    /// Errors: of the embedder, Cancelled, Malformed (dimension changes within a corpus).
    Result<> append(const std::vector<std::string>& texts, PaidVectors& out, JobContext& context);

private:
    Result<std::vector<float>> cached(const std::string& sha256);
    Result<> keep(const std::vector<std::string>& hashes, const std::vector<float>& vectors);
    Database& m_database;
    Embedder& m_embedder;
};

} // namespace touchstone
