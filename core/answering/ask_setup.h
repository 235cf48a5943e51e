// SPDX-License-Identifier: GPL-3.0-or-later
// What a question is asked with, as a value that is kept beside its answer: corpora, retrieval, prompt,
// model. Pure.
#pragma once

#include "core/answering/ask.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct AskSetup {
    std::string corpora; ///< as for Workbench::resolveEditions
    std::string mode = "hybrid";
    std::size_t k = 8;
    std::string rerank{};               ///< "" = the default of the mode
    std::string prompt{};               ///< "answer@2"; "" = the one in use
    std::string model = "extractive";   ///< SPEC or a name from the settings
    bool tools = false;                 ///< the model may look things up itself
    std::vector<std::string> without{}; ///< chunks that are switched off
    friend bool operator==(const AskSetup&, const AskSetup&) = default;
};

/// docs/formats/answer.md. What cannot be read gives the defaults.
std::string askSetupJson(const AskSetup& setup);
AskSetup askSetupFromJson(std::string_view json);

/// Mode, k, reranker and what is switched off, with explanations. Errors: Usage (a mode that is none).
Result<AskOptions> askOptionsOf(const AskSetup& setup);

/// The line that asks the same from a shell, every word quoted where it must be. `workspace` "" = the default
/// one.
std::string askCommandLine(const std::string& question, const AskSetup& setup, const std::string& workspace);

} // namespace touchstone
