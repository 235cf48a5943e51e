// SPDX-License-Identifier: GPL-3.0-or-later
// LSA: an embedder that is trained on the corpus itself. log-tf x idf over analysed terms, randomised
// truncated SVD (Halko, Martinsson, Tropp 2011, with power iterations), documents and queries folded in by
// the right singular vectors. Deterministic by seed. Training belongs to one thread (it may use helpers
// inside); a model is immutable.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/text/analyser.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct LsaOptions {
    std::size_t dimension = 200; ///< at most documents - 1 and terms
    std::uint64_t seed = 1;
    std::size_t maxTrainingDocuments =
        20000;                            ///< above that an even sample is trained on and all are folded in
    std::size_t maxTerms = 60000;         ///< the most frequent ones
    std::size_t minDocumentFrequency = 2; ///< 1 below 200 documents, and where it would leave no term
};

/// A bag of terms: (term number in the trainer's dictionary, count), sorted by number.
class LsaModel {
public:
    /// `documents[i]`: the terms of text i, in any order. Errors: Cancelled.
    static Result<std::shared_ptr<const LsaModel>>
    train(const std::vector<std::vector<std::string>>& documents, const LsaOptions& options,
          JobContext& context);
    [[nodiscard]] std::size_t dimension() const;
    [[nodiscard]] std::size_t termCount() const;
    /// Unit vector of a bag of terms, or all zero when no term is known.
    [[nodiscard]] std::vector<float> embed(const std::vector<std::string>& terms) const;
    /// Binary form with checksum, and back (errors: BadInput when damaged).
    [[nodiscard]] std::string serialise() const;
    static Result<std::shared_ptr<const LsaModel>> parse(std::string_view blob);

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

} // namespace touchstone
