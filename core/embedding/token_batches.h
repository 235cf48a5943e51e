// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of about the same length through a model together, on several threads. Internal to core/embedding.
#pragma once

#include "core/base/result.h"
#include "core/embedding/bert_model.h"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace touchstone {

/// Calls `work` for each batch, from up to `threads` threads at once; `places[i]` is where batch[i] stood in
/// `sequences`. The first error ends it.
Result<> eachTokenBatch(std::vector<TokenSequence> sequences, std::size_t threads,
                        const std::function<Result<>(std::span<const TokenSequence> batch,
                                                     std::span<const std::size_t> places)>& work);

} // namespace touchstone
