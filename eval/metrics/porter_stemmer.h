// SPDX-License-Identifier: GPL-3.0-or-later
// Porter's stemmer (1980) with the departures of NLTK's default mode, because published ROUGE values rest on
// them: dying -> die, flies -> fli, dies -> die, skies -> sky, enjoy -> enjoy. Search uses another one
// (Snowball, core/text). Pure, safe for concurrent use.
#pragma once

#include <string>

namespace touchstone {
/// `word` in lower case, ASCII letters and digits.
std::string porterStem(std::string word);
} // namespace touchstone
