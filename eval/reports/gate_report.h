// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of gates as JSON, JUnit XML, Markdown and text. Pure.
#pragma once

#include "eval/regressions/gates.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace touchstone {

nlohmann::ordered_json gateReportJson(const GateReport& report);
/// One suite of gates; a failed gate is a failure, one without a value an error. `file`: the gates' own.
std::string gateReportJunit(const GateReport& report, const std::string& file);
std::string gateReportMarkdown(const GateReport& report);
std::string gateReportText(const GateReport& report);

/// For XML text and attributes; characters that XML 1.0 does not have are left out.
std::string xmlEscaped(std::string_view text);

} // namespace touchstone
