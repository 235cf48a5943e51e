// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/retriever.h"

namespace touchstone {

Result<RetrievalMode> retrievalModeByName(std::string_view name) {
    for (RetrievalMode mode : {RetrievalMode::Lexical, RetrievalMode::Dense, RetrievalMode::Hybrid})
        if (retrievalModeName(mode) == name)
            return mode;
    return fail(ErrorCode::Usage, "There is no retrieval mode '" + std::string(name) + "'.",
                "Modes: lexical, dense, hybrid");
}

std::string_view retrievalModeName(RetrievalMode mode) {
    switch (mode) {
    case RetrievalMode::Lexical:
        return "lexical";
    case RetrievalMode::Dense:
        return "dense";
    case RetrievalMode::Hybrid:
        break;
    }
    return "hybrid";
}

} // namespace touchstone
