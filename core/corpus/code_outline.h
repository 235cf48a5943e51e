// SPDX-License-Identifier: GPL-3.0-or-later
// Where the definitions of a source file stand: one tolerant scanner for each family of languages. Offsets
// are bytes of the text. Linear in the text; nothing is executed or included. Internal to core/corpus. Pure.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/text_range.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class CodeFamily : std::uint8_t { Python, Script, Cpp };

inline constexpr std::size_t kNoDefinition = static_cast<std::size_t>(-1);

struct CodeDefinition {
    std::size_t parent = kNoDefinition; ///< index of the definition around it
    std::size_t start = 0;              ///< of the comment that leads to it, of its decorators, or of itself
    std::size_t codeStart = 0;          ///< behind that comment
    std::size_t headStart = 0;          ///< "def", "class", the declaration itself
    std::size_t nameStart = 0, nameEnd = 0; ///< equal: no name of its own
    std::size_t headEnd = 0;                ///< end of the signature, without ':' or '{'
    std::size_t docStart = 0, docEnd = 0;   ///< docstring inside, with its quotes; equal: none
    std::size_t end = 0;                    ///< behind its last line or brace
    std::size_t regionEnd = 0;              ///< the same with comments below that belong to it
    std::string name;                       ///< used where it has none of its own
    bool inner = false;                     ///< a function within one: a section only where it is large
    std::string scope;                      ///< what qualifies the name beside its parents: a namespace
};

struct CodeOutline {
    std::vector<CodeDefinition> definitions; ///< in order of their starts, properly nested
    std::vector<TextRange> imports;          ///< whole statements, in order
    TextRange intro;                         ///< docstring or first comment of the file; empty: none
};

/// Why a file could not be scanned: its definitions are not known.
struct CodeFault {
    std::size_t at = 0;
    std::string reason;
};
using OutlineResult = tl::expected<CodeOutline, CodeFault>;

OutlineResult outlinePython(std::string_view text, std::size_t from);
/// JavaScript, TypeScript and both with JSX.
OutlineResult outlineScript(std::string_view text, std::size_t from);
/// C and C++, sources and headers.
OutlineResult outlineCpp(std::string_view text, std::size_t from);

/// The signature on one line: blanks and comments folded; where it is long, the names of its parameters
/// only (languages that write name before type), then cut with "...".
std::string foldSignature(std::string_view head, CodeFamily family);

} // namespace touchstone
