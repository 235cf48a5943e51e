// SPDX-License-Identifier: GPL-3.0-or-later
// Embedders that run in process, from a model's folder as its author published it: a BERT-family encoder
// (config.json, model.safetensors, vocab.txt or tokenizer.json, and the files of sentence-transformers where
// there are any), or static word vectors (model2vec's layout). Loaded on first use; safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/embedding/embedder.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace touchstone {

/// How a model's folder wants its texts treated.
struct EncoderRecipe {
    enum class Pooling : std::uint8_t { Mean, Start, Max } pooling = Pooling::Mean;
    bool normalise = true;       ///< what the files say; our vectors are unit length all the same
    std::size_t maxTokens = 512; ///< with start and end token; longer texts are cut, as the reference does
    std::string queryPrefix, passagePrefix;
    /// From modules.json, the pooling's config.json, sentence_bert_config.json,
    /// config_sentence_transformers.json; what is not there keeps its default. Errors: BadInput naming the
    /// file (a module that is not read, bad JSON).
    static Result<EncoderRecipe> read(const std::filesystem::path& folder);
};

/// `encoder:path=FOLDER[,query_prefix=,passage_prefix=,max_tokens=,pooling=mean|cls|max,dim=,threads=]`.
/// Errors: Usage. What is wrong with the folder shows in prepare() and embed(): Io, NotFound, BadInput.
Result<std::unique_ptr<Embedder>> makeEncoder(const Spec& spec);

/// `static:path=FOLDER[,dim=]`: the mean of the vectors of a text's pieces. Errors: as makeEncoder.
Result<std::unique_ptr<Embedder>> makeStaticEmbedder(const Spec& spec);

} // namespace touchstone
