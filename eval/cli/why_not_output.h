// SPDX-License-Identifier: GPL-3.0-or-later
// What `search --why-not` says, as JSON and in words. One thread.
#pragma once

#include "core/retrieval/why_not.h"
#include "eval/cli/command.h"

namespace touchstone::cli {

Json whyNotJson(const WhyNot& why);
void printWhyNot(Console& console, const WhyNot& why, std::size_t k);

} // namespace touchstone::cli
