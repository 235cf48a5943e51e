// SPDX-License-Identifier: GPL-3.0-or-later
// Text that speaks to the model instead of the reader: instructions put into documents or questions, and
// characters that people do not see. By phrases and places, without a model: a hint with a score, not a
// proof. Pure and linear; safe for concurrent use.
#pragma once

#include "core/base/text_range.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace touchstone {

enum class InjectionKind : std::uint8_t {
    Override,     ///< "ignore all previous instructions"
    PromptLeak,   ///< asks for the instructions themselves
    ForgedRole,   ///< poses as the system, or addresses the assistant
    Jailbreak,    ///< a role without rules
    Diversion,    ///< tells what the answer has to be or to hold
    Exfiltration, ///< sends out what was said or what lies on the machine
    Hidden,       ///< stands where readers do not see it
    Invisible,    ///< characters without a shape
    Bidi,         ///< controls that turn the order of what is shown
};
std::string_view injectionKindName(InjectionKind kind); ///< "override" ...

struct InjectedSpan {
    InjectionKind kind = InjectionKind::Override;
    TextRange range;   ///< bytes of the text
    double weight = 0; ///< 0..1: how much it says by itself
};

struct InjectionScan {
    double score = 0;                ///< 1 - product of (1 - weight), each kind of phrase once
    std::vector<InjectedSpan> spans; ///< in the order of the text
    /// Kinds that were found, each once.
    [[nodiscard]] std::vector<InjectionKind> kinds() const;
};

inline constexpr double kInjectionAttack = 0.5;     ///< score from which a text is taken for an attack
inline constexpr double kInjectionSuspicious = 0.3; ///< ... for something to look at
enum class InjectionVerdict : std::uint8_t { Clean, Suspicious, Attack };
InjectionVerdict verdictOf(const InjectionScan& scan);
std::string_view injectionVerdictName(InjectionVerdict verdict);

InjectionScan scanForInjection(std::string_view text);

/// Runs of characters without a shape, where no script or emoji needs them: zero-width ones between letters,
/// tags (U+E0000), bidirectional controls. Not: a byte order mark at the start, joiners of scripts that use
/// them, variation selectors behind emoji.
struct InvisibleRun {
    TextRange range;
    char32_t first = 0;
    std::size_t count = 0;
    bool bidi = false;
};
std::vector<InvisibleRun> findInvisible(std::string_view text);

} // namespace touchstone
