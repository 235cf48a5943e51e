// SPDX-License-Identifier: GPL-3.0-or-later
// Code of the programs that make pages from templates ({{ ... }} of Go, {% ... %} of Jinja and Liquid): what
// it produces is not in the file, so it is taken out of the text, and counted. Pure, linear.
#pragma once

#include "core/corpus/document.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace touchstone {

struct TemplateAction {
    TextRange range;      ///< braces included
    TextRange kept;       ///< of `{{raw "text"}}`: the text; else empty
    bool certain = false; ///< its first word is one that only templates have ("end", ".Title")
};

/// The action that begins with the '{' at `at`, or none. Quoted strings may hold braces.
std::optional<TemplateAction> templateActionAt(std::string_view text, std::size_t at);

/// Whether text from `from` on holds an action that is certain.
bool usesTemplates(std::string_view text, std::size_t from);

/// The actions of an HTML page from `from` on. In <pre> and <code> braces are taken for an example, unless
/// `everywhere`.
struct TemplateMasks {
    std::vector<StrippedRange> ranges; ///< in order, kind "template"
    std::size_t count = 0;
};
TemplateMasks htmlTemplateMasks(std::string_view page, std::size_t from, bool everywhere);

/// The ranges that an action takes out of the text.
void appendMasks(const TemplateAction& action, std::vector<StrippedRange>& out);

/// What is said of a page with `count` actions, the first of them at `first`.
DocumentWarning templateWarning(std::string_view page, std::size_t count, std::uint64_t first);

} // namespace touchstone
