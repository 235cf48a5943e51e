// SPDX-License-Identifier: GPL-3.0-or-later
// What the search for an edit found, as one line on each change of the diff. Pure function; interface's
// thread (it translates).
#pragma once

#include "eval/regressions/prompt_search.h"
#include "gui/prompts/promptdiffview.h"

#include <vector>

namespace touchstone::gui {

/// One for each of `changes` changes; empty where nothing was found.
std::vector<ChangeNote> editNotes(const EditSearch& search, std::size_t changes);

} // namespace touchstone::gui
