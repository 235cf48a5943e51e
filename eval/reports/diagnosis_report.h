// SPDX-License-Identifier: GPL-3.0-or-later
// Why answers of one arm were wrong, as a part of the reports of a run. Pure.
#pragma once

#include "eval/reports/run_document.h"

#include <string>

namespace touchstone {

/// "" when the run was not diagnosed. `arm`: its number.
std::string diagnosisHtml(const RunDocument& document, std::size_t arm);
std::string diagnosisMarkdown(const RunDocument& document, std::size_t arm);

} // namespace touchstone
