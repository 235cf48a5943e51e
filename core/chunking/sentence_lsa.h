// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of a corpus -> SentenceVectors by LSA: what the semantic chunker is given. Collecting and
// training belong to one thread; the vectors are immutable.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/chunking/chunker.h"
#include "core/text/analyser.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace touchstone {

class SentenceCollector {
public:
    /// Takes the sentences of a page; of a large corpus an even share is kept.
    void add(const Document& document);
    /// Null where there are too few sentences to learn from. Errors: Cancelled.
    Result<std::shared_ptr<const SentenceVectors>> train(JobContext& context);

private:
    Analyser m_analyser;
    std::vector<std::vector<std::string>> m_terms;
    std::size_t m_stride = 1, m_turn = 0;
};

} // namespace touchstone
