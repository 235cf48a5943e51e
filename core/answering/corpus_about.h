// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents that were asked are about, for somebody who asked for something else. On the thread of
// the connection.
#pragma once

#include "core/corpus/corpus_repository.h"

#include <string>
#include <vector>

namespace touchstone {

/// "handbook holds 29 pages, among them “Chat”, “Metrics” and “Retrieval”." for each edition, by the pages
/// that have most to say; "" where nothing can be read.
std::string corpusAbout(Database& database, const std::vector<EditionInfo>& editions);

} // namespace touchstone
