// SPDX-License-Identifier: GPL-3.0-or-later
// Relevance judgements and runs in TREC's text forms. Lines end with LF or CRLF, fields are separated by
// blanks or tabs, a line that begins with '#' is a comment. Immutable values over one shared text; safe for
// concurrent reading.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace touchstone {

/// Rows grouped by topic, topics in order of first appearance.
template<class Row>
struct TrecTopics {
    struct Topic {
        std::string_view name;
        std::vector<Row> rows;
    };
    std::vector<Topic> topics;
    std::unordered_map<std::string_view, std::size_t> indexOf;
    std::shared_ptr<const std::string> text; ///< what the views point into

    [[nodiscard]] const Topic* find(std::string_view name) const {
        const auto found = indexOf.find(name);
        return found == indexOf.end() ? nullptr : &topics[found->second];
    }
};

struct JudgementRow { // topic iteration document grade
    std::string_view document;
    std::int64_t grade = 0;
};
struct RunRow { // topic Q0 document rank score tag
    std::string_view document;
    double score = 0;
};
using Qrels = TrecTopics<JudgementRow>;
using RunFile = TrecTopics<RunRow>; ///< rows best first: score descending, then document descending by bytes

/// Errors: BadInput with file, line and column: too few or too many fields, a grade that is no whole number,
/// a document that a topic judges twice, no judgement at all.
Result<Qrels> parseQrels(std::string text, const std::string& fileName);
/// The rank column is ignored. Scores are doubles. An empty run is valid. Errors: BadInput with file, line
/// and column: fields, a score that is no number, a document twice in a topic.
Result<RunFile> parseRun(std::string text, const std::string& fileName);

} // namespace touchstone
