// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/suite_checks.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

/// Sums of decimal numbers miss a limit by less than this.
constexpr double kSuiteRounding = 1e-12;

bool isCited(const OutputCitation& citation, const Expectation& expectation, const PlacedSection* section) {
    if (citation.status != "verified" && citation.status != "partly")
        return false;
    if (citation.path != expectation.place.path)
        return false;
    if (expectation.place.heading.empty() && expectation.place.anchor.empty())
        return true;
    if (!section)
        return false;
    return citation.anchor == section->anchor &&
           (!section->anchor.empty() || headingKey(citation.heading) == headingKey(section->heading));
}

std::string citedPlaces(const SampleOutput& output) {
    std::string out;
    if (output.citations)
        for (const OutputCitation& citation : *output.citations) {
            const std::string one =
                citation.path.empty()
                    ? fmt::format("[{}] ({})", citation.n, citation.status)
                    : fmt::format("{}{}{} ({})", citation.path, citation.anchor.empty() ? "" : "#",
                                  citation.anchor, citation.status);
            if (out.find(one) == std::string::npos)
                out += (out.empty() ? "" : ", ") + one;
        }
    return out.empty() ? "it cites nothing" : "it cites " + out;
}

} // namespace

std::string faultOf(const Expectation& expectation, const PlacedSection* section,
                    const SampleOutput& output) {
    switch (expectation.kind) {
    case ExpectKind::Form: {
        std::string why;
        return passesCheck(expectation.form, output.answer, why) ? std::string()
               : why.empty()                                     ? std::string("does not hold")
                                                                 : why;
    }
    case ExpectKind::Cites: {
        const bool cited = output.citations && std::any_of(output.citations->begin(), output.citations->end(),
                                                           [&](const OutputCitation& one) {
                                                               return isCited(one, expectation, section);
                                                           });
        return cited != expectation.negated ? std::string() : citedPlaces(output);
    }
    case ExpectKind::Refuses:
        return output.refused ? std::string() : "it answers";
    case ExpectKind::Answers:
        return output.refused ? fmt::format("it refuses ({})", output.reason) : std::string();
    case ExpectKind::Rubric:
    case ExpectKind::Score:
        break;
    }
    return {};
}

std::string faultOf(const Expectation& expectation, const Score& score) {
    if (score.state == ScoreState::NotApplicable)
        return fmt::format("there is no value: {}", score.reason);
    if (!score.hasValue())
        return fmt::format("there is no value: {}{}", score.reason,
                           score.raw.empty() ? "" : fmt::format(" ({})", score.raw.substr(0, 200)));
    const bool low = expectation.min && score.value < *expectation.min - kSuiteRounding;
    const bool high = expectation.max && score.value > *expectation.max + kSuiteRounding;
    return low || high ? fmt::format("it is {:.4g}", score.value) : std::string();
}

} // namespace touchstone
