// SPDX-License-Identifier: GPL-3.0-or-later
// The passages of an item as rank lines show them. Pure; interface's thread (it translates).
#pragma once

#include "eval/runners/sample_view.h"
#include "gui/widgets/ranklines.h"

namespace touchstone::gui {

std::vector<RankedPassage> rankedPassages(const SampleView& sample);

} // namespace touchstone::gui
