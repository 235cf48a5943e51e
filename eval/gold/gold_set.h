// SPDX-License-Identifier: GPL-3.0-or-later
// Gold sets: questions and the places that answer them, graded. Plain values and a strict reader of JSON
// Lines.
#pragma once

#include "core/base/result.h"
#include "core/base/text_range.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// A place that answers a question: a page, and in it a heading, an anchor or a range of bytes.
struct GoldPlace {
    std::string path;
    std::string heading; ///< as written; "" = not given
    std::string anchor;  ///< without '#'; "" = not given
    std::string version; ///< "" = any
    std::string source;  ///< "" = any
    std::optional<TextRange> range;
    std::int64_t grade = 1;
};

struct GoldItem {
    std::string id;
    std::string question;
    std::string type;
    std::string answer;
    std::string status;
    std::vector<std::string> answerPoints, tags;
    std::vector<GoldPlace> relevant; ///< empty: the corpus does not answer it
    std::string json;                ///< the whole object as it was given, unknown fields too
    std::int64_t line = 0;           ///< in the file that it was read from

    [[nodiscard]] bool unanswerable() const { return relevant.empty(); }
};

struct GoldSet {
    std::int64_t row = 0;
    std::string name;
    std::int64_t version = 0; ///< counts up per name; a version never changes
    std::string hash;         ///< SHA-256 of its items
    std::string corpus;       ///< edition that it was made for, "" = not bound
    std::uint64_t items = 0, judgements = 0;
    std::int64_t createdUnixMs = 0;
};

/// JSON Lines of docs/formats/gold.md. All or nothing. Errors: BadInput with file:line:column (no JSON, no
/// id, a duplicate id, a place without path, a range that ends before it begins, a grade that is no whole
/// number).
Result<std::vector<GoldItem>> parseGoldJsonLines(std::string_view text, const std::string& file);

/// What is wrong with the lines of a file, at most so many; empty: parseGoldJsonLines reads it.
std::vector<Error> goldJsonLinesErrors(std::string_view text, const std::string& file, std::size_t most);

/// SHA-256 over the items' objects, in order.
std::string goldHash(const std::vector<GoldItem>& items);

} // namespace touchstone
