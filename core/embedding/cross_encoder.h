// SPDX-License-Identifier: GPL-3.0-or-later
// A cross-encoder: a BERT-family model with a classification head of one output that reads question and
// passage together and says how well they fit (ms-marco-MiniLM and its kin), run in process from its
// author's folder. Loaded on first use; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace touchstone {

class BertModel;
class WordPiece;

struct CrossEncoderOptions {
    std::filesystem::path folder;
    std::size_t maxTokens = 512; ///< of a pair; the passage is cut, and the question only beyond half of it
    std::size_t threads = 1;
};

class CrossEncoder {
public:
    explicit CrossEncoder(CrossEncoderOptions options) : m_options(std::move(options)) {}
    /// Logits in the order of the passages. Errors: Io, NotFound, BadInput (naming the file; a model without
    /// such a head), Cancelled.
    Result<std::vector<float>> scores(const std::string& query, const std::vector<std::string>& passages,
                                      const JobContext& context);

private:
    Result<> load();

    CrossEncoderOptions m_options;
    std::mutex m_mutex; ///< of loading
    std::shared_ptr<const WordPiece> m_tokenizer;
    std::shared_ptr<const BertModel> m_model;
};

} // namespace touchstone
