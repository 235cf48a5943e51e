// SPDX-License-Identifier: GPL-3.0-or-later
// A Word document -> text (extracted_text.h): headings by style or outline level, lists with their numbers,
// tables, notes behind the paragraph that names them, links by their text, tracked insertions in and
// deletions out. Pure; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct DocxText {
    std::string text;  ///< extracted_text.h
    std::string title; ///< the document's own property, or its title paragraph
    std::map<std::string, std::string> metadata;
    std::vector<std::string> warnings;
};

/// Errors: BadInput with the reason, Cancelled.
Result<DocxText> readDocx(std::string_view bytes, const JobContext& job);

} // namespace touchstone
