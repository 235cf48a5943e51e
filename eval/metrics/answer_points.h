// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the points that an answer should make a text makes. Belongs to one thread.
#pragma once

#include "core/text/analyser.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class AnswerPoints {
public:
    /// Per point whether `text` makes it: at least 7 of 10 of its content words (stemmed) stand there; a
    /// point without content words when its letters and digits do.
    [[nodiscard]] std::vector<bool> covered(std::string_view text,
                                            const std::vector<std::string>& points) const;

private:
    [[nodiscard]] std::vector<std::string> contentWords(std::string_view text) const;
    Analyser m_analyser;
};

} // namespace touchstone
