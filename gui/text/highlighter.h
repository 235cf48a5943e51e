// SPDX-License-Identifier: GPL-3.0-or-later
// Syntax colours for code in answers and pages: a scanner of words, strings, comments and numbers with a
// profile per language. It never fails: an unknown language gives no spans. Pure function, any thread.
#pragma once

#include <QString>
#include <QStringView>
#include <vector>

namespace touchstone::gui {

enum class CodeKind : std::uint8_t { Keyword, String, Comment, Number, Name, Added, Removed };

struct CodeSpan {
    int start = 0, length = 0; ///< UTF-16
    CodeKind kind = CodeKind::Keyword;
};

/// Spans in order, not overlapping. `language` as written behind a fence ("python", "py", "console", ...).
std::vector<CodeSpan> highlightCode(QStringView code, QStringView language);

} // namespace touchstone::gui
