// SPDX-License-Identifier: GPL-3.0-or-later
// Where chunks begin: cuts among the pieces of a document, the last one their number; none without pieces.
// Internal to core/chunking. Pure functions.
#pragma once

#include "core/chunking/chunkers.h"
#include "core/chunking/piece.h"

#include <cstddef>
#include <vector>

namespace touchstone {

std::vector<std::size_t> structuralCuts(const Document& document, const std::vector<Piece>& pieces,
                                        const Measure& measure, std::size_t minimum);
std::vector<std::size_t> codeCuts(const Document& document, const std::vector<Piece>& pieces,
                                  const Measure& measure, std::size_t minimum);
std::vector<std::size_t> entryCuts(const Document& document, const std::vector<Piece>& pieces,
                                   const Measure& measure);

/// Appends cuts for pieces [first, last), which are over the limit: as few parts as will do, of about the
/// same size, cut between blocks.
void splitFairly(const Document& document, const std::vector<Piece>& pieces, const Measure& measure,
                 std::size_t first, std::size_t last, std::vector<std::size_t>& cuts);

} // namespace touchstone
